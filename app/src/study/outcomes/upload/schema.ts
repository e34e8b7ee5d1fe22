import { z } from 'zod';
import { parseDate } from '../../../ui/index.ts';
import { fileBytes } from '../file.ts';

const date = 'Skriv en dato, for eksempel 2026-01-31. | Write a date, for example 2026-01-31.';

export const uploadSchema = z.strictObject({
  file: z
    .instanceof(File, { message: 'Vælg en fil. | Choose a file.' })
    .refine((file) => file.size > 0, 'Vælg en fil, som ikke er tom. | Choose a file that is not empty.')
    .refine((file) => file.size <= fileBytes, 'Filen er større end 10 MB. | The file is larger than 10 MB.'),
  completeUntil: z.string(date).transform((text, check) => {
    const found = parseDate(text);
    if (found !== undefined) return found;
    check.addIssue({ code: 'custom', message: date });
    return z.NEVER;
  }),
});
