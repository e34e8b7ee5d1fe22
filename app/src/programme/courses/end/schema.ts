import { z } from 'zod';
import { note } from '../../mentors/fields.ts';
import { givenReasons } from '../closing.ts';

export const endSchema = z.strictObject({
  reason: z.enum(givenReasons, 'Vælg en grund. | Choose a reason.'),
  note,
  /** The prison's wish through a link, which is used once the course is ended. */
  answer: z.union([z.literal(''), z.uuid()]).default(''),
});
