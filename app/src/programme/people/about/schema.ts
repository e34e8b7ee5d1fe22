import { z } from 'zod';
import { languages } from '../../referrals/referral.ts';

const tick = z.literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.').optional();

const tooLong = 'Skriv højst 40 tegn. | Write at most 40 characters.';

export const aboutSchema = z.strictObject({
  phone: z.string().trim().max(40, tooLong).default(''),
  language: z.enum(languages, 'Vælg et sprog. | Choose a language.'),
  interpreter: tick,
  aloud: tick,
  alias: z.string().trim().max(40, tooLong).default(''),
});
