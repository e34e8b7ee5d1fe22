import { chiSquared } from '../distributions/chi-squared.ts';
import { criticalValue, twoSidedNormal } from '../distributions/normal.ts';
import { type Column, checkColumn, factor } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { type ChiSquaredTest, type Computed, computed, notComputed } from '../result.ts';
import {
  type ArmContrast,
  type MarginalContrast,
  type MarginalData,
  type MarginalEffect,
  type MarginalOptions,
  marginalEffect,
  prepareMarginal,
} from './marginal-effect.ts';

export interface SubgroupData extends MarginalData {
  /** Codes of the subgroups, known before randomisation. */
  readonly subgroup: Column;
}

/** How the effect differs between subgroups on one scale. */
export interface Heterogeneity {
  /** That the effect is the same in all subgroups. */
  readonly test: ChiSquaredTest;
  /** With two subgroups: the second's effect less the first's (ratios: over the first's). */
  readonly contrast?: MarginalContrast;
}

export interface SubgroupEffects {
  readonly subgroups: readonly { readonly subgroup: number; readonly effect: MarginalEffect }[];
  /** Per arm against the reference. */
  readonly interactions: readonly {
    readonly arm: number;
    readonly reference: number;
    /** Additive interaction: on the risk difference. */
    readonly difference: Heterogeneity;
    /** Multiplicative interaction: on the ratio and on the odds ratio; not computed where a subgroup has none. */
    readonly ratio: Computed<Heterogeneity>;
    readonly oddsRatio: Computed<Heterogeneity>;
  }[];
}

/**
 * Effects of treatment in subgroups, each standardised over its own rows as in `marginalEffect`, and their interaction
 * on the additive and the multiplicative scale. Subgroups share no row, so their effects are independent.
 * Not computed: fewer than two subgroups, a subgroup without an arm, and as `marginalEffect` in any subgroup.
 */
export function subgroupEffects(
  data: SubgroupData,
  options: MarginalOptions = {},
): Computed<SubgroupEffects> {
  const n = data.y.length;
  checkColumn('subgroup', data.subgroup, n);
  // Wrong input is told with its row among all, not among those of a subgroup.
  prepareMarginal(data, options);
  const { values, index } = factor(data.subgroup);
  if (values.length < 2) return notComputed('no-variation', 'there is only one subgroup');
  const arms = factor(data.treatment).values;
  const subgroups: { readonly subgroup: number; readonly effect: MarginalEffect }[] = [];
  for (const [code, subgroup] of values.entries()) {
    const rows = [...index.keys()].filter((row) => index[row] === code);
    const effect = marginalEffect(rowsOf(data, rows), options);
    if (!effect.ok) return notComputed(effect.reason, `subgroup ${subgroup}: ${effect.detail}`);
    if (effect.means.length < arms.length) {
      return notComputed('empty-arm', `subgroup ${subgroup} has no row of one of the arms`);
    }
    if (effect.contrasts.some(({ difference }) => difference.standardError === 0)) {
      return notComputed(
        'no-variation',
        `the outcomes of subgroup ${subgroup} leave no error to compare with`,
      );
    }
    const { ok: _, ...found } = effect;
    subgroups.push({ subgroup, effect: found });
  }
  const level = options.level ?? 0.95;
  return computed({
    subgroups,
    interactions: arms.slice(1).map((arm, at) => {
      const contrasts = subgroups.map(({ effect }) => effect.contrasts[at]!);
      return {
        arm,
        reference: arms[0]!,
        difference: heterogeneity(
          contrasts.map((c) => c.difference),
          (value) => value,
          (value) => value,
          level,
        ),
        ratio: ofRatios(contrasts, 'ratio', level),
        oddsRatio: ofRatios(contrasts, 'oddsRatio', level),
      };
    }),
  });
}

function ofRatios(
  contrasts: readonly ArmContrast[],
  scale: 'ratio' | 'oddsRatio',
  level: number,
): Computed<Heterogeneity> {
  const effects: MarginalContrast[] = [];
  for (const contrast of contrasts) {
    const effect = contrast[scale];
    if (!effect.ok) return effect;
    effects.push(effect);
  }
  return computed(heterogeneity(effects, Math.log, Math.exp, level));
}

function heterogeneity(
  effects: readonly MarginalContrast[],
  of: (value: number) => number,
  back: (value: number) => number,
  level: number,
): Heterogeneity {
  const weights = effects.map(({ standardError }) => 1 / standardError ** 2);
  const values = effects.map(({ estimate }) => of(estimate));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = values.reduce((sum, value, i) => sum + weights[i]! * value, 0) / total;
  const statistic = values.reduce((sum, value, i) => sum + weights[i]! * (value - mean) ** 2, 0);
  const df = effects.length - 1;
  const test = { chiSquared: statistic, df, p: chiSquared.upper(statistic, df) };
  const [first, second] = effects;
  if (effects.length !== 2) return { test };
  const distance = of(second!.estimate) - of(first!.estimate);
  const standardError = Math.hypot(first!.standardError, second!.standardError);
  const reach = criticalValue(level) * standardError;
  const z = distance / standardError;
  return {
    test,
    contrast: {
      estimate: back(distance),
      standardError,
      z,
      p: twoSidedNormal(z),
      lower: back(distance - reach),
      upper: back(distance + reach),
      level,
    },
  };
}

function rowsOf(data: SubgroupData, rows: readonly number[]): MarginalData {
  const take = (column: Column): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  const covariates: Covariates = Object.fromEntries(
    Object.entries(data.covariates ?? {}).map(([name, column]) => [name, take(column)]),
  );
  return {
    y: take(data.y),
    treatment: take(data.treatment),
    covariates,
    ...(data.stratum && { stratum: take(data.stratum) }),
    ...(data.weight && { weight: take(data.weight) }),
    ...(data.cluster && { cluster: take(data.cluster) }),
  };
}
