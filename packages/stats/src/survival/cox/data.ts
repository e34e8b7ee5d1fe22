import { type Column, checkColumn, factor } from '../../input/columns.ts';
import { type Covariates, spreadsOf, unusable } from '../../input/covariates.ts';
import { checkChoice } from '../../input/options.ts';
import type { Workers } from '../../numeric/stripes.ts';
import { type NotComputed, notComputed } from '../../result.ts';
import { checkSurvivalData } from '../survival-data.ts';
import { wholeCounts } from '../whole-counts.ts';
import { type CoxDesign, type CoxTies, coxDesign } from './design.ts';

export interface CoxData {
  /** Time to event or censoring, not negative. */
  readonly time: Column;
  /** 1 for an event, 0 for censoring. */
  readonly event: Column;
  /** Start of the row's interval (left truncation, time-varying covariates): at risk in (entry, time]. */
  readonly entry?: Column;
  readonly covariates: Covariates;
  /** Case weights. */
  readonly weight?: Column;
  /** Each stratum has a baseline hazard of its own. */
  readonly stratum?: Column;
  /** Added to the linear predictor with coefficient one. */
  readonly offset?: Column;
  /** Codes of clusters (people with several rows, shared mentors): errors then allow for dependence within them. */
  readonly cluster?: Column;
}

/** A checked Cox data set, or the reason why there is nothing to fit. */
export interface PreparedCox {
  readonly ok: true;
  readonly names: readonly string[];
  readonly design: CoxDesign;
  /** Standard deviations of the covariates. */
  readonly scales: readonly number[];
  /** Codes of the strata, ascending; one stratum 0 where there are none. */
  readonly strata: readonly number[];
  readonly cluster: { readonly index: Int32Array; readonly count: number } | undefined;
}

export function prepareCox(data: CoxData, ties: CoxTies, workers?: Workers): PreparedCox | NotComputed {
  const { time, event, entry, weight, stratum } = data;
  const rows = time.length;
  const alone = entry === undefined && weight === undefined && stratum === undefined;
  const counts = alone ? wholeCounts(time, event, undefined, 1) : undefined;
  if (counts === undefined) checkSurvivalData(data);
  const spreads = spreadsOf(data.covariates, rows);
  for (const name of ['stratum', 'offset', 'cluster'] as const) {
    const column = data[name];
    if (column !== undefined) checkColumn(name, column, rows);
  }
  checkChoice('ties', ties, ['efron', 'breslow']);
  const names = Object.keys(data.covariates);
  const covariates = Object.values(data.covariates);
  const scales = spreads.map(({ deviation }) => deviation);
  const unfit = unusable(names, scales);
  if (unfit !== undefined) return unfit;
  const strata = stratum && codes(stratum);
  const design = coxDesign(
    { ...data, covariates, means: spreads.map(({ mean }) => mean), stratum: strata, counts },
    ties,
    workers,
  );
  if (design.events === 0) return notComputed('no-events', 'no event was observed');
  const cluster = data.cluster && codes(data.cluster);
  return { ok: true, names, design, scales, strata: strata?.values ?? [0], cluster };
}

function codes(column: Column) {
  const { index, values } = factor(column);
  return { index, values, count: values.length };
}
