import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import { checkFinite, checkLevel, checkPositive } from '../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';

export type BootstrapMethod = 'percentile' | 'basic' | 'normal' | 'bca' | 'studentised';

export interface BootstrapIntervalInput {
  /** The estimate from the data themselves. */
  readonly estimate: number;
  /** Estimates from the resamples. */
  readonly replicates: Column;
  /** For 'bca': the change of the estimate with each row (jackknife or empirical influence), any common scale. */
  readonly influence?: Column;
  /** For 'studentised': standard error of the estimate and of each replicate. */
  readonly standardError?: number;
  readonly replicateErrors?: Column;
}

export interface BootstrapIntervalOptions {
  /** Default 'percentile'. */
  readonly method?: BootstrapMethod;
  /** Default 0.95. */
  readonly level?: number;
}

/**
 * A bootstrap interval from replicates. Quantiles are interpolated on the normal scale between order statistics of
 * rank (R + 1) p, as in R's boot.ci. Sources: Efron (1987) for BCa; Davison & Hinkley (1997), chapter 5.
 * Not computed: too few replicates to reach the quantiles, replicates all on one side of the estimate (BCa).
 */
export function bootstrapInterval(
  input: BootstrapIntervalInput,
  { method = 'percentile', level = 0.95 }: BootstrapIntervalOptions = {},
): Computed<Interval & { readonly method: BootstrapMethod }> {
  checkLevel(level);
  checkFinite('estimate', input.estimate);
  checkColumn('replicates', input.replicates);
  const { estimate } = input;
  const sorted = Float64Array.from(input.replicates).sort();
  const alpha = (1 - level) / 2;
  const result = (lower: number | undefined, upper: number | undefined) =>
    lower === undefined || upper === undefined
      ? notComputed(
          'too-few-observations',
          `${sorted.length} replicates do not reach the quantiles of a ${level} interval`,
        )
      : computed({ lower, upper, level, method });
  switch (method) {
    case 'percentile':
      return result(quantile(sorted, alpha), quantile(sorted, 1 - alpha));
    case 'basic':
      return result(mirror(estimate, quantile(sorted, 1 - alpha)), mirror(estimate, quantile(sorted, alpha)));
    case 'normal': {
      if (sorted.length < 2) return result(undefined, undefined);
      const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
      const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1);
      const reach = normal.upperQuantile(alpha) * Math.sqrt(variance);
      return result(2 * estimate - mean - reach, 2 * estimate - mean + reach);
    }
    case 'bca': {
      if (input.influence === undefined)
        throw new StatsInputError('influence', "is missing, and 'bca' needs it");
      checkColumn('influence', input.influence);
      const below = sorted.reduce((count, value) => count + (value < estimate ? 1 : 0), 0) / sorted.length;
      if (below === 0 || below === 1) {
        return notComputed('no-variation', 'all replicates lie on one side of the estimate');
      }
      const levels = bcaLevels(normal.quantile(below), acceleration(input.influence), alpha);
      return result(quantile(sorted, levels[0]), quantile(sorted, levels[1]));
    }
    case 'studentised': {
      const { standardError, replicateErrors } = input;
      if (standardError === undefined)
        throw new StatsInputError('standardError', "is missing, and 'studentised' needs it");
      if (replicateErrors === undefined)
        throw new StatsInputError('replicateErrors', "is missing, and 'studentised' needs it");
      checkPositive('standardError', standardError);
      checkColumn('replicateErrors', replicateErrors, sorted.length);
      for (let i = 0; i < replicateErrors.length; i++) {
        if (!(replicateErrors[i]! > 0)) throw new StatsInputError('replicateErrors', 'is not above 0', i);
      }
      const t = Float64Array.from(
        input.replicates,
        (value, i) => (value - estimate) / replicateErrors[i]!,
      ).sort();
      const back = (q: number | undefined) => (q === undefined ? undefined : estimate - standardError * q);
      return result(back(quantile(t, 1 - alpha)), back(quantile(t, alpha)));
    }
  }
}

function mirror(estimate: number, value: number | undefined): number | undefined {
  return value === undefined ? undefined : 2 * estimate - value;
}

/** Skewness of the influence values over six. */
function acceleration(influence: Column): number {
  let mean = 0;
  for (let i = 0; i < influence.length; i++) mean += influence[i]! / influence.length;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < influence.length; i++) {
    const gap = influence[i]! - mean;
    squares += gap * gap;
    cubes += gap ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

function bcaLevels(bias: number, a: number, alpha: number): readonly [number, number] {
  const at = (z: number): number => normal.lower(bias + (bias + z) / (1 - a * (bias + z)));
  return [at(normal.quantile(alpha)), at(normal.upperQuantile(alpha))];
}

/** The order statistic of rank (R + 1) p, interpolated on the normal scale; undefined beyond the first and last. */
function quantile(sorted: Float64Array, p: number): number | undefined {
  const rank = (sorted.length + 1) * p;
  const k = Math.floor(rank + 1e-10);
  if (k < 1 || k > sorted.length) return undefined;
  if (Math.abs(rank - k) < 1e-10) return sorted[k - 1]!;
  if (k === sorted.length) return undefined;
  const z = normal.quantile(p);
  const low = normal.quantile(k / (sorted.length + 1));
  const high = normal.quantile((k + 1) / (sorted.length + 1));
  return sorted[k - 1]! + ((z - low) / (high - low)) * (sorted[k]! - sorted[k - 1]!);
}
