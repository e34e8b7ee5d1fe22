import { z } from 'zod';
import { passwordLength } from '../../accounts/accounts.ts';
import { nextSchema } from '../next.ts';

export const signInSchema = z.strictObject({
  email: z
    .string()
    .trim()
    .max(254)
    .pipe(
      z.email(
        'Skriv din mailadresse, for eksempel navn@forening.dk. | Write your mail address, for example name@association.dk.',
      ),
    ),
  password: z
    .string()
    .min(1, 'Skriv din adgangskode. | Write your password.')
    .max(passwordLength.most, 'Så lang en adgangskode findes ikke. | There is no password that long.'),
  next: nextSchema,
});
