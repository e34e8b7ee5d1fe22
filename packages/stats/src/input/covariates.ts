import { StatsInputError } from '../error.ts';
import { type NotComputed, notComputed } from '../result.ts';
import { type Column, checkColumn, float64 } from './columns.ts';

/** Covariates by name. The order of names is the order of coefficients. */
export type Covariates = Readonly<Record<string, Column>>;

/** Throws unless there is at least one covariate and each has `rows` finite numbers. */
export function checkCovariates(covariates: Covariates, rows: number, argument = 'covariates'): void {
  const names = Object.keys(covariates);
  if (names.length === 0) throw new StatsInputError(argument, 'names no column');
  for (const name of names) checkColumn(`${argument}.${name}`, covariates[name]!, rows);
}

/** Mean and standard deviation (0 where all values are equal) of a column. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Both in one pass: sums of distances from the first value, which lies within the data, so that they do not cancel. The
 * deviation of a column that is not all finite numbers is NaN.
 */
export function spreadOf(column: Column): Spread {
  const x = float64(column);
  const n = x.length;
  const first = x[0]!;
  let [sum, sumOdd, squares, squaresOdd] = [0, 0, 0, 0];
  let row = 0;
  for (; row + 1 < n; row += 2) {
    const gap = x[row]! - first;
    const gapOdd = x[row + 1]! - first;
    sum += gap;
    sumOdd += gapOdd;
    squares += gap * gap;
    squaresOdd += gapOdd * gapOdd;
  }
  if (row < n) {
    sum += x[row]! - first;
    squares += (x[row]! - first) ** 2;
  }
  sum += sumOdd;
  squares += squaresOdd;
  const variance = (squares - (sum * sum) / n) / (n - 1);
  const mean = first + sum / n;
  if (variance > 0 && squares < Infinity) return { mean, deviation: Math.sqrt(variance) };
  if (Number.isNaN(squares)) return { mean, deviation: Number.NaN };
  return { mean: x.reduce((total, value) => total + value / n, 0), deviation: hugeSpread(x, first) };
}

/** Standard deviation of a column; 0 where all its values are equal. */
export function spread(column: Column): number {
  return spreadOf(column).deviation;
}

/** Throws as {@link checkCovariates}, and gives the spread of each: one pass over the columns. */
export function spreadsOf(covariates: Covariates, rows: number): readonly Spread[] {
  const names = Object.keys(covariates);
  const spreads = Object.values(covariates).map((column) =>
    column.length === rows ? spreadOf(column) : { mean: 0, deviation: Number.NaN },
  );
  if (names.length === 0 || spreads.some(({ deviation }) => !(deviation < Infinity))) {
    checkCovariates(covariates, rows);
  }
  return spreads;
}

/** The same where squares would leave the range of numbers; only its order of magnitude matters then. */
function hugeSpread(column: Column, first: number): number {
  let most = 0;
  for (let row = 0; row < column.length; row++) most = Math.max(most, Math.abs(column[row]! / 2 - first / 2));
  return 2 * most;
}

/** Spreads beyond these cannot be multiplied with one another as often as a model does. */
const LEAST_SPREAD = 1e-70;
const MOST_SPREAD = 1e70;

/** Why covariates with these standard deviations cannot be in a model, if so. */
export function unusable(names: readonly string[], scales: readonly number[]): NotComputed | undefined {
  const constant = scales.indexOf(0);
  if (constant >= 0) return notComputed('no-variation', `${names[constant]} is the same in every row`);
  const odd = scales.findIndex((scale) => !(scale > LEAST_SPREAD && scale < MOST_SPREAD));
  if (odd < 0) return undefined;
  return notComputed(
    'singular-information',
    `the values of ${names[odd]} are too large or too close together to be reckoned with: give it another unit`,
  );
}
