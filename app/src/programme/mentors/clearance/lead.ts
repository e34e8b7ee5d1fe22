import { defaultSettings } from '../../matching/engine/settings.ts';

/** So many answers are needed before they say more than the setting does. */
export const enough = 3;

/** How long a prison takes to answer, in days, and what that rests on: its answers, or the programme's setting. */
export interface Lead {
  readonly days: number;
  readonly answers: number;
  readonly measured: boolean;
}

/** The middle of the numbers; of an even count the mean of the two in the middle. NaN for none. */
export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
};

/** From the days that answered requests took to what to expect of the next one. */
export const leadOf = (days: readonly number[]): Lead =>
  days.length < enough
    ? { days: defaultSettings.limits.leadDaysDefault, answers: days.length, measured: false }
    : { days: Math.round(median(days)), answers: days.length, measured: true };
