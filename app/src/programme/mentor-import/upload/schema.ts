import { z } from 'zod';
import { fileLimits } from '../access.ts';

export const uploadSchema = z.strictObject({
  file: z
    .instanceof(File, { message: 'Vælg en fil. | Choose a file.' })
    .refine((file) => file.size > 0, 'Vælg en fil, som ikke er tom. | Choose a file that is not empty.')
    .refine(
      (file) => file.size <= fileLimits.bytes,
      'Filen er større end 2 MB. | The file is larger than 2 MB.',
    ),
});
