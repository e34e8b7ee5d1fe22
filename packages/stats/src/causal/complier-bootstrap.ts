import { factor } from '../input/columns.ts';
import { checkChoice } from '../input/options.ts';
import type { Random } from '../random/stream.ts';
import { linearRegression } from '../regression/linear.ts';
import { bootstrap } from '../resampling/bootstrap.ts';
import { bootstrapInterval } from '../resampling/interval.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { type ComplianceData, checkCompliance } from './complier-effect.ts';

export interface ComplierBootstrapOptions {
  readonly random: Random;
  /** Default 1999. */
  readonly replicates?: number;
  /** Default 'percentile'. */
  readonly method?: 'percentile' | 'basic' | 'normal';
  /** Strata of the randomisation: rows are drawn within arms and strata. */
  readonly stratum?: ComplianceData['y'];
  /** Default 0.95. */
  readonly level?: number;
}

export interface ComplierBootstrap extends Interval {
  readonly estimate: number;
  readonly replicates: number;
  /** Resamples without compliers, or with dependent covariates. */
  readonly failed: number;
  /** Share of the resamples in which uptake has the other sign: where it is not small, use the Anderson–Rubin set. */
  readonly reversed: number;
}

/**
 * Bootstrap interval of the complier average causal effect, by rows within arms (and strata), or by whole clusters.
 * Not computed: no compliers, dependent covariates, too few replicates for the level.
 */
export function complierEffectBootstrap(
  data: ComplianceData,
  options: ComplierBootstrapOptions,
): Computed<ComplierBootstrap> {
  const { random, replicates = 1999, method = 'percentile', level = 0.95 } = options;
  checkChoice('method', method, ['percentile', 'basic', 'normal']);
  checkCompliance(data);
  const strata = options.stratum && factor(options.stratum).index;
  const uptakes: number[] = [];
  const covariates = { assigned: data.assigned, ...data.covariates };
  const drawn = bootstrap(
    {
      rows: data.y.length,
      estimate: (counts) => {
        const weight = counts.map((count, row) => count * (data.weight?.[row] ?? 1));
        const effectOn = (y: ComplianceData['y']): number | undefined => {
          const fit = linearRegression({ y, covariates, weight });
          return fit.ok ? fit.coefficients[1]!.estimate : undefined;
        };
        const uptake = effectOn(data.received);
        const outcome = effectOn(data.y);
        if (uptake === undefined || outcome === undefined || Math.abs(uptake) < 1e-12) return undefined;
        uptakes.push(uptake);
        return outcome / uptake;
      },
    },
    {
      random,
      replicates,
      stratum: Float64Array.from(data.assigned, (z, row) => z + 2 * (strata?.[row] ?? 0)),
      ...(data.cluster && { cluster: data.cluster }),
    },
  );
  if (!drawn.ok)
    return notComputed('undefined-ratio', 'assignment does not move receipt, or covariates are dependent');
  const interval = bootstrapInterval(drawn, { method, level });
  if (!interval.ok) return interval;
  // The first call is on the data themselves.
  const [whole, ...resampled] = uptakes;
  const reversed = resampled.filter((uptake) => uptake < 0 !== whole! < 0).length / resampled.length;
  return computed({
    estimate: drawn.estimate,
    lower: interval.lower,
    upper: interval.upper,
    level,
    replicates: resampled.length,
    failed: drawn.failed,
    reversed,
  });
}
