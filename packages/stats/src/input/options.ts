import { StatsInputError } from '../error.ts';

/** Throws unless the confidence level lies strictly between 0 and 1. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new StatsInputError('level', `${level} is not between 0 and 1`);
}

/** Throws unless the size of a test lies strictly between 0 and 1. */
export function checkAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new StatsInputError('alpha', `${alpha} is not between 0 and 1`);
}

/** Throws unless the value is one of those allowed. */
export function checkChoice<T extends string>(argument: string, value: T, allowed: readonly T[]): void {
  if (!allowed.includes(value)) {
    throw new StatsInputError(argument, `'${value}' is none of ${allowed.map((a) => `'${a}'`).join(', ')}`);
  }
}

/** Throws unless the value is a finite number above zero. */
export function checkPositive(argument: string, value: number): void {
  if (!(value > 0 && value < Infinity)) {
    throw new StatsInputError(argument, `${value} is not a finite number above 0`);
  }
}

/** Throws unless the value is a finite number. */
export function checkFinite(argument: string, value: number): void {
  if (!Number.isFinite(value)) throw new StatsInputError(argument, `${value} is not a finite number`);
}

/** Throws unless the value is a whole number of at least `minimum`. */
export function checkWhole(argument: string, value: number, minimum = 0): void {
  if (!Number.isSafeInteger(value) || value < minimum) {
    throw new StatsInputError(argument, `${value} is not a whole number of at least ${minimum}`);
  }
}

/** Throws unless the value is a probability, 0 and 1 included. */
export function checkProbability(argument: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new StatsInputError(argument, `${value} is not between 0 and 1`);
}
