import { type Column, factor } from '../input/columns.ts';
import { checkLevel } from '../input/options.ts';
import type { Random } from '../random/stream.ts';
import { bootstrap } from '../resampling/bootstrap.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { moments } from '../tables/balance.ts';
import { type BoundsInterval, boundsInterval, type EstimatedBounds } from './bounds-interval.ts';
import {
  type BinaryComplianceData,
  type Bounds,
  type ComplianceBounds,
  complianceBounds,
} from './compliance-bounds.ts';

export interface BoundsBootstrapOptions {
  readonly random: Random;
  /** Default 999. */
  readonly replicates?: number;
  /** Strata of the randomisation: rows are drawn within arms and strata. */
  readonly stratum?: Column;
  /** Whole clusters are drawn. */
  readonly cluster?: Column;
  /** Default 0.95. */
  readonly level?: number;
}

export interface BoundsWithInterval extends EstimatedBounds {
  readonly interval: BoundsInterval;
  /** Resamples whose bounds could be computed, and those that contradict the assumptions. */
  readonly replicates: number;
  readonly failed: number;
}

export type ComplianceBoundsBootstrap = {
  readonly [effect in keyof ComplianceBounds]: Computed<BoundsWithInterval>;
};

/**
 * The bounds of {@link complianceBounds} with bootstrap errors and the confidence intervals of the effects that follow
 * from them ({@link boundsInterval}), cut to [−1, 1]. A bound that is the largest of several expressions is not normal
 * where two of them are near each other: its interval is then rough, on the wide side as a rule.
 * Not computed, besides the reasons of the bounds: fewer than half of the resamples agree with the assumptions.
 */
export function complianceBoundsBootstrap(
  data: BinaryComplianceData,
  options: BoundsBootstrapOptions,
): Computed<ComplianceBoundsBootstrap> {
  const { random, replicates = 999, stratum, cluster, level = 0.95 } = options;
  checkLevel(level);
  const whole = complianceBounds(data);
  if (!whole.ok) return whole;
  const strata = stratum && factor(stratum).index;
  const drawn: ComplianceBounds[] = [];
  bootstrap(
    {
      rows: data.y.length,
      estimate: (counts) => {
        const weight = counts.map((count, row) => count * (data.weight?.[row] ?? 1));
        const bounds = complianceBounds({ ...data, weight });
        if (!bounds.ok) return undefined;
        drawn.push(bounds);
        return 0;
      },
    },
    {
      random,
      replicates,
      stratum: Float64Array.from(data.assigned, (z, row) => z + 2 * (strata?.[row] ?? 0)),
      ...(cluster && { cluster }),
    },
  );
  // The first call is on the data themselves.
  const resampled = drawn.slice(1);
  const withInterval = (effect: keyof ComplianceBounds): Computed<BoundsWithInterval> => {
    const bounds = whole[effect];
    if (!bounds.ok) return bounds;
    const found = resampled.flatMap((one) => (one[effect].ok ? [one[effect] as Bounds] : []));
    if (found.length < Math.max(2, resampled.length / 2)) {
      const detail = `the assumptions hold in ${found.length} of ${resampled.length} resamples only`;
      return notComputed('incompatible-assumptions', detail);
    }
    const error = (of: (one: Bounds) => number): number => Math.sqrt(moments(found.map(of)).variance);
    const estimated = {
      lower: bounds.lower,
      upper: bounds.upper,
      lowerError: error((one) => one.lower),
      upperError: error((one) => one.upper),
    };
    const { lower, upper, critical } = boundsInterval(estimated, { level });
    const interval = { lower: Math.max(-1, lower), upper: Math.min(1, upper), level, critical };
    return computed({
      ...estimated,
      interval,
      replicates: found.length,
      failed: resampled.length - found.length,
    });
  };
  return computed({
    average: withInterval('average'),
    averageMonotone: withInterval('averageMonotone'),
    compliers: withInterval('compliers'),
  });
}
