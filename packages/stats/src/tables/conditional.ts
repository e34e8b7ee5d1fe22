import { logChoose } from '../distributions/log-gamma.ts';
import type { TwoByTwo } from './two-by-two.ts';

/** The treated arm's possible event counts given all margins, with their hypergeometric log weights. */
export interface ConditionalTable {
  /** Smallest possible count; the weights run from here. */
  readonly least: number;
  readonly most: number;
  readonly observed: number;
  readonly logWeights: Float64Array;
}

export function conditionOnMargins({ treated, control }: TwoByTwo): ConditionalTable {
  const events = treated.events + control.events;
  const least = Math.max(0, events - control.n);
  const most = Math.min(treated.n, events);
  const logWeights = new Float64Array(most - least + 1);
  for (let i = 0; i < logWeights.length; i++) {
    logWeights[i] = logChoose(treated.n, least + i) + logChoose(control.n, events - least - i);
  }
  return { least, most, observed: treated.events, logWeights };
}

/** Probabilities of the counts under a given log odds ratio: the non-central hypergeometric distribution. */
export function conditionalProbabilities(table: ConditionalTable, logOdds: number): Float64Array {
  const probabilities = table.logWeights.map((weight, i) => weight + logOdds * (table.least + i));
  let top = -Infinity;
  for (const value of probabilities) top = Math.max(top, value);
  let total = 0;
  for (let i = 0; i < probabilities.length; i++) {
    probabilities[i] = Math.exp(probabilities[i]! - top);
    total += probabilities[i]!;
  }
  for (let i = 0; i < probabilities.length; i++) probabilities[i]! /= total;
  return probabilities;
}
