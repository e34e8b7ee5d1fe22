import { StatsInputError } from '../error.ts';
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
  return Math.sqrt(squares / (n - 1));
}
