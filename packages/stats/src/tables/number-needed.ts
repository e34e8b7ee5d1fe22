import { type Computed, computed } from '../result.ts';
import { type RiskDifferenceOptions, riskDifference } from './risk-difference.ts';
import type { TwoByTwo } from './two-by-two.ts';

/**
 * People treated for one event fewer (`prevent`) or one more (`cause`). Where the risk difference may be zero, so may
 * be the effect: the interval then runs through infinity and cannot be written as two numbers.
 */
export type NumberNeededInterval =
  | { readonly kind: 'prevent' | 'cause'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'through-infinity';
      /** From so many treated for one event fewer, through infinity (no effect), … */
      readonly preventFrom: number;
      /** … to so many treated for one event more. */
      readonly causeFrom: number;
    };

export interface NumberNeeded {
  /** 1 / |risk difference|; Infinity where the risks are equal. */
  readonly estimate: number;
  readonly direction: 'prevent' | 'cause' | 'none';
  readonly interval: NumberNeededInterval;
  readonly level: number;
}

/**
 * The number needed to treat, for events that are unwanted, with the interval of the risk difference turned over.
 * Source: Altman (1998), BMJ 317:1309–1312.
 */
export function numberNeeded(table: TwoByTwo, options: RiskDifferenceOptions = {}): Computed<NumberNeeded> {
  const difference = riskDifference(table, options);
  if (!difference.ok) return difference;
  const { estimate, lower, upper, level } = difference;
  return computed({
    estimate: 1 / Math.abs(estimate),
    direction: estimate < 0 ? 'prevent' : estimate > 0 ? 'cause' : 'none',
    interval: turnOver(lower, upper),
    level,
  });
}

function turnOver(lower: number, upper: number): NumberNeededInterval {
  if (upper < 0) return { kind: 'prevent', from: -1 / lower, to: -1 / upper };
  if (lower > 0) return { kind: 'cause', from: 1 / upper, to: 1 / lower };
  return {
    kind: 'through-infinity',
    preventFrom: lower < 0 ? -1 / lower : Infinity,
    causeFrom: upper > 0 ? 1 / upper : Infinity,
  };
}
