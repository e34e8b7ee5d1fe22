import { z } from 'zod';
import { passwordLength } from './accounts.ts';

/** The fields of an account wherever it is made. */
export const nameField = z
  .string()
  .trim()
  .min(1, 'Skriv dit navn. | Write your name.')
  .max(120, 'Navnet er for langt. | The name is too long.');

export const emailField = z
  .string()
  .trim()
  .max(254, 'Adressen er for lang. | The address is too long.')
  .pipe(
    z.email(
      'Skriv en mailadresse, for eksempel navn@forening.dk. | Write a mail address, for example name@association.dk.',
    ),
  );

export const newPasswordField = z
  .string()
  .min(
    passwordLength.least,
    `Adgangskoden skal have mindst ${passwordLength.least} tegn. Fire tilfældige ord er gode. | The password needs at least ${passwordLength.least} characters. Four random words are good.`,
  )
  .max(
    passwordLength.most,
    `Adgangskoden må højst have ${passwordLength.most} tegn. | The password may have at most ${passwordLength.most} characters.`,
  );
