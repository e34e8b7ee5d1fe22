import { MOST_NONCENTRALITY, noncentralT } from '../distributions/noncentral-t.ts';
import { criticalValue, normal } from '../distributions/normal.ts';
import { t } from '../distributions/t.ts';
import { StatsInputError } from '../error.ts';
import { checkAlpha, checkChoice, checkFinite, checkPositive } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';

/** Two-sided significance level (default 0.05) and participants in the second arm for each one in the first (default 1). */
export interface PowerOptions {
  readonly alpha?: number;
  readonly ratio?: number;
}

/** The options as numbers, checked. */
export function settings({ alpha = 0.05, ratio = 1 }: PowerOptions) {
  checkAlpha(alpha);
  checkPositive('ratio', ratio);
  return { alpha, ratio, z: criticalValue(1 - alpha) };
}

/**
 * Power of the t test of two means with a common standard deviation; both tails counted. `n` is the size of the first
 * arm. As R's power.t.test(strict = TRUE) for equal arms.
 */
export function powerOfMeans(
  { n, difference, sd }: { readonly n: number; readonly difference: number; readonly sd: number },
  options: PowerOptions = {},
): number {
  const { alpha, ratio } = settings(options);
  checkPositive('n', n);
  checkFinite('difference', difference);
  checkPositive('sd', sd);
  const df = n * (1 + ratio) - 2;
  if (!(df > 0)) throw new StatsInputError('n', `${n} leaves no degrees of freedom`);
  // Power no longer rises with a shift beyond what the distribution can be asked for.
  const whole = difference / (sd * Math.sqrt((1 + 1 / ratio) / n));
  const shift = Math.max(-MOST_NONCENTRALITY, Math.min(MOST_NONCENTRALITY, whole));
  const critical = t.upperQuantile(alpha / 2, df);
  return Math.min(1, noncentralT.upper(critical, df, shift) + noncentralT.lower(-critical, df, shift));
}

export interface ProportionPowerOptions extends PowerOptions {
  /** Default false. True: the statistic has Yates' continuity correction, so that power is near that of Fisher's test. */
  readonly continuity?: boolean;
}

/**
 * Power of the z test of two proportions with pooled variance; both tails counted. `n` is the size of the first arm.
 * As R's power.prop.test(strict = TRUE) for equal arms without correction.
 * Sources: Fleiss, Levin & Paik (2003), chapter 4; with correction Fleiss, Tytun & Ury (1980), Biometrics 36:343–346.
 */
export function powerOfProportions(
  { n, first, second }: { readonly n: number; readonly first: number; readonly second: number },
  options: ProportionPowerOptions = {},
): number {
  const { ratio, z } = settings(options);
  checkPositive('n', n);
  for (const [name, p] of [
    ['first', first],
    ['second', second],
  ] as const) {
    if (!(p > 0 && p < 1)) throw new StatsInputError(name, `${p} is not between 0 and 1`);
  }
  const pooled = (first + ratio * second) / (1 + ratio);
  const under = Math.sqrt((pooled * (1 - pooled) * (1 + 1 / ratio)) / n);
  const against = Math.sqrt((first * (1 - first) + (second * (1 - second)) / ratio) / n);
  const gap = Math.abs(first - second);
  const correction = options.continuity === true ? (1 + 1 / ratio) / (2 * n) : 0;
  const reach = z * under + correction;
  return normal.lower((gap - reach) / against) + normal.lower((-gap - reach) / against);
}

export interface LogRankPowerOptions extends PowerOptions {
  /** How far z lies from zero: by the log hazard ratio ('schoenfeld', default) or by (θ − 1) / (1 + ratio θ) ('freedman'). */
  readonly formula?: 'schoenfeld' | 'freedman';
}

/**
 * Power of the log-rank test by the number of events under proportional hazards; both tails counted. `hazardRatio` θ is
 * that of the second arm to the first, `ratio` that of their sizes.
 * Sources: Schoenfeld (1981), Biometrika 68:316–319; Freedman (1982), Stat Med 1:121–129.
 */
export function powerOfLogRank(
  { events, hazardRatio }: { readonly events: number; readonly hazardRatio: number },
  options: LogRankPowerOptions = {},
): number {
  const { formula = 'schoenfeld' } = options;
  const { ratio, z } = settings(options);
  checkChoice('formula', formula, ['schoenfeld', 'freedman']);
  checkPositive('events', events);
  checkPositive('hazardRatio', hazardRatio);
  const distance =
    formula === 'schoenfeld'
      ? Math.abs(Math.log(hazardRatio)) / (1 + ratio)
      : Math.abs(1 - hazardRatio) / (1 + ratio * hazardRatio);
  const shift = distance * Math.sqrt(events * ratio);
  return normal.upper(z - shift) + normal.lower(-z - shift);
}

export interface SizeOptions {
  /** Default 0.8. */
  readonly target?: number;
  /** The least size that is tried; default 2. */
  readonly from?: number;
}

/** The smallest size (not rounded) at which a power that rises with it reaches the target. */
export function sizeForPower(
  power: (size: number) => number,
  { target = 0.8, from = 2 }: SizeOptions = {},
): number {
  if (!(target > 0 && target < 1)) throw new StatsInputError('target', `${target} is not between 0 and 1`);
  checkPositive('from', from);
  if (power(from) >= target) return from;
  let high = from * 2;
  while (power(high) < target) {
    if (high > 1e12) throw new StatsInputError('target', `${target} is not reached by any size`);
    high *= 2;
  }
  return findRoot((size) => power(size) - target, from, high);
}

export interface EffectSearch {
  /** Default 0.8. */
  readonly target?: number;
  readonly from: number;
  readonly to: number;
}

/** The smallest effect above `from` at which a power that rises with it reaches the target. */
export function smallestDetectable(
  power: (effect: number) => number,
  { target = 0.8, from, to }: EffectSearch,
): number {
  if (!(target > 0 && target < 1)) throw new StatsInputError('target', `${target} is not between 0 and 1`);
  checkFinite('from', from);
  checkFinite('to', to);
  if (!(power(to) >= target))
    throw new StatsInputError('target', `${target} is not reached by an effect of ${to}`);
  return power(from) >= target ? from : findRoot((effect) => power(effect) - target, from, to);
}
