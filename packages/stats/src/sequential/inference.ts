import { StatsInputError } from '../error.ts';
import { checkChoice, checkFinite, checkLevel, checkPositive, checkWhole } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { type Computed, computed, deepFreeze, type Interval, notComputed } from '../result.ts';
import { advance, type Look, type State, tailOf } from './crossing.ts';
import type { FutilityDesign } from './futility.ts';
import { looksOf, type SequentialBounds, type SequentialPlan, sequentialBounds } from './spending.ts';

export interface StoppingPoint {
  /** Number of the look at which the trial stopped; the first is 1. */
  readonly look: number;
  /** The z statistic there. */
  readonly z: number;
  /** Standard error of the estimate there. Unless given, effects are on the scale of the drift: the expected final z. */
  readonly standardError?: number;
}

export interface SequentialEstimate extends Interval {
  /** Median-unbiased estimate. */
  readonly estimate: number;
  /** The estimate as if there had been no looks, z times its standard error: too large on average. */
  readonly naive: number;
  /** One-sided against an effect above zero where the bounds are one-sided or for futility, else two-sided. */
  readonly p: number;
}

export interface SequentialEstimateOptions {
  /** Default 0.95. */
  readonly level?: number;
  /**
   * With bounds for futility, whether they are taken to have been obeyed: paths that fell below one and went on then do
   * not count, which makes p smaller. Default as the design: `binding` bounds are, others are not.
   */
  readonly futility?: 'obeyed' | 'ignored';
}

/**
 * Estimate, interval and p-value of a trial that stopped by its bounds (or at the last look), which allow for the looks:
 * outcomes are ordered by stage, an earlier crossing of the upper bound being stronger evidence for an effect and an
 * earlier stop for futility weaker.
 * Source: Fairbanks & Madsen (1982); Tsiatis, Rosner & Mehta (1984), Biometrics 40:797–803; Jennison & Turnbull (2000), 8.4–8.5.
 */
export function sequentialEstimate(
  { bounds, ...at }: StoppingPoint & { readonly bounds: SequentialBounds | FutilityDesign },
  options: SequentialEstimateOptions = {},
): Computed<SequentialEstimate> {
  const { level = 0.95 } = options;
  const oneSided = 'lower' in bounds || bounds.sides === 1;
  checkLevel(level);
  const share = checkPoint(bounds, at);
  const own = stoppingLooks(bounds)[at.look - 1]!;
  if (own.lower < at.z && at.z < own.upper && at.look < bounds.information.length) {
    return notComputed(
      'not-stopped',
      `z = ${at.z} crosses no bound at look ${at.look}, which is not the last`,
    );
  }
  const looks = countedLooks(bounds, options.futility);
  /** The estimate and both limits are looked for from the same drifts. */
  const known = new Map<number, number>();
  const beyond = (drift: number): number => {
    const chance = known.get(drift) ?? asStrong(looks, at, drift);
    known.set(drift, chance);
    return chance;
  };
  const naive = at.z / Math.sqrt(share);
  const solve = (target: number): number => {
    let reach = 4 / Math.sqrt(share);
    const excess = (drift: number): number => beyond(drift) - target;
    while (excess(naive - reach) > 0 || excess(naive + reach) < 0) reach *= 1.5;
    return findRoot(excess, naive - reach, naive + reach);
  };
  const tail = (1 - level) / 2;
  const above = beyond(0);
  const unit = at.standardError === undefined ? 1 : at.standardError * Math.sqrt(share);
  return computed({
    estimate: unit * solve(0.5),
    naive: unit * naive,
    lower: unit * solve(tail),
    upper: unit * solve(1 - tail),
    level,
    p: Math.min(1, oneSided ? above : 2 * Math.min(above, 1 - above)),
  });
}

/** The regions outside of which the trial stops. */
function stoppingLooks(bounds: SequentialBounds | FutilityDesign): Look[] {
  if (!('lower' in bounds)) return looksOf(bounds);
  return bounds.information.map((information, k) => ({
    information,
    lower: bounds.lower[k]!,
    upper: bounds.upper[k]!,
  }));
}

/** The regions in which a path goes on, by what is thought of the bounds for futility. */
function countedLooks(
  bounds: SequentialBounds | FutilityDesign,
  futility: SequentialEstimateOptions['futility'],
): Look[] {
  const looks = stoppingLooks(bounds);
  if (!('lower' in bounds)) {
    if (futility !== undefined)
      throw new StatsInputError('futility', 'is asked for, but the bounds have none');
    return looks;
  }
  const rule = futility ?? (bounds.binding ? 'obeyed' : 'ignored');
  checkChoice('futility', rule, ['obeyed', 'ignored']);
  return rule === 'obeyed' ? looks : looks.map((look) => ({ ...look, lower: -Infinity }));
}

/** Probability, under a drift, of an outcome that speaks at least as strongly for an effect above zero. */
function asStrong(looks: readonly Look[], { look, z }: StoppingPoint, drift: number): number {
  let sum = 0;
  let state: State | undefined;
  for (const [k, here] of looks.entries()) {
    const last = k === look - 1;
    sum += tailOf(state, here.information, last ? z : here.upper, drift, 'upper');
    if (last) break;
    state = advance(state, here, drift, looks[k + 1]!.information);
  }
  return sum;
}

/**
 * The repeated confidence interval of a look: the estimate with the look's bound in place of 1.96. All of them together
 * cover the effect with the level 1 − alpha (two-sided bounds; 1 − 2 alpha with one-sided ones), whether or not the trial
 * stops. Source: Jennison & Turnbull (1989), JRSS B 51:305–361.
 */
export function repeatedInterval({
  bounds,
  ...at
}: StoppingPoint & { readonly bounds: SequentialBounds }): Interval & { readonly estimate: number } {
  const share = checkPoint(bounds, at);
  const unit = at.standardError ?? 1 / Math.sqrt(share);
  const reach = bounds.bound[at.look - 1]! * unit;
  const estimate = at.z * unit;
  const level = 1 - (2 * bounds.spent.at(-1)!) / bounds.sides;
  return deepFreeze({ estimate, lower: estimate - reach, upper: estimate + reach, level });
}

/** The smallest alpha at which the plan's bounds would be crossed by z at a look. Source: as {@link repeatedInterval}. */
export function repeatedP({
  plan,
  look,
  z,
}: Omit<StoppingPoint, 'standardError'> & { readonly plan: SequentialPlan }): number {
  const sides = plan.sides ?? 2;
  const height = sides === 2 ? Math.abs(z) : z;
  const most = sides === 2 ? 1 - 1e-9 : 0.5;
  const bounds = sequentialBounds(plan);
  checkPoint(bounds, { look, z });
  const gap = (logAlpha: number): number => {
    const { bound } = sequentialBounds({ ...plan, alpha: Math.exp(logAlpha) });
    return Math.min(bound[look - 1]!, 40) - height;
  };
  if (gap(Math.log(most)) >= 0) return 1;
  return gap(-34) <= 0 ? Math.exp(-34) : Math.exp(findRoot(gap, -34, Math.log(most)));
}

function checkPoint(
  bounds: Pick<SequentialBounds, 'information'>,
  { look, z, standardError }: StoppingPoint,
): number {
  checkWhole('look', look, 1);
  checkFinite('z', z);
  if (standardError !== undefined) {
    checkPositive('standardError', standardError);
    checkFinite('standardError', 1e3 * standardError * Math.max(1, Math.abs(z)));
  }
  const share = bounds.information[look - 1];
  if (share === undefined)
    throw new StatsInputError('look', `${look} is more than ${bounds.information.length}`);
  return share;
}
