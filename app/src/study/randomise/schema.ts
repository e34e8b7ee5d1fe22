import { z } from 'zod';

export const randomiseSchema = z.strictObject({
  person: z.uuid(),
  study: z.uuid(),
  number: z.string().max(20),
});
