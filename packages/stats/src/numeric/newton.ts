import { type Factorisation, factorise, solve } from '../linear/cholesky.ts';
import { type NotComputed, notComputed } from '../result.ts';

/** A concave log-likelihood at a point. */
export interface Point {
  readonly logLikelihood: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

export interface Maximum<P extends Point = Point> {
  readonly ok: true;
  readonly coefficients: Float64Array;
  /** Evaluated within rounding of `coefficients`. */
  readonly at: P;
  readonly factorisation: Factorisation;
  /** At the start. */
  readonly initial: P;
  readonly initialFactorisation: Factorisation;
  readonly iterations: number;
}

/** Twice the gain in log-likelihood that the next step promises, below which the maximum is reached. */
const REACHED = 1e-20;
const MOST_ITERATIONS = 60;

/**
 * Newton's method with step-halving from `start`, run until the next step changes nothing that shows: tighter than
 * R's default, so that estimates agree to all printed digits whichever way they are reached.
 *
 * A maximum at infinity (separation) shows as steps that keep their length while the gain dies out: a step of more
 * than a hundredth of a standardised unit that promises less than 1e-7.
 * @param enough length of a step in standardised units at which it may be the last; see {@link enoughFor}
 */
export function maximise<P extends Point>(
  evaluate: (coefficients: Float64Array) => P,
  start: Float64Array,
  names: readonly string[],
  scales: ArrayLike<number>,
  enough = 0,
): Maximum<P> | NotComputed {
  const p = start.length;
  let coefficients = start;
  const initial = evaluate(coefficients);
  const initialFactorisation = factorise(initial.information, p);
  const [dependent] = initialFactorisation.dependent;
  if (dependent !== undefined) {
    const alone = initial.information[dependent * (p + 1)] === 0;
    const lack = alone
      ? 'does not vary among the rows that are compared'
      : 'is a linear combination of other covariates';
    return notComputed('singular-information', `${names[dependent]} ${lack}`);
  }
  const unit = unitOf(initial.information, scales);
  let at = initial;
  let factorisation = initialFactorisation;
  let previousGain = Infinity;
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    const step = solve(factorisation, at.score);
    let gain = 0;
    for (let j = 0; j < p; j++) gain += (step[j]! * at.score[j]!) / unit;
    const short = step.every((change, j) => Math.abs(change) * scales[j]! < enough);
    if (gain <= REACHED || short || (gain < 1e-14 && gain >= previousGain)) {
      coefficients = moved(coefficients, step, 1);
      return {
        ok: true,
        coefficients,
        at,
        factorisation,
        initial,
        initialFactorisation,
        iterations: iterations - 1,
      };
    }
    const runaway = step.findIndex((change, j) => Math.abs(change) * scales[j]! > 0.01);
    if (gain < 1e-7 && runaway >= 0) return infinite(names[runaway]!);
    previousGain = gain;
    let fraction = 1;
    let next = evaluate(moved(coefficients, step, 1));
    while (!(next.logLikelihood >= at.logLikelihood - 1e-9 * Math.abs(at.logLikelihood)) && fraction > 1e-6) {
      fraction /= 2;
      next = evaluate(moved(coefficients, step, fraction));
    }
    coefficients = moved(coefficients, step, fraction);
    at = next;
    factorisation = factorise(at.information, p);
    const [lost] = factorisation.dependent;
    if (lost !== undefined) return infinite(names[lost]!);
  }
  return notComputed('no-convergence', `no maximum after ${MOST_ITERATIONS} Newton steps`);
}

/**
 * Where weights are small, so are the likelihood and all that is gained in it: the information at the start of a
 * standardised covariate, where it is less than 1.
 */
function unitOf(information: Float64Array, scales: ArrayLike<number>): number {
  let most = 0;
  for (let j = 0; j < scales.length; j++) {
    if (scales[j]! > 0) most = Math.max(most, information[j * scales.length + j]! / scales[j]! / scales[j]!);
  }
  return most > 0 ? Math.min(1, most) : 1;
}

/**
 * Where one more pass over the rows would be seconds spent on the tenth digit of the variance. A last step of 1e-9 leaves
 * an error of its square in the coefficients; the information, taken before it, has about nine digits.
 */
export function enoughFor(rows: number): number {
  return rows < 100_000 ? 0 : 1e-9;
}

function infinite(name: string): NotComputed {
  return notComputed(
    'separation',
    `the likelihood keeps rising as the coefficient of ${name} grows without end`,
  );
}

function moved(from: Float64Array, step: Float64Array, fraction: number): Float64Array {
  return from.map((value, j) => value + fraction * step[j]!);
}
