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
import { computed } from '../result.ts';
import { JackknifeSums, type Ticket } from './jackknife-sums.ts';
import { type RiskIndex, riskIndex } from './risk-index.ts';
import { type SurvivalInterval, survivalLimits } from './survival-limits.ts';
import { wholeCounts } from './whole-counts.ts';

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
): { readonly ok: true; readonly curves: readonly CumulativeIncidence[] } {
  const { interval = 'log', level = 0.95 } = options;
  checkChoice('interval', interval, ['log', 'log-log', 'plain']);
  checkLevel(level);
  const whole =
    data.entry === undefined && data.weight === undefined
      ? wholeCounts(data.time, data.cause, data.group)
      : undefined;
  if (whole !== undefined) {
    const kinds = whole.counts[0]!.map((_, kind) => kind);
    const causes = kinds.filter(
      (kind) => kind > 0 && whole.counts.some((own) => own[kind]!.some((count) => count > 0)),
    );
    const curves = whole.counts.map((own, g) => {
      const leaving = [own[0]!, ...causes.map((cause) => own[cause]!)];
      const n = leaving.reduce((sum, column) => sum + column.reduce((a, b) => a + b, 0), 0);
      const moves = { n, times: whole.times, leaving, squared: leaving };
      return curveOf(moves, whole.groups[g]!, causes, interval, level);
    });
    return computed({ curves });
  }
  checkCompetingRisks(data);
  const causes = factor(data.cause).values.filter((cause) => cause > 0);
  const group = data.group === undefined ? undefined : factor(data.group);
  const index = riskIndex(data.time, data.entry);
  const curves = (group?.values ?? [0]).map((code, g) => {
    const member = (row: number): boolean => group === undefined || group.index[row] === g;
    return curveOf(movesOf(data, index, member, causes), code, causes, interval, level);
  });
  return computed({ curves });
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

/** Who moves when in one group: per slot, by kind (0: censored, k: cause k). */
interface Moves {
  readonly n: number;
  readonly times: Float64Array;
  /** Weights leaving, and their squares. */
  readonly leaving: readonly Float64Array[];
  readonly squared: readonly Float64Array[];
  readonly late?: LateEntry;
}

/** Where people enter late, they are followed one by one. */
interface LateEntry {
  /** Weights entering, per slot. */
  readonly weights: Float64Array;
  /** Rows by the slot in which they enter and leave. */
  readonly entering: readonly number[][];
  readonly leaving: readonly number[][];
  readonly weightOf: (row: number) => number;
  readonly kindOf: (row: number) => number;
}

function movesOf(
  data: CompetingRisksData,
  { slots, time, exit, entry }: RiskIndex,
  member: (row: number) => boolean,
  causes: readonly number[],
): Moves {
  const perKind = () => Array.from({ length: causes.length + 1 }, () => new Float64Array(slots));
  const leaving = perKind();
  const squared = perKind();
  const late = {
    weights: new Float64Array(slots),
    entering: Array.from({ length: entry === undefined ? 0 : slots }, (): number[] => []),
    leaving: Array.from({ length: entry === undefined ? 0 : slots }, (): number[] => []),
    weightOf: (row: number) => (data.weight === undefined ? 1 : data.weight[row]!),
    kindOf: (row: number) => (data.cause[row] === 0 ? 0 : causes.indexOf(data.cause[row]!) + 1),
  };
  let n = 0;
  for (let row = 0; row < exit.length; row++) {
    if (!member(row)) continue;
    n++;
    const w = late.weightOf(row);
    const kind = late.kindOf(row);
    const slot = exit[row]!;
    leaving[kind]![slot]! += w;
    squared[kind]![slot]! += w * w;
    if (entry === undefined) continue;
    late.weights[entry[row]!]! += w;
    late.entering[entry[row]!]!.push(row);
    late.leaving[slot]!.push(row);
  }
  return { n, times: time, leaving, squared, ...(entry === undefined ? {} : { late }) };
}

function curveOf(
  { n, times, leaving, squared, late }: Moves,
  code: number,
  causes: readonly number[],
  interval: SurvivalInterval,
  level: number,
): CumulativeIncidence {
  const slots = times.length;
  const kinds = causes.length;
  const exits = new Float64Array(slots);
  for (const column of leaving) for (let slot = 0; slot < slots; slot++) exits[slot]! += column[slot]!;
  const atRiskBefore = new Float64Array(slots);
  let total = 0;
  let length = 0;
  for (let slot = slots - 1; slot >= 0; slot--) {
    total += exits[slot]! - (late === undefined ? 0 : late.weights[slot]!);
    atRiskBefore[slot] = total;
    if (exits[slot]! > 0) length++;
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
  if (late === undefined) {
    let squares = 0;
    for (const column of squared) for (const value of column) squares += value;
    sums.enter(squares);
  }
  const tickets = new Map<number, Ticket>();
  const z = criticalValue(level);
  const deaths = new Float64Array(kinds);
  for (let slot = 0, i = 0; slot < slots; slot++) {
    if (exits[slot]! > 0) {
      for (let k = 0; k < kinds; k++) deaths[k] = leaving[k + 1]![slot]!;
      sums.step(deaths, atRiskBefore[slot]!);
      if (late === undefined) {
        for (let kind = 0; kind <= kinds; kind++) {
          const weight = squared[kind]![slot]!;
          if (weight > 0) sums.leave(kind, weight, undefined);
        }
      } else {
        for (const row of late.leaving[slot]!)
          sums.leave(late.kindOf(row), late.weightOf(row) ** 2, tickets.get(row));
      }
      time[i] = times[slot]!;
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
    if (late === undefined) continue;
    for (const row of late.entering[slot]!) tickets.set(row, sums.enter(late.weightOf(row) ** 2));
  }
  return { group: code, n, level, time, atRisk, free, causes: curves };
}
