import { factorise, solve } from '../linear/cholesky.ts';
import { findRoot } from './root.ts';

/** A penalised log-likelihood at a point, with its score and the information of the likelihood without the penalty. */
export interface Penalised {
  readonly value: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/**
 * The largest penalised likelihood with one coefficient held at a value. Each search starts on the line through the two
 * nearest solutions found so far: far out the others go along, and one that stayed behind would be lost on a plain where
 * every fitted mean is 0 or 1.
 */
export function profiler(
  evaluate: (beta: Float64Array) => Penalised,
  best: Float64Array,
  j: number,
): (value: number) => number {
  const found = [best];
  return (value) => {
    const [near, next = near] = found.toSorted((a, b) => Math.abs(a[j]! - value) - Math.abs(b[j]! - value));
    const along = next === near ? 0 : (value - near![j]!) / (next![j]! - near![j]!);
    const start = near!.map((b, k) => (k === j ? value : b + along * (next![k]! - b)));
    const result = climb(evaluate, start, j);
    if (result === undefined) return Number.NaN;
    if (!found.some((one) => one[j] === value)) found.push(result.beta);
    return result.at.value;
  };
}

/** Where twice the drop in likelihood reaches `drop`, walking from the estimate in growing steps; undefined if the walk fails. */
export function profileLimit(
  twice: (value: number) => number,
  estimate: number,
  firstStep: number,
  drop: number,
): number | undefined {
  let inner = estimate;
  let step = firstStep;
  for (let i = 0; i < 200; i++) {
    const at = twice(inner + step);
    if (at >= drop) return findRoot((value) => twice(value) - drop, inner, inner + step);
    if (Number.isNaN(at)) {
      step /= 4;
    } else {
      inner += step;
      step *= 1.5;
    }
  }
  return undefined;
}

/**
 * Newton's method with step-halving; coefficient `fixed` stays where it is. The penalty's own curvature is found by
 * differences of the score: Fisher scoring alone creeps where the data are separated.
 */
export function climb(
  evaluate: (beta: Float64Array) => Penalised,
  start: Float64Array,
  fixed: number | undefined,
) {
  const free = Array.from(start.keys()).filter((j) => j !== fixed);
  let beta = start;
  let at = evaluate(beta);
  for (let iterations = 1; iterations <= 100; iterations++) {
    const score = Float64Array.from(free, (j) => at.score[j]!);
    const step = solve(curvature(evaluate, beta, at, free), score);
    const gain = step.reduce((sum, value, i) => sum + value * score[i]!, 0);
    const moved = (fraction: number): Float64Array => {
      const next = Float64Array.from(beta);
      for (const [i, j] of free.entries()) next[j]! += fraction * step[i]!;
      return next;
    };
    let fraction = 1;
    let next = evaluate(moved(1));
    while (!(next.value >= at.value - 1e-12 * (1 + Math.abs(at.value))) && fraction > 1e-10) {
      fraction /= 2;
      next = evaluate(moved(fraction));
    }
    beta = moved(fraction);
    at = next;
    // The second case: rounding in the likelihood hides what little the step would gain.
    if (gain < 1e-20 || (fraction < 1e-3 && gain < 1e-10)) return { beta, at, iterations };
  }
  return undefined;
}

/** Minus the slope of the score over the free coefficients; the information where that is not positive definite. */
function curvature(
  evaluate: (beta: Float64Array) => Penalised,
  beta: Float64Array,
  at: Penalised,
  free: readonly number[],
) {
  const p = beta.length;
  const size = free.length;
  const slope = new Float64Array(size * size);
  const plain = new Float64Array(size * size);
  for (const [i, j] of free.entries()) {
    const h = 1e-4 / Math.sqrt(at.information[j * p + j]!);
    const up = evaluate(beta.with(j, beta[j]! + h)).score;
    const down = evaluate(beta.with(j, beta[j]! - h)).score;
    for (const [k, l] of free.entries()) {
      slope[k * size + i] = (down[l]! - up[l]!) / (2 * h);
      plain[k * size + i] = at.information[l * p + j]!;
    }
  }
  const exact = factorise(slope, size);
  return exact.rank === size ? exact : factorise(plain, size, 0);
}
