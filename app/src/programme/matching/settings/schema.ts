import { z } from 'zod';
import { wholeNumber } from '../../mentors/fields.ts';
import { type MatchingRules, scoreParts } from '../engine/index.ts';
import { texts } from './texts.ts';

const between = (from: number, to: number) =>
  wholeNumber(
    from,
    to,
    `Skriv et helt tal fra ${from} til ${to}. | Write a whole number from ${from} to ${to}.`,
  );

/** A weight's field: `weight-language`. */
export const weightField = (part: (typeof scoreParts)[number]): `weight-${typeof part}` => `weight-${part}`;

const weight = between(0, 100);

export const settingsSchema = z
  .strictObject({
    'weight-language': weight,
    'weight-travel': weight,
    'weight-lifeAreas': weight,
    'weight-availability': weight,
    'weight-complementarity': weight,
    'weight-continuity': weight,
    'weight-capacity': weight,
    'weight-visits': weight,
    minimumAge: between(18, 99),
    maxTravelMinutes: between(15, 300),
    clearanceOf: z.enum(['one', 'both']),
    experienced: z.literal('yes').optional(),
    answerDays: between(1, 20),
    leadDaysDefault: between(1, 365),
    basis: z.coerce.number().int().min(0),
  })
  .superRefine((form, context) => {
    const sum = scoreParts.reduce((total, part) => total + form[weightField(part)], 0);
    if (sum !== 100)
      context.addIssue({
        code: 'custom',
        path: ['weight-language'],
        message: `${texts.da.sum(sum)} | ${texts.en.sum(sum)}`,
      });
  });

/** The next version, as a form that parsed says it. */
export const rulesOf = (form: z.output<typeof settingsSchema>): MatchingRules => ({
  version: form.basis + 1,
  weights: {
    language: form['weight-language'],
    travel: form['weight-travel'],
    lifeAreas: form['weight-lifeAreas'],
    availability: form['weight-availability'],
    complementarity: form['weight-complementarity'],
    continuity: form['weight-continuity'],
    capacity: form['weight-capacity'],
    visits: form['weight-visits'],
  },
  limits: {
    minimumAge: form.minimumAge,
    maxTravelMinutes: form.maxTravelMinutes,
    clearanceOf: form.clearanceOf,
    experienced: form.experienced === 'yes',
    answerDays: form.answerDays,
    leadDaysDefault: form.leadDaysDefault,
  },
});

/** What parsed, as the form's fields again. */
export const fieldsOf = (form: z.output<typeof settingsSchema>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value)]));
