import { StatsInputError } from '../error.ts';
import { factor } from '../input/columns.ts';
import { checkChoice, checkWhole } from '../input/options.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { checkSurvivalData } from './kaplan-meier.ts';
import {
  exchangeUnits,
  PERMUTATION_RULES,
  type PermutationData,
  type PermutationRule,
  stratifiedScores,
} from './log-rank-permutation.ts';
import {
  combine,
  type Outcome,
  type ScoreClasses,
  scoreClasses,
  slack,
  visitSelections,
} from './score-selections.ts';

export interface ExactLogRankOptions {
  /** Most distinct selections that are gone through; default 10 000 000, which takes a second or so. */
  readonly limit?: number;
  /** Default 'distance'; see {@link PermutationRule}. */
  readonly twoSided?: PermutationRule;
}

export interface ExactLogRank {
  readonly groups: readonly number[];
  /** Sum of log-rank scores of the second group: its observed less expected events. */
  readonly statistic: number;
  /** Mean and variance of the statistic over all allocations. */
  readonly mean: number;
  readonly variance: number;
  /** Two-sided, by the rule asked for. */
  readonly p: number;
  /** Share with a statistic at most, and at least, as large as the observed one. */
  readonly pLess: number;
  readonly pGreater: number;
  /** As `p`, but those exactly as extreme as the observed one count half. */
  readonly midP: number;
  readonly twoSided: PermutationRule;
  /** Number of allocations: a product of binomial coefficients. */
  readonly allocations: number;
}

/**
 * The exact log-rank test: the distribution of the log-rank score statistic over all allocations that keep the groups'
 * sizes (within blocks and strata where there are any), each as likely as the other. Rows of equal score are exchanged at
 * once, and blocks are put together by their sums. Above `limit` selections it is refused with 'too-many-allocations':
 * logRankPermutation draws from the same distribution.
 * Source: Peto & Peto (1972), JRSS A 135:185–207; Heimann & Neuhaus (1998), Biometrics 54:168–184.
 */
export function logRankExact(
  data: PermutationData,
  options: ExactLogRankOptions = {},
): Computed<ExactLogRank> {
  const { limit = 10_000_000, twoSided = 'distance' } = options;
  checkWhole('limit', limit, 1);
  checkChoice('twoSided', twoSided, PERMUTATION_RULES);
  checkSurvivalData(data);
  const unit = exchangeUnits(data);
  const group = factor(data.group);
  if (group.values.length > 2)
    throw new StatsInputError('group', `has ${group.values.length} groups where 2 were expected`);
  if (group.values.length < 2) return notComputed('empty-arm', 'there is only one group');
  const scores = stratifiedScores(data);
  if (scores.every((score) => score === 0)) return notComputed('no-events', 'no event was observed');
  const units = partition(unit, scores, group.index);
  const statistic = scores.reduce((sum, score, row) => (group.index[row] === 1 ? sum + score : sum), 0);
  const { mean, variance } = momentsOf(units);
  if (variance <= slack(scores) ** 2)
    return notComputed('no-variation', 'every allocation gives the same statistic');
  const ordered = units
    .map(({ own, seconds }) => scoreClasses(own, seconds))
    .sort((a, b) => a.selections - b.selections);
  const distribution = putTogether(ordered.slice(0, -1), limit);
  const largest = ordered.at(-1)!;
  if (distribution === undefined || largest.selections > limit) {
    const count = ordered.reduce((product, unit) => product * unit.selections, 1);
    const detail = `${count.toPrecision(3)} selections are more than ${limit}; logRankPermutation draws from them`;
    return notComputed('too-many-allocations', detail);
  }
  const tails = countTails(largest, distribution, mean, statistic - mean, slack(scores));
  const doubled = twoSided === 'double' ? doubleTail(tails) : {};
  return computed({ groups: group.values, statistic, mean, variance, ...tails, ...doubled, twoSided });
}

/** Twice the smaller tail; what is in both tails is exactly the observed statistic. */
function doubleTail({ pLess, pGreater }: { readonly pLess: number; readonly pGreater: number }) {
  const tail = Math.min(pLess, pGreater);
  return { p: Math.min(1, 2 * tail), midP: Math.min(1, 2 * tail - (pLess + pGreater - 1)) };
}

/** Rows whose labels may be exchanged with each other. */
interface Unit {
  readonly own: Float64Array;
  /** How many of them are in the second group. */
  readonly seconds: number;
}

function partition(unit: Int32Array, scores: Float64Array, index: Int32Array): Unit[] {
  const codes = factor(unit);
  return codes.values.map((_, u) => {
    const rows = [...scores.keys()].filter((row) => codes.index[row] === u);
    return {
      own: Float64Array.from(rows, (row) => scores[row]!),
      seconds: rows.filter((row) => index[row] === 1).length,
    };
  });
}

/** Moments of a sum drawn without replacement from each unit. */
function momentsOf(units: readonly Unit[]) {
  let mean = 0;
  let variance = 0;
  for (const { own, seconds } of units) {
    const n = own.length;
    const centre = own.reduce((sum, score) => sum + score, 0) / n;
    const squares = own.reduce((sum, score) => sum + (score - centre) ** 2, 0);
    mean += seconds * centre;
    if (n > 1) variance += (seconds * (n - seconds) * squares) / (n * (n - 1));
  }
  return { mean, variance };
}

/** The distribution of the sum over some units; undefined where it takes more steps than the limit. */
function putTogether(units: readonly ScoreClasses[], limit: number): readonly Outcome[] | undefined {
  let outcomes: readonly Outcome[] = [{ sum: 0, ways: 1 }];
  for (const unit of units) {
    if (outcomes.length * unit.selections > limit) return undefined;
    outcomes = combine(outcomes, unit);
  }
  return outcomes;
}

/**
 * Goes through the selections of the largest unit; for each, the outcomes of the others that lead beyond the observed
 * distance are a run at either end, counted by running totals.
 */
function countTails(
  unit: ScoreClasses,
  others: readonly Outcome[],
  mean: number,
  gap: number,
  tolerance: number,
) {
  const sums = Float64Array.from(others, ({ sum }) => sum);
  const before = new Float64Array(others.length + 1);
  for (const [i, { ways }] of others.entries()) before[i + 1] = before[i]! + ways;
  const all = before[others.length]!;
  /** Ways of the others whose sum is below a value. */
  const below = (value: number): number => {
    let low = 0;
    let high = sums.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return before[low]!;
  };
  const far = Math.abs(gap);
  let total = 0;
  let less = 0;
  let greater = 0;
  let extreme = 0;
  let beyond = 0;
  visitSelections(unit, (sum, ways) => {
    const rest = mean - sum;
    const lowerEdge = below(rest - far + tolerance);
    const upperEdge = all - below(rest + far - tolerance);
    total += ways * all;
    less += ways * (gap < 0 ? lowerEdge : below(rest + gap + tolerance));
    greater += ways * (gap > 0 ? upperEdge : all - below(rest + gap - tolerance));
    extreme += ways * Math.min(all, lowerEdge + upperEdge);
    beyond += ways * (below(rest - far - tolerance) + all - below(rest + far + tolerance));
  });
  return {
    p: Math.min(1, extreme / total),
    pLess: less / total,
    pGreater: greater / total,
    midP: (extreme + beyond) / (2 * total),
    allocations: total,
  };
}
