import { z } from 'zod';
import { wholeNumber } from '../../mentors/fields.ts';
import { texts } from './texts.ts';

const between = (from: number, to: number) =>
  wholeNumber(
    from,
    to,
    `Skriv et helt tal fra ${from} til ${to}. | Write a whole number from ${from} to ${to}.`,
  );

export const settingsSchema = z
  .strictObject({
    minimumAge: between(15, 99),
    weeksFrom: between(0, 520),
    weeksTo: between(0, 520),
    nearWeeks: between(0, 52),
    basis: z.coerce.number().int().min(0),
  })
  .refine(({ weeksFrom, weeksTo }) => weeksFrom <= weeksTo, {
    path: ['weeksTo'],
    error: `${texts.da.order} | ${texts.en.order}`,
  });
