import { z } from 'zod';
import { line } from '../../mentors/fields.ts';
import { languages } from '../../referrals/referral.ts';

const tick = z.literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.').optional();

export const aboutSchema = z.strictObject({
  /** Of what stood when the form was shown. */
  basis: z.string().max(64),
  /** One number, as a telephone dials it. */
  phone: line(40)
    .regex(
      /^(?:\+?(?:[\s().-]*\d){4,15})?$/u,
      'Skriv ét telefonnummer, fx 20 30 40 50. | Write one telephone number, e.g. 20 30 40 50.',
    )
    .default(''),
  language: z.enum(languages, 'Vælg et sprog. | Choose a language.'),
  interpreter: tick,
  aloud: tick,
  alias: line(40).default(''),
});
