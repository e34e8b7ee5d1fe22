import { z } from 'zod';
import { fromField } from '../back.ts';
import { requiredDay } from '../fields.ts';

/** A training that a mentor completed: one of the organisation's courses of today. */
export const trainingSchema = z.strictObject({
  course: z.uuid('Vælg et kursus. | Choose a training.'),
  completedOn: requiredDay('Skriv, hvornår kurset blev gennemført. | Write when the training was completed.'),
  from: fromField,
});
