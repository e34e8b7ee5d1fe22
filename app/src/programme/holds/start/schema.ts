import { z } from 'zod';
import { note, requiredDay } from '../../mentors/fields.ts';
import { holdReasons } from '../hold.ts';

export const schema = z.strictObject({
  reason: z.enum(holdReasons, 'Vælg en grund. | Choose a reason.'),
  from: requiredDay('Skriv den dag, pausen begyndte. | Write the day the pause began.'),
  prison: z.union([z.literal(''), z.uuid()], 'Vælg fra listen. | Choose from the list.').default(''),
  note,
});
