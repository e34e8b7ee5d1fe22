import { StatsInputError } from '../error.ts';
import { type Column, checkNotEmpty } from '../input/columns.ts';
import { checkChoice } from '../input/options.ts';

export type Adjustment =
  | 'bonferroni'
  | 'sidak'
  | 'holm'
  | 'hochberg'
  | 'hommel'
  | 'benjamini-hochberg'
  | 'benjamini-yekutieli';

const ADJUSTMENTS: readonly Adjustment[] = [
  'bonferroni',
  'sidak',
  'holm',
  'hochberg',
  'hommel',
  'benjamini-hochberg',
  'benjamini-yekutieli',
];

export interface AdjustmentOptions {
  /** Default 'holm'. */
  readonly method?: Adjustment;
}

/**
 * Adjusted p-values, in the order given: reject where they are at most alpha. The first five control the family-wise
 * error rate (Hochberg and Hommel under independence or positive dependence), the last two the false discovery rate.
 * Sources: Holm (1979); Hochberg (1988); Hommel (1988); Benjamini & Hochberg (1995); Benjamini & Yekutieli (2001);
 * Wright (1992) for the form as adjusted p-values; as R's p.adjust.
 */
export function adjustPValues(p: Column, { method = 'holm' }: AdjustmentOptions = {}): readonly number[] {
  checkNotEmpty('p', p);
  checkPValues(p);
  checkChoice('method', method, ADJUSTMENTS);
  const m = p.length;
  const order = Array.from({ length: m }, (_, i) => i).sort((a, b) => p[a]! - p[b]!);
  const sorted = order.map((i) => p[i]!);
  const adjusted = adjustSorted(sorted, method);
  const result = new Array<number>(m);
  for (const [rank, i] of order.entries()) result[i] = Math.min(1, adjusted[rank]!);
  return Object.freeze(result);
}

/** Throws unless every entry is a probability. */
export function checkPValues(p: Column): void {
  for (let i = 0; i < p.length; i++) {
    if (!(p[i]! >= 0 && p[i]! <= 1)) throw new StatsInputError('p', `is ${p[i]}, not between 0 and 1`, i);
  }
}

/** Adjusts p-values in ascending order. */
function adjustSorted(p: readonly number[], method: Adjustment): number[] {
  const m = p.length;
  switch (method) {
    case 'bonferroni':
      return p.map((value) => m * value);
    case 'sidak':
      return p.map((value) => -Math.expm1(m * Math.log1p(-value)));
    case 'holm':
      return upwards(p.map((value, i) => (m - i) * value));
    case 'hochberg':
      return downwards(p.map((value, i) => (m - i) * value));
    case 'hommel':
      return hommel(p);
    case 'benjamini-hochberg':
      return downwards(p.map((value, i) => (m / (i + 1)) * value));
    case 'benjamini-yekutieli': {
      const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
      return downwards(p.map((value, i) => ((harmonic * m) / (i + 1)) * value));
    }
  }
}

/** Running maximum from the smallest p on. */
function upwards(values: number[]): number[] {
  let top = 0;
  return values.map((value) => {
    top = Math.max(top, value);
    return top;
  });
}

/** Running minimum from the largest p back. */
function downwards(values: number[]): number[] {
  let bottom = Infinity;
  return values
    .toReversed()
    .map((value) => {
      bottom = Math.min(bottom, value);
      return bottom;
    })
    .reverse();
}

/**
 * Hommel's procedure is the closed test with Simes' test of every intersection. Of the intersections of k hypotheses
 * that hold hypothesis i, the one with the k − 1 largest other p-values is the hardest to reject; all but i are then the
 * same for every i, so that the work grows with the square of the number of hypotheses.
 */
function hommel(p: readonly number[]): number[] {
  const m = p.length;
  const worst = [...p];
  for (let k = 2; k <= m; k++) {
    let others = Infinity;
    for (let j = 1; j < k; j++) others = Math.min(others, (k / (j + 1)) * p[m - k + j]!);
    const largest = Math.min(others, k * p[m - k]!);
    for (let i = 0; i < m; i++) {
      worst[i] = Math.max(worst[i]!, i < m - k ? Math.min(others, k * p[i]!) : largest);
    }
  }
  return worst;
}
