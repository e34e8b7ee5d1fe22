import { binomial } from '../distributions/binomial.ts';
import { StatsInputError } from '../error.ts';
import { checkChoice } from '../input/options.ts';
import { type Computed, computed } from '../result.ts';
import { conditionalProbabilities, fisherPValues, type Margins, margins, marginsOf } from './conditional.ts';
import type { Alternative } from './fisher.ts';
import { checkTable, type TwoByTwo } from './two-by-two.ts';

export interface UnconditionalOptions {
  /**
   * How tables are ordered: 'score' (default; the z statistic with pooled variance, Barnard's test as in most
   * software), 'wald' (unpooled variance) or 'fisher' (Fisher's p-value: Boschloo's test, never less powerful than
   * Fisher's).
   */
  readonly statistic?: 'score' | 'wald' | 'fisher';
  /** Default 'two-sided'. 'less' and 'greater' speak of the treated arm's risk. */
  readonly alternative?: Alternative;
  /**
   * Two-sided 'fisher' only: order by Fisher's two-sided p of the likelihood rule (default, as R's Exact), or twice the
   * smaller one-sided p ('double', as SciPy).
   */
  readonly twoSided?: 'minimum-likelihood' | 'double';
}

export interface UnconditionalTest {
  /** The largest probability, over all common risks, of a table at least as extreme as the observed one. */
  readonly p: number;
  /** The common risk at which it is reached. */
  readonly worstRisk: number;
  readonly statistic: 'score' | 'wald' | 'fisher';
  readonly alternative: Alternative;
}

/**
 * Exact unconditional test of equal risks. Sources: Barnard (1947); Boschloo (1970); Suissa & Shuster (1985).
 *
 * Given the total number of events m, the probability of an extreme table does not depend on the common risk; so the
 * tail is Σ_m reject(m) · Binomial(m), a polynomial whose coefficients are found once and whose maximum is searched on
 * a fine grid and refined around every peak.
 */
export function unconditionalExact(
  table: TwoByTwo,
  options: UnconditionalOptions = {},
): Computed<UnconditionalTest> {
  const { statistic = 'score', alternative = 'two-sided', twoSided = 'minimum-likelihood' } = options;
  checkChoice('statistic', statistic, ['score', 'wald', 'fisher']);
  checkChoice('alternative', alternative, ['two-sided', 'less', 'greater']);
  checkChoice('twoSided', twoSided, ['minimum-likelihood', 'double']);
  const empty = checkTable(table);
  if (empty !== undefined) return empty;
  const people = table.treated.n + table.control.n;
  if (people > MOST_PEOPLE) {
    throw new StatsInputError('table', `has ${people} people, and all such tables cannot be looked at`);
  }
  if (statistic === 'fisher' && alternative === 'two-sided' && twoSided === 'double') {
    const sides = (['less', 'greater'] as const).map((side) => largestTail(table, statistic, side));
    const least = sides[0]!.p <= sides[1]!.p ? sides[0]! : sides[1]!;
    return computed({ p: Math.min(1, 2 * least.p), worstRisk: least.worstRisk, statistic, alternative });
  }
  return computed({ ...largestTail(table, statistic, alternative), statistic, alternative });
}

/** Work grows with the square of the number of people. */
const MOST_PEOPLE = 20_000;

/** Relative slack within which two statistics count as equal. */
const SLACK = 1e-9;

function largestTail(table: TwoByTwo, statistic: 'score' | 'wald' | 'fisher', alternative: Alternative) {
  const { treated, control } = table;
  const total = treated.n + control.n;
  /** Extremeness of every count of the treated arm among m events; larger is more extreme. */
  const extremeness = (m: Margins, probabilities: Float64Array): Float64Array => {
    if (statistic === 'fisher') return fisherPValues(probabilities, alternative).map((p) => -Math.log(p));
    return probabilities.map((_, i) => {
      const z = zStatistic(m.least + i, treated.n, m.events - m.least - i, control.n, statistic);
      return alternative === 'two-sided' ? Math.abs(z) : alternative === 'greater' ? z : -z;
    });
  };
  const own = marginsOf(table);
  const observed = extremeness(own, conditionalProbabilities(own, 1))[treated.events - own.least]!;
  const bound = observed === Infinity ? Infinity : observed - SLACK * Math.max(1, Math.abs(observed));
  const reject = Float64Array.from({ length: total + 1 }, (_, events) => {
    const m = margins(treated.n, control.n, events);
    const probabilities = conditionalProbabilities(m, 1);
    return extremeness(m, probabilities).reduce(
      (sum, at, i) => (at >= bound ? sum + probabilities[i]! : sum),
      0,
    );
  });
  return maximiseTail(reject);
}

function zStatistic(x1: number, n1: number, x0: number, n0: number, variance: 'score' | 'wald'): number {
  const p1 = x1 / n1;
  const p0 = x0 / n0;
  if (p1 === p0) return 0;
  const pooled = (x1 + x0) / (n1 + n0);
  const spread =
    variance === 'score'
      ? pooled * (1 - pooled) * (1 / n1 + 1 / n0)
      : (p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0;
  return (p1 - p0) / Math.sqrt(spread);
}

/** The maximum over p of Σ_m reject(m) Binomial(m; N, p). */
function maximiseTail(reject: Float64Array): { readonly p: number; readonly worstRisk: number } {
  const total = reject.length - 1;
  const tail = (risk: number): number => {
    let sum = 0;
    for (let m = 0; m <= total; m++) if (reject[m]! > 0) sum += reject[m]! * binomial.density(m, total, risk);
    return sum;
  };
  // Equal steps on the arcsine scale, where the binomial spread is the same everywhere; about ten to each spread.
  const points = 60 + Math.ceil(16 * Math.sqrt(total));
  const riskAt = (i: number): number => Math.sin((i / points) * (Math.PI / 2)) ** 2;
  const values = Array.from({ length: points + 1 }, (_, i) => tail(riskAt(i)));
  const highest = values.reduce((a, b) => Math.max(a, b), 0);
  let best = { p: 0, worstRisk: 0 };
  for (const [i, value] of values.entries()) {
    const peak = value >= (values[i - 1] ?? 0) && value >= (values[i + 1] ?? 0);
    if (!peak || value < 0.98 * highest) continue;
    const refined = climb(tail, riskAt(Math.max(0, i - 1)), riskAt(Math.min(points, i + 1)));
    if (refined.p > best.p) best = refined;
  }
  return { p: Math.min(1, best.p), worstRisk: best.worstRisk };
}

/** Golden-section search. */
function climb(
  f: (x: number) => number,
  from: number,
  to: number,
): { readonly p: number; readonly worstRisk: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = from;
  let b = to;
  let c = b - ratio * (b - a);
  let d = a + ratio * (b - a);
  let atC = f(c);
  let atD = f(d);
  while (b - a > 1e-9) {
    if (atC > atD) {
      [b, d, atD] = [d, c, atC];
      c = b - ratio * (b - a);
      atC = f(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + ratio * (b - a);
      atD = f(d);
    }
  }
  const ends = [from, (a + b) / 2, to].map((x) => ({ p: f(x), worstRisk: x }));
  return ends.reduce((x, y) => (y.p > x.p ? y : x));
}
