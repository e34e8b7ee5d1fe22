import { StatsInputError } from '../error.ts';

/** Throws when the point at which a distribution is asked for is not a number. */
export function checkPoint(x: number): void {
  if (Number.isNaN(x)) throw new StatsInputError('x', 'is not a number');
}

/** Beyond these a parameter is as good as zero or infinite, and the work, which grows with its root, would not end. */
const LEAST_SHAPE = 1e-100;
const MOST_SHAPE = 1e12;

/** Throws unless the parameter (a shape, a size, a number of degrees of freedom) can be worked with. */
export function checkShape(argument: string, value: number): void {
  if (!(value >= LEAST_SHAPE && value <= MOST_SHAPE)) {
    throw new StatsInputError(argument, `${value} is not between ${LEAST_SHAPE} and ${MOST_SHAPE}`);
  }
}

/** Throws unless the count can be worked with. */
export function checkCount(argument: string, value: number, most = MOST_SHAPE): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > most) {
    throw new StatsInputError(argument, `${value} is not a whole number from 0 to ${most}`);
  }
}
