import { chiSquared } from '../../distributions/chi-squared.ts';
import { criticalValue, twoSidedNormal } from '../../distributions/normal.ts';
import { StatsInputError } from '../../error.ts';
import { checkChoice, checkLevel, checkPositive } from '../../input/options.ts';
import { invert } from '../../linear/cholesky.ts';
import { type Matrix, multiply, toMatrix } from '../../linear/matrix.ts';
import { type Maximum, maximise } from '../../numeric/newton.ts';
import { constantOnly, originalCoefficients } from '../../regression/design.ts';
import {
  type ChiSquaredTest,
  type Computed,
  computed,
  type Interval,
  type NotComputed,
  notComputed,
} from '../../result.ts';
import { type AftData, type PreparedAft, prepareAft } from './data.ts';
import { DISTRIBUTIONS, ERROR_DISTRIBUTIONS, type SurvivalDistribution } from './error-distribution.ts';
import { aftLikelihood } from './likelihood.ts';
import { robustAft } from './robust.ts';

export interface AftOptions {
  /** Default 'weibull'. */
  readonly distribution?: SurvivalDistribution;
  /** Holds the scale at a value (1 with 'weibull' is the exponential, ½ Rayleigh's distribution). */
  readonly scale?: number;
  /**
   * 'model': inverse observed information. 'robust': sandwich, by cluster where `cluster` is given, without a
   * small-sample factor. Default 'robust' with `cluster`, else 'model'.
   */
  readonly errors?: 'model' | 'robust';
  /** Default 0.95. */
  readonly level?: number;
}

/** One coefficient of log time. `lower` and `upper` are limits of the time ratio. */
export interface AftCoefficient extends Interval {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
  /** exp(estimate): what times are multiplied by for one unit; for the intercept, the time itself. */
  readonly timeRatio: number;
}

/** Scale of the errors of log time in one stratum. For Weibull and log-logistic times the shape is 1 / scale. */
export interface AftScale extends Interval {
  readonly stratum: number;
  readonly scale: number;
  /** Of the logarithm of the scale; 0 where it is fixed. */
  readonly standardError: number;
}

export interface AftFit {
  readonly distribution: SurvivalDistribution;
  /** '(intercept)' first. */
  readonly names: readonly string[];
  readonly n: number;
  /** Rows whose time is known exactly. */
  readonly events: number;
  readonly coefficients: readonly AftCoefficient[];
  readonly scales: readonly AftScale[];
  readonly fixedScale: boolean;
  readonly errors: 'model' | 'robust';
  /** Of the coefficients, then the logarithms of the scales (unless fixed), by the kind of `errors`. */
  readonly covariance: Matrix;
  readonly modelCovariance: Matrix;
  /** Of the times themselves (not their logarithms), as R's survreg gives it. */
  readonly logLikelihood: number;
  /** With the intercept and the scales only. */
  readonly logLikelihoodNull: number;
  /** Of all covariates together; undefined where there are none. */
  readonly likelihoodRatio: ChiSquaredTest | undefined;
  readonly iterations: number;
  /** Means of the covariates. */
  readonly means: readonly number[];
}

/**
 * Accelerated failure time regression: log time = x β + scale · error, the error extreme-value (exponential and Weibull
 * times), normal or logistic; by maximum likelihood to full convergence, with right, left and interval censoring and left truncation.
 * Not computed: no events, covariates without variation or that depend on each other, a coefficient that runs to
 * infinity, times that leave no scatter.
 * Sources: Kalbfleisch & Prentice (2002), chapter 3; as survreg in R's survival.
 */
