import { chiSquared } from '../distributions/chi-squared.ts';
import { logGamma } from '../distributions/log-gamma.ts';
import { criticalValue } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkLevel } from '../input/options.ts';
import { maximise } from '../numeric/newton.ts';
import { findRoot } from '../numeric/root.ts';
import {
  type ChiSquaredTest,
  type Computed,
  computed,
  type Interval,
  type NotComputed,
  notComputed,
} from '../result.ts';
import { constantOnly, type RegressionDesign, regressionDesign, weightedMean } from './design.ts';
import {
  type FamilyTerms,
  fitRatios,
  type GeneralisedData,
  type GeneralisedFit,
  type GeneralisedOptions,
} from './generalised.ts';
import { linkLikelihood } from './link.ts';
import { dispersionAt, logRising, negativeBinomialRows, tailCounts } from './negative-binomial-dispersion.ts';
import { LOG_LINEAR, outcomeNotNegative } from './poisson.ts';

export interface Dispersion extends Interval {
  /** θ of variance μ + μ²/θ; R's `theta`, Stata's 1 / alpha. */
  readonly estimate: number;
  /** From the observed information of θ with the means held, as MASS gives it. The interval is on the log scale. */
  readonly standardError: number;
}

export interface NegativeBinomialFit extends GeneralisedFit {
  readonly theta: Dispersion;
  /** Against the Poisson model, which lies on the edge of this one: half the upper tail of chi-squared with 1 df. */
  readonly overdispersion: ChiSquaredTest;
  /** −2 log-likelihood plus twice the number of coefficients and θ. */
  readonly aic: number;
}

/**
 * Negative binomial regression (NB2) of whole counts with log link; the logarithm of time at risk goes in as `offset`.
 * Coefficients and θ are both maximum likelihood: for each θ the coefficients are fitted to full convergence, and θ is
 * where the slope of that profile is zero. Errors of coefficients take θ as known, from the expected information
 * (as MASS::glm.nb; the two are orthogonal). Time and memory grow with the largest count.
 * Not computed: no events, separation, 'boundary' where the counts vary no more about their Poisson means than Poisson
 * counts do (θ runs to infinity).
 * Sources: Lawless (1987), Can J Stat 15:209–225; Venables & Ripley (2002), section 7.4.
 */
export function negativeBinomialRegression(
  data: GeneralisedData,
  options: GeneralisedOptions = {},
): Computed<NegativeBinomialFit> {
  const { level = 0.95, intercept = true } = options;
  checkLevel(level);
  const none = outcomeNotNegative(data.y);
  if (none !== undefined) return none;
  for (let row = 0; row < data.y.length; row++) {
    if (!Number.isSafeInteger(data.y[row])) {
      throw new StatsInputError('y', `is ${data.y[row]}, not a whole number`, row);
    }
  }
  // Checks what remains of the input, and answers where not even the simpler model has an estimate.
  const poisson = fitRatios(LOG_LINEAR, data, options);
  if (!poisson.ok) return poisson;
  const y = new Float64Array(data.y);
  const design = regressionDesign(data.covariates, y.length, data.weight, intercept);
  if (!design.ok) return design;
  const offset = data.offset && new Float64Array(data.offset);
  const tail = tailCounts(y, design.weight);
  const rows = { design, y, offset, tail };
  const found = profileTheta(rows, poisson.fitted);
  if (typeof found !== 'number') return found;
  const fit = fitRatios(termsFor(found, tail.length), data, options);
  if (!fit.ok) return fit;
  const alone = intercept
    ? interceptOnly(rows, found)
    : fit.logLikelihood - fit.likelihoodRatio.chiSquared / 2;
  const df = fit.likelihoodRatio.df;
  const { information } = dispersionAt(found, tail, design, y, fit.fitted);
  const standardError = 1 / Math.sqrt(information);
  const reach = Math.exp((criticalValue(level) * standardError) / found);
  const over = Math.max(0, 2 * (fit.logLikelihood - poisson.logLikelihood));
  const against = df > 0 ? Math.max(0, 2 * (fit.logLikelihood - alone)) : 0;
  return computed({
    ...fit,
    likelihoodRatio: { chiSquared: against, df, p: df > 0 ? chiSquared.upper(against, df) : 1 },
    theta: { estimate: found, standardError, lower: found / reach, upper: found * reach, level },
    overdispersion: { chiSquared: over, df: 1, p: chiSquared.upper(over, 1) / 2 },
    aic: 2 * (fit.names.length + 1 - fit.logLikelihood),
  });
}

