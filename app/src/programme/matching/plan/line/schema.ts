import { z } from 'zod';
import { note } from '../../../mentors/fields.ts';

const mentor = z.uuid('Vælg en mentor. | Choose a mentor.');

export const lineParams = z.object({ id: z.uuid(), course: z.uuid() });

export const lineSchema = z.strictObject({
  first: mentor,
  other: mentor,
  /** The line as the form showed it (`seenOf`). */
  seen: z.string().max(100),
  leave: z.literal('yes').optional(),
  reason: note,
});
