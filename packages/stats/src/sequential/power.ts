import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkFinite } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze } from '../result.ts';
import { crossingProbabilities } from './crossing.ts';
import type { SequentialBounds } from './spending.ts';

export interface SequentialPower {
  /** Probability of rejecting in the direction of the drift. */
  readonly power: number;
  /** Probability of stopping for it at each look. */
  readonly stop: readonly number[];
  /** Expected share of the information used. */
  readonly expectedInformation: number;
}

/** Power of group-sequential bounds at a drift: the expected z statistic at full information. */
export function sequentialPower(bounds: SequentialBounds, drift: number): SequentialPower {
  checkFinite('drift', drift);
  const crossing = crossingProbabilities(looksOf(bounds), Math.abs(drift));
  const stop = crossing.upper;
  const last = bounds.information.length - 1;
  let early = 0;
  let expected = 0;
  for (let i = 0; i < last; i++) {
    const here = stop[i]! + crossing.lower[i]!;
    early += here;
    expected += here * bounds.information[i]!;
  }
  expected += (1 - early) * bounds.information[last]!;
  return deepFreeze({ power: stop.reduce((a, b) => a + b, 0), stop, expectedInformation: expected });
}

/** The drift at which the bounds have a given power; its square over that of one look is the inflation factor. */
export function driftForPower(bounds: SequentialBounds, power: number): number {
  if (!(power > 0.5 && power < 1)) throw new StatsInputError('power', `${power} is not between 0.5 and 1`);
  return findRoot((drift) => sequentialPower(bounds, drift).power - power, 0, 12);
}

function looksOf({ information, bound, sides }: SequentialBounds) {
  return information.map((share, i) => ({
    information: share,
    upper: bound[i]!,
    lower: sides === 2 ? -bound[i]! : -Infinity,
  }));
}

/**
 * Conditional power: the probability that a fixed final analysis rejects (z above `critical`), given the interim z at a
 * share of the information. `drift` is the effect assumed for the rest, on the scale of the final z; unless given, the
 * current trend. Source: Lan & Wittes (1988), Biometrics 44:579–585.
 */
export function conditionalPower(
  interim: { readonly z: number; readonly information: number; readonly critical: number },
  drift?: number,
): number {
  const { z, information, critical } = interim;
  checkFinite('z', z);
  checkFinite('critical', critical);
  if (!(information > 0 && information < 1)) {
    throw new StatsInputError('information', `${information} is not between 0 and 1`);
  }
  const assumed = drift ?? z / Math.sqrt(information);
  const score = z * Math.sqrt(information);
  return normal.upper((critical - score - assumed * (1 - information)) / Math.sqrt(1 - information));
}
