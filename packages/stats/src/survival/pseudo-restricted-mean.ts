import { type Column, factor } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice, checkLevel, checkPositive } from '../input/options.ts';
import { factorise, invert } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import type { RegressionDesign } from '../regression/design.ts';
import { ERROR_KINDS, type ErrorKind } from '../regression/sandwich.ts';
import { clustersFor, fittedAlone, type WaldCoefficient, waldTable } from '../regression/wald.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import {
  type AdjustedRestrictedMean,
  asRatios,
  type MeanFit,
  meanDesign,
} from './adjusted-restricted-mean.ts';
import { fitMeanModel, type MeanLink } from './mean-model.ts';
import { riskIndex } from './risk-index.ts';
import { checkSurvivalData } from './survival-data.ts';

export interface PseudoMeanData {
  readonly time: Column;
  readonly event: Column;
  /** Group codes; the lowest is the reference. */
  readonly group: Column;
  readonly covariates?: Covariates;
  readonly cluster?: Column;
}

export interface PseudoMeanOptions {
  /** Horizon, in the unit of `time`. */
  readonly tau: number;
  /** Default 'HC0', as generalised estimating equations have it; not 'classical'. */
  readonly errors?: Exclude<ErrorKind, 'classical'>;
  /** 'all' (default): one Kaplan–Meier curve. 'group': one per group, where censoring depends on it. */
  readonly within?: 'all' | 'group';
  /** Default 0.95. */
  readonly level?: number;
}

export interface PseudoRestrictedMean extends AdjustedRestrictedMean {
  /** Each row's share in the restricted mean: n θ − (n − 1) θ without the row. */
  readonly pseudo: Float64Array;
}

/**
 * Regression of restricted mean survival time on pseudo-observations, by estimating equations with robust errors.
 * Censoring must not depend on the covariates (within groups, where the curves are `within` them).
 * Sources: Andersen, Hansen & Klein (2004), Lifetime Data Anal 10:335–350; Andersen & Pohar Perme (2010).
 * Not computed: follow-up that ends before tau with survivors; dependent covariates; a row fitted by itself (HC2, HC3).
 */
export function pseudoRestrictedMean(
  data: PseudoMeanData,
  options: PseudoMeanOptions,
): Computed<PseudoRestrictedMean> {
  const { tau, errors = 'HC0', within = 'all', level = 0.95 } = options;
  checkSurvivalData(data);
  checkPositive('tau', tau);
  checkChoice(
    'errors',
    errors,
    ERROR_KINDS.filter((kind) => kind !== 'classical'),
  );
  checkChoice('within', within, ['all', 'group']);
  checkLevel(level);
  const n = data.time.length;
  const cluster = clustersFor(errors, data.cluster, n);
  if (cluster !== undefined && 'ok' in cluster) return cluster;
  const design = meanDesign(data.group, data.covariates, n, undefined);
  if (!design.ok) return design;
  if (n <= design.columns.length) {
    return notComputed('too-few-observations', `${n} rows for ${design.columns.length} coefficients`);
  }
  const pseudo = pseudoObservations(data, tau, within === 'group');
  if (pseudo === undefined) {
    return notComputed('beyond-follow-up', `follow-up ends before tau = ${tau} with survivors`);
  }
  const solveFor = (y: Float64Array, link: MeanLink): Computed<MeanFit<WaldCoefficient>> => {
    const model = fitMeanModel(design as RegressionDesign, y, link);
    if (!model.ok) return model;
    const p = design.columns.length;
    const information = new Float64Array(p * p);
    addGram(information, design.columns, model.rise);
    const input = {
      columns: design.columns,
      bread: invert(factorise(information, p)),
      residual: y.map((value, row) => value - model.fitted[row]!),
      share: model.rise,
      rise: model.rise,
      cluster,
    };
    return (
      fittedAlone(input, errors) ?? computed(waldTable(design, model.coefficients, input, errors, level))
    );
  };
  const difference = solveFor(pseudo, 'identity');
  if (!difference.ok) return difference;
  const { ok: _, ...plain } = difference;
  return computed({
    tau,
    n,
    names: design.names,
    difference: plain,
    ratio: asRatios(solveFor(pseudo, 'log')),
    lossRatio: asRatios(
      solveFor(
        pseudo.map((value) => tau - value),
        'log',
      ),
    ),
    pseudo,
  });
}

/**
 * The mean without a row, for all rows in one pass: up to the row's time the curve is that of one person less at risk;
 * after it, the curve's own course from there on. Undefined where a curve is not known up to tau.
 */
function pseudoObservations(
  { time, event, group }: PseudoMeanData,
  tau: number,
  byGroup: boolean,
): Float64Array | undefined {
  const n = time.length;
  const strata = byGroup ? factor(group) : undefined;
  const index = riskIndex(time, undefined, strata && { index: strata.index, count: strata.values.length });
  const { slots, start, exit } = index;
  const at = index.time;
  const events = new Float64Array(slots);
  const exits = new Float64Array(slots);
  for (let row = 0; row < n; row++) {
    exits[exit[row]!]!++;
    events[exit[row]!]! += event[row]!;
  }
  const whole = new Float64Array(start.length - 1);
  const size = new Float64Array(start.length - 1);
  const atRisk = new Float64Array(slots);
  /** Mean time from the slot to tau, given survival past it. */
  const rest = new Float64Array(slots);
  /** With one person less at risk: survival before the slot, and the area up to it. */
  const before = new Float64Array(slots);
  const area = new Float64Array(slots);
  for (let g = 0; g + 1 < start.length; g++) {
    const [from, to] = [start[g]!, start[g + 1]!];
    if (from === to) continue;
    let left = 0;
    let next = tau;
    let ahead = 0;
    for (let s = to - 1; s >= from; s--) {
      left += exits[s]!;
      atRisk[s] = left;
      const now = Math.min(at[s]!, tau);
      rest[s] = next - now + ahead;
      ahead = (at[s]! <= tau ? 1 - events[s]! / left : 1) * rest[s]!;
      next = now;
    }
    whole[g] = next + ahead;
    size[g] = left;
    const last = to - 1;
    if (at[last]! < tau && events[last]! < atRisk[last]!) return undefined;
    let survival = 1;
    let sum = 0;
    let previous = 0;
    for (let s = from; s < to; s++) {
      const now = Math.min(at[s]!, tau);
      sum += survival * (now - previous);
      previous = now;
      before[s] = survival;
      area[s] = sum;
      const others = atRisk[s]! - 1;
      if (others > 0) survival *= Math.max(0, 1 - events[s]! / others);
    }
  }
  return Float64Array.from({ length: n }, (_, row) => {
    const s = exit[row]!;
    const g = strata?.index[row] ?? 0;
    const others = atRisk[s]! - 1;
    const stays = at[s]! <= tau && others > 0 ? 1 - (events[s]! - event[row]!) / others : 1;
    const without = area[s]! + before[s]! * stays * rest[s]!;
    return size[g]! * whole[g]! - (size[g]! - 1) * without;
  });
}
