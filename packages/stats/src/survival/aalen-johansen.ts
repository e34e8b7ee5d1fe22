import { criticalValue } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import {
  type Column,
  checkColumn,
  checkEntry,
  checkNotEmpty,
  checkTimes,
  checkWeights,
  factor,
} from '../input/columns.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { deepFreeze } from '../result.ts';
import { JackknifeSums } from './jackknife-sums.ts';
import { type RiskIndex, riskIndex } from './risk-index.ts';
import { type SurvivalInterval, survivalLimits } from './survival-limits.ts';

export interface CompetingRisksData {
  /** Time to the first event of any kind or to censoring. */
  readonly time: Column;
  /** 0 where censored, else the kind of event: 1, 2, … */
  readonly cause: Column;
  /** Left truncation: at risk in (entry, time]. */
  readonly entry?: Column;
  readonly group?: Column;
  readonly weight?: Column;
}

export interface CauseCurve {
  readonly cause: number;
  readonly event: Float64Array;
  /** Probability of this event, in the presence of the others, up to and including the time. */
  readonly probability: Float64Array;
  /** Infinitesimal jackknife. */
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Cumulative incidence of every cause in one group. Columns run over the distinct exit times of the group. */
export interface CumulativeIncidence {
  readonly group: number;
  readonly n: number;
  readonly level: number;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** Probability of no event of any kind. */
  readonly free: Float64Array;
  readonly causes: readonly CauseCurve[];
}

export interface CompetingRisksOptions {
  /** Scale of the pointwise intervals; default 'log', as in R's survfit. */
  readonly interval?: Exclude<SurvivalInterval, 'arcsin' | 'logit'>;
  /** Default 0.95. */
  readonly level?: number;
}

/**
 * The Aalen–Johansen estimate of cumulative incidence with competing events, and its infinitesimal-jackknife standard
 * errors (equal to those of R's survfit), in time linear in the rows.
 * Sources: Aalen & Johansen (1978); Jaeckel (1972) for the jackknife.
 */
export function cumulativeIncidence(
  data: CompetingRisksData,
  options: CompetingRisksOptions = {},
): { readonly curves: readonly CumulativeIncidence[] } {
  const { interval = 'log', level = 0.95 } = options;
  checkCompetingRisks(data);
  checkChoice('interval', interval, ['log', 'log-log', 'plain']);
  checkLevel(level);
  const causes = factor(data.cause).values.filter((cause) => cause > 0);
  const group = data.group === undefined ? undefined : factor(data.group);
  const index = riskIndex(data.time, data.entry);
  const codes = group?.values ?? [0];
  const curves = codes.map((code, g) => {
    const member = (row: number): boolean => group === undefined || group.index[row] === g;
    return curveOf(data, index, member, code, causes, interval, level);
  });
  return deepFreeze({ curves });
}

/** Throws unless the columns are well formed. */
export function checkCompetingRisks(data: CompetingRisksData): void {
  const n = data.time.length;
  checkNotEmpty('time', data.time);
  checkTimes('time', data.time);
  checkColumn('cause', data.cause, n);
  for (let row = 0; row < n; row++) {
    const cause = data.cause[row]!;
    if (cause < 0 || !Number.isInteger(cause)) {
      throw new StatsInputError('cause', `is ${cause}, not a whole number of at least 0`, row);
    }
  }
  if (data.entry !== undefined) checkEntry(data.entry, data.time);
  if (data.group !== undefined) checkColumn('group', data.group, n);
  if (data.weight !== undefined) checkWeights('weight', data.weight, n);
}

function curveOf(
  data: CompetingRisksData,
  index: RiskIndex,
  member: (row: number) => boolean,
  code: number,
  causes: readonly number[],
  interval: SurvivalInterval,
  level: number,
): CumulativeIncidence {
  const { slots } = index;
  const kinds = causes.length;
  // Weights and squared weights leaving, per kind (0: censored) and slot.
  const leaving = new Float64Array((kinds + 1) * slots);
  const leavingSquared = new Float64Array((kinds + 1) * slots);
  const entering = new Float64Array(slots);
  const lateRows: number[] = [];
  let n = 0;
  for (let row = 0; row < index.exit.length; row++) {
    if (!member(row)) continue;
    n++;
    const w = data.weight === undefined ? 1 : data.weight[row]!;
    const kind = data.cause[row] === 0 ? 0 : causes.indexOf(data.cause[row]!) + 1;
    const at = kind * slots + index.exit[row]!;
    leaving[at]! += w;
    leavingSquared[at]! += w * w;
    if (index.entry !== undefined) {
      entering[index.entry[row]!]! += w;
      lateRows.push(row);
    }
  }
  const late = index.entry === undefined ? undefined : bySlots(index, lateRows);
  const exits = (slot: number): number => {
    let sum = 0;
    for (let kind = 0; kind <= kinds; kind++) sum += leaving[kind * slots + slot]!;
    return sum;
  };
  const atRiskBefore = new Float64Array(slots);
  let total = 0;
  let length = 0;
  for (let slot = slots - 1; slot >= 0; slot--) {
    const out = exits(slot);
    total += out - entering[slot]!;
    atRiskBefore[slot] = total;
    if (out > 0) length++;
  }
  const column = (): Float64Array => new Float64Array(length);
  const time = column();
  const atRisk = column();
  const free = column();
  const curves = causes.map((cause) => ({
    cause,
    event: column(),
    probability: column(),
    standardError: column(),
    lower: column(),
    upper: column(),
  }));
  const sums = new JackknifeSums(kinds);
  const squares = leavingSquared.reduce((sum, value) => sum + value, 0);
  if (late === undefined) sums.enter(squares);
  const z = criticalValue(level);
  const deaths = new Float64Array(kinds);
  for (let slot = 0, i = 0; slot < slots; slot++) {
    if (exits(slot) > 0) {
      for (let k = 0; k < kinds; k++) deaths[k] = leaving[(k + 1) * slots + slot]!;
      sums.step(deaths, atRiskBefore[slot]!);
      if (late === undefined) {
        for (let kind = 0; kind <= kinds; kind++) {
          const weight = leavingSquared[kind * slots + slot]!;
          if (weight > 0) sums.leave(kind, weight, undefined);
        }
      } else {
        for (const row of late.leaving[slot]!) {
          const w = data.weight === undefined ? 1 : data.weight[row]!;
          const kind = data.cause[row] === 0 ? 0 : causes.indexOf(data.cause[row]!) + 1;
          sums.leave(kind, w * w, late.tickets.get(row));
        }
      }
      time[i] = index.time[slot]!;
      atRisk[i] = atRiskBefore[slot]!;
      free[i] = sums.free;
      for (const [k, curve] of curves.entries()) {
        const probability = sums.probability[k]!;
        const error = Math.sqrt(sums.variance(k));
        curve.event[i] = deaths[k]!;
        curve.probability[i] = probability;
        curve.standardError[i] = error;
        const inside = probability > 0 && probability < 1;
        const limits = inside
          ? survivalLimits(interval, probability, error / probability, z)
          : [probability, probability];
        curve.lower[i] = limits[0]!;
        curve.upper[i] = limits[1]!;
      }
      i++;
    }
    for (const row of late?.entering[slot] ?? []) {
      const w = data.weight === undefined ? 1 : data.weight[row]!;
      late!.tickets.set(row, sums.enter(w * w));
    }
  }
  return { group: code, n, level, time, atRisk, free, causes: curves };
}

/** Rows by the slot in which they enter and leave. */
function bySlots(index: RiskIndex, rows: readonly number[]) {
  const entering: number[][] = Array.from({ length: index.slots }, () => []);
  const leaving: number[][] = Array.from({ length: index.slots }, () => []);
  for (const row of rows) {
    entering[index.entry![row]!]!.push(row);
    leaving[index.exit[row]!]!.push(row);
  }
  return { entering, leaving, tickets: new Map<number, import('./jackknife-sums.ts').Ticket>() };
}
