import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, factor } from '../input/columns.ts';
import { checkChoice, checkWhole } from '../input/options.ts';
import type { Random } from '../random/stream.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { checkSurvivalData } from './kaplan-meier.ts';
import { riskIndex } from './risk-index.ts';
import { countGroups } from './risk-table.ts';
import { slack } from './score-selections.ts';

export interface PermutationData {
  readonly time: Column;
  readonly event: Column;
  /** Two groups. */
  readonly group: Column;
  /** Labels are exchanged within blocks only, as they were drawn; scores stay those of all rows. */
  readonly block?: Column;
  /** Scores come from the rows of the same stratum only, and labels are exchanged within strata: the stratified test. */
  readonly stratum?: Column;
}

/**
 * What counts two-sided as at least as extreme: a statistic at least as far from its mean, on either side ('distance'), or
 * twice the smaller of both tails ('double'). One where the distribution is symmetric, as in arms of equal size.
 */
export type PermutationRule = 'distance' | 'double';

export const PERMUTATION_RULES: readonly PermutationRule[] = ['distance', 'double'];

export interface PermutationOptions {
  /** Where the permutations come from. */
  readonly random: Random;
  /** Default 10 000. */
  readonly permutations?: number;
  /** Default 'distance'. */
  readonly twoSided?: PermutationRule;
}

export interface PermutationTest {
  readonly groups: readonly number[];
  /** Sum of log-rank scores of the second group: its observed less expected events. */
  readonly statistic: number;
  /** Two-sided, from shares (1 + permutations as extreme) / (1 + permutations): valid at every number of permutations. */
  readonly p: number;
  readonly twoSided: PermutationRule;
  readonly permutations: number;
}

/**
 * Log-rank scores: event less Nelson–Aalen hazard at the row's time, from all rows together; they add up to zero.
 * Source: Peto & Peto (1972).
 */
export function logRankScores({ time, event }: Pick<PermutationData, 'time' | 'event'>): Float64Array {
  checkSurvivalData({ time, event });
  const index = riskIndex(time);
  const [all] = countGroups(index, event, undefined);
  const hazard = new Float64Array(index.slots);
  let total = 0;
  for (let slot = 0; slot < index.slots; slot++) {
    total += all!.events[slot]! / all!.atRisk[slot]!;
    hazard[slot] = total;
  }
  return Float64Array.from({ length: time.length }, (_, row) => event[row]! - hazard[index.exit[row]!]!);
}

/**
 * The log-rank test by re-randomisation: how often does a random re-labelling, within blocks where there are any, give
 * a sum of scores as far from its mean as the one observed? Does not rest on large numbers.
 * Only the smaller group is drawn, by a shuffle that stops once it is filled; the array need not be restored.
 */
export function logRankPermutation(
  data: PermutationData,
  options: PermutationOptions,
): Computed<PermutationTest> {
  const { random, permutations = 10_000, twoSided = 'distance' } = options;
  checkChoice('twoSided', twoSided, PERMUTATION_RULES);
  checkSurvivalData(data);
  checkWhole('permutations', permutations, 1);
  const group = factor(data.group);
  if (group.values.length > 2)
    throw new StatsInputError('group', `has ${group.values.length} groups where 2 were expected`);
  if (group.values.length < 2) return notComputed('empty-arm', 'there is only one group');
  const unit = exchangeUnits(data);
  const scores = stratifiedScores(data);
  if (scores.every((score) => score === 0)) return notComputed('no-events', 'no event was observed');
  const blocks = blocksOf(scores, group.index, unit);
  const statistic = scores.reduce((sum, score, row) => (group.index[row] === 1 ? sum + score : sum), 0);
  const centre = blocks.reduce((sum, block) => sum + (block.seconds * block.total) / block.scores.length, 0);
  const near = slack(scores);
  const far = Math.abs(statistic - centre) - near;
  let extreme = 0;
  let less = 0;
  let greater = 0;
  for (let i = 0; i < permutations; i++) {
    let sum = 0;
    for (const block of blocks) sum += drawSum(block, random);
    if (Math.abs(sum - centre) >= far) extreme++;
    if (sum <= statistic + near) less++;
    if (sum >= statistic - near) greater++;
  }
  const share = (count: number): number => (1 + count) / (1 + permutations);
  const p = twoSided === 'distance' ? share(extreme) : Math.min(1, 2 * share(Math.min(less, greater)));
  return computed({ groups: group.values, statistic, p, twoSided, permutations });
}

/** Log-rank scores of each row among those of its stratum. */
export function stratifiedScores({ time, event, stratum }: PermutationData): Float64Array {
  if (stratum === undefined) return logRankScores({ time, event });
  const { values, index } = factor(stratum);
  const scores = new Float64Array(time.length);
  for (let s = 0; s < values.length; s++) {
    const rows = [...index.keys()].filter((row) => index[row] === s);
    const own = logRankScores({ time: rows.map((row) => time[row]!), event: rows.map((row) => event[row]!) });
    for (const [i, row] of rows.entries()) scores[row] = own[i]!;
  }
  return scores;
}

/** A code for each row; rows of one code are of the same block and stratum. */
export function exchangeUnits({ time, block, stratum }: PermutationData): Int32Array {
  const n = time.length;
  if (block !== undefined) checkColumn('block', block, n);
  if (stratum !== undefined) checkColumn('stratum', stratum, n);
  const blocks = block && factor(block);
  const strata = stratum && factor(stratum);
  const width = strata?.values.length ?? 1;
  return Int32Array.from(time, (_, row) => (blocks?.index[row] ?? 0) * width + (strata?.index[row] ?? 0));
}

interface Block {
  readonly scores: Float64Array;
  readonly total: number;
  /** Rows of the second group. */
  readonly seconds: number;
  /** One choice for each row of the smaller group. */
  readonly choices: Int32Array;
}

function blocksOf(scores: Float64Array, index: Int32Array, unit: Int32Array): Block[] {
  const codes = factor(unit);
  return codes.values.map((_, b) => {
    const rows = [...scores.keys()].filter((row) => codes.index[row] === b);
    const own = Float64Array.from(rows, (row) => scores[row]!);
    const seconds = rows.filter((row) => index[row] === 1).length;
    return {
      scores: own,
      total: own.reduce((sum, score) => sum + score, 0),
      seconds,
      choices: new Int32Array(Math.min(seconds, rows.length - seconds)),
    };
  });
}

/** The second group's sum in a random draw, found from the smaller group. */
function drawSum({ scores, total, seconds, choices }: Block, random: Random): number {
  random.choices(scores.length, choices);
  const sum = sumOfChosen(scores, choices);
  return choices.length === seconds ? sum : total - sum;
}

/** The choices are all made before: a loop of its own for the exchanges keeps the processor from waiting. */
function sumOfChosen(scores: Float64Array, choices: Int32Array): number {
  const count = choices.length;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const at = (i + choices[i]!) | 0;
    const drawn = scores[at]!;
    scores[at] = scores[i]!;
    scores[i] = drawn;
    sum += drawn;
  }
  return sum;
}
