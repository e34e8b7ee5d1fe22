import type { Effect } from '../analysis/results.ts';
import type { Text } from '../words/text.ts';

/** An amount of money with where and when it is from. */
export interface Price {
  /** In kroner, undiscounted unless `note` says otherwise. */
  readonly amount: number;
  /** What one unit of it is: "per person without new crime within two years". */
  readonly unit: Text;
  /** The year whose prices it is in; null where the source does not say. */
  readonly priceLevel: number | null;
  /** Whoever published it, and where. */
  readonly source: string;
  /** When it was published. */
  readonly published: string;
  readonly note: Text | null;
}

export const notStated = 'not-stated';

/** A parameter that somebody has stated with a source, or has not. Nothing is filled in. */
export type Parameter = Price | typeof notStated;

export interface EconomyParameters {
  /** What society saves over its horizon for each person who does not relapse. */
  readonly perPrevented: Parameter;
  /** What one course costs. */
  readonly perCourse: Parameter;
}

/** A range of money. A limit is null where the effect has no bound on that side. */
export interface Money {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export type Saving =
  | { readonly stated: true; readonly perParticipant: Money; readonly net: Money | typeof notStated }
  | { readonly stated: false; readonly missing: readonly ('effect' | 'perPrevented')[] };

/**
 * The saving for each participant: the events prevented (minus the risk difference) times the price of one. With the cost of
 * a course, also what is left. The interval is that of the risk difference carried over: it holds the uncertainty of the
 * trial and none of that of the prices, and is to be shown with those words.
 *
 * `effect` is the trial's own risk difference (experimental minus control), never a number typed in. A negative saving is a
 * loss. Where the effect or the price per prevented event is not stated, neither is the saving.
 */
export function savingPerParticipant(effect: Effect | null, parameters: EconomyParameters): Saving {
  const { perPrevented, perCourse } = parameters;
  const usable = effect?.measure === 'risk-difference' && effect.estimate !== null ? effect : null;
  if (usable === null || usable.estimate === null || perPrevented === notStated) {
    const missing = [
      ...(usable === null ? (['effect'] as const) : []),
      ...(perPrevented === notStated ? (['perPrevented'] as const) : []),
    ];
    return { stated: false, missing };
  }
  const saved = (difference: number | null) =>
    difference === null ? null : 0 - difference * perPrevented.amount;
  const perParticipant: Money = {
    estimate: saved(usable.estimate) ?? 0,
    // fewer events are more money: the ends change places
    lower: saved(usable.upper),
    upper: saved(usable.lower),
  };
  if (perCourse === notStated) return { stated: true, perParticipant, net: notStated };
  const less = (amount: number | null) => (amount === null ? null : amount - perCourse.amount);
  const net: Money = {
    estimate: perParticipant.estimate - perCourse.amount,
    lower: less(perParticipant.lower),
    upper: less(perParticipant.upper),
  };
  return { stated: true, perParticipant, net };
}
