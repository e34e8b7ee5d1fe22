import { z } from 'zod';
import { wholeNumber } from '../mentors/fields.ts';
import type { TrainingInput } from './store.ts';

const name = (message: string) =>
  z.string(message).trim().min(1, message).max(100, 'Skriv et kortere navn. | Write a shorter name.');

const months = wholeNumber(1, 120, 'Skriv et tal fra 1 til 120. | Write a number from 1 to 120.');

/** A training course as it is typed; `id` when one is changed. */
export const trainingCourseSchema = z.strictObject({
  id: z.union([z.literal(''), z.uuid()]).default(''),
  da: name('Skriv navnet på dansk. | Write the name in Danish.'),
  en: name('Skriv navnet på engelsk. | Write the name in English.'),
  hours: wholeNumber(0, 200, 'Skriv et tal fra 0 til 200. | Write a number from 0 to 200.'),
  required: z.literal('yes').optional(),
  refresherMonths: z
    .union(
      [z.literal('').transform(() => undefined), months],
      'Skriv et tal fra 1 til 120. | Write a number from 1 to 120.',
    )
    .optional(),
});

export const inputOf = (body: z.output<typeof trainingCourseSchema>): TrainingInput => ({
  da: body.da,
  en: body.en,
  hours: body.hours,
  required: body.required === 'yes',
  refresherMonths: body.refresherMonths,
});
