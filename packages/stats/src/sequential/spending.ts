import { criticalValue, normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkNotEmpty } from '../input/columns.ts';
import { checkAlpha } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze } from '../result.ts';
import { advance, checkRise, type Look, type State, tailOf } from './crossing.ts';

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

/** Alpha spent at a share of the information; both sides together. */
export function alphaSpent(information: number, options: Omit<SequentialPlan, 'information'> = {}): number {
  const { spending = 'obrien-fleming', alpha = 0.05, sides = 2 } = options;
  checkAlpha(alpha);
  checkSides(sides);
  checkSpending('spending', spending);
  if (!(information >= 0 && information < Infinity)) {
    throw new StatsInputError('information', `${information} is not a finite number from 0`);
  }
  const each = alpha / sides;
  if (information >= 1) return alpha;
  if (spending === 'obrien-fleming')
    return sides * 2 * normal.upper(criticalValue(1 - each) / Math.sqrt(information));
  if (spending === 'pocock') return alpha * Math.log1p((Math.E - 1) * information);
  if ('rho' in spending) return alpha * information ** spending.rho;
  if (Math.abs(spending.gamma) < 1e-300) return alpha * information;
  return (alpha * Math.expm1(-spending.gamma * information)) / Math.expm1(-spending.gamma);
}

/**
 * Group-sequential bounds by alpha spending, found look by look so that the probability of first crossing under no
 * effect is what the function gives out. Two-sided bounds spend alpha / 2 on each side.
 * Sources: Lan & DeMets (1983), Biometrika 70:659–663; Kim & DeMets (1987); Hwang, Shih & DeCani (1990).
 */
export function sequentialBounds(plan: SequentialPlan): SequentialBounds {
  const { spending = 'obrien-fleming', alpha = 0.05, sides = 2 } = plan;
  checkAlpha(alpha);
  checkSides(sides);
  checkSpending('spending', spending);
  const information = checkInformation(plan.information);
  const spent = information.map((share) => alphaSpent(share, { spending, alpha, sides }));
  const bound: number[] = [];
  let state: State | undefined;
  for (const [i, share] of information.entries()) {
    const due = (spent[i]! - (spent[i - 1] ?? 0)) / sides;
    const current = state;
    const excess = (z: number): number => tailOf(current, share, z, 0, 'upper') - due;
    const upper = due > 1e-15 ? findRoot(excess, -8, 12) : Infinity;
    bound.push(upper);
    const next = information[i + 1];
    if (next === undefined) break;
    state = advance(state, { information: share, upper, lower: sides === 2 ? -upper : -Infinity }, 0, next);
  }
  return deepFreeze({ information, bound, nominal: bound.map((z) => normal.upper(z)), spent, sides });
}

/** The continuation regions between the bounds. */
export function looksOf({
  information,
  bound,
  sides,
}: Pick<SequentialBounds, 'information' | 'bound' | 'sides'>): Look[] {
  return information.map((share, i) => ({
    information: share,
    upper: bound[i]!,
    lower: sides === 2 ? -bound[i]! : -Infinity,
  }));
}

/** Throws unless there is one side or two. */
export function checkSides(sides: number): void {
  if (sides !== 1 && sides !== 2) throw new StatsInputError('sides', `${String(sides)} is not 1 or 2`);
}

/** The shares of the information as an array; throws unless they rise within (0, 1], each by a millionth or more. */
export function checkInformation(column: Column): number[] {
  checkNotEmpty('information', column);
  const information = Array.from({ length: column.length }, (_, i) => column[i]!);
  for (const [i, share] of information.entries()) {
    if (!(share > (information[i - 1] ?? 0) && share <= 1)) {
      throw new StatsInputError('information', `${share} does not rise within (0, 1]`, i);
    }
    checkRise('information', share, information[i - 1] ?? 0, i);
  }
  return information;
}

/** Throws unless the spending function is a known one. */
export function checkSpending(argument: string, spending: Spending): void {
  if (typeof spending === 'object') {
    if ('rho' in spending && !(spending.rho > 0))
      throw new StatsInputError(`${argument}.rho`, `${spending.rho} is not above 0`);
    if ('gamma' in spending && !(Math.abs(spending.gamma) <= 500)) {
      throw new StatsInputError(`${argument}.gamma`, `${spending.gamma} is not between -500 and 500`);
    }
  } else if (spending !== 'obrien-fleming' && spending !== 'pocock') {
    throw new StatsInputError(argument, `'${String(spending)}' is not a known function`);
  }
}
