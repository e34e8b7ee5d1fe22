import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkFinite } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze } from '../result.ts';
import { crossingProbabilities, type DriftOptions, type Look } from './crossing.ts';
import { looksOf, type SequentialBounds } from './spending.ts';

export interface SequentialPower {
  /** Probability of rejecting in the direction of the drift. */
  readonly power: number;
  /** Probability of stopping for it at each look. */
  readonly stop: readonly number[];
  /** Expected share of the information used. */
  readonly expectedInformation: number;
}

/** Power of group-sequential bounds at a drift. */
export function sequentialPower(bounds: SequentialBounds, { drift = 0 }: DriftOptions = {}): SequentialPower {
  checkFinite('drift', drift);
  return powerOfLooks(looksOf(bounds), Math.abs(drift));
}

/** The probability of crossing the upper bounds, and the information expected to be used whichever bound is crossed. */
export function powerOfLooks(looks: readonly Look[], drift: number): SequentialPower {
  const crossing = crossingProbabilities(looks, { drift });
  const stop = crossing.upper;
  const last = looks.length - 1;
  let early = 0;
  let expected = 0;
  for (let i = 0; i < last; i++) {
    const here = stop[i]! + crossing.lower[i]!;
    early += here;
    expected += here * looks[i]!.information;
  }
  expected += (1 - early) * looks[last]!.information;
  return deepFreeze({ power: stop.reduce((a, b) => a + b, 0), stop, expectedInformation: expected });
}

export interface TargetPowerOptions {
  /** Default 0.8. */
  readonly power?: number;
}

/** The drift at which the bounds have a given power. */
export function driftForPower(bounds: SequentialBounds, { power = 0.8 }: TargetPowerOptions = {}): number {
  if (!(power > 0.5 && power < 1)) throw new StatsInputError('power', `${power} is not between 0.5 and 1`);
  return findRoot((drift) => sequentialPower(bounds, { drift }).power - power, 0, 12);
}

/**
 * What the largest sample size of a sequential trial is, as a multiple of that of a trial with one look and the same
 * error and power. Source: Jennison & Turnbull (2000), tables 2.2 and 2.4.
 */
export function inflationFactor(bounds: SequentialBounds, { power = 0.8 }: TargetPowerOptions = {}): number {
  const alpha = bounds.spent.at(-1)! / bounds.sides;
  return (driftForPower(bounds, { power }) / (normal.upperQuantile(alpha) + normal.quantile(power))) ** 2;
}
