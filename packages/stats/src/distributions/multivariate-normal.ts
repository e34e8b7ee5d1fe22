import { StatsInputError } from '../error.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import { checkPositive, checkWhole } from '../input/options.ts';
import type { Matrix } from '../linear/matrix.ts';
import { gaussLegendre, panels } from '../numeric/gauss-legendre.ts';
import { stream } from '../random/stream.ts';
import { deepFreeze } from '../result.ts';
import { normal } from './normal.ts';
import { type OrderedRectangle, orderRectangle } from './ordered-rectangle.ts';
import { quickNormalQuantile } from './quick-normal.ts';

export interface Rectangle {
  /** Limits of each variable; -Infinity and Infinity where there is none. */
  readonly lower: Column;
  readonly upper: Column;
  /** Symmetric and positive semi-definite; singular ones are allowed. */
  readonly covariance: Matrix;
  /** Default: zeros. */
  readonly mean?: Column;
}

export interface RectangleOptions {
  /** Wanted absolute error; default 1e-6. */
  readonly tolerance?: number;
  /** Most points of the lattice, a power of two, each used with twelve shifts; default 65 536. */
  readonly points?: number;
  /** Of the shifts; default 'rectangle'. The same seed gives the same digits everywhere. */
  readonly seed?: string | number;
}

export interface RectangleProbability {
  readonly probability: number;
  /** Three standard errors over the shifts of the lattice; 1e-14 for one or two variables, which are integrated exactly. */
  readonly error: number;
  /** Points of the last lattice; 0 where none was needed. */
  readonly points: number;
}

/**
 * Generating vector, embedded for every power of two up to 2^20: found component by component, each the best of random odd
 * candidates by the worst of the criterion P₂ over lattices of 2^10 to 2^17 points (Cools, Kuo & Nuyens 2006).
 */
const GENERATOR = [
  1, 575705, 397551, 263121, 543511, 529895, 503435, 430403, 674503, 500297, 496767, 820005, 31085, 473915,
  80961, 948549, 880219, 747247, 649227, 600227, 134013, 696327, 732641, 368191, 251281, 389919, 931389,
  788865, 160829, 547039, 264935,
];
const SHIFTS = 12;
const RULE = gaussLegendre(16);
const REACH = 8.7;

/**
 * The probability that jointly normal variables all lie between their limits. Three and more variables by Genz's
 * transformation to the unit cube, variables ordered by Gibson, Glasbey and Elston's rule, over randomly shifted,
 * folded lattices that double until three standard errors are within the tolerance.
 * For the statistics of a sequential trial `stayProbability` is exact and quicker.
 * Sources: Genz (1992), J Comp Graph Stat 1:141–149; Genz & Bretz (2009).
 */
export function normalRectangle(rectangle: Rectangle, options: RectangleOptions = {}): RectangleProbability {
  const { tolerance = 1e-6, points = 65_536, seed = 'rectangle' } = options;
  checkPositive('tolerance', tolerance);
  checkWhole('points', points, 2);
  if (points > 1_048_576 || (points & (points - 1)) !== 0) {
    throw new StatsInputError('points', `${points} is not a power of two up to 1 048 576`);
  }
  const { lower, upper, correlation } = standardise(rectangle);
  const size = lower.length;
  if (size === 1) return exact(between(lower[0]!, upper[0]!));
  if (size === 2) return exact(bivariate(lower, upper, correlation[1]!));
  const ordered = orderRectangle(lower, upper, correlation);
  const random = stream(seed);
  const shifts = Array.from({ length: SHIFTS }, (_, k) => {
    const source = random.split(k);
    return Float64Array.from({ length: size - 1 }, source.uniform);
  });
  for (let count = Math.min(512, points); ; count = Math.min(2 * count, points)) {
    const means = shifts.map((shift) => latticeMean(ordered, shift, count));
    const probability = means.reduce((sum, value) => sum + value, 0) / SHIFTS;
    const squares = means.reduce((sum, value) => sum + (value - probability) ** 2, 0);
    const error = 3 * Math.sqrt(squares / (SHIFTS * (SHIFTS - 1)));
    if (error <= tolerance || count >= points) return deepFreeze({ probability, error, points: count });
  }
}

function exact(probability: number): RectangleProbability {
  return deepFreeze({ probability, error: 1e-14, points: 0 });
}

/** The tail that keeps the digits of what lies beyond a point and near to it. */
function nearTail(a: number): number {
  return a > 0 ? normal.upper(a) : normal.lower(a);
}

/** @param near {@link nearTail} of `a` */
function between(a: number, b: number, near = nearTail(a)): number {
  return a > 0 ? near - normal.upper(b) : normal.lower(b) - near;
}

