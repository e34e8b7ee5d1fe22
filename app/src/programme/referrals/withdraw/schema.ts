import { z } from 'zod';
import { withdrawReasons } from '../withdrawal.ts';

export const withdrawSchema = z.strictObject({
  reason: z.enum(withdrawReasons, 'Vælg en grund. | Choose a reason.'),
});
