import { StatsInputError } from '../error.ts';

/** One variable: a typed array or a plain array of numbers, one entry per row. */
export type Column = ArrayLike<number>;

/** The column as an array of doubles: itself where it is one, else a copy. Loops over one kind of array run fastest. */
export function float64(column: Column): Float64Array {
  return column instanceof Float64Array ? column : new Float64Array(column);
}

/** Throws unless every entry is a finite number and, where `length` is given, the column has that many rows. */
export function checkColumn(argument: string, column: Column, length?: number): void {
  if (length !== undefined && column.length !== length) {
    throw new StatsInputError(argument, `has ${column.length} rows where ${length} were expected`);
  }
  // Zero times any finite number is zero: one pass without a branch, and a search only where it is needed.
  let zero = 0;
  for (let row = 0; row < column.length; row++) zero += column[row]! * 0;
  if (zero === 0) return;
  for (let row = 0; row < column.length; row++) {
    if (!Number.isFinite(column[row])) throw new StatsInputError(argument, 'is not a finite number', row);
  }
}

/** Follow-up times: finite and not negative. */
export function checkTimes(argument: string, column: Column, length?: number): void {
  checkColumn(argument, column, length);
  for (let row = 0; row < column.length; row++) {
    if (column[row]! < 0) throw new StatsInputError(argument, 'is negative', row);
  }
}

/** Indicators: 0 or 1 only. */
export function checkIndicator(argument: string, column: Column, length?: number): void {
  checkColumn(argument, column, length);
  // First without a branch that zeros and ones in no order would make the processor guess.
  let other = 0;
  for (let row = 0; row < column.length; row++) other += Math.abs(column[row]! * (column[row]! - 1));
  if (other === 0) return;
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value !== 0 && value !== 1) throw new StatsInputError(argument, `is ${value}, not 0 or 1`, row);
  }
}

/** Weights beyond these cannot be multiplied with one another; what the unit is does not matter to any method. */
const LEAST_WEIGHT = 1e-70;
const MOST_WEIGHT = 1e70;

/** Case weights: finite, not negative, not all zero and not beyond reckoning. */
export function checkWeights(argument: string, column: Column, length?: number): void {
  checkColumn(argument, column, length);
  let total = 0;
  for (let row = 0; row < column.length; row++) {
    const weight = column[row]!;
    if (weight < 0) throw new StatsInputError(argument, 'is negative', row);
    if (weight > MOST_WEIGHT || (weight < LEAST_WEIGHT && weight > 0)) {
      throw new StatsInputError(argument, `is ${weight}, too far from 1 to be a weight`, row);
    }
    total += weight;
  }
  if (column.length > 0 && total === 0) throw new StatsInputError(argument, 'is zero in every row');
}

/** Whether a weight is not a whole number: such rows are not so many people, and Greenwood's formula does not hold. */
export function hasFractions(weight: Column | undefined): boolean {
  for (let row = 0; row < (weight?.length ?? 0); row++) if (!Number.isInteger(weight![row])) return true;
  return false;
}

/** Entry times (left truncation): each before its row's exit time. */
export function checkEntry(entry: Column, time: Column): void {
  checkColumn('entry', entry, time.length);
  for (let row = 0; row < entry.length; row++) {
    if (entry[row]! >= time[row]!) {
      throw new StatsInputError('entry', `${entry[row]} is not before time ${time[row]}`, row);
    }
  }
}

/** Throws where a number is too large to be squared and added up. */
export function checkSquares(argument: string, column: Column): void {
  for (let row = 0; row < column.length; row++) {
    if (Math.abs(column[row]!) > 1e140) {
      throw new StatsInputError(argument, `is ${column[row]}, too large to be squared`, row);
    }
  }
}

/** Throws when there is no row at all. */
export function checkNotEmpty(argument: string, column: Column): void {
  if (column.length === 0) throw new StatsInputError(argument, 'has no rows');
}

/** The distinct values of a column, ascending, and each row's position among them. */
export interface Factor {
  readonly values: readonly number[];
  readonly index: Int32Array;
}

export function factor(column: Column): Factor {
  return smallCodes(column) ?? anyCodes(column);
}

/** Counting, where all codes are whole numbers from 0 to 1023. */
function smallCodes(column: Column): Factor | undefined {
  const seen = new Int32Array(1024);
  const n = column.length;
  for (let row = 0; row < n; row++) {
    const value = column[row]!;
    if (!(value >= 0 && value < 1024) || value !== Math.floor(value)) return undefined;
    seen[value] = 1;
  }
  const values: number[] = [];
  for (let value = 0; value < seen.length; value++) {
    if (seen[value] === 0) continue;
    seen[value] = values.length;
    values.push(value);
  }
  const index = new Int32Array(n);
  for (let row = 0; row < n; row++) index[row] = seen[column[row]!]!;
  return { values, index };
}

function anyCodes(column: Column): Factor {
  const position = new Map<number, number>();
  for (let row = 0; row < column.length; row++) position.set(column[row]!, 0);
  const values = [...position.keys()].sort((a, b) => a - b);
  for (const [at, value] of values.entries()) position.set(value, at);
  const index = new Int32Array(column.length);
  for (let row = 0; row < column.length; row++) index[row] = position.get(column[row]!)!;
  return { values, index };
}