export function aftRegression(data: AftData, options: AftOptions = {}): Computed<AftFit> {
  const { distribution = 'weibull', level = 0.95 } = options;
  const errors = options.errors ?? (data.cluster === undefined ? 'model' : 'robust');
  checkChoice('distribution', distribution, DISTRIBUTIONS);
  checkChoice('errors', errors, ['model', 'robust']);
  checkLevel(level);
  if (options.scale !== undefined) checkPositive('scale', options.scale);
  if (distribution === 'exponential' && (options.scale ?? 1) !== 1) {
    throw new StatsInputError('scale', "is not 1, as 'exponential' has it");
  }
  const fixed = distribution === 'exponential' ? 1 : options.scale;
  const prepared = prepareAft(data);
  if (!prepared.ok) return prepared;
  const full = fit(prepared, distribution, fixed);
  if (!full.ok) return full;
  const { design, strata } = prepared;
  const p = design.columns.length;
  const { maximum } = full;
  const only = p === 1 ? full : fit(withoutCovariates(prepared), distribution, fixed);
  if (!only.ok) return only;
  const inverse = invert(maximum.factorisation);
  const centred =
    errors === 'model' ? inverse : robustAft(prepared, distribution, fixed, maximum.coefficients, inverse);
  const estimates = originalCoefficients(design, maximum.coefficients);
  const size = maximum.coefficients.length;
  const covariance = uncentred(centred, design.means, size);
  const error = (j: number): number => Math.sqrt(covariance[j * size + j]!);
  const critical = criticalValue(level);
  const gain = Math.max(0, 2 * (maximum.at.logLikelihood - only.maximum.at.logLikelihood));
  return computed({
    distribution,
    names: design.names,
    n: design.rows,
    events: prepared.events,
    coefficients: design.names.map((name, j) => coefficient(name, estimates[j]!, error(j), critical, level)),
    scales: strata.map((stratum, i): AftScale => {
      const logScale = fixed === undefined ? estimates[p + i]! : Math.log(fixed);
      const standardError = fixed === undefined ? error(p + i) : 0;
      return {
        stratum,
        scale: fixed ?? Math.exp(logScale),
        standardError,
        lower: Math.exp(logScale - critical * standardError),
        upper: Math.exp(logScale + critical * standardError),
        level,
      };
    }),
    fixedScale: fixed !== undefined,
    errors,
    covariance: toMatrix(covariance, size),
    modelCovariance: toMatrix(uncentred(inverse, design.means, size), size),
    logLikelihood: maximum.at.logLikelihood,
    logLikelihoodNull: only.maximum.at.logLikelihood,
    likelihoodRatio: p === 1 ? undefined : { chiSquared: gain, df: p - 1, p: chiSquared.upper(gain, p - 1) },
    iterations: maximum.iterations,
    means: [...design.means],
  });
}

function coefficient(
  name: string,
  estimate: number,
  standardError: number,
  critical: number,
  level: number,
): AftCoefficient {
  const z = estimate / standardError;
  return {
    name,
    estimate,
    standardError,
    z,
    p: twoSidedNormal(z),
    timeRatio: Math.exp(estimate),
    lower: Math.exp(estimate - critical * standardError),
    upper: Math.exp(estimate + critical * standardError),
    level,
  };
}

/** A scale of log time below this is none. */
const NO_SCATTER = -20;

function fit(
  prepared: PreparedAft,
  distribution: SurvivalDistribution,
  fixed: number | undefined,
): { readonly ok: true; readonly maximum: Maximum } | NotComputed {
  const { design, strata } = prepared;
  const scales = fixed === undefined ? strata.length : 0;
  const p = design.columns.length;
  const evaluate = aftLikelihood(prepared, ERROR_DISTRIBUTIONS[distribution], fixed);
  const start = new Float64Array(p + scales);
  const { mean, spread } = moments(prepared);
  start[0] = mean;
  start.fill(spread > 0 ? Math.log(spread) : 0, p);
  let best = -Infinity;
  let collapsed = -1;
  const maximum = maximise(
    (theta) => {
      const point = evaluate(theta);
      if (point.logLikelihood > best) {
        best = point.logLikelihood;
        collapsed = theta.subarray(p).findIndex((s) => s < NO_SCATTER);
      }
      return point;
    },
    start,
    [...design.names, ...strata.map((stratum) => `log scale (stratum ${stratum})`)],
    // The intercept runs away only with something else: that is what is to be named.
    [0, ...design.scales.slice(1), ...strata.map(() => 1)],
  );
  if (collapsed >= 0) {
    const where = strata.length > 1 ? ` of stratum ${strata[collapsed]}` : '';
    return notComputed('no-variation', `the model fits the times${where} without any scatter`);
  }
  return maximum.ok ? { ok: true, maximum } : maximum;
}

/** Weighted mean and spread of the log times as they stand, as a start. */
function moments(prepared: PreparedAft) {
  const { design, y, offset } = prepared;
  let total = 0;
  let sum = 0;
  let squares = 0;
  for (let row = 0; row < design.rows; row++) {
    const w = design.weight[row]!;
    const own = y[row]! - (offset === undefined ? 0 : offset[row]!);
    total += w;
    sum += w * own;
    squares += w * own * own;
  }
  const mean = sum / total;
  return { mean, spread: Math.sqrt(Math.max(0, squares / total - mean * mean)) };
}

function withoutCovariates(prepared: PreparedAft): PreparedAft {
  return { ...prepared, design: constantOnly(prepared.design) };
}

/** Covariance of the coefficients of the original columns, the log scales at the end untouched. */
function uncentred(centred: Float64Array, means: Float64Array, size: number): Float64Array {
  const change = new Float64Array(size * size);
  const back = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    change[j * size + j] = 1;
    back[j * size + j] = 1;
  }
  for (const [j, mean] of means.entries()) {
    change[j + 1] = -mean;
    back[(j + 1) * size] = -mean;
  }
  return multiply(multiply(change, centred, size), back, size);
}
