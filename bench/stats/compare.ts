import type { Measured } from './runners.ts';
import type { CheckValue } from './task.ts';

/** What is wrong with the values of a run, one line each; none when all agree. */
export const disagreements = (
  stored: readonly CheckValue[],
  { values }: Measured,
  all: 'all of them' | 'those that it gives',
): readonly string[] =>
  stored.flatMap(({ label, value, tolerance }) => {
    const found = values[label];
    if (found === undefined) return all === 'all of them' ? [`${label} is missing`] : [];
    const off = Math.abs(found - value) / Math.max(Math.abs(value), Number.MIN_VALUE);
    return off <= tolerance ? [] : [`${label} is ${found}, not ${value} (off by ${off.toExponential(1)})`];
  });
