import { z } from 'zod';
import { requiredDay, requiredNote } from '../../mentors/fields.ts';
import { looksLikeCpr } from '../cpr.ts';

export const birthDateSchema = z.strictObject({
  birthDate: requiredDay('Skriv fødselsdagen. | Write the date of birth.'),
  source: requiredNote('Skriv, hvor fødselsdagen er fra. | Write where the date of birth is from.').refine(
    (text) => text.length <= 200 && !looksLikeCpr(text),
    'Skriv det kort og uden CPR-nummer. | Write it shortly and without a CPR number.',
  ),
});
