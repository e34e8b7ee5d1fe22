import { z } from 'zod';
import { line, optionalDay } from '../../mentors/fields.ts';
import { parseCpr } from '../../people/cpr.ts';
import { fields } from '../hand-in/schema.ts';

export const amendSchema = z.strictObject({
  /** Of what stood when the form was shown. */
  basis: z.string().max(64),
  name: fields.name,
  birthDate: optionalDay,
  cpr: z
    .string()
    .trim()
    .default('')
    .refine(
      (text) => text === '' || parseCpr(text) !== undefined,
      'Skriv CPR-nummeret som seks cifre, bindestreg og fire cifre. | Write the CPR number as six digits, a hyphen and four digits.',
    ),
  language: fields.language,
  town: fields.town,
  referrerName: line(200).default(''),
  referrerContact: line(200).default(''),
  note: fields.note,
  why: line(300).min(1, 'Skriv, hvorfor det rettes. | Write why it is corrected.'),
});
