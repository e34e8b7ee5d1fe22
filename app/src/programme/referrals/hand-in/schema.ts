import { z } from 'zod';
import { line, note, optionalDay } from '../../mentors/fields.ts';
import { certainties, languages, unknownReasons } from '../referral.ts';
import { parseIdentity } from './identity.ts';

/** The kinds of release date that a prison may write. */
export const saidKinds = ['two-thirds', 'full-term', 'expected', 'conditional-pending'] as const;

/** Each field of a referral, as it may be written, and as it may be corrected later. */
export const fields = {
  name: line(200).regex(/\p{L}/u, 'Skriv personens navn. | Write the person’s name.'),
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
  /** As a date control sends it, or as a person writes it where the browser has none; '' where it is not known. */
  releaseDate: optionalDay.transform((day) => day?.toString() ?? ''),
  kind: z.enum(saidKinds, 'Vælg, hvad datoen bygger på. | Choose what the date rests on.'),
  referrerName: line(200).min(1, 'Skriv dit navn. | Write your name.'),
  referrerContact: line(200).min(1, 'Skriv, hvor vi kan få fat i dig. | Write how we can reach you.'),
  note,
};

/** What a prison contact tells us: twelve fields, two of them only asked for sometimes. */
export const handInSchema = z
  .strictObject({
    ...fields,
    whyUnknown: z
      .union([z.literal(''), z.enum(unknownReasons)], 'Vælg en grund. | Choose a reason.')
      .default(''),
    personKnows: z
      .literal(
        'yes',
        'Personen skal vide det, før I henviser. Sæt krydset, når I har talt om det. | The person must know before you refer. Tick the box when you have talked about it.',
      )
      .transform(() => true),
    /** Of the draft that the page was shown with. */
    basis: z.string().max(64).default(''),
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
