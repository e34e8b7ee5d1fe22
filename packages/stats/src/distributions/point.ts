import { StatsInputError } from '../error.ts';

/** Throws when the point at which a distribution is asked for is not a number. */
export function checkPoint(x: number): void {
  if (Number.isNaN(x)) throw new StatsInputError('x', 'is not a number');
}
