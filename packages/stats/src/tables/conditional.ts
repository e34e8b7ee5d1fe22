import { StatsInputError } from '../error.ts';
import type { TwoByTwo } from './two-by-two.ts';

/** A 2 × 2 table's margins: the treated arm's event count lies between `least` and `most`. */
export interface Margins {
  readonly treated: number;
  readonly control: number;
  readonly events: number;
  readonly least: number;
  readonly most: number;
}

/** Exact methods hold the probability of each outcome. */
const MOST_OUTCOMES = 1e7;

export function marginsOf({ treated, control }: TwoByTwo): Margins {
  return margins(treated.n, control.n, treated.events + control.events);
}

export function margins(treated: number, control: number, events: number): Margins {
  const least = Math.max(0, events - control);
  const most = Math.min(treated, events);
  if (most - least > MOST_OUTCOMES) {
    throw new StatsInputError('table', `has margins that allow more than ${MOST_OUTCOMES} outcomes`);
  }
  return { treated, control, events, least, most };
}

/**
 * Probabilities of the treated arm's event counts `least` … `most` under a given odds ratio (Fisher's non-central
 * hypergeometric distribution). Found outwards from the mode by the ratio of neighbours, so without logarithms and with
 * full relative accuracy far into both tails.
 */
export function conditionalProbabilities(m: Margins, odds: number): Float64Array {
  const probabilities = new Float64Array(m.most - m.least + 1);
  const total = conditionalWeights(m, odds, probabilities);
  for (let i = 0; i < probabilities.length; i++) probabilities[i]! /= total;
  return probabilities;
}

/** Fills the start of `weights` with numbers proportional to those probabilities, 1 at the mode, and returns their sum. */
export function conditionalWeights(m: Margins, odds: number, weights: Float64Array): number {
  const { least, most } = m;
  const mode = modeOf(m, odds);
  weights[mode - least] = 1;
  let total = 1;
  let weight = 1;
  let k = mode;
  for (; k < most && weight > 0; k++) {
    weight *= rise(m, odds, k);
    weights[k + 1 - least] = weight;
    total += weight;
  }
  weights.fill(0, k + 1 - least, most + 1 - least);
  weight = 1;
  for (k = mode - 1; k >= least && weight > 0; k--) {
    weight /= rise(m, odds, k);
    weights[k - least] = weight;
    total += weight;
  }
  weights.fill(0, 0, k + 1 - least);
  return total;
}

/** Probability of one count more than k, over that of k. */
function rise({ treated, control, events }: Margins, odds: number, k: number): number {
  return (odds * (treated - k) * (events - k)) / ((k + 1) * (control - events + k + 1));
}

/** The first count after which probabilities no longer rise; ratios of neighbours fall steadily. */
function modeOf(m: Margins, odds: number): number {
  let low = m.least;
  let high = m.most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (rise(m, odds, middle) > 1) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Probabilities this close (relative) count as equal, so that rounding does not decide. */
export const SLACK = 1e-7;

/** Fisher's p-value of every count of the margins at once. */
export function fisherPValues(
  probabilities: Float64Array,
  alternative: 'two-sided' | 'less' | 'greater',
): Float64Array {
  const n = probabilities.length;
  const p = new Float64Array(n);
  if (alternative !== 'two-sided') {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const k = alternative === 'less' ? i : n - 1 - i;
      sum += probabilities[k]!;
      p[k] = Math.min(1, sum);
    }
    return p;
  }
  const order = Array.from(probabilities.keys()).sort((a, b) => probabilities[a]! - probabilities[b]!);
  let sum = 0;
  let next = 0;
  for (const k of order) {
    while (next < n && probabilities[order[next]!]! <= probabilities[k]! * (1 + SLACK))
      sum += probabilities[order[next++]!]!;
    p[k] = Math.min(1, sum);
  }
  return p;
}
