import { chiSquared } from '../distributions/chi-squared.ts';
import { twoSidedNormal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import { type Computed, computed, notComputed } from '../result.ts';

export interface TrendTest {
  /** Signed: above zero where the risk rises with the score. */
  readonly z: number;
  readonly chiSquared: number;
  readonly df: 1;
  readonly p: number;
  /** What is left of the differences between groups, on k − 2 degrees of freedom; p is 1 with two groups. */
  readonly departure: { readonly chiSquared: number; readonly df: number; readonly p: number };
}

/** One entry for each group, in their order. */
export interface TrendData {
  readonly events: Column;
  readonly n: Column;
  /** 0, 1, 2, … unless given. */
  readonly scores?: Column;
}

/**
 * Cochran–Armitage test of a trend of proportions events[i] / n[i] over ordered groups with the given scores
 * (0, 1, 2, … unless given), as R's prop.trend.test. Sources: Cochran (1954); Armitage (1955).
 */
export function cochranArmitage({ events, n, scores }: TrendData): Computed<TrendTest> {
  const k = n.length;
  if (k < 2) throw new StatsInputError('n', 'needs at least two groups');
  if (events.length !== k)
    throw new StatsInputError('events', `has ${events.length} groups where ${k} were expected`);
  if (scores !== undefined) checkColumn('scores', scores, k);
  const rows = Array.from({ length: k }, (_, i) => ({ x: events[i]!, n: n[i]!, score: scores?.[i] ?? i }));
  for (const [i, row] of rows.entries()) {
    for (const [name, value] of [
      ['n', row.n],
      ['events', row.x],
    ] as const) {
      if (!Number.isSafeInteger(value) || value < 0)
        throw new StatsInputError(name, `is ${value}, not a whole number of at least 0`, i);
    }
    if (row.x > row.n) throw new StatsInputError('events', `${row.x} is more than n = ${row.n}`, i);
  }
  const sum = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const total = sum((row) => row.n);
  const risk = sum((row) => row.x) / total;
  const centre = sum((row) => row.n * row.score) / total;
  const spread = sum((row) => row.n * (row.score - centre) ** 2);
  if (!(risk > 0 && risk < 1) || spread === 0) {
    return notComputed('no-variation', 'all or none had the event, or all are in one group');
  }
  const z =
    sum((row) => (row.x - row.n * risk) * (row.score - centre)) / Math.sqrt(risk * (1 - risk) * spread);
  const overall = sum((row) => (row.n > 0 ? (row.x - row.n * risk) ** 2 / (row.n * risk * (1 - risk)) : 0));
  const rest = Math.max(0, overall - z * z);
  const df = rows.filter((row) => row.n > 0).length - 2;
  return computed({
    z,
    chiSquared: z * z,
    df: 1 as const,
    p: twoSidedNormal(z),
    departure: { chiSquared: df > 0 ? rest : 0, df, p: df > 0 ? chiSquared.upper(rest, df) : 1 },
  });
}
