import { chiSquared } from '../distributions/chi-squared.ts';
import { f } from '../distributions/f.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty, checkSquares } from '../input/columns.ts';
import { type Covariates, checkCovariates } from '../input/covariates.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { factorise, invert, quadraticForm } from '../linear/cholesky.ts';
import { type LeastSquares, leastSquares } from '../linear/least-squares.ts';
import { type Matrix, toMatrix } from '../linear/matrix.ts';
import {
  originalCoefficients,
  originalCovariance,
  type RegressionDesign,
  regressionDesign,
} from '../regression/design.ts';
import type { LinearCoefficient } from '../regression/linear.ts';
import { ERROR_KINDS, type ErrorKind, isClustered, sandwich } from '../regression/sandwich.ts';
import { type Clusters, clustersFor, fittedAlone, originalDf, waldCoefficient } from '../regression/wald.ts';
import { type ChiSquaredTest, type Computed, computed, notComputed } from '../result.ts';

export interface InstrumentData {
  readonly y: Column;
  /** What is affected by unmeasured causes of y, e.g. treatment received. */
  readonly endogenous: Covariates;
  /** What moves the endogenous columns and touches y through them alone, e.g. treatment assigned. */
  readonly instruments: Covariates;
  /** Other covariates, their own instruments. */
  readonly covariates?: Covariates;
  readonly weight?: Column;
  readonly cluster?: Column;
}

export interface InstrumentOptions {
  /** Default 'classical'; see {@link ErrorKind}, with the projected columns as the design (leverages too). */
  readonly errors?: ErrorKind;
  /** Default 0.95. */
  readonly level?: number;
}

export interface FTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

export interface FirstStage extends FTest {
  readonly name: string;
  /** Share of the variance, covariates aside, that the instruments explain. */
  readonly partialRSquared: number;
  /** The same test with the errors that were asked for; equal to the classical one under 'classical'. */
  readonly robust: FTest;
  /** F below 10 (Staiger & Stock 1997): the interval of the coefficient is not to be trusted; see andersonRubin. */
  readonly weak: boolean;
}

export interface TwoStageFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly errors: ErrorKind;
  readonly coefficients: readonly LinearCoefficient[];
  readonly covariance: Matrix;
  readonly df: number;
  readonly sigma: number;
  /** One per endogenous column; with several, each F says less than their joint strength. */
  readonly firstStage: readonly FirstStage[];
  /** Whether ordinary least squares would differ (Wu–Hausman, by the first stage's residuals, classical errors). */
  readonly exogeneity: FTest;
  /** Sargan's test that all instruments agree, with more of them than endogenous columns; assumes equal variances. */
  readonly sargan?: ChiSquaredTest;
}

/**
 * Two-stage least squares with an intercept. Residuals are those of the endogenous columns themselves, not of their
 * projections; tests by t with n − p degrees of freedom (with clusters, their number less one).
 * Not computed: too few rows, dependent columns, instruments that do not move the endogenous columns.
 * Sources: Theil (1953); Sargan (1958); Wooldridge (2010), chapter 5.
 */
