import { z } from 'zod';

const reason = 'Skriv, hvorfor grupperne skal åbnes nu. | Write why the groups are to be opened now.';

export const askSchema = z.strictObject({
  analysis: z.uuid(),
  reason: z.string(reason).trim().min(10, reason).max(500, 'Højst 500 tegn. | At most 500 characters.'),
});
