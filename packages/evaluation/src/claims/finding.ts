import type { AnalysisResult, Effect, Results, Test } from '../analysis/results.ts';

/** Fewer or more events in the first arm than in the second; for event-free time, longer is fewer. */
export type Direction = 'fewer' | 'more' | 'none';

/** What one analysis allows to be said. */
export type Finding =
  | {
      readonly kind: 'effect';
      readonly direction: 'fewer' | 'more';
      readonly effect: Effect;
      readonly test: Test | null;
    }
  | {
      readonly kind: 'uncertain';
      readonly direction: Direction;
      readonly effect: Effect;
      readonly test: Test | null;
    }
  | { readonly kind: 'absent'; readonly reason: string; readonly detail: string };

export function directionOf(effect: Effect): Direction {
  const side =
    Math.sign((effect.estimate ?? Number.POSITIVE_INFINITY) - effect.noEffect) *
    (effect.measure === 'rmst-difference' ? -1 : 1);
  return side < 0 ? 'fewer' : side > 0 ? 'more' : 'none';
}

/** Whether no effect lies outside the interval. A limit that is null bounds nothing. */
export function excludesNoEffect(effect: Pick<Effect, 'lower' | 'upper' | 'noEffect'>): boolean {
  const { lower, upper, noEffect } = effect;
  return (upper !== null && upper < noEffect) || (lower !== null && lower > noEffect);
}

/**
 * What an analysis allows to be said. An effect only where the interval leaves out no effect and the test, where
 * there is one, agrees: an exact test and its interval may differ at the edge, and then the cautious one counts.
 */
export function findingOf(result: AnalysisResult, level: number): Finding {
  if (!result.ok) return { kind: 'absent', reason: result.reason, detail: result.detail };
  const { effect, test } = result;
  const direction = directionOf(effect);
  const clear = excludesNoEffect(effect) && (test === null || test.p < 1 - level);
  return clear && direction !== 'none'
    ? { kind: 'effect', direction, effect, test }
    : { kind: 'uncertain', direction, effect, test };
}

export function primaryOf(results: Results): AnalysisResult {
  const primary = results.analyses.find((one) => one.role === 'primary');
  if (primary === undefined) throw new TypeError('results hold no primary analysis');
  return primary;
}

export function primaryFinding(results: Results): Finding {
  return findingOf(primaryOf(results), results.level);
}

/** Whether the direction is the one the programme is meant to have; null while the arms are coded. */
export function isBenefit(results: Results, direction: 'fewer' | 'more'): boolean | null {
  if (results.blinded) return null;
  return (direction === 'fewer') === (results.protocol.benefit === 'fewer-events');
}

/**
 * Whether the share at the end of follow-up is known in both arms: somebody is followed that long, or nobody is left
 * without the event.
 */
export function endIsKnown(results: Results): boolean {
  return results.survival.every(({ atEnd }) => !atEnd.beyondFollowUp || atEnd.survival === 0);
}

/** The risk difference of the plan, primary or secondary, where it was computed. */
export function riskDifferenceOf(results: Results): Effect | null {
  for (const one of results.analyses) {
    if (one.ok && one.effect.measure === 'risk-difference') return one.effect;
  }
  return null;
}
