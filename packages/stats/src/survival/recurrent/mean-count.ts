import { criticalValue } from '../../distributions/normal.ts';
import { StatsInputError } from '../../error.ts';
import { type Column, checkColumn, checkWeights, factor } from '../../input/columns.ts';
import { checkChoice, checkLevel } from '../../input/options.ts';
import { type Computed, computed, notComputed } from '../../result.ts';
import { countSteps, type GroupHistory, type Steps } from './count-steps.ts';
import { type History, type HistoryData, history } from './history.ts';
import { nelsonVariance, poissonVariance, robustVariance } from './mean-count-variance.ts';

export interface MeanCountData extends HistoryData {
  /** 1 on the row that a terminal event (death) ends, from which no more events can happen. */
  readonly terminal?: Column;
  /** Codes of the groups; one curve each. A person belongs to one group. */
  readonly group?: Column;
  /** Weights of the people, the same in all rows of a person. */
  readonly weight?: Column;
}

/**
 * 'robust' (default): Lawless and Nadeau's, with a terminal event Ghosh and Lin's. 'nelson': unbiased sample variances
 * and covariances (everyone under observation from 0, no terminal event, no weights). 'poisson': Σ d / n², right only
 * where events of a person do not depend on each other. Weights: for 'robust' a person of weight 2 is one person who
 * counts double, for 'poisson' two people.
 */
export type MeanCountVariance = 'robust' | 'nelson' | 'poisson';

export interface MeanCountOptions {
  readonly variance?: MeanCountVariance;
  /** Scale of the pointwise limits: 'log' (default) or 'plain'. */
  readonly interval?: 'log' | 'plain';
  /** Default 0.95. */
  readonly level?: number;
}

