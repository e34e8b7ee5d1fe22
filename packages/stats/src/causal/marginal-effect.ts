import { criticalValue, twoSidedNormal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import {
  fixedCovariance,
  influenceCovariance,
  influences,
  type ResidualVariance,
  randomisationCovariance,
} from './marginal-variance.ts';
import {
  prepareTrial,
  type Standardised,
  standardise,
  type Trial,
  type WorkingModel,
} from './working-model.ts';

export interface MarginalData {
  /** The outcome: any number ('linear'), between 0 and 1 ('logistic'), not negative ('poisson'). */
  readonly y: Column;
  /** Codes of the arms; the lowest is the reference. */
  readonly treatment: Column;
  /** Measured before randomisation. */
  readonly covariates?: Covariates;
  /** Codes of the strata of the randomisation: one per combination of its factors. */
  readonly stratum?: Column;
  /** Weights of rows; not with variance 'randomisation'. */
  readonly weight?: Column;
  /** Cluster codes; with variance 'influence' only. */
  readonly cluster?: Column;
}

export interface MarginalOptions {
  /** Default 'logistic'. */
  readonly model?: WorkingModel;
  /** Default true: each arm has its own slopes (with 'linear', the ANHECOVA estimator). */
  readonly interaction?: boolean;
  /**
   * How the arms were allocated; default 'simple'. 'stratified': balanced within strata (permuted blocks, biased coin).
   * 'minimisation': needs `interaction` and `adjustStrata`, with which the result holds whatever the balance.
   */
  readonly randomisation?: 'simple' | 'stratified' | 'minimisation';
  /** Default false: indicators of the strata are put among the covariates. */
  readonly adjustStrata?: boolean;
  /**
   * Default 'randomisation': right under the allocation, whether or not the working model is, covariates sampled.
   * 'influence': the sandwich of all estimating equations, covariates sampled; clusters and weights go here.
   * 'HC0' to 'HC3': the delta method from the coefficients' robust errors, covariates taken as fixed.
   */
  readonly variance?: 'randomisation' | 'influence' | 'HC0' | 'HC1' | 'HC2' | 'HC3';
  /** With variance 'randomisation', how var(Y − μ) is found; default 'decomposed'. */
  readonly residualVariance?: ResidualVariance;
  /** Default 0.95. */
  readonly level?: number;
}

export interface MarginalMean extends Interval {
  readonly arm: number;
  /** Rows. */
  readonly n: number;
  /** Standardised mean (risk, rate): what the arm would have if all were in it. */
  readonly estimate: number;
  readonly standardError: number;
}

export interface MarginalContrast extends Interval {
  readonly estimate: number;
  /** Of the difference; for ratios, of their logarithm. */
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

export interface ArmContrast {
  readonly arm: number;
  readonly reference: number;
  readonly difference: MarginalContrast;
  /** Not computed where a mean is not above 0. */
  readonly ratio: Computed<MarginalContrast>;
  /** Of the marginal odds; not computed where a mean is not between 0 and 1. */
  readonly oddsRatio: Computed<MarginalContrast>;
}

export interface MarginalEffect {
  readonly n: number;
  readonly model: WorkingModel;
  readonly means: readonly MarginalMean[];
  /** Of the means, in their order. */
  readonly covariance: Matrix;
  /** Every other arm against the reference. */
  readonly contrasts: readonly ArmContrast[];
}

/**
 * The average effect of treatment in everybody randomised, by g-computation: a working model of the outcome is fitted,
 * each row's outcome is predicted under every arm, and the predictions are averaged. The models have canonical links
 * and an intercept per arm, so predictions are unbiased in each arm and the estimate is consistent under
 * randomisation even where the working model is wrong (as the FDA's guidance of May 2023 on covariate adjustment asks).
 * Not computed: an empty arm, an arm without variation, separation, dependent covariates.
 * Sources: Freedman (2008); Ye, Shao, Yi & Zhao (2023), JASA 118:2370–2382; Bannick et al. (2025), Biometrika.
 */
export function marginalEffect(data: MarginalData, options: MarginalOptions = {}): Computed<MarginalEffect> {
  const { model = 'logistic', variance = 'randomisation', level = 0.95 } = options;
  checkLevel(level);
  const trial = prepareMarginal(data, options);
  if (!trial.ok) return trial;
  const fit = standardise(trial, trial.weight);
  if (!fit.ok) return fit;
  if (trial.rows <= trial.design.columns.length) {
    return notComputed(
      'too-few-observations',
      `${trial.rows} rows for ${trial.design.columns.length} coefficients`,
    );
  }
  const covariance =
    variance === 'randomisation'
      ? randomisationCovariance(
          trial,
          fit,
          options.residualVariance ?? 'decomposed',
          options.randomisation === 'stratified' ? data.stratum : undefined,
        )
      : variance === 'influence'
        ? influenceCovariance(influences(trial, fit, trial.weight), data.cluster)
        : fixedCovariance(trial, fit, variance);
  return computed({
    n: trial.rows,
    model,
    means: meansOf(trial, fit, covariance, level),
    covariance: toMatrix(covariance, trial.arms.length),
    contrasts: trial.arms.slice(1).map((arm, at) => ({
      arm,
      reference: trial.arms[0]!,
      ...contrastsOf(fit.means, covariance, at + 1, level),
    })),
  });
}

/** Checks options and data. */
export function prepareMarginal(
  data: MarginalData,
  options: MarginalOptions,
): Trial | ReturnType<typeof notComputed> {
  const {
    model = 'logistic',
    interaction = true,
    randomisation = 'simple',
    adjustStrata = false,
    variance = 'randomisation',
    residualVariance = 'decomposed',
  } = options;
  checkChoice('model', model, ['linear', 'logistic', 'poisson']);
  checkChoice('randomisation', randomisation, ['simple', 'stratified', 'minimisation']);
  checkChoice('variance', variance, ['randomisation', 'influence', 'HC0', 'HC1', 'HC2', 'HC3']);
  checkChoice('residualVariance', residualVariance, ['decomposed', 'within-arm']);
  if (randomisation !== 'simple' && data.stratum === undefined) {
    throw new StatsInputError('stratum', `is missing, and randomisation: '${randomisation}' needs it`);
  }
  if (randomisation === 'minimisation' && !(interaction && adjustStrata)) {
    throw new StatsInputError('randomisation', "'minimisation' needs interaction and adjustStrata");
  }
  if (data.cluster !== undefined) {
    checkColumn('cluster', data.cluster, data.y.length);
    if (variance !== 'influence') throw new StatsInputError('cluster', "is for variance: 'influence' only");
  }
  if (data.weight !== undefined && variance === 'randomisation') {
    throw new StatsInputError('weight', "is not for variance: 'randomisation'");
  }
  return prepareTrial(data, { model, interaction, adjustStrata });
}

/** The contrast of an arm with the reference on the three scales, as functions of the two means. */
export const SCALES = {
  difference: {
    admits: () => true,
    of: (mean: number) => mean,
    slope: () => 1,
    back: (value: number) => value,
  },
  ratio: {
    admits: (mean: number) => mean > 0,
    of: Math.log,
    slope: (mean: number) => 1 / mean,
    back: Math.exp,
  },
  oddsRatio: {
    admits: (mean: number) => mean > 0 && mean < 1,
    of: (mean: number) => Math.log(mean / (1 - mean)),
    slope: (mean: number) => 1 / (mean * (1 - mean)),
    back: Math.exp,
  },
} as const;

function meansOf(trial: Trial, fit: Standardised, covariance: Float64Array, level: number): MarginalMean[] {
  const z = criticalValue(level);
  const k = trial.arms.length;
  return trial.arms.map((arm, a) => {
    const estimate = fit.means[a]!;
    const standardError = Math.sqrt(Math.max(0, covariance[a * k + a]!));
    return {
      arm,
      n: trial.arm.reduce((count, code) => count + (code === a ? 1 : 0), 0),
      estimate,
      standardError,
      lower: estimate - z * standardError,
      upper: estimate + z * standardError,
      level,
    };
  });
}

function contrastsOf(means: Float64Array, covariance: Float64Array, arm: number, level: number) {
  const k = means.length;
  const [one, two] = [means[arm]!, means[0]!];
  const on = (scale: (typeof SCALES)[keyof typeof SCALES]): MarginalContrast => {
    const [a, b] = [scale.slope(one), scale.slope(two)];
    const variance =
      a * a * covariance[arm * k + arm]! + b * b * covariance[0]! - 2 * a * b * covariance[arm * k]!;
    const standardError = Math.sqrt(Math.max(0, variance));
    const distance = scale.of(one) - scale.of(two);
    const reach = criticalValue(level) * standardError;
    const z = standardError > 0 ? distance / standardError : Math.sign(distance) * Infinity || 0;
    return {
      estimate: scale.back(distance),
      standardError,
      z,
      p: twoSidedNormal(z),
      lower: scale.back(distance - reach),
      upper: scale.back(distance + reach),
      level,
    };
  };
  const where = (scale: typeof SCALES.ratio | typeof SCALES.oddsRatio): Computed<MarginalContrast> =>
    scale.admits(one) && scale.admits(two)
      ? computed(on(scale))
      : notComputed('undefined-ratio', `the means ${two} and ${one} admit no such ratio`);
  return {
    difference: on(SCALES.difference),
    ratio: where(SCALES.ratio),
    oddsRatio: where(SCALES.oddsRatio),
  };
}
