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

export interface ConditionalPowerOptions {
  /** The effect assumed for the rest, on the scale of the final z. Default the current trend. */
  readonly drift?: number;
}

/**
 * Conditional power: the probability that a fixed final analysis rejects (z above `critical`), given the interim z at a
 * share of the information. Source: Lan & Wittes (1988), Biometrics 44:579–585.
 */
export function conditionalPower(interim: Interim, options: ConditionalPowerOptions = {}): number {
  const { z, information, critical } = checkInterim(interim);
  const { drift: assumed = z / Math.sqrt(information) } = options;
  checkFinite('drift', assumed);
  const score = z * Math.sqrt(information);
  return normal.upper((critical - score - assumed * (1 - information)) / Math.sqrt(1 - information));
}

export interface PredictivePowerOptions {
  /** A normal prior of the drift, worth as much `information` as that share of the trial. Default: nothing is known before. */
  readonly prior?: { readonly mean: number; readonly information: number };
}

/**
 * Predictive power: conditional power averaged over what is then known of the drift.
 * Source: Spiegelhalter, Freedman & Blackburn (1986), Control Clin Trials 7:8–17.
 */
export function predictivePower(
  interim: Interim,
  { prior = { mean: 0, information: 0 } }: PredictivePowerOptions = {},
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

export interface SequentialInterim {
  readonly bounds: SequentialBounds;
  /** Number of the look; the first is 1. */
  readonly look: number;
  /** The z statistic there. */
  readonly z: number;
}

/**
 * Conditional power of a sequential trial: the probability of crossing an upper bound at one of the looks that remain
 * after a look, given its z.
 */
export function sequentialConditionalPower(
  { bounds, look, z }: SequentialInterim,
  options: ConditionalPowerOptions = {},
): number {
  checkWhole('look', look, 1);
  checkFinite('z', z);
  if (look >= bounds.information.length) {
    throw new StatsInputError('look', `${look} leaves no look of ${bounds.information.length}`);
  }
  const now = bounds.information[look - 1]!;
  const score = z * Math.sqrt(now);
  const { drift: assumed = z / Math.sqrt(now) } = options;
  checkFinite('drift', assumed);
  // What is still to come is a process of its own, which starts at the interim score.
  const rest = looksOf(bounds)
    .slice(look)
    .map(({ information, lower, upper }) => {
      const scale = (bound: number): number =>
        (bound * Math.sqrt(information) - score) / Math.sqrt(information - now);
      return { information: information - now, lower: scale(lower), upper: scale(upper) };
    });
  return crossingProbabilities(rest, { drift: assumed }).upper.reduce((sum, p) => sum + p, 0);
}

function checkInterim(interim: Interim): Interim {
  checkFinite('z', interim.z);
  checkFinite('critical', interim.critical);
  if (!(interim.information > 0 && interim.information < 1)) {
    throw new StatsInputError('information', `${interim.information} is not between 0 and 1`);
  }
  return interim;
}
