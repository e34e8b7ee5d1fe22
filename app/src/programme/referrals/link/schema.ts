import { z } from 'zod';

export const linkSchema = z.strictObject({
  prison: z.uuid('Vælg et fængsel. | Choose a prison.'),
  contactName: z.string().trim().max(200).default(''),
});
