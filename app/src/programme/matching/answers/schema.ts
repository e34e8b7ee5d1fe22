import { z } from 'zod';
import { mentorRefusals, toldManners } from '../proposal/asked.ts';

const said = z.enum(['', 'yes', 'no'], 'Vælg ja eller nej. | Choose yes or no.').default('');

/** What a coordinator was told: an answer of one, two or all three. */
export const answersSchema = z
  .strictObject({
    match: z.uuid(),
    participant: said,
    'mentor-1': said,
    'mentor-2': said,
    how: z.enum(toldManners, 'Vælg, hvordan svaret kom. | Choose how the answer came.'),
    reason: z.enum(['', ...mentorRefusals]).default(''),
  })
  .refine((form) => form.participant !== '' || form['mentor-1'] !== '' || form['mentor-2'] !== '', {
    path: ['participant'],
    error: 'Skriv mindst ét svar. | Write at least one answer.',
  });