/** Mean number of events per person by time. Columns run over the times with events, terminal ones included. */
export interface MeanCountCurve {
  /** The group's code; 0 where there are no groups. */
  readonly group: number;
  readonly people: number;
  /** Weighted. */
  readonly events: number;
  readonly terminalEvents: number;
  readonly variance: MeanCountVariance;
  readonly level: number;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly event: Float64Array;
  readonly terminal: Float64Array;
  readonly mean: Float64Array;
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface MeanCount {
  /** One curve per group, codes ascending. */
  readonly curves: readonly MeanCountCurve[];
}

/**
 * The mean cumulative count of a recurrent event: Σ d / n over its times. With a terminal event the mean is that of all
 * people, the dead included, Σ S(t−) d / n, with S the Kaplan–Meier survival; at one time events come before deaths.
 * Sources: Nelson (1988, 1995), Technometrics 37:147–157; Lawless & Nadeau (1995), Technometrics 37:158–168; Ghosh &
 * Lin (2000), Biometrics 56:554–562.
 */
export function meanCumulativeCount(
  data: MeanCountData,
  options: MeanCountOptions = {},
): Computed<MeanCount> {
  const { variance = 'robust', interval = 'log', level = 0.95 } = options;
  checkChoice('variance', variance, ['robust', 'nelson', 'poisson']);
  checkChoice('interval', interval, ['log', 'plain']);
  checkLevel(level);
  const groups = groupHistories(data);
  checkVariance(variance, data, groups);
  const curves: MeanCountCurve[] = [];
  for (const group of groups) {
    const steps = countSteps(group);
    const variances = VARIANCES[variance](group, steps);
    const negative = variances.findIndex((value) => value < -1e-14);
    if (negative >= 0) {
      return notComputed(
        'too-few-observations',
        `Nelson's variance is negative at time ${steps.time[negative]}; the robust one cannot be`,
      );
    }
    curves.push(curve(group, steps, variances, variance, interval, level));
  }
  if (curves.every((one) => one.events === 0)) return notComputed('no-events', 'no event was observed');
  return computed({ curves });
}

const VARIANCES = { robust: robustVariance, nelson: nelsonVariance, poisson: poissonVariance };

/** The people of each group with their rows, checked. */
export function groupHistories(data: MeanCountData): GroupHistory[] {
  const n = data.time.length;
  const all = history(data, true, data.terminal);
  if (data.terminal !== undefined) checkLast(data.terminal, all);
  if (data.group !== undefined) checkColumn('group', data.group, n);
  const coded = data.group === undefined ? { index: new Int32Array(n), values: [0] } : factor(data.group);
  if (data.weight !== undefined) checkPersonal(data.weight, all, n);
  const groupOf = new Int32Array(all.people).fill(-1);
  for (let row = 0; row < n; row++) {
    const person = all.person[row]!;
    if (groupOf[person]! >= 0 && groupOf[person] !== coded.index[row]) {
      throw new StatsInputError('group', 'changes within a person', row);
    }
    groupOf[person] = coded.index[row]!;
  }
  return coded.values.map((code, g) => ({
    code,
    people: groupOf.reduce((sum, group) => sum + (group === g ? 1 : 0), 0),
    rows: all.order.filter((row) => coded.index[row] === g),
    event: data.event,
    terminal: data.terminal,
    weight: (row: number) => data.weight?.[row] ?? 1,
    history: all,
  }));
}

/** Weights belong to people. */
function checkPersonal(weight: Column, { order, person }: History, rows: number): void {
  checkWeights('weight', weight, rows);
  for (let i = 1; i < order.length; i++) {
    const [row, before] = [order[i]!, order[i - 1]!];
    if (person[row] === person[before] && weight[row] !== weight[before]) {
      throw new StatsInputError('weight', 'changes within a person', row);
    }
  }
}

/** A terminal event must end a person's rows. */
function checkLast(terminal: Column, { order, person }: History): void {
  for (let i = 0; i + 1 < order.length; i++) {
    const row = order[i]!;
    if (terminal[row] === 1 && person[order[i + 1]!] === person[row]) {
      throw new StatsInputError('terminal', 'is followed by another row of the same person', row);
    }
  }
}

/** Throws where a variance other than the robust one does not apply. */
function checkVariance(
  variance: MeanCountVariance,
  data: MeanCountData,
  groups: readonly GroupHistory[],
): void {
  if (variance !== 'robust' && data.terminal !== undefined) {
    throw new StatsInputError('variance', `'${variance}' does not allow for a terminal event`);
  }
  if (variance !== 'nelson') return;
  if (data.weight !== undefined) {
    throw new StatsInputError('variance', "'nelson' does not allow for weights");
  }
  for (const { rows, history: all } of groups) {
    for (const [i, row] of rows.entries()) {
      const before = i > 0 ? rows[i - 1]! : -1;
      const later = before >= 0 && all.person[before] === all.person[row];
      if (later ? all.entryRank[row] !== all.timeRank[before] : all.entry[row] !== 0) {
        throw new StatsInputError('variance', "'nelson' needs everyone under observation from 0", row);
      }
    }
  }
}

function curve(
  group: GroupHistory,
  steps: Steps,
  variances: Float64Array,
  variance: MeanCountVariance,
  interval: 'log' | 'plain',
  level: number,
): MeanCountCurve {
  const z = criticalValue(level);
  const standardError = variances.map((value) => Math.sqrt(Math.max(0, value)));
  const limit = (side: number) =>
    steps.mean.map((mean, i) => {
      const error = standardError[i]!;
      if (interval === 'plain' || mean === 0) return mean + side * z * error;
      return mean * Math.exp((side * z * error) / mean);
    });
  const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
  return {
    group: group.code,
    people: group.people,
    events: total(steps.event),
    terminalEvents: total(steps.terminal),
    variance,
    level,
    time: steps.time,
    atRisk: steps.atRisk,
    event: steps.event,
    terminal: steps.terminal,
    mean: steps.mean,
    standardError,
    lower: limit(-1),
    upper: limit(1),
  };
}

/** The curve's state at given times (not negative), in their order: the mean up to and including each. */
export function meanCountAt(curve: MeanCountCurve, times: Column) {
  checkColumn('times', times);
  return Array.from(times, (time) => {
    const later = curve.time.findIndex((at) => at > time);
    const i = (later < 0 ? curve.time.length : later) - 1;
    const read = (column: Float64Array): number => (i < 0 ? 0 : column[i]!);
    return Object.freeze({
      time,
      mean: read(curve.mean),
      standardError: read(curve.standardError),
      lower: read(curve.lower),
      upper: read(curve.upper),
    });
  });
}
