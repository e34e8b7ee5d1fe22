import { StatsInputError } from '../error.ts';
import { type NotComputed, notComputed } from '../result.ts';
import { type Column, checkColumn } from './columns.ts';

/** Covariates by name. The order of names is the order of coefficients. */
export type Covariates = Readonly<Record<string, Column>>;

/** Throws unless there is at least one covariate and each has `rows` finite numbers. */
export function checkCovariates(covariates: Covariates, rows: number): void {
  const names = Object.keys(covariates);
  if (names.length === 0) throw new StatsInputError('covariates', 'names no covariate');
  for (const name of names) checkColumn(`covariates.${name}`, covariates[name]!, rows);
}

/** Standard deviation of a column; 0 where all its values are equal. */
export function spread(column: Column): number {
  const n = column.length;
  const first = column[0]!;
  let sum = 0;
  let squares = 0;
  let constant = true;
  for (let row = 0; row < n; row++) {
    const gap = column[row]! - first;
    sum += gap;
    if (gap !== 0) constant = false;
  }
  if (constant) return 0;
  const mean = first + sum / n;
  for (let row = 0; row < n; row++) squares += (column[row]! - mean) ** 2;
  return squares > 0 && squares < Infinity ? Math.sqrt(squares / (n - 1)) : hugeSpread(column, first);
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
