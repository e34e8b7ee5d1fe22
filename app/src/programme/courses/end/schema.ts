import { z } from 'zod';
import { note } from '../../mentors/fields.ts';
import { givenReasons } from '../closing.ts';

export const endSchema = z.strictObject({
  reason: z.enum(givenReasons, 'Vælg en grund. | Choose a reason.'),
  note,
});
