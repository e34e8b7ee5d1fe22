import { z } from 'zod';
import { looksLikeCpr } from '../../people/cpr.ts';
import { certainties, languages, unknownReasons } from '../referral.ts';
import { parseIdentity } from './identity.ts';

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

const noCpr =
  'Skriv ikke CPR-numre her. Fjern nummeret; resten er stadig her. | Do not write CPR numbers here. Remove the number; the rest is still here.';

/** The kinds of release date that a prison may write. */
export const saidKinds = ['two-thirds', 'full-term', 'expected', 'conditional-pending'] as const;

/** Each field of a referral, as it may be written, and as it may be corrected later. */
export const fields = {
  name: z.string().trim().min(1, 'Skriv personens navn. | Write the person’s name.').max(200),
  cpr: z
    .string()
    .trim()
    .refine(
      (text) => parseIdentity(text) !== undefined,
      'Skriv CPR-nummeret som 010190-1234, eller fødselsdagen som 1.1.1990. | Write the CPR number as 010190-1234, or the date of birth as 1.1.1990.',
    ),
  language: z.enum(languages, 'Vælg et sprog. | Choose a language.'),
  town: z.uuid('Vælg den by, personen løslades til. | Choose the town of release.'),
  certainty: z.enum(certainties, 'Vælg, hvor sikker datoen er. | Choose how certain the date is.'),
  releaseDate: z.union(
    [z.literal(''), date],
    'Skriv datoen som dag, måned og år. | Write the date as day, month and year.',
  ),
  kind: z.enum(saidKinds, 'Vælg, hvad datoen bygger på. | Choose what the date rests on.'),
  referrerName: z.string().trim().min(1, 'Skriv dit navn. | Write your name.').max(200),
  referrerContact: z
    .string()
    .trim()
    .min(1, 'Skriv, hvor vi kan få fat i dig. | Write how we can reach you.')
    .max(200),
  note: z
    .string()
    .trim()
    .max(500, 'Skriv højst 500 tegn. | Write at most 500 characters.')
    .refine((text) => !looksLikeCpr(text), noCpr),
};

/** What a prison contact tells us: twelve fields, two of them only asked for sometimes. */
export const handInSchema = z
  .strictObject({
    ...fields,
    note: fields.note.default(''),
    whyUnknown: z
      .union([z.literal(''), z.enum(unknownReasons)], 'Vælg en grund. | Choose a reason.')
      .default(''),
    personKnows: z
      .literal(
        'yes',
        'Personen skal vide det, før I henviser. Sæt krydset, når I har talt om det. | The person must know before you refer. Tick the box when you have talked about it.',
      )
      .transform(() => true),
  })
  .refine((form) => (form.certainty === 'unknown') === (form.releaseDate === ''), {
    path: ['releaseDate'],
    error:
      'Skriv datoen, eller vælg »Kendes ikke« og lad datoen stå tom. | Write the date, or choose “Not known” and leave the date empty.',
  })
  .refine((form) => form.certainty !== 'unknown' || form.whyUnknown !== '', {
    path: ['whyUnknown'],
    error: 'Vælg, hvorfor datoen ikke kendes. | Choose why the date is not known.',
  })
  .transform((form) => (form.certainty === 'unknown' ? form : { ...form, whyUnknown: '' as const }));

export type HandIn = z.output<typeof handInSchema>;