/** Two variables: one is integrated over in closed form, the other by Gauss–Legendre's rule on panels. */
function bivariate(lower: Float64Array, upper: Float64Array, rho: number): number {
  const rest = Math.sqrt(Math.max(0, (1 - rho) * (1 + rho)));
  if (rest < 1e-9) {
    const [a, b] = rho > 0 ? [lower[1]!, upper[1]!] : [-upper[1]!, -lower[1]!];
    const [from, to] = [Math.max(lower[0]!, a), Math.min(upper[0]!, b)];
    return from < to ? between(from, to) : 0;
  }
  const from = Math.max(lower[0]!, -REACH);
  const to = Math.min(upper[0]!, REACH);
  if (!(from < to)) return 0;
  const narrow = Math.min(1, rest / Math.max(1e-300, Math.abs(rho)));
  const { points, weights } = panels(RULE, from, to, 2.5 * narrow);
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const at = rho * points[i]!;
    sum +=
      weights[i]! * normal.density(points[i]!) * between((lower[1]! - at) / rest, (upper[1]! - at) / rest);
  }
  return sum;
}

/** The mean of Genz's integrand over a shifted lattice; each coordinate is folded so that the integrand is periodic. */
function latticeMean(
  { size, lower, upper, root }: OrderedRectangle,
  shift: Float64Array,
  count: number,
): number {
  const y = new Float64Array(size);
  // The first variable's limits are the same at every point.
  const [a0, b0] = [lower[0]! / root[0]!, upper[0]! / root[0]!];
  const near0 = nearTail(a0);
  const mass0 = between(a0, b0, near0);
  let sum = 0;
  for (let point = 0; point < count; point++) {
    let product = 1;
    for (let i = 0; i < size && product > 0; i++) {
      let centre = 0;
      for (let j = 0; j < i; j++) centre += root[i * size + j]! * y[j]!;
      const pivot = root[i * size + i]!;
      if (pivot === 0) {
        // The variable is a combination of those before it: inside its limits or not.
        if (centre < lower[i]! - 1e-12 || centre > upper[i]! + 1e-12) product = 0;
        continue;
      }
      const a = (lower[i]! - centre) / pivot;
      const near = i === 0 ? near0 : nearTail(a);
      const mass = i === 0 ? mass0 : between(a, (upper[i]! - centre) / pivot, near);
      product *= mass;
      if (i + 1 < size && product > 0) {
        const u = (((point * GENERATOR[i]!) % count) / count + shift[i]!) % 1;
        y[i] = inside(a > 0, near, mass * Math.abs(2 * u - 1));
      }
    }
    sum += product;
  }
  return sum / count;
}

/** The point up to which so much of the mass lies beyond the limit whose tail is `near`: the upper one, or the lower one. */
function inside(upper: boolean, near: number, mass: number): number {
  return upper ? -quickNormalQuantile(clip(near - mass)) : quickNormalQuantile(clip(near + mass));
}

function clip(p: number): number {
  return Math.min(1 - 1e-16, Math.max(1e-300, p));
}

/** Checks the input and brings every variable to mean 0 and variance 1. */
function standardise({ lower, upper, covariance, mean }: Rectangle) {
  const size = lower.length;
  if (size === 0) throw new StatsInputError('lower', 'has no rows');
  if (size > GENERATOR.length + 1)
    throw new StatsInputError('lower', `has more than ${GENERATOR.length + 1} rows`);
  if (upper.length !== size) throw new StatsInputError('upper', `has ${upper.length} rows, not ${size}`);
  if (mean !== undefined) checkColumn('mean', mean, size);
  if (covariance.length !== size || covariance.some((row) => row.length !== size)) {
    throw new StatsInputError('covariance', `is not ${size} × ${size}`);
  }
  const sd = covariance.map((row, i) => {
    if (!(row[i]! > 0 && row[i]! < Infinity))
      throw new StatsInputError('covariance', 'has a variance not above 0', i);
    return Math.sqrt(row[i]!);
  });
  const correlation = new Float64Array(size * size);
  for (const [i, row] of covariance.entries()) {
    for (const [j, value] of row.entries()) {
      const r = value / (sd[i]! * sd[j]!);
      if (!(Math.abs(r - covariance[j]![i]! / (sd[i]! * sd[j]!)) < 1e-10 && Math.abs(r) < 1 + 1e-10)) {
        throw new StatsInputError('covariance', 'is not a symmetric covariance matrix', i);
      }
      correlation[i * size + j] = i === j ? 1 : Math.max(-1, Math.min(1, r));
    }
  }
  const scale = (limits: Column, argument: string) =>
    Float64Array.from({ length: size }, (_, i) => {
      if (Number.isNaN(limits[i])) throw new StatsInputError(argument, 'is not a number', i);
      return (limits[i]! - (mean?.[i] ?? 0)) / sd[i]!;
    });
  const [from, to] = [scale(lower, 'lower'), scale(upper, 'upper')];
  const wrong = from.findIndex((a, i) => a > to[i]!);
  if (wrong >= 0) throw new StatsInputError('lower', 'is above upper', wrong);
  return { lower: from, upper: to, correlation };
}
