import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkFinite, checkWhole } from '../input/options.ts';
import { crossingProbabilities } from './crossing.ts';
import { looksOf, type SequentialBounds } from './spending.ts';

export interface Interim {
  readonly z: number;
  /** Share of the information so far. */
  readonly information: number;
  /** What z must exceed at the end. */
  readonly critical: number;
}

/**
 * Conditional power: the probability that a fixed final analysis rejects (z above `critical`), given the interim z at a
 * share of the information. `drift` is the effect assumed for the rest, on the scale of the final z; unless given, the
 * current trend. Source: Lan & Wittes (1988), Biometrics 44:579–585.
 */
export function conditionalPower(interim: Interim, drift?: number): number {
  const { z, information, critical } = checkInterim(interim);
  const assumed = drift ?? z / Math.sqrt(information);
  checkFinite('drift', assumed);
  const score = z * Math.sqrt(information);
  return normal.upper((critical - score - assumed * (1 - information)) / Math.sqrt(1 - information));
}

/**
 * Predictive power: conditional power averaged over what is then known of the drift, starting from a normal prior with
 * `mean` and as much `information` as that share of the trial (default 0: nothing known before).
 * Source: Spiegelhalter, Freedman & Blackburn (1986), Control Clin Trials 7:8–17.
 */
export function predictivePower(
  interim: Interim,
  prior: { readonly mean: number; readonly information: number } = { mean: 0, information: 0 },
): number {
  const { z, information, critical } = checkInterim(interim);
  checkFinite('prior.mean', prior.mean);
  if (!(prior.information >= 0 && prior.information < Infinity)) {
    throw new StatsInputError('prior.information', `${prior.information} is not a finite number from 0`);
  }
  const score = z * Math.sqrt(information);
  const known = prior.information + information;
  const left = 1 - information;
  const centre = (prior.mean * prior.information + score) / known;
  return normal.upper((critical - score - centre * left) / Math.sqrt(left + (left * left) / known));
}

/**
 * Conditional power of a sequential trial: the probability of crossing an upper bound at one of the looks that remain
 * after look number `look` (the first is 1), given its z. `drift` unless given is the current trend.
 */
export function sequentialConditionalPower(
  bounds: SequentialBounds,
  { look, z }: { readonly look: number; readonly z: number },
  drift?: number,
): number {
  checkWhole('look', look, 1);
  checkFinite('z', z);
  if (look >= bounds.information.length) {
    throw new StatsInputError('look', `${look} leaves no look of ${bounds.information.length}`);
  }
  const now = bounds.information[look - 1]!;
  const score = z * Math.sqrt(now);
  const assumed = drift ?? z / Math.sqrt(now);
  checkFinite('drift', assumed);
  // What is still to come is a process of its own, which starts at the interim score.
  const rest = looksOf(bounds)
    .slice(look)
    .map(({ information, lower, upper }) => {
      const scale = (bound: number): number =>
        (bound * Math.sqrt(information) - score) / Math.sqrt(information - now);
      return { information: information - now, lower: scale(lower), upper: scale(upper) };
    });
  return crossingProbabilities(rest, assumed).upper.reduce((sum, p) => sum + p, 0);
}

function checkInterim(interim: Interim): Interim {
  checkFinite('z', interim.z);
  checkFinite('critical', interim.critical);
  if (!(interim.information > 0 && interim.information < 1)) {
    throw new StatsInputError('information', `${interim.information} is not between 0 and 1`);
  }
  return interim;
}
