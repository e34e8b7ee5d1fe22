/** Rows to choose from, gathered by score: rows of equal score are exchanged without changing a sum. */
export interface ScoreClasses {
  readonly score: Float64Array;
  /** Rows of each score. */
  readonly size: Int32Array;
  /** Rows to be chosen. */
  readonly chosen: number;
  /** Number of different ways to share the chosen rows out over the scores. */
  readonly selections: number;
}

/** A sum of scores, and the number of ways to reach it. */
export interface Outcome {
  readonly sum: number;
  readonly ways: number;
}

export function scoreClasses(scores: Float64Array, chosen: number): ScoreClasses {
  const count = new Map<number, number>();
  for (const score of scores) count.set(score, (count.get(score) ?? 0) + 1);
  // The largest classes last: they are then filled with what is left, without further branching.
  const entries = [...count.entries()].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const size = Int32Array.from(entries, ([, rows]) => rows);
  let ways = new Float64Array(chosen + 1);
  ways[0] = 1;
  for (const rows of size) {
    const next = new Float64Array(chosen + 1);
    for (let k = 0; k <= chosen; k++) {
      for (let taken = 0; taken <= Math.min(rows, k); taken++) next[k]! += ways[k - taken]!;
    }
    ways = next;
  }
  return { score: Float64Array.from(entries, ([score]) => score), size, chosen, selections: ways[chosen]! };
}

/** Calls `see` once for each way to share the chosen rows out, with its sum and the number of row sets behind it. */
export function visitSelections(
  { score, size, chosen }: ScoreClasses,
  see: (sum: number, ways: number) => void,
): void {
  const classes = size.length;
  const after = new Int32Array(classes + 1);
  for (let c = classes - 1; c >= 0; c--) after[c] = after[c + 1]! + size[c]!;
  const choose = binomials(size);
  const descend = (c: number, left: number, sum: number, ways: number): void => {
    if (c === classes - 1) {
      see(sum + left * score[c]!, ways * choose[c]![left]!);
      return;
    }
    const least = Math.max(0, left - after[c + 1]!);
    const most = Math.min(size[c]!, left);
    for (let taken = least; taken <= most; taken++) {
      descend(c + 1, left - taken, sum + taken * score[c]!, ways * choose[c]![taken]!);
    }
  };
  descend(0, chosen, 0, 1);
}

/** The distribution of the sum of an outcome and a selection, sums that differ by rounding only as one. */
export function combine(outcomes: readonly Outcome[], classes: ScoreClasses): Outcome[] {
  const found: { sum: number; ways: number }[] = [];
  visitSelections(classes, (sum, ways) => {
    for (const outcome of outcomes) found.push({ sum: outcome.sum + sum, ways: outcome.ways * ways });
  });
  found.sort((a, b) => a.sum - b.sum);
  const merged: { sum: number; ways: number }[] = [];
  for (const outcome of found) {
    const last = merged.at(-1);
    if (last !== undefined && outcome.sum - last.sum <= 1e-12 * (1 + Math.abs(last.sum)))
      last.ways += outcome.ways;
    else merged.push(outcome);
  }
  return merged;
}

/** Sums this close count as equal, so that rounding does not decide. */
export function slack(scores: Float64Array): number {
  return 1e-10 * scores.reduce((sum, score) => sum + Math.abs(score), 0);
}

function binomials(size: Int32Array): Float64Array[] {
  return Array.from(size, (n) => {
    const row = new Float64Array(n + 1);
    row[0] = 1;
    for (let k = 1; k <= n; k++) row[k] = Math.round((row[k - 1]! * (n - k + 1)) / k);
    return row;
  });
}
