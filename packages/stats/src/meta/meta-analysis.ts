import { chiSquared } from '../distributions/chi-squared.ts';
import { criticalValue, twoSidedNormal } from '../distributions/normal.ts';
import { t } from '../distributions/t.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkSquares } from '../input/columns.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { type ChiSquaredTest, type Computed, computed, type Interval, notComputed } from '../result.ts';
import { betweenVariance, cochranQ, type Heterogeneity, pool } from './between-variance.ts';

export interface MetaData {
  /** One estimate per study, on a scale where it is about normal (log ratio, difference). */
  readonly estimate: Column;
  readonly standardError: Column;
}

export interface MetaOptions {
  /** Default 'reml'. 'fixed' assumes one common effect. */
  readonly method?: 'fixed' | Heterogeneity;
  /** Hartung and Knapp's variance with the t distribution on k − 1 degrees of freedom; default false. */
  readonly hartungKnapp?: boolean;
  /** Default 0.95. */
  readonly level?: number;
}

export interface MetaAnalysis extends Interval {
  readonly method: 'fixed' | Heterogeneity;
  readonly k: number;
  readonly estimate: number;
  readonly standardError: number;
  /** z, or t with Hartung–Knapp. */
  readonly statistic: number;
  readonly p: number;
  /** Share of each study in the estimate; adds up to 1. */
  readonly shares: readonly number[];
  /** Variance of true effects between studies; 0 for 'fixed'. */
  readonly tauSquared: number;
  /** Cochran's test of homogeneity. */
  readonly heterogeneity: ChiSquaredTest;
  /** Share of the variation between studies that is not sampling error: (Q − df) / Q, at least 0. */
  readonly iSquared: number;
  /** Where the true effect of a new study lies (t on k − 2 degrees of freedom); for random effects with k ≥ 3. */
  readonly prediction?: Interval;
}

/**
 * Meta-analysis by inverse variance.
 * Sources: DerSimonian & Laird (1986); Paule & Mandel (1982); Viechtbauer (2005) for REML; Hartung & Knapp (2001);
 * Higgins & Thompson (2002) for I²; Higgins, Thompson & Spiegelhalter (2009) for the prediction interval.
 */
export function metaAnalysis(data: MetaData, options: MetaOptions = {}): Computed<MetaAnalysis> {
  const { method = 'reml', hartungKnapp = false, level = 0.95 } = options;
  checkChoice('method', method, ['fixed', 'dersimonian-laird', 'paule-mandel', 'reml']);
  checkLevel(level);
  checkColumn('estimate', data.estimate);
  const k = data.estimate.length;
  checkSquares('estimate', data.estimate);
  checkColumn('standardError', data.standardError, k);
  checkSquares('standardError', data.standardError);
  const y = Float64Array.from(data.estimate);
  const v = Float64Array.from(data.standardError, (se, row) => {
    if (!(se > 0)) throw new StatsInputError('standardError', 'is not above 0', row);
    return se * se;
  });
  if (k < 2) return notComputed('too-few-observations', 'a meta-analysis needs at least two studies');
  const tauSquared = method === 'fixed' ? 0 : betweenVariance(y, v, method);
  const { mean, weights, total } = pool(y, v, tauSquared);
  const spread = hartungKnapp ? weights.reduce((sum, w, i) => sum + w * (y[i]! - mean) ** 2, 0) / (k - 1) : 1;
  const standardError = Math.sqrt(spread / total);
  if (standardError === 0)
    return notComputed('no-variation', 'all estimates are equal, which leaves Hartung–Knapp no variance');
  const statistic = mean / standardError;
  const reach =
    (hartungKnapp ? t.upperQuantile((1 - level) / 2, k - 1) : criticalValue(level)) * standardError;
  const q = cochranQ(y, v, 0);
  const further =
    method === 'fixed' || k < 3 ? {} : { prediction: predict(mean, tauSquared, standardError, k, level) };
  return computed({
    method,
    k,
    estimate: mean,
    standardError,
    statistic,
    p: hartungKnapp ? Math.min(1, 2 * t.upper(Math.abs(statistic), k - 1)) : twoSidedNormal(statistic),
    lower: mean - reach,
    upper: mean + reach,
    level,
    shares: Array.from(weights, (w) => w / total),
    tauSquared,
    heterogeneity: { chiSquared: q, df: k - 1, p: chiSquared.upper(q, k - 1) },
    iSquared: q > 0 ? Math.max(0, (q - (k - 1)) / q) : 0,
    ...further,
  });
}

function predict(
  mean: number,
  tauSquared: number,
  standardError: number,
  k: number,
  level: number,
): Interval {
  const reach = t.upperQuantile((1 - level) / 2, k - 2) * Math.sqrt(tauSquared + standardError ** 2);
  return { lower: mean - reach, upper: mean + reach, level };
}
