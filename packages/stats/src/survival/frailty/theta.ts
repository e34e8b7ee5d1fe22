import { chiSquared } from '../../distributions/chi-squared.ts';
import { findRoot } from '../../numeric/root.ts';
import { type NotComputed, notComputed } from '../../result.ts';
import { type PenalisedFit, penalisedFit } from './penalised-fit.ts';
import { type FrailtyDesign, stateAt } from './state.ts';

export interface ThetaEstimate {
  readonly ok: true;
  /** Undefined where the best variance is 0: the model without frailty. */
  readonly fit: PenalisedFit | undefined;
  /** Profile likelihood limits of the variance. */
  readonly lower: number;
  readonly upper: number;
}

/** Variances above this are taken for ones that grow without end. */
const LARGEST = 1e6;

/**
 * The variance at which the integrated likelihood stops rising: its derivative is known at each fit, so this is a root.
 * Where it does not rise from 0 (the score test of heterogeneity is not positive) the estimate is 0.
 * @param start log frailties 0 and the coefficients without frailty
 * @param withoutFrailty log partial likelihood there
 */
export function estimateTheta(
  design: FrailtyDesign,
  start: Float64Array,
  withoutFrailty: number,
  level: number,
): ThetaEstimate | NotComputed {
  const found: PenalisedFit[] = [];
  let failed = false;
  const at = (theta: number): PenalisedFit | undefined => {
    const known = found.find((fit) => fit.theta === theta);
    if (known !== undefined) return known;
    const nearest = found.reduce<PenalisedFit | undefined>(
      (best, fit) =>
        best === undefined || Math.abs(fit.theta - theta) < Math.abs(best.theta - theta) ? fit : best,
      undefined,
    );
    const fit = penalisedFit(design, theta, nearest?.at ?? start);
    if (fit === undefined) failed = true;
    else found.push(fit);
    return fit;
  };
  const slope = (theta: number): number => at(theta)?.slope ?? 0;
  let best: PenalisedFit | undefined;
  if (slopeAtZero(design, start) > 0) {
    let low = 0;
    let high = 1;
    while (slope(high) > 0 && high < LARGEST) {
      low = high;
      high *= 2;
    }
    if (high >= LARGEST) {
      return notComputed('no-convergence', 'the variance of the frailty grows without end');
    }
    if (low === 0) {
      low = high / 2;
      while (slope(low) < 0 && low > 1e-9) low /= 2;
    }
    best = at(findRoot(slope, low, 2 * low));
  }
  if (failed) return notComputed('no-convergence', 'the penalised likelihood was not maximised');
  const top = best?.integrated ?? withoutFrailty;
  const theta = best?.theta ?? 0;
  const drop = chiSquared.quantile(level, 1);
  const short = (value: number): number =>
    2 * (top - (value === 0 ? withoutFrailty : (at(value)?.integrated ?? top))) - drop;
  /** The limit between a variance inside the interval and one outside, by Newton's method kept between both. */
  const limit = (inside: number, outside: number): number => {
    let [near, far] = [inside, outside];
    let value = (near + far) / 2;
    for (let iteration = 0; iteration < 100; iteration++) {
      const excess = short(value);
      if (excess < 0) near = value;
      else far = value;
      const newton = value + excess / (2 * slope(value));
      const between = newton > Math.min(near, far) && newton < Math.max(near, far);
      const next = between ? newton : (near + far) / 2;
      if (Math.abs(next - value) <= 1e-13 * value || Math.abs(excess) < 1e-12) return next;
      value = next;
    }
    return value;
  };
  const lower = short(0) <= 0 ? 0 : limit(theta, 0);
  let reach = Math.max(2 * theta, 0.1);
  while (short(reach) < 0 && reach < LARGEST && !failed) reach *= 2;
  const upper = reach >= LARGEST ? Infinity : limit(theta, reach);
  if (failed) return notComputed('no-convergence', 'the profile likelihood of the variance was not followed');
  return { ok: true, fit: best, lower, upper };
}

/** ½ Σ ((d − A)² − d) over groups: the derivative of the integrated likelihood at 0. */
function slopeAtZero(design: FrailtyDesign, start: Float64Array): number {
  const { score } = stateAt(design, start);
  return design.events.reduce((sum, d, g) => sum + (score[g]! ** 2 - d) / 2, 0);
}
