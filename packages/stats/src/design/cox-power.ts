import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkPositive } from '../input/options.ts';
import { settings } from './power.ts';

/**
 * Power of the test of one coefficient of a Cox model by the number of events; both tails counted. `hazardRatio` is for one
 * unit of the covariate, `sd` its standard deviation (√(p (1 − p)) for a binary one, which makes it Schoenfeld's formula)
 * and `rSquared` (default 0) the share of its variance that the other covariates explain.
 * Source: Hsieh & Lavori (2000), Control Clin Trials 21:552–560.
 */
export function powerOfCox(
  {
    events,
    hazardRatio,
    sd,
    rSquared = 0,
  }: {
    readonly events: number;
    readonly hazardRatio: number;
    readonly sd: number;
    readonly rSquared?: number;
  },
  options: { readonly alpha?: number } = {},
): number {
  const { z } = settings(options);
  checkPositive('events', events);
  checkPositive('hazardRatio', hazardRatio);
  checkPositive('sd', sd);
  if (!(rSquared >= 0 && rSquared < 1)) throw new StatsInputError('rSquared', `${rSquared} is not in [0, 1)`);
  const shift = Math.abs(Math.log(hazardRatio)) * sd * Math.sqrt(events * (1 - rSquared));
  return normal.upper(z - shift) + normal.lower(-z - shift);
}

/**
 * Probability that a participant has the event within the trial: a constant hazard, enrolment spread evenly over `accrual`,
 * then `followUp` more for everybody, and loss to follow-up at a constant hazard `loss` (default 0), all in one unit of time.
 * Events needed, divided by the mean of both arms' probabilities, are the participants needed.
 * Source: Lachin & Foulkes (1986), Biometrics 42:507–519.
 */
export function eventProbability({
  hazard,
  accrual,
  followUp,
  loss = 0,
}: {
  readonly hazard: number;
  readonly accrual: number;
  readonly followUp: number;
  readonly loss?: number;
}): number {
  checkPositive('hazard', hazard);
  for (const [name, value] of Object.entries({ accrual, followUp, loss })) {
    if (!(value >= 0 && value < Infinity))
      throw new StatsInputError(name, `${value} is not a finite number from 0`);
  }
  const out = hazard + loss;
  // The mean of 1 − e^(−out · length) over lengths from followUp to followUp + accrual.
  const spread = out * accrual;
  const meanStay = Math.exp(-out * followUp) * (spread > 0 ? -Math.expm1(-spread) / spread : 1);
  return (hazard / out) * (1 - meanStay);
}
