import { factorise, solve } from '../linear/cholesky.ts';

/** A penalised log-likelihood at a point, with its score and the information of the likelihood without the penalty. */
export interface Penalised {
  readonly value: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** A maximum: of all coefficients, or of the others where one is held. */
interface Top {
  readonly beta: Float64Array;
  readonly at: Penalised;
}

/** Twice the drop of the likelihood below its maximum where one coefficient is held, and its slope in that coefficient. */
export interface Drop {
  readonly twice: number;
  readonly slope: number;
}

/** Twice what a step may still gain, below which a maximum is reached: of a fit, and of a profile, where only its height tells. */
const REACHED = 1e-20;
const HIGH_ENOUGH = 1e-12;

/**
 * How the likelihood drops as one coefficient is held away from its estimate; undefined where the others are not found.
 * Each search starts on the line through the two nearest solutions found so far: far out the others go along, and one
 * that stayed behind would be lost on a plain where every fitted mean is 0 or 1.
 */
export function profiler(
  evaluate: (beta: Float64Array) => Penalised,
  best: Top,
  j: number,
): (value: number) => Drop | undefined {
  const found = [best.beta];
  return (value) => {
    const [near, next = near] = found.toSorted((a, b) => Math.abs(a[j]! - value) - Math.abs(b[j]! - value));
    const along = next === near ? 0 : (value - near![j]!) / (next![j]! - near![j]!);
    const start = near!.map((b, k) => (k === j ? value : b + along * (next![k]! - b)));
    const result = climb(evaluate, start, j, HIGH_ENOUGH);
    if (result === undefined || Number.isNaN(result.at.value)) return undefined;
    if (!found.some((one) => one[j] === value)) found.push(result.beta);
    // At the maximum over the others only the held coefficient's own score is left.
    return { twice: 2 * (best.at.value - result.at.value), slope: -2 * result.at.score[j]! };
  };
}

/**
 * Where twice the drop in likelihood reaches `drop`, walking from the estimate in growing steps until it is passed;
 * undefined if the walk fails. Then Newton's method on the root of the drop, which is nearly a straight line, kept
 * between a value inside the limit and one outside.
 */
export function profileLimit(
  profile: (value: number) => Drop | undefined,
  estimate: number,
  firstStep: number,
  drop: number,
): number | undefined {
  const wanted = Math.sqrt(drop);
  let inside = estimate;
  let outside: number | undefined;
  let step = firstStep;
  let value = estimate + step;
  for (let i = 0; i < 200; i++) {
    const at = profile(value);
    if (at === undefined) {
      step /= 4;
      value = inside + step;
      continue;
    }
    if (at.twice < drop) inside = value;
    else outside = value;
    if (outside === undefined) {
      step *= 1.5;
      value = inside + step;
      continue;
    }
    const reached = Math.sqrt(Math.max(0, at.twice));
    const next = value + ((wanted - reached) * 2 * reached) / at.slope;
    // What is left after so short a step is its square.
    if (reached > 0 && Math.abs(next - value) <= 1e-9 * Math.abs(value - estimate)) return next;
    const middle = inside + (outside - inside) / 2;
    if (middle === inside || middle === outside) return middle;
    value = next > Math.min(inside, outside) && next < Math.max(inside, outside) ? next : middle;
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
  enough = REACHED,
): (Top & { readonly iterations: number }) | undefined {
  const free = Array.from(start.keys()).filter((j) => j !== fixed);
  let beta = start;
  let at = evaluate(beta);
  if (free.length === 0) return { beta, at, iterations: 0 };
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
    if (gain < enough || (fraction < 1e-3 && gain < 1e-10)) return { beta, at, iterations };
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
