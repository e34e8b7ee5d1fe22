import { devianceTerm } from '../../distributions/log-gamma.ts';
import { type Arrow, arrow, dot, preconditioner, solveExact } from './arrow.ts';
import { risingProduct } from './rising.ts';
import { type FrailtyDesign, groupDiagonal, type State, stateAt } from './state.ts';

/** The penalised partial likelihood maximised at one variance of the frailty. */
export interface PenalisedFit {
  readonly theta: number;
  /** Log frailties, then coefficients. */
  readonly at: Float64Array;
  readonly state: State;
  /** Curvature of the penalty for each log frailty: exp(ω) / θ. */
  readonly curvature: Float64Array;
  /** The penalised information times a vector. */
  readonly product: (direction: Float64Array) => Float64Array;
  /** The penalised information without the elements between groups, and what preconditions solutions by it. */
  readonly sparse: Arrow;
  readonly near: Arrow;
  /** Integrated log-likelihood: the frailties integrated out. */
  readonly integrated: number;
  /** Its derivative in θ. */
  readonly slope: number;
  readonly penalty: number;
  readonly iterations: number;
}

/**
 * Maximises ℓ(β, ω) − Σ (exp(ω) − 1 − ω) / θ by Newton's method, to the last digits. At its maximum each frailty is
 * (1/θ + d) / (1/θ + A), A the group's cumulative hazard at frailty one, which is also what the EM algorithm settles at.
 * Undefined where there is no convergence.
 */
export function penalisedFit(
  design: FrailtyDesign,
  theta: number,
  start: Float64Array,
): PenalisedFit | undefined {
  const { groups } = design;
  let at = start;
  let state = stateAt(design, at);
  let before = Infinity;
  for (let iterations = 1; iterations <= 100; iterations++) {
    const { curvature, product, sparse, near, score } = penalised(design, theta, at, state);
    // Steps need a few digits only: what is left over is taken up by the next.
    const step = solveExact(product, near, score, 1e-6);
    const gain = dot(step, score);
    if (!(gain >= 0)) return undefined;
    if (gain <= 1e-22 || (gain < 1e-14 && gain >= before)) {
      return { theta, at, state, curvature, product, sparse, near, iterations, ...likelihoods() };
    }
    before = gain;
    const value = state.logLikelihood - penaltyOf(at.subarray(0, groups), theta);
    let fraction = 1;
    let next = at.map((x, i) => x + step[i]!);
    let nextState = stateAt(design, next);
    while (
      !(
        nextState.logLikelihood - penaltyOf(next.subarray(0, groups), theta) >=
        value - 1e-10 * Math.abs(value)
      ) &&
      fraction > 1e-8
    ) {
      fraction /= 2;
      next = at.map((x, i) => x + fraction * step[i]!);
      nextState = stateAt(design, next);
    }
    at = next;
    state = nextState;
  }
  return undefined;

  function likelihoods() {
    const omega = at.subarray(0, groups);
    const penalty = penaltyOf(omega, theta);
    return { penalty, ...integrate(design, theta, omega, state.logLikelihood - penalty) };
  }
}

/** Σ (exp(ω) − 1 − ω) / θ. */
function penaltyOf(omega: Float64Array, theta: number): number {
  let sum = 0;
  for (let g = 0; g < omega.length; g++) sum += devianceTerm(1, Math.exp(omega[g]!));
  return sum / theta;
}

function penalised(design: FrailtyDesign, theta: number, at: Float64Array, state: State) {
  const { groups, cox } = design;
  const score = Float64Array.from(state.score);
  const curvature = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    curvature[g] = Math.exp(at[g]!) / theta;
    score[g]! -= Math.expm1(at[g]!) / theta;
  }
  const product = (direction: Float64Array): Float64Array => {
    const image = state.product(direction);
    for (let g = 0; g < groups; g++) image[g]! += curvature[g]! * direction[g]!;
    return image;
  };
  const columns = cox.columns.map((_, j) => {
    const unit = new Float64Array(at.length);
    unit[groups + j] = 1;
    return product(unit);
  });
  const diagonal = groupDiagonal(design, state).map((value, g) => value + curvature[g]!);
  const sparse = arrow(diagonal, columns);
  return { score, curvature, product, sparse, near: preconditioner(sparse, columns) };
}

/**
 * The likelihood with gamma frailties of mean 1 and variance θ integrated out, and its derivative in θ at the maximum,
 * where it only moves through the terms that show θ.
 * It tends to the ordinary partial likelihood as θ falls to 0. Source: Therneau & Grambsch (2000), section 9.6.
 */
function integrate(design: FrailtyDesign, theta: number, omega: Float64Array, penalisedValue: number) {
  let integrated = penalisedValue;
  let slope = 0;
  for (const [g, d] of design.events.entries()) {
    const shrink = devianceTerm(1, 1 + theta * d) / theta;
    const rising = risingProduct(d, theta);
    integrated += shrink - d * Math.log1p(theta * d) + rising.value;
    slope += (devianceTerm(1, Math.exp(omega[g]!)) / theta - shrink) / theta + rising.slope;
  }
  return { integrated, slope };
}
