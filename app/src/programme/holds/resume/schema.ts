import { z } from 'zod';
import { outcomes } from './outcome.ts';

export const resumeSchema = z.strictObject({
  outcome: z.enum(outcomes, 'Vælg, hvad der er nyt. | Choose what is new.'),
});
