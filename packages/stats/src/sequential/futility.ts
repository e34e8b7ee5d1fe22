import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import type { Column } from '../input/columns.ts';
import { checkAlpha } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze } from '../result.ts';
import { advance, type Look, type State, tailOf } from './crossing.ts';
import { powerOfLooks, type SequentialPower } from './power.ts';
import { alphaSpent, checkInformation, checkSpending, type Spending } from './spending.ts';

export interface FutilityPlan {
  /** Share of the information at each look, ascending, the last one 1. */
  readonly information: Column;
  /** How alpha is spent; default 'obrien-fleming'. */
  readonly spending?: Spending;
  /** One-sided error; default 0.025. */
  readonly alpha?: number;
  /** How beta, the error of missing the effect, is spent; default 'obrien-fleming'. */
  readonly betaSpending?: Spending;
  /** 1 − power; default 0.1. */
  readonly beta?: number;
  /**
   * Default false: the upper bounds are those without futility, so alpha holds even where the trial goes on below a lower
   * bound. With true the lower bounds must be obeyed, and the upper ones are a little lower.
   */
  readonly binding?: boolean;
}

export interface FutilityDesign {
  readonly information: readonly number[];
  /** Above it the trial stops for the effect. */
  readonly upper: readonly number[];
  /** Below it the trial stops for futility; -Infinity where nothing is spent yet. At the last look both bounds are one. */
  readonly lower: readonly number[];
  readonly binding: boolean;
  /** Expected final z statistic at which the design has its power. */
  readonly drift: number;
  /** Largest sample size as a multiple of that of one look. */
  readonly inflation: number;
  readonly alphaSpent: readonly number[];
  readonly betaSpent: readonly number[];
  /** With the lower bounds obeyed: under no effect and under the drift. */
  readonly underNone: SequentialPower;
  readonly underDrift: SequentialPower;
}

/**
 * One-sided group-sequential bounds for the effect and for futility by alpha and beta spending. The drift is found at
 * which both bounds meet at the last look.
 * Sources: Pampallona, Tsiatis & Kim (2001), Drug Inf J 35:1113–1121; Anderson & Clark (2010), Stat Med 29:219–230.
 */
export function futilityDesign(plan: FutilityPlan): FutilityDesign {
  const { spending = 'obrien-fleming', alpha = 0.025, betaSpending = 'obrien-fleming', beta = 0.1 } = plan;
  const { binding = false } = plan;
  checkAlpha(alpha);
  if (!(beta > 0 && beta < 1 - alpha))
    throw new StatsInputError('beta', `${beta} is not between 0 and 1 − alpha`);
  checkSpending('spending', spending);
  checkSpending('betaSpending', betaSpending);
  const information = checkInformation(plan.information);
  if (information.at(-1) !== 1) {
    throw new StatsInputError('information', 'does not end at 1', information.length - 1);
  }
  const up = information.map((share) => alphaSpent(share, { spending, alpha, sides: 1 }));
  const down = information.map((share) =>
    alphaSpent(share, { spending: betaSpending, alpha: beta, sides: 1 }),
  );
  const uppers = binding ? undefined : upperBounds(information, up);
  const at = (drift: number) => looksAt(information, up, down, uppers, drift);
  const oneLook = normal.upperQuantile(alpha) + normal.upperQuantile(beta);
  const drift = findRoot((d) => at(d).gap, 0.5 * oneLook, 4 * oneLook);
  const { looks } = at(drift);
  const met = looks.map((look, k): Look => {
    return k === looks.length - 1 ? { ...look, lower: look.upper } : look;
  });
  return deepFreeze({
    information,
    upper: met.map((look) => look.upper),
    lower: met.map((look) => look.lower),
    binding,
    drift,
    inflation: (drift / oneLook) ** 2,
    alphaSpent: up,
    betaSpent: down,
    underNone: powerOfLooks(met, 0),
    underDrift: powerOfLooks(met, drift),
  });
}

/** The upper bounds as they are without bounds for futility. */
function upperBounds(information: readonly number[], up: readonly number[]): readonly number[] {
  let state: State | undefined;
  return information.map((share, k) => {
    const upper = boundFor(state, share, 0, up[k]! - (up[k - 1] ?? 0), 'upper');
    const next = information[k + 1];
    if (next !== undefined) state = advance(state, { information: share, lower: -Infinity, upper }, 0, next);
    return upper;
  });
}

/**
 * The bounds when beta is spent under a given drift, and by how much the last lower bound exceeds the upper one.
 * @param uppers the upper bounds, unless they depend on the lower ones
 */
function looksAt(
  information: readonly number[],
  up: readonly number[],
  down: readonly number[],
  uppers: readonly number[] | undefined,
  drift: number,
): { readonly looks: readonly Look[]; readonly gap: number } {
  const looks: Look[] = [];
  /** Under no effect, with the lower bounds obeyed; and under the drift. */
  let none: State | undefined;
  let effect: State | undefined;
  for (const [k, share] of information.entries()) {
    const dueUp = up[k]! - (up[k - 1] ?? 0);
    const dueDown = down[k]! - (down[k - 1] ?? 0);
    const upper = uppers?.[k] ?? boundFor(none, share, 0, dueUp, 'upper');
    const lower = boundFor(effect, share, drift, dueDown, 'lower');
    const look = { information: share, lower, upper };
    looks.push(look);
    const next = information[k + 1];
    if (next === undefined || lower >= upper)
      return { looks, gap: lower - upper + (next === undefined ? 0 : 1) };
    if (uppers === undefined) none = advance(none, look, 0, next);
    effect = advance(effect, look, drift, next);
  }
  return { looks, gap: 0 };
}

/** The bound beyond which a given probability lies; infinite where next to nothing is due. */
function boundFor(
  state: State | undefined,
  information: number,
  drift: number,
  due: number,
  side: 'upper' | 'lower',
): number {
  const far = side === 'upper' ? Infinity : -Infinity;
  if (due <= 1e-15) return far;
  const reach = drift * Math.sqrt(information);
  const excess = (z: number): number => tailOf(state, information, z, drift, side) - due;
  const [low, high] = [Math.min(0, reach) - 12, Math.max(0, reach) + 12];
  const [atLow, atHigh] = [excess(low), excess(high)];
  // More may be due than is left of the probability: then everything is beyond the bound.
  if ((side === 'upper' ? atLow : atHigh) <= 0) return -far;
  return findRoot(excess, low, high, atLow, atHigh);
}
