import { beta } from '../distributions/beta.ts';
import { binomial } from '../distributions/binomial.ts';
import { criticalValue } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkChoice, checkLevel, checkWhole } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import type { Arm } from './two-by-two.ts';

export type ProportionMethod = 'wilson' | 'clopper-pearson' | 'mid-p' | 'jeffreys' | 'agresti-coull' | 'wald';
const METHODS: readonly ProportionMethod[] = [
  'wilson',
  'clopper-pearson',
  'mid-p',
  'jeffreys',
  'agresti-coull',
  'wald',
];

export interface Proportion extends Interval {
  readonly estimate: number;
  readonly method: ProportionMethod;
}

export interface ProportionOptions {
  /** Default 'wilson'. */
  readonly method?: ProportionMethod;
  /** Default 0.95. */
  readonly level?: number;
}

/**
 * A proportion events / n with its interval, within [0, 1].
 * Sources: Wilson (1927); Clopper & Pearson (1934); Lancaster (1961) for mid-p; Brown, Cai & DasGupta (2001) for Jeffreys (with the limits 0 at
 * no events and 1 at n) and Agresti–Coull.
 */
export function proportion(
  { events: x, n }: Arm,
  { method = 'wilson', level = 0.95 }: ProportionOptions = {},
): Computed<Proportion> {
  checkWhole('n', n);
  checkWhole('events', x);
  if (x > n) throw new StatsInputError('events', `${x} is more than n = ${n}`);
  checkChoice('method', method, METHODS);
  checkLevel(level);
  if (n === 0) return notComputed('empty-arm', 'nobody was observed');
  const [lower, upper] = proportionLimits(x, n, method, level);
  return computed({ estimate: x / n, lower, upper, level, method });
}

function proportionLimits(
  x: number,
  n: number,
  method: ProportionMethod,
  level: number,
): readonly [number, number] {
  const z = criticalValue(level);
  const alpha = (1 - level) / 2;
  const p = x / n;
  switch (method) {
    case 'wilson':
      return wilsonLimits(x, n, z);
    case 'clopper-pearson':
      return [
        x === 0 ? 0 : beta.quantile(alpha, x, n - x + 1),
        x === n ? 1 : beta.upperQuantile(alpha, x + 1, n - x),
      ];
    case 'mid-p':
      return [x === 0 ? 0 : midPLimit(x, n, alpha, 'upper'), x === n ? 1 : midPLimit(x, n, alpha, 'lower')];
    case 'jeffreys':
      return [
        x === 0 ? 0 : beta.quantile(alpha, x + 0.5, n - x + 0.5),
        x === n ? 1 : beta.upperQuantile(alpha, x + 0.5, n - x + 0.5),
      ];
    case 'agresti-coull': {
      const size = n + z * z;
      const centre = (x + (z * z) / 2) / size;
      return clip(centre, z * Math.sqrt((centre * (1 - centre)) / size));
    }
    case 'wald':
      return clip(p, z * Math.sqrt((p * (1 - p)) / n));
  }
}

/** The probability at which the tail beyond x, with x itself counted half, is alpha. */
function midPLimit(x: number, n: number, alpha: number, tail: 'lower' | 'upper'): number {
  const excess = (p: number): number => {
    const beyond = tail === 'upper' ? binomial.upper(x, n, p) : binomial.lower(x - 1, n, p);
    return beyond + binomial.density(x, n, p) / 2 - alpha;
  };
  return tail === 'upper' ? findRoot(excess, 0, x / n) : findRoot(excess, x / n, 1);
}

function clip(centre: number, reach: number): readonly [number, number] {
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

/** Wilson's score limits; exactly 0 at x = 0 and 1 at x = n. */
export function wilsonLimits(x: number, n: number, z: number): readonly [number, number] {
  const p = x / n;
  const size = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / size;
  const reach = (z / size) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [x === 0 ? 0 : centre - reach, x === n ? 1 : centre + reach];
}
