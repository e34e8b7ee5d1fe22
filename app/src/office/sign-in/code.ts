import { z } from 'zod';

export const codeSchema = z
  .string()
  .trim()
  .min(1, 'Skriv koden. | Write the code.')
  .max(20, 'Koden har seks cifre. | The code has six digits.');

export const wrongCode = {
  da: 'Koden er forkert, brugt eller udløbet. Vent på den næste, og skriv den.',
  en: 'The code is wrong, used or expired. Wait for the next one and write that.',
};

export const expired = {
  da: 'Der gik for lang tid, eller for mange koder var forkerte. Begynd forfra.',
  en: 'It took too long, or too many codes were wrong. Begin again.',
};
