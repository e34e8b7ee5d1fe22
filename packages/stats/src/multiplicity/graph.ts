import { StatsInputError } from '../error.ts';
import type { Column } from '../input/columns.ts';
import { deepFreeze } from '../result.ts';
import { checkPValues } from './adjust.ts';

export interface GraphicalPlan {
  readonly p: Column;
  /** Share of alpha at the start, per hypothesis; adds up to at most 1. */
  readonly weight: Column;
  /** Row i: the shares of hypothesis i's alpha that pass to each other one when it is rejected; at most 1, 0 to itself. */
  readonly transition: readonly Column[];
}

export interface GraphicalResult {
  /** Reject where at most alpha. */
  readonly adjusted: readonly number[];
  /** Hypotheses in the order in which the procedure would reject them as alpha grows. */
  readonly order: readonly number[];
}

/**
 * The graphical procedure of Bretz, Maurer, Brannath & Posch (2009), Stat Med 28:586–604, with adjusted p-values.
 * Fixed sequence, Holm, fallback and gatekeeping are special graphs.
 */
export function graphicalProcedure(plan: GraphicalPlan): GraphicalResult {
  check(plan);
  const m = plan.p.length;
  const weight = Array.from({ length: m }, (_, i) => plan.weight[i]!);
  let transition = plan.transition.map((row) => Array.from({ length: m }, (_, j) => row[j]!));
  const adjusted = new Array<number>(m).fill(1);
  const order: number[] = [];
  const open = new Set(weight.keys());
  let reached = 0;
  while (open.size > 0) {
    const ratio = (i: number): number =>
      weight[i]! > 0 ? plan.p[i]! / weight[i]! : plan.p[i] === 0 ? 0 : Infinity;
    const next = [...open].reduce((best, i) => (ratio(i) < ratio(best) ? i : best));
    reached = Math.max(reached, ratio(next));
    if (reached === Infinity) break;
    adjusted[next] = Math.min(1, reached);
    order.push(next);
    open.delete(next);
    for (const i of open) weight[i]! += weight[next]! * transition[next]![i]!;
    transition = withoutNode(transition, next, open);
    weight[next] = 0;
  }
  return deepFreeze({ adjusted, order });
}

/** Passes edges through the rejected hypothesis on to its targets. */
function withoutNode(transition: readonly number[][], gone: number, open: ReadonlySet<number>): number[][] {
  return transition.map((row, i) =>
    row.map((value, j) => {
      if (!open.has(i) || !open.has(j) || i === j) return 0;
      const loop = transition[i]![gone]! * transition[gone]![i]!;
      return loop < 1 ? (value + transition[i]![gone]! * transition[gone]![j]!) / (1 - loop) : 0;
    }),
  );
}

function check({ p, weight, transition }: GraphicalPlan): void {
  const m = p.length;
  if (m === 0) throw new StatsInputError('p', 'has no rows');
  checkPValues(p);
  checkShares('weight', weight, m);
  if (transition.length !== m)
    throw new StatsInputError('transition', `has ${transition.length} rows where ${m} were expected`);
  for (const [i, row] of transition.entries()) {
    checkShares(`transition[${i}]`, row, m);
    if (row[i] !== 0) throw new StatsInputError(`transition[${i}]`, 'passes alpha to itself', i);
  }
}

function checkShares(name: string, shares: Column, m: number): void {
  if (shares.length !== m)
    throw new StatsInputError(name, `has ${shares.length} entries where ${m} were expected`);
  let total = 0;
  for (let i = 0; i < m; i++) {
    if (!(shares[i]! >= 0 && shares[i]! <= 1))
      throw new StatsInputError(name, `is ${shares[i]}, not between 0 and 1`, i);
    total += shares[i]!;
  }
  if (total > 1 + 1e-9) throw new StatsInputError(name, `adds up to ${total}, more than 1`);
}
