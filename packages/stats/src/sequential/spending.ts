import { criticalValue, normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkNotEmpty } from '../input/columns.ts';
import { checkLevel } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze } from '../result.ts';
import { advance, type State, tailOf } from './crossing.ts';

/** How alpha is spent: a Lan–DeMets function by name, Kim–DeMets' power family, or Hwang–Shih–DeCani's gamma family. */
export type Spending = 'obrien-fleming' | 'pocock' | { readonly rho: number } | { readonly gamma: number };

export interface SequentialPlan {
  /** Share of the information at each look, ascending, the last one 1. */
  readonly information: Column;
  /** Default 'obrien-fleming'. */
  readonly spending?: Spending;
  /** Total error: of both sides together where there are two. Default 0.05. */
  readonly alpha?: number;
  /** Default 2: symmetric bounds. */
  readonly sides?: 1 | 2;
}

export interface SequentialBounds {
  readonly information: readonly number[];
  /** Upper bounds of the z statistic; with two sides the lower ones mirror them. Infinity where nothing is spent yet. */
  readonly bound: readonly number[];
  /** One-sided p-value at which each look rejects. */
  readonly nominal: readonly number[];
  /** Alpha spent up to and including each look. */
  readonly spent: readonly number[];
  readonly sides: 1 | 2;
}

/** Alpha spent by each function at a share of the information; both sides together. */
export function alphaSpent(spending: Spending, information: number, alpha: number, sides: 1 | 2): number {
  const each = alpha / sides;
  if (information >= 1) return alpha;
  if (spending === 'obrien-fleming')
    return sides * 2 * normal.upper(criticalValue(1 - each) / Math.sqrt(information));
  if (spending === 'pocock') return alpha * Math.log1p((Math.E - 1) * information);
  if ('rho' in spending) return alpha * information ** spending.rho;
  if (spending.gamma === 0) return alpha * information;
  return (alpha * Math.expm1(-spending.gamma * information)) / Math.expm1(-spending.gamma);
}

/**
 * Group-sequential bounds by alpha spending, found look by look so that the probability of first crossing under no
 * effect is what the function gives out. Two-sided bounds spend alpha / 2 on each side.
 * Sources: Lan & DeMets (1983), Biometrika 70:659–663; Kim & DeMets (1987); Hwang, Shih & DeCani (1990).
 */
export function sequentialBounds(plan: SequentialPlan): SequentialBounds {
  const { spending = 'obrien-fleming', alpha = 0.05, sides = 2 } = plan;
  check(plan, spending, alpha, sides);
  const information = Array.from({ length: plan.information.length }, (_, i) => plan.information[i]!);
  const spent = information.map((share) => alphaSpent(spending, share, alpha, sides));
  const bound: number[] = [];
  let state: State | undefined;
  for (const [i, share] of information.entries()) {
    const due = (spent[i]! - (spent[i - 1] ?? 0)) / sides;
    const current = state;
    const excess = (z: number): number => tailOf(current, share, z, 0, 'upper') - due;
    const upper = due > 1e-15 ? findRoot(excess, -8, 12) : Infinity;
    bound.push(upper);
    state = advance(state, { information: share, upper, lower: sides === 2 ? -upper : -Infinity }, 0);
  }
  return deepFreeze({ information, bound, nominal: bound.map((z) => normal.upper(z)), spent, sides });
}

function check({ information }: SequentialPlan, spending: Spending, alpha: number, sides: number): void {
  checkNotEmpty('information', information);
  checkLevel(1 - alpha);
  if (sides !== 1 && sides !== 2) throw new StatsInputError('sides', `${String(sides)} is not 1 or 2`);
  let before = 0;
  for (let i = 0; i < information.length; i++) {
    if (!(information[i]! > before && information[i]! <= 1)) {
      throw new StatsInputError('information', `${information[i]} does not rise within (0, 1]`, i);
    }
    before = information[i]!;
  }
  if (typeof spending === 'object') {
    if ('rho' in spending && !(spending.rho > 0))
      throw new StatsInputError('spending.rho', `${spending.rho} is not above 0`);
    if ('gamma' in spending && !Number.isFinite(spending.gamma)) {
      throw new StatsInputError('spending.gamma', `${spending.gamma} is not a finite number`);
    }
  } else if (spending !== 'obrien-fleming' && spending !== 'pocock') {
    throw new StatsInputError('spending', `'${String(spending)}' is not a known function`);
  }
}
