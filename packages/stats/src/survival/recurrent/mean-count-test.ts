import { chiSquared } from '../../distributions/chi-squared.ts';
import { criticalValue, twoSidedNormal } from '../../distributions/normal.ts';
import { StatsInputError } from '../../error.ts';
import type { Column } from '../../input/columns.ts';
import { checkFinite, checkLevel } from '../../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../../result.ts';
import { countSteps, type GroupHistory, type Steps } from './count-steps.ts';
import { groupHistories, type MeanCountData } from './mean-count.ts';

export interface MeanCountTestData extends MeanCountData {
  /** Two groups. */
  readonly group: Column;
}

export interface MeanCountTestOptions {
  /** Last time compared; default the last at which both groups have someone at risk. */
  readonly horizon?: number;
  /** Default 0.95. */
  readonly level?: number;
}

export interface MeanCountTest {
  /** Codes ascending; differences are of the second from the first. */
  readonly groups: readonly number[];
  readonly people: readonly number[];
  readonly events: readonly number[];
  /** ∫ n₁ n₂ / (n₁ + n₂) d(μ₂ − μ₁): above 0 where the second group has more events. */
  readonly statistic: number;
  readonly standardError: number;
  readonly z: number;
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
  /** Mean count of the second group less that of the first at the horizon. */
  readonly difference: Interval & {
    readonly time: number;
    readonly estimate: number;
    readonly standardError: number;
    readonly p: number;
  };
}

/**
 * Compares the mean cumulative counts of two groups by a test of log-rank type, with a variance that allows for any
 * dependence between a person's events: Lawless and Nadeau's; where `terminal` is given, Ghosh and Lin's test of the
 * mean count of all people. Each group's own mean is used in its variance.
 * Sources: Lawless & Nadeau (1995); Cook, Lawless & Nadeau (1996), Biometrics 52:557–571; Ghosh & Lin (2000).
 */
export function meanCountTest(
  data: MeanCountTestData,
  options: MeanCountTestOptions = {},
): Computed<MeanCountTest> {
  const { horizon = Infinity, level = 0.95 } = options;
  if (horizon !== Infinity) checkFinite('horizon', horizon);
  checkLevel(level);
  const groups = groupHistories(data);
  if (groups.length === 1) return notComputed('empty-arm', 'there is only one group');
  if (groups.length > 2) throw new StatsInputError('group', `has ${groups.length} values, not two`);
  const steps = groups.map(countSteps);
  const [first, second] = [steps[0]!, steps[1]!];
  const shared = Math.min(horizon, lastAtRisk(groups[0]!), lastAtRisk(groups[1]!));
  const events = groups.map((group) => total(steps[groups.indexOf(group)]!.event));
  if (events[0]! + events[1]! === 0) return notComputed('no-events', 'no event was observed');
  const other = [atRiskAt(groups[1]!, first.time), atRiskAt(groups[0]!, second.time)];
  const parts = steps.map((own, g) => {
    const weight = own.time.map((time, k) => {
      const [n, m] = [own.atRisk[k]!, other[g]![k]!];
      return time > shared ? 0 : (n * m) / (n + m);
    });
    const upTo = own.time.map((time) => (time > shared ? 0 : 1));
    return { test: weightedMean(groups[g]!, own, weight), mean: weightedMean(groups[g]!, own, upTo) };
  });
  const [a, b] = [parts[0]!, parts[1]!];
  const statistic = b.test.value - a.test.value;
  const variance = a.test.variance + b.test.variance;
  // What is left of a variance of nothing is rounding.
  if (variance <= 1e-20 * (a.test.independent + b.test.independent)) {
    return notComputed(
      'no-variation',
      'while both groups are at risk, nobody differs from the mean of the group',
    );
  }
  const standardError = Math.sqrt(variance);
  const z = statistic / standardError;
  const estimate = b.mean.value - a.mean.value;
  const error = Math.sqrt(a.mean.variance + b.mean.variance);
  const reach = criticalValue(level) * error;
  return computed({
    groups: groups.map((group) => group.code),
    people: groups.map((group) => group.people),
    events,
    statistic,
    standardError,
    z,
    chiSquared: z * z,
    df: 1,
    p: chiSquared.upper(z * z, 1),
    difference: {
      time: shared,
      estimate,
      standardError: error,
      p: error > 0 ? twoSidedNormal(estimate / error) : 1,
      lower: estimate - reach,
      upper: estimate + reach,
      level,
    },
  });
}

/**
 * Ω = ∫ w dμ and its variance Σ ψ² over people, ψ_i = ∫ w S(u−)/n dM_i − ∫ (Ω − Ω(u))/n dM_i^D; with w = 1 up to a
 * time it is the mean there. See robustVariance in mean-count-variance.ts. `independent` is the variance that it would
 * have if all events were independent.
 */
function weightedMean(group: GroupHistory, steps: Steps, weight: Float64Array) {
  const { rows, event, terminal, weight: weightOf, history } = group;
  const count = steps.time.length;
  const jump = steps.survivalBefore.map((s, k) => (weight[k]! * s) / steps.atRisk[k]!);
  let value = 0;
  let independent = 0;
  const upTo = steps.event.map((d, k) => {
    value += jump[k]! * d;
    independent += jump[k]! ** 2 * d;
    return value;
  });
  // Sums over the steps before each, of what is expected of anyone at risk.
  const expected = new Float64Array(count + 1);
  const pull = steps.time.map((_, k) => (value - upTo[k]!) / steps.atRisk[k]!);
  for (let k = 0; k < count; k++) {
    const n = steps.atRisk[k]!;
    expected[k + 1] = expected[k]! + (jump[k]! * steps.event[k]! - pull[k]! * steps.terminal[k]!) / n;
  }
  const influence = new Float64Array(history.people);
  for (const row of rows) {
    const from = steps.upTo[history.entryRank[row]!]!;
    const to = steps.upTo[history.timeRank[row]!]!;
    const own = event[row] === 1 ? jump[to - 1]! : 0;
    const death = terminal?.[row] === 1 ? pull[to - 1]! : 0;
    influence[history.person[row]!]! += weightOf(row) * (own - death - (expected[to]! - expected[from]!));
  }
  return { value, independent, variance: influence.reduce((sum, psi) => sum + psi * psi, 0) };
}

/** How many of a group are at risk at given ascending times. */
function atRiskAt({ rows, weight, history }: GroupHistory, times: Float64Array): Float64Array {
  const change = new Float64Array(times.length + 1);
  for (const row of rows) {
    change[below(times, history.entry[row]!)]! += weight(row);
    change[below(times, history.time[row]!)]! -= weight(row);
  }
  let n = 0;
  return times.map((_, k) => {
    n += change[k]!;
    return n;
  });
}

/** How many of the ascending times are at most `at`. */
function below(times: Float64Array, at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastAtRisk({ rows, history }: GroupHistory): number {
  return rows.reduce((last, row) => Math.max(last, history.time[row]!), 0);
}

function total(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}
