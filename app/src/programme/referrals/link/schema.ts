import { z } from 'zod';
import { line } from '../../mentors/fields.ts';

export const linkSchema = z.strictObject({
  prison: z.uuid('Vælg et fængsel. | Choose a prison.'),
  contactName: line(200).default(''),
});
