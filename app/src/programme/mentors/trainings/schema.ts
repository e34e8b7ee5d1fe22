import { z } from 'zod';
import { requiredDay } from '../fields.ts';
import { trainingNames } from '../texts.ts';

/** A training that a mentor completed. */
export const trainingSchema = z.strictObject({
  courseName: z.enum(
    trainingNames.map((name) => name.da),
    'Vælg et kursus. | Choose a training.',
  ),
  completedOn: requiredDay('Skriv, hvornår kurset blev gennemført. | Write when the training was completed.'),
});
