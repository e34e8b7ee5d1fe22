import { factor } from '../input/columns.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import type { Random } from '../random/stream.ts';
import { bootstrap } from '../resampling/bootstrap.ts';
import { bootstrapInterval } from '../resampling/interval.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { type MarginalData, type MarginalOptions, prepareMarginal, SCALES } from './marginal-effect.ts';
import { influences } from './marginal-variance.ts';
import { standardise } from './working-model.ts';

export interface MarginalBootstrapOptions
  extends Pick<MarginalOptions, 'model' | 'interaction' | 'adjustStrata' | 'level'> {
  readonly random: Random;
  /** Default 1999. */
  readonly replicates?: number;
  /** Default 'bca'; the intervals of ratios are found on the log scale. */
  readonly method?: 'percentile' | 'basic' | 'normal' | 'bca';
}

export interface BootstrapContrast {
  readonly arm: number;
  readonly reference: number;
  readonly difference: Computed<Interval & { readonly estimate: number }>;
  readonly ratio: Computed<Interval & { readonly estimate: number }>;
  readonly oddsRatio: Computed<Interval & { readonly estimate: number }>;
}

export interface MarginalBootstrap {
  readonly contrasts: readonly BootstrapContrast[];
  readonly replicates: number;
  /** Resamples in which the working model had no fit; they are left out. */
  readonly failed: number;
}

/**
 * Bootstrap intervals of the effects of `marginalEffect`. Rows are drawn within arms and strata, each keeping its size;
 * with `cluster`, whole clusters are drawn within strata, each with its arm (that of its first row).
 * Not computed: as `marginalEffect`.
 */
export function marginalEffectBootstrap(
  data: MarginalData,
  options: MarginalBootstrapOptions,
): Computed<MarginalBootstrap> {
  const { random, replicates = 1999, method = 'bca', level = 0.95 } = options;
  checkChoice('method', method, ['percentile', 'basic', 'normal', 'bca']);
  checkLevel(level);
  const trial = prepareMarginal(data, { ...options, variance: 'influence' });
  if (!trial.ok) return trial;
  const whole = standardise(trial, trial.weight);
  if (!whole.ok) return whole;
  const strata = data.stratum === undefined ? undefined : factor(data.stratum).index;
  const found: Float64Array[] = [];
  const drawn = bootstrap(
    {
      rows: trial.rows,
      estimate: (counts) => {
        const fit = standardise(
          trial,
          trial.weight.map((w, row) => w * counts[row]!),
        );
        if (!fit.ok) return undefined;
        found.push(fit.means);
        return fit.means[0];
      },
    },
    {
      random,
      replicates,
      stratum: trial.arm.map((code, row) => code + trial.arms.length * (strata?.[row] ?? 0)),
      ...(data.cluster && { cluster: data.cluster }),
    },
  );
  if (!drawn.ok) return drawn;
  // The first call is on the data themselves.
  const means = found.slice(1);
  const influence = influences(trial, whole, trial.weight);
  const clusters = data.cluster && factor(data.cluster);
  const unitSums = (values: Float64Array): Float64Array => {
    if (clusters === undefined) return values;
    const sums = new Float64Array(clusters.values.length);
    for (let row = 0; row < values.length; row++) sums[clusters.index[row]!]! += values[row]!;
    return sums;
  };
  const interval = (scale: (typeof SCALES)[keyof typeof SCALES], arm: number) => {
    const [one, two] = [whole.means[arm]!, whole.means[0]!];
    if (!scale.admits(one) || !scale.admits(two)) {
      return notComputed('undefined-ratio', `the means ${two} and ${one} admit no such ratio`);
    }
    const usable = means.filter((m) => scale.admits(m[arm]!) && scale.admits(m[0]!));
    const result = bootstrapInterval(
      {
        estimate: scale.of(one) - scale.of(two),
        replicates: Float64Array.from(usable, (m) => scale.of(m[arm]!) - scale.of(m[0]!)),
        influence: unitSums(
          influence[arm]!.map(
            (value, row) => scale.slope(one) * value - scale.slope(two) * influence[0]![row]!,
          ),
        ),
      },
      { method, level },
    );
    if (!result.ok) return result;
    return computed({
      estimate: scale.back(scale.of(one) - scale.of(two)),
      lower: scale.back(result.lower),
      upper: scale.back(result.upper),
      level,
    });
  };
  return computed({
    contrasts: trial.arms.slice(1).map((arm, at) => ({
      arm,
      reference: trial.arms[0]!,
      difference: interval(SCALES.difference, at + 1),
      ratio: interval(SCALES.ratio, at + 1),
      oddsRatio: interval(SCALES.oddsRatio, at + 1),
    })),
    replicates: means.length,
    failed: drawn.failed,
  });
}
