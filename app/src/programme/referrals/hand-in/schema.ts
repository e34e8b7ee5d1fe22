import { z } from 'zod';
import { parseCpr } from '../../people/cpr.ts';
import { certainties, languages } from '../referral.ts';

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u)
  .refine((text) => {
    try {
      Temporal.PlainDate.from(text);
      return true;
    } catch {
      return false;
    }
  });

/** What a prison contact tells us: ten fields, two of them optional. */
export const handInSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Skriv personens navn. | Write the person’s name.').max(200),
    cpr: z
      .string()
      .refine(
        (text) => parseCpr(text) !== undefined,
        'Skriv CPR-nummeret som seks cifre, bindestreg og fire cifre. | Write the CPR number as six digits, a hyphen and four digits.',
      ),
    town: z.uuid('Vælg den by, personen løslades til. | Choose the town of release.'),
    certainty: z.enum(certainties, 'Vælg, hvor sikker datoen er. | Choose how certain the date is.'),
    releaseDate: z.union(
      [z.literal(''), date],
      'Skriv datoen som dag, måned og år. | Write the date as day, month and year.',
    ),
    kind: z.enum(
      ['two-thirds', 'full-term', 'expected', 'conditional-pending'],
      'Vælg, hvad datoen bygger på. | Choose what the date rests on.',
    ),
    language: z.enum(languages, 'Vælg et sprog. | Choose a language.'),
    referrerName: z.string().trim().min(1, 'Skriv dit navn. | Write your name.').max(200),
    referrerContact: z
      .string()
      .trim()
      .min(1, 'Skriv, hvor vi kan få fat i dig. | Write how we can reach you.')
      .max(200),
    note: z.string().trim().max(500, 'Skriv højst 500 tegn. | Write at most 500 characters.').default(''),
  })
  .refine((form) => (form.certainty === 'unknown') === (form.releaseDate === ''), {
    path: ['releaseDate'],
    error:
      'Skriv datoen, eller vælg »Kendes ikke« og lad datoen stå tom. | Write the date, or choose “Not known” and leave the date empty.',
  });

export type HandIn = z.output<typeof handInSchema>;
