import { z } from 'zod';
import { declineReasons } from '../referral.ts';

export const declineSchema = z.strictObject({
  reason: z.enum(declineReasons, 'Vælg en grund. | Choose a reason.'),
});
