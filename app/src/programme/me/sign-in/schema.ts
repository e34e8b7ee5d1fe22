import { z } from 'zod';

export const signInSchema = z.strictObject({
  code: z.string().trim().min(1, 'Skriv koden fra dit kort. | Write the code from your card.').max(40),
  born: z.string().trim().min(1, 'Skriv, hvornår du er født. | Write when you were born.').max(40),
});
