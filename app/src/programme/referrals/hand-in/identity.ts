import { parseDate } from '../../../ui/index.ts';
import { type Cpr, parseCpr } from '../../people/cpr.ts';

/** Who somebody is, as far as a prison can say: the CPR number, or only the day of birth. */
export interface Identity {
  readonly cpr: Cpr | undefined;
  readonly birthDate: Temporal.PlainDate;
}

/** Reads a CPR number or a date of birth as people write them; undefined when it is neither. */
export const parseIdentity = (text: string): Identity | undefined => {
  const cpr = parseCpr(text);
  const birthDate = cpr?.birthDate ?? parseDate(text);
  if (birthDate === undefined || birthDate.year < 1900 || birthDate.year > 2100) return undefined;
  return Object.freeze({ cpr, birthDate });
};

/** The age of criminal responsibility in Denmark: nobody younger is in prison. */
const youngest = 15;

/** Old enough to be where a referral comes from. */
export const isOldEnough = (birthDate: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(birthDate.add({ years: youngest }), today) <= 0;
