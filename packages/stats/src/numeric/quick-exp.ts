/** Parts of a doubling that have a table. */
const PARTS = 64;
/** log 2 / PARTS in two, of which a multiple of the first is exact. */
const HIGH = 0.6931471803691238 / PARTS;
const LOW = 1.9082149292705877e-10 / PARTS;
const PER_UNIT = PARTS / Math.LN2;
/** Added and taken off again, it rounds to a whole number. */
const ROUND = 1.5 * 2 ** 52;
const LARGEST = 700;
const LEAST_POWER = -1011;

const part = Float64Array.from({ length: PARTS }, (_, j) => 2 ** (j / PARTS));
const power = Float64Array.from({ length: 2 * -LEAST_POWER + 1 }, (_, k) => 2 ** (k + LEAST_POWER));

/**
 * exp(x) to about a unit in the last place, at a third of the cost of Math.exp, which is called for every number: what
 * is left of x beyond a 64th of log 2 has five terms of the series, the rest is in tables.
 */
export function quickExp(x: number): number {
  if (!(x < LARGEST && x > -LARGEST)) return Math.exp(x);
  const rounded = x * PER_UNIT + ROUND - ROUND;
  const left = x - rounded * HIGH - rounded * LOW;
  const series = left + left * left * (1 / 2 + left * (1 / 6 + left * (1 / 24 + left * (1 / 120))));
  const k = rounded | 0;
  const base = part[k & (PARTS - 1)]!;
  return (base + base * series) * power[(k >> 6) - LEAST_POWER]!;
}
