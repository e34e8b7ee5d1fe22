import { z } from 'zod';

const words = (message: string) =>
  z
    .string(message)
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', message)
    .refine((text) => text.length <= 4000, 'Skriv højst 4000 tegn. | Write at most 4000 characters.');

export const conductSchema = z.strictObject({
  da: words('Skriv reglerne på dansk. | Write the code in Danish.'),
  en: words('Skriv reglerne på engelsk. | Write the code in English.'),
});
