import { chiSquared } from '../distributions/chi-squared.ts';
import { criticalValue } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { type ChiSquaredTest, type Computed, computed, type Interval, notComputed } from '../result.ts';
import { checkTable, type TwoByTwo } from './two-by-two.ts';

export type CommonMeasure = 'odds-ratio' | 'risk-ratio' | 'risk-difference';

export interface MantelHaenszelOptions {
  /** Default 'odds-ratio'. */
  readonly measure?: CommonMeasure;
  /** Subtract ½ from the absolute deviation in the test; default false (R's mantelhaen.test: true). */
  readonly continuity?: boolean;
  /** Default 0.95. */
  readonly level?: number;
}

export interface MantelHaenszel extends Interval {
  readonly measure: CommonMeasure;
  /** Common effect over strata. */
  readonly estimate: number;
  /** Of the logarithm for ratios. */
  readonly standardError: number;
  /** Cochran–Mantel–Haenszel test of no effect in any stratum. */
  readonly test: ChiSquaredTest;
  /** Strata with people in both arms; the others say nothing and are left out. */
  readonly strata: number;
}

/** Cells of one stratum: a, b treated with and without event; c, d controls. */
interface Cells {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n: number;
}

/**
 * A common effect of stratified 2 × 2 tables and the Cochran–Mantel–Haenszel test.
 * Variances: odds ratio Robins, Breslow & Greenland (1986); risk ratio Greenland & Robins (1985); risk difference
 * Sato (1989). Sources of the estimates: Mantel & Haenszel (1959); Cochran (1954).
 */
export function mantelHaenszel(
  tables: readonly TwoByTwo[],
  options: MantelHaenszelOptions = {},
): Computed<MantelHaenszel> {
  const { measure = 'odds-ratio', continuity = false, level = 0.95 } = options;
  checkChoice('measure', measure, ['odds-ratio', 'risk-ratio', 'risk-difference']);
  checkLevel(level);
  if (tables.length === 0) throw new StatsInputError('tables', 'is empty');
  const cells = tables.flatMap((table) => (checkTable(table) === undefined ? [cellsOf(table)] : []));
  if (cells.length === 0) return notComputed('empty-arm', 'no stratum has people in both arms');
  const test = generalTest(cells, continuity);
  if (test === undefined) return notComputed('no-variation', 'in every stratum all or none had the event');
  const z = criticalValue(level);
  const strata = cells.length;
  if (measure === 'risk-difference') {
    const { estimate, standardError } = commonDifference(cells);
    const reach = z * standardError;
    return computed({
      measure,
      estimate,
      standardError,
      lower: estimate - reach,
      upper: estimate + reach,
      level,
      test,
      strata,
    });
  }
  const { estimate, standardError } =
    measure === 'odds-ratio' ? commonOddsRatio(cells) : commonRiskRatio(cells);
  if (!(estimate > 0 && estimate < Infinity)) {
    return notComputed('undefined-ratio', 'the common ratio is zero or infinite');
  }
  const spread = Math.exp(z * standardError);
  return computed({
    measure,
    estimate,
    standardError,
    lower: estimate / spread,
    upper: estimate * spread,
    level,
    test,
    strata,
  });
}

function cellsOf({ treated, control }: TwoByTwo): Cells {
  const a = treated.events;
  const c = control.events;
  return { a, b: treated.n - a, c, d: control.n - c, n: treated.n + control.n };
}

function total(cells: readonly Cells[], of: (cell: Cells) => number): number {
  return cells.reduce((sum, cell) => sum + of(cell), 0);
}

function generalTest(cells: readonly Cells[], continuity: boolean): ChiSquaredTest | undefined {
  const excess = total(cells, ({ a, b, c, n }) => a - ((a + b) * (a + c)) / n);
  const variance = total(cells, ({ a, b, c, d, n }) =>
    n > 1 ? ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1)) : 0,
  );
  if (variance === 0) return undefined;
  const deviation = Math.max(0, Math.abs(excess) - (continuity ? 0.5 : 0));
  const statistic = deviation ** 2 / variance;
  return { chiSquared: statistic, df: 1, p: chiSquared.upper(statistic, 1) };
}