export function twoStageLeastSquares(
  data: InstrumentData,
  options: InstrumentOptions = {},
): Computed<TwoStageFit> {
  const { errors = 'classical', level = 0.95 } = options;
  const n = data.y.length;
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  checkSquares('y', data.y);
  checkChoice('errors', errors, ERROR_KINDS);
  checkLevel(level);
  const stages = designs(data, n);
  if (!stages.ok) return stages;
  const { structural, reduced, moved, exogenous } = stages;
  const cluster = clustersFor(errors, data.cluster, n);
  if (cluster !== undefined && 'ok' in cluster) return cluster;
  const { columns, weight, names } = structural;
  const p = columns.length;
  const df = isClustered(errors) ? cluster!.count - 1 : n - p;
  if (n <= Math.max(p, reduced.columns.length) || df < 1) {
    return notComputed('too-few-observations', `${n} rows for ${reduced.columns.length} coefficients`);
  }
  const first = leastSquares(reduced.columns, weight);
  const dependent = first.factorisation.dependent[0];
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${reduced.names[dependent]} is a linear combination of others`,
    );
  }
  const firstResidual = moved.map((j) => first.fit(columns[j]!).residual);
  const projected = columns.map((x, j) => {
    const at = moved.indexOf(j);
    return at < 0 ? x : x.map((value, row) => value - firstResidual[at]![row]!);
  });
  const without = leastSquares(
    exogenous.map((j) => columns[j]!),
    weight,
  );
  const second = leastSquares(projected, weight);
  const still = moved.some((j, at) => {
    const before = without.squares(without.fit(columns[j]!).residual);
    return !(first.squares(firstResidual[at]!) < before * (1 - 1e-12));
  });
  if (still || second.factorisation.dependent.length > 0) {
    return notComputed('singular-information', 'the instruments do not move the endogenous columns');
  }
  const { coefficients } = second.fit(data.y);
  const residual = Float64Array.from({ length: n }, (_, row) =>
    columns.reduce((left, x, j) => left - x[row]! * coefficients[j]!, data.y[row]!),
  );
  const bread = invert(second.factorisation);
  const squares = second.squares(residual);
  const input = {
    columns: projected,
    bread,
    residual: residual.map((e, row) => weight[row]! * e),
    share: weight,
    cluster,
  };
  const alone = fittedAlone(input, errors);
  if (alone !== undefined) return alone;
  const covariance = originalCovariance(
    structural,
    errors === 'classical' ? bread.map((value) => (value * squares) / (n - p)) : sandwich(input, errors),
  );
  const dfs = errors === 'CR2' ? originalDf(structural, input) : new Float64Array(p).fill(df);
  const estimates = originalCoefficients(structural, coefficients);
  const surplus = reduced.columns.length - p;
  return computed({
    names,
    n,
    errors,
    coefficients: names.map((name, j): LinearCoefficient => {
      const error = Math.sqrt(covariance[j * p + j]!);
      const { z, ...rest } = waldCoefficient(name, estimates[j]!, error, dfs[j]!, level);
      return { ...rest, t: z };
    }),
    covariance: toMatrix(covariance, p),
    df,
    sigma: Math.sqrt(squares / (n - p)),
    firstStage: moved.map((j, at) =>
      firstStage(names[j]!, columns[j]!, firstResidual[at]!, { first, without, reduced, errors, cluster }),
    ),
    exogeneity: exogeneityTest(data.y, columns, firstResidual, weight),
    ...(surplus > 0 && { sargan: sarganTest(first, residual, weight, surplus) }),
  });
}

/** The columns of both stages; endogenous ones are at `moved` of the structural design, exogenous ones at the rest. */
function designs(data: InstrumentData, n: number) {
  const covariates = data.covariates ?? {};
  checkCovariates(data.endogenous, n, 'endogenous');
  checkCovariates(data.instruments, n, 'instruments');
  if (Object.keys(data.instruments).length < Object.keys(data.endogenous).length) {
    throw new StatsInputError('instruments', 'are fewer than the endogenous columns');
  }
  for (const name of [...Object.keys(covariates), ...Object.keys(data.instruments)]) {
    if (name in data.endogenous || (name in covariates && name in data.instruments)) {
      throw new StatsInputError('covariates', `${name} is named twice`);
    }
  }
  const structural = regressionDesign({ ...data.endogenous, ...covariates }, n, data.weight, true);
  if (!structural.ok) return structural;
  const reduced = regressionDesign({ ...data.instruments, ...covariates }, n, data.weight, true);
  if (!reduced.ok) return reduced;
  const moved = structural.names.flatMap((name, j) => (name in data.endogenous ? [j] : []));
  const exogenous = [...structural.names.keys()].filter((j) => !moved.includes(j));
  return { ok: true as const, structural, reduced, moved, exogenous };
}

interface FirstStageInput {
  readonly first: LeastSquares;
  readonly without: LeastSquares;
  readonly reduced: RegressionDesign;
  readonly errors: ErrorKind;
  readonly cluster: Clusters | undefined;
}

function firstStage(
  name: string,
  x: Float64Array,
  residual: Float64Array,
  { first, without, reduced, errors, cluster }: FirstStageInput,
): FirstStage {
  const n = x.length;
  const total = reduced.columns.length;
  const k = total - without.factorisation.size;
  const left = first.squares(residual);
  const before = without.squares(without.fit(x).residual);
  const classical = fTest((before - left) / k / (left / (n - total)), k, n - total);
  const robust = errors === 'classical' ? classical : robustTest();
  return {
    name,
    ...classical,
    partialRSquared: before > 0 ? 1 - left / before : 0,
    robust,
    weak: !(robust.f >= 10),
  };

  function robustTest(): FTest {
    const { weight } = reduced;
    const covariance = sandwich(
      {
        columns: reduced.columns,
        bread: invert(first.factorisation),
        residual: residual.map((e, row) => weight[row]! * e),
        share: weight,
        cluster,
      },
      errors === 'classical' ? 'HC0' : errors,
    );
    const { coefficients } = first.fit(x);
    // The instruments follow the intercept.
    const own = Float64Array.from({ length: k * k }, (_, at) => {
      return covariance[(1 + Math.floor(at / k)) * total + 1 + (at % k)]!;
    });
    const wald = quadraticForm(factorise(own, k, 0), coefficients.slice(1, 1 + k));
    return fTest(wald / k, k, isClustered(errors) ? cluster!.count - 1 : n - total);
  }
}

function fTest(value: number, df1: number, df2: number): FTest {
  // A first stage without any residual is infinitely strong.
  const statistic = Number.isNaN(value) ? 0 : Math.max(0, value);
  return { f: statistic, df1, df2, p: statistic === Infinity ? 0 : f.upper(statistic, df1, df2) };
}

function exogeneityTest(
  y: Column,
  columns: readonly Float64Array[],
  firstResidual: readonly Float64Array[],
  weight: Float64Array,
): FTest {
  const plain = leastSquares(columns, weight);
  const more = leastSquares([...columns, ...firstResidual], weight);
  const k = more.factorisation.rank - plain.factorisation.rank;
  const df2 = y.length - more.factorisation.rank;
  if (k < 1 || df2 < 1) return { f: 0, df1: firstResidual.length, df2: Math.max(df2, 0), p: 1 };
  const left = more.squares(more.fit(y).residual);
  return fTest((plain.squares(plain.fit(y).residual) - left) / k / (left / df2), k, df2);
}

function sarganTest(
  first: LeastSquares,
  residual: Float64Array,
  weight: Float64Array,
  df: number,
): ChiSquaredTest {
  const left = first.squares(first.fit(residual).residual);
  const rows = weight.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  const statistic = Math.max(0, rows * (1 - left / first.squares(residual)));
  return { chiSquared: statistic, df, p: chiSquared.upper(statistic, df) };
}
