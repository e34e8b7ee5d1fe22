import { z } from 'zod';
import { requiredDay, wholeNumber } from '../../mentors/fields.ts';
import { texts } from '../texts.ts';

export const rateSchema = z.strictObject({
  from: requiredDay(`${texts.da.fromNeeded} | ${texts.en.fromNeeded}`),
  orePerKm: wholeNumber(1, 10_000, `${texts.da.oreNeeded} | ${texts.en.oreNeeded}`),
});
