import { f } from '../distributions/f.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty, checkSquares } from '../input/columns.ts';
import { type Covariates, checkCovariates, spread } from '../input/covariates.ts';
import { checkChoice, checkFinite, checkLevel } from '../input/options.ts';
import { leastSquares } from '../linear/least-squares.ts';
import { regressionDesign } from '../regression/design.ts';
import { linearRegression } from '../regression/linear.ts';
import { ERROR_KINDS, type ErrorKind } from '../regression/sandwich.ts';
import { type Computed, computed, type NotComputed, notComputed } from '../result.ts';
import { type ConfidenceSet, quadraticSet } from './confidence-set.ts';
import type { FTest } from './two-stage.ts';

export interface AndersonRubinData {
  readonly y: Column;
  /** The one endogenous column. */
  readonly treatment: Column;
  readonly instruments: Covariates;
  readonly covariates?: Covariates;
  readonly weight?: Column;
  readonly cluster?: Column;
}

export interface AndersonRubinOptions {
  /** Default 'classical'; the other kinds with one instrument only. */
  readonly errors?: ErrorKind;
  /** Default 0.95. */
  readonly level?: number;
  /** The effect that is tested; default 0. */
  readonly hypothesis?: number;
}

export interface AndersonRubin {
  /** Of the hypothesis. */
  readonly test: FTest;
  readonly set: ConfidenceSet;
}

/**
 * Anderson and Rubin's test of an effect θ, and the set of effects that it does not reject: right however weak the
 * instruments are. y − θ d is regressed on instruments and covariates; the instruments' F must not be large. The set
 * solves a quadratic inequality: an interval, two rays, one ray, the whole line, or (with several instruments) nothing.
 * Sources: Anderson & Rubin (1949); Fieller (1954); Andrews, Stock & Sun (2019).
 * Not computed: too few rows, dependent columns.
 */
export function andersonRubin(
  data: AndersonRubinData,
  options: AndersonRubinOptions = {},
): Computed<AndersonRubin> {
  const { errors = 'classical', level = 0.95, hypothesis = 0 } = options;
  const n = data.y.length;
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  checkSquares('y', data.y);
  checkColumn('treatment', data.treatment, n);
  checkCovariates(data.instruments, n, 'instruments');
  if (data.cluster !== undefined) checkColumn('cluster', data.cluster, n);
  checkChoice('errors', errors, ERROR_KINDS);
  checkLevel(level);
  checkFinite('hypothesis', hypothesis);
  const names = Object.keys(data.instruments);
  if (errors !== 'classical' && names.length > 1) {
    throw new StatsInputError('errors', `'${errors}' is for one instrument`);
  }
  // In units of its own spread, the treatment weighs as much as the outcome.
  const unit = (spread(data.y) || 1) / (spread(data.treatment) || 1);
  const d = Float64Array.from({ length: n }, (_, row) => data.treatment[row]! * unit);
  const parts = errors === 'classical' ? classicalParts(data, d) : robustParts(data, d, errors);
  if (!parts.ok) return parts;
  const { signal, noise, df1, df2 } = parts;
  const critical = f.upperQuantile(1 - level, df1, df2);
  const at = (q: Quadratic, x: number): number => q.yy - 2 * x * q.yd + x * x * q.dd;
  const scaled = hypothesis / unit;
  const spare = at(noise, scaled);
  const statistic = spare > 0 ? Math.max(0, at(signal, scaled)) / spare : Infinity;
  return computed({
    test: {
      f: statistic,
      df1,
      df2,
      p: statistic === Infinity ? 0 : f.upper(statistic, df1, df2),
    },
    set: inUnits(
      quadraticSet(
        signal.dd - critical * noise.dd,
        -2 * (signal.yd - critical * noise.yd),
        signal.yy - critical * noise.yy,
        level,
      ),
      unit,
    ),
  });
}

/** q(θ) = yy − 2 θ yd + θ² dd. */
interface Quadratic {
  readonly yy: number;
  readonly yd: number;
  readonly dd: number;
}

/** Numerator and denominator of F as functions of θ. */
interface Parts {
  readonly ok: true;
  readonly signal: Quadratic;
  readonly noise: Quadratic;
  readonly df1: number;
  readonly df2: number;
}

function classicalParts(data: AndersonRubinData, d: Float64Array): Parts | NotComputed {
  const n = data.y.length;
  const covariates = data.covariates ?? {};
  const full = regressionDesign({ ...data.instruments, ...covariates }, n, data.weight, true);
  if (!full.ok) return full;
  const k = Object.keys(data.instruments).length;
  const df2 = n - full.columns.length;
  if (df2 < 1)
    return notComputed('too-few-observations', `${n} rows for ${full.columns.length} coefficients`);
  const all = leastSquares(full.columns, full.weight);
  const [dependent] = all.factorisation.dependent;
  if (dependent !== undefined) {
    return notComputed('singular-information', `${full.names[dependent]} is a linear combination of others`);
  }
  const rest = leastSquares(
    full.columns.filter((_, j) => j === 0 || j > k),
    full.weight,
  );
  const form = (one: Float64Array, two: Float64Array): number =>
    one.reduce((sum, value, row) => sum + full.weight[row]! * value * two[row]!, 0);
  const [yAll, dAll] = [all.fit(data.y).residual, all.fit(d).residual];
  const [yRest, dRest] = [rest.fit(data.y).residual, rest.fit(d).residual];
  const noise = { yy: form(yAll, yAll) / df2, yd: form(yAll, dAll) / df2, dd: form(dAll, dAll) / df2 };
  const gain = (before: number, after: number): number => (before - after * df2) / k;
  return {
    ok: true,
    noise,
    signal: {
      yy: gain(form(yRest, yRest), noise.yy),
      yd: gain(form(yRest, dRest), noise.yd),
      dd: gain(form(dRest, dRest), noise.dd),
    },
    df1: k,
    df2,
  };
}

/** One instrument: its coefficients in the regressions of y and d, and their robust covariance by polarisation. */
function robustParts(data: AndersonRubinData, d: Float64Array, errors: ErrorKind): Parts | NotComputed {
  const [instrument] = Object.keys(data.instruments);
  const { weight, cluster } = data;
  const regress = (y: Column) => {
    const fit = linearRegression(
      {
        y,
        covariates: { ...data.instruments, ...data.covariates },
        ...(weight && { weight }),
        ...(cluster && { cluster }),
      },
      { errors },
    );
    return fit.ok ? { ...fit.coefficients.find(({ name }) => name === instrument)!, ok: true as const } : fit;
  };
  const onY = regress(data.y);
  if (!onY.ok) return onY;
  const onD = regress(d);
  if (!onD.ok) return onD;
  const onSum = regress(d.map((value, row) => value + data.y[row]!));
  if (!onSum.ok) return onSum;
  const yy = onY.standardError ** 2;
  const dd = onD.standardError ** 2;
  return {
    ok: true,
    signal: { yy: onY.estimate ** 2, yd: onY.estimate * onD.estimate, dd: onD.estimate ** 2 },
    noise: { yy, dd, yd: (onSum.standardError ** 2 - yy - dd) / 2 },
    df1: 1,
    df2: onY.df,
  };
}

/** The set found for θ / unit. */
function inUnits(set: ConfidenceSet, unit: number): ConfidenceSet {
  switch (set.kind) {
    case 'interval':
    case 'ray':
      return { ...set, lower: set.lower * unit, upper: set.upper * unit };
    case 'rays':
      return { ...set, below: set.below * unit, above: set.above * unit };
    default:
      return set;
  }
}