interface CountRows {
  readonly design: RegressionDesign;
  readonly y: Float64Array;
  readonly offset: Float64Array | undefined;
  readonly tail: Float64Array;
}

/** The family with θ held. */
function termsFor(theta: number, largest: number): FamilyTerms {
  const rising = logRising(theta, largest);
  return {
    likelihood: linkLikelihood(negativeBinomialRows(theta)),
    start: Math.log,
    constant: (y) => rising[y]! - logGamma(y + 1),
    saturated: (y) => (y > 0 ? y * Math.log(y) : 0) - (theta + y) * Math.log1p(y / theta),
  };
}

/** Where the profile likelihood's slope in log θ is zero, found from the Poisson means. */
function profileTheta({ design, y, offset, tail }: CountRows, fitted: Float64Array): number | NotComputed {
  const { weight } = design;
  const excess = y.reduce((sum, value, row) => sum + weight[row]! * ((value - fitted[row]!) ** 2 - value), 0);
  if (!(excess > 0)) {
    return notComputed('boundary', 'the counts vary no more than Poisson counts: theta runs to infinity');
  }
  let coefficients: Float64Array = new Float64Array(design.names.length);
  if (design.intercept) coefficients[0] = Math.log(weightedMean(y, weight).mean);
  const failures: NotComputed[] = [];
  const slope = (logTheta: number): number => {
    const theta = Math.exp(logTheta);
    const likelihood = linkLikelihood(negativeBinomialRows(theta));
    const best = maximise((b) => likelihood(design, y, offset, b), coefficients, design.names, design.scales);
    if (!best.ok) {
      failures.push(best);
      return 0;
    }
    coefficients = best.coefficients;
    const at = likelihood(design, y, offset, coefficients);
    return theta * dispersionAt(theta, tail, design, y, at.fitted).slope;
  };
  const squares = fitted.reduce((sum, mean, row) => sum + weight[row]! * mean * mean, 0);
  const first = Math.log(squares / excess);
  let low = first;
  let high = first;
  for (let step = 0.5; slope(low) < 0 && step < 200; step *= 2) low -= step;
  for (let step = 0.5; slope(high) > 0 && step < 20; step *= 2) high += step;
  const root = Math.exp(low === high ? low : findRoot(slope, low, high));
  const [failure] = failures;
  if (failure !== undefined) return failure;
  return root < 1e10
    ? root
    : notComputed('boundary', 'the likelihood keeps rising as theta runs to infinity');
}

/** Log-likelihood of the model without covariates, with its own θ; in the limit of infinite θ the Poisson one. */
function interceptOnly(rows: CountRows, near: number): number {
  const { y, offset, tail } = rows;
  const { weight } = rows.design;
  const data = {
    y,
    covariates: {},
    weight,
    ...(offset && { offset }),
  };
  const poisson = fitRatios(LOG_LINEAR, data, {});
  if (!poisson.ok) return -Infinity;
  const theta = profileTheta({ design: constantOnly(rows.design), y, offset, tail }, poisson.fitted);
  const fit = fitRatios(termsFor(typeof theta === 'number' ? theta : near, tail.length), data, {});
  return fit.ok && typeof theta === 'number' ? fit.logLikelihood : poisson.logLikelihood;
}
