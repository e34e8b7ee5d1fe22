import { chiSquared } from '../distributions/chi-squared.ts';
import { factorise, solve } from '../linear/cholesky.ts';
import { addPredictor } from '../linear/predictor.ts';
import type { Random } from '../random/stream.ts';
import { drawCoefficients } from './draw.ts';
import type { PredictionDesign } from './prediction-design.ts';

/** A linear regression and a draw from its posterior distribution under the usual vague prior. */
interface LinearDraw {
  readonly estimate: Float64Array;
  readonly drawn: Float64Array;
  readonly sigma: number;
}

function drawLinear({ fitted, gram }: PredictionDesign, y: Float64Array, random: Random): LinearDraw {
  const p = fitted.length;
  const factorisation = factorise(gram, p);
  const products = Float64Array.from(fitted, (x) => x.reduce((sum, value, row) => sum + value * y[row]!, 0));
  const estimate = solve(factorisation, products);
  const residual = predict(fitted, estimate);
  let squares = 0;
  for (let row = 0; row < y.length; row++) squares += (y[row]! - residual[row]!) ** 2;
  const df = Math.max(1, y.length - p);
  const sigma = Math.sqrt(squares / chiSquared.quantile(random.uniform(), df));
  return { estimate, drawn: drawCoefficients(estimate, factorisation, sigma, random), sigma };
}

function predict(columns: readonly Float64Array[], coefficients: Float64Array): Float64Array {
  const eta = new Float64Array(columns[0]!.length);
  addPredictor(eta, columns, coefficients);
  return eta;
}

/** Bayesian linear regression: a drawn line and a drawn normal residual for each row. Source: Rubin (1987), p. 167. */
export function imputeNormal(design: PredictionDesign, y: Float64Array, random: Random): Float64Array {
  const { drawn, sigma } = drawLinear(design, y, random);
  return predict(design.wanted, drawn).map((value) => value + sigma * random.normal());
}

/**
 * Predictive mean matching: each missing value is taken from one of the `donors` rows whose fitted values are nearest to
 * its drawn prediction; of rows equally near the same number is drawn at random.
 * Source: Little (1988); Van Buuren (2018), section 3.4, type 1 matching.
 */
export function imputeByMatching(
  design: PredictionDesign,
  y: Float64Array,
  donors: number,
  random: Random,
): Float64Array {
  const { fitted, wanted } = design;
  const { estimate, drawn } = drawLinear(design, y, random);
  const pool = matchingPool(predict(fitted, estimate));
  return predict(wanted, drawn).map((target) => y[pick(pool, target, Math.min(donors, y.length), random)]!);
}

/** Rows in the order of their fitted values, and where each run of equal values starts. */
export interface MatchingPool {
  readonly rows: Int32Array;
  readonly value: Float64Array;
  readonly start: Int32Array;
}

export function matchingPool(fittedValues: Float64Array): MatchingPool {
  const n = fittedValues.length;
  const rows = Int32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => fittedValues[a]! - fittedValues[b]!,
  );
  const value: number[] = [];
  const start: number[] = [];
  for (let i = 0; i < n; i++) {
    const here = fittedValues[rows[i]!]!;
    const last = value.at(-1);
    if (last !== undefined && here - last <= 1e-12 * (1 + Math.abs(last))) continue;
    value.push(here);
    start.push(i);
  }
  return { rows, value: Float64Array.from(value), start: Int32Array.of(...start, n) };
}

/** One of the nearest rows. Runs are taken whole, nearest first; of the last one only as many rows as are still wanted. */
export function pick(
  { rows, value, start }: MatchingPool,
  target: number,
  donors: number,
  random: Random,
): number {
  let low = 0;
  let high = value.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value[middle]! < target) low = middle + 1;
    else high = middle;
  }
  let left = low;
  let right = low;
  const chosen = random.integer(donors);
  for (;;) {
    const belowGap = left > 0 ? target - value[left - 1]! : Infinity;
    const aboveGap = right < value.length ? value[right]! - target : Infinity;
    const run = aboveGap <= belowGap ? right++ : --left;
    const size = start[run + 1]! - start[run]!;
    const taken = start[right]! - start[left]!;
    if (taken < donors) continue;
    // The drawn number falls into the rows taken whole before, or into the last run, of which any row will do.
    const whole = taken - size;
    if (chosen >= whole) return rows[start[run]! + random.integer(size)]!;
    const first = run === left ? start[left + 1]! : start[left]!;
    return rows[first + chosen]!;
  }
}
