import { z } from 'zod';
import { lix, plainLix } from '../../../ui/index.ts';
import { purposes } from '../consent.ts';

const long = 'Skriv højst 500 tegn. | Write at most 500 characters.';
/** New words of a purpose; the Danish ones plain enough to be read aloud. */
export const wordingSchema = z.strictObject({
  purpose: z.enum(purposes),
  da: z
    .string()
    .trim()
    .min(1, 'Skriv teksten på dansk. | Write the text in Danish.')
    .max(500, long)
    .superRefine((text, context) => {
      const found = Math.ceil(lix(text));
      if (lix(text) <= plainLix) return;
      const da = `Teksten har lix ${found}. Den må højst have ${plainLix}. Skriv kortere sætninger og kortere ord.`;
      const en = `The text has lix ${found}. It may have at most ${plainLix}. Write shorter sentences and shorter words.`;
      context.addIssue({ code: 'custom', message: `${da} | ${en}` });
    }),
  en: z.string().trim().min(1, 'Skriv teksten på engelsk. | Write the text in English.').max(500, long),
});