function commonOddsRatio(cells: readonly Cells[]) {
  const r = total(cells, ({ a, d, n }) => (a * d) / n);
  const s = total(cells, ({ b, c, n }) => (b * c) / n);
  const pr = total(cells, ({ a, d, n }) => (((a + d) / n) * (a * d)) / n);
  const ps = total(cells, ({ a, b, c, d, n }) => (((a + d) / n) * (b * c) + ((b + c) / n) * (a * d)) / n);
  const qs = total(cells, ({ b, c, n }) => (((b + c) / n) * (b * c)) / n);
  const variance = pr / (2 * r * r) + ps / (2 * r * s) + qs / (2 * s * s);
  return { estimate: r / s, standardError: Math.sqrt(variance) };
}

function commonRiskRatio(cells: readonly Cells[]) {
  const r = total(cells, ({ a, c, d, n }) => (a * (c + d)) / n);
  const s = total(cells, ({ a, b, c, n }) => (c * (a + b)) / n);
  const spread = total(cells, ({ a, b, c, d, n }) => ((a + b) * (c + d) * (a + c) - a * c * n) / (n * n));
  return { estimate: r / s, standardError: Math.sqrt(spread / (r * s)) };
}

function commonDifference(cells: readonly Cells[]) {
  const weight = total(cells, ({ a, b, c, d, n }) => ((a + b) * (c + d)) / n);
  const estimate = total(cells, ({ a, b, c, d, n }) => (a * (c + d) - c * (a + b)) / n) / weight;
  const p = total(cells, ({ a, b, c, d, n }) => {
    const n1 = a + b;
    const n0 = c + d;
    return (n1 * n1 * c - n0 * n0 * a + (n1 * n0 * (n0 - n1)) / 2) / (n * n);
  });
  const q = total(cells, ({ a, b, c, d, n }) => (a * d + c * b) / (2 * n));
  return { estimate, standardError: Math.sqrt((estimate * p + q) / weight ** 2) };
}

export interface BreslowDayOptions {
  /** Tarone's correction (1985), without which the statistic is not quite chi-squared; default true. */
  readonly correction?: boolean;
}

/**
 * Breslow and Day's test that the odds ratio is the same in all strata, at the Mantel–Haenszel estimate. Strata in which
 * all or none had the event say nothing and do not count in the degrees of freedom.
 * Sources: Breslow & Day (1980), section 4.4; Tarone (1985), Biometrika 72:91–95.
 */
export function breslowDay(
  tables: readonly TwoByTwo[],
  { correction = true }: BreslowDayOptions = {},
): Computed<ChiSquaredTest> {
  if (tables.length === 0) throw new StatsInputError('tables', 'is empty');
  const cells = tables.flatMap((table) => (checkTable(table) === undefined ? [cellsOf(table)] : []));
  if (cells.length < 2) return notComputed('too-few-observations', 'homogeneity needs at least two strata');
  const { estimate: odds } = commonOddsRatio(cells);
  if (!(odds > 0 && odds < Infinity))
    return notComputed('undefined-ratio', 'the common odds ratio is zero or infinite');
  let statistic = 0;
  let excess = 0;
  let variances = 0;
  let strata = 0;
  for (const { a, b, c, d } of cells) {
    const fitted = expectedCell(a + b, c + d, a + c, odds);
    const [x, y, z] = [a + b - fitted, a + c - fitted, c + d - (a + c) + fitted];
    if (Math.min(fitted, x, y, z) <= 0) continue;
    const variance = 1 / (1 / fitted + 1 / x + 1 / y + 1 / z);
    statistic += (a - fitted) ** 2 / variance;
    excess += a - fitted;
    variances += variance;
    strata++;
  }
  if (strata < 2)
    return notComputed('no-variation', 'fewer than two strata have people with and without the event');
  const value = correction ? Math.max(0, statistic - excess ** 2 / variances) : statistic;
  const df = strata - 1;
  return computed({ chiSquared: value, df, p: chiSquared.upper(value, df) });
}

/** Treated events that give the odds ratio within the margins n1 (treated), n0 (controls) and m (events). */
function expectedCell(n1: number, n0: number, m: number, odds: number): number {
  // (1 − odds) x² + (n0 − m + odds (n1 + m)) x − odds n1 m = 0, by the form without cancellation.
  const a = 1 - odds;
  const b = n0 - m + odds * (n1 + m);
  return (2 * odds * n1 * m) / (b + Math.sqrt(b * b + 4 * a * odds * n1 * m));
}
