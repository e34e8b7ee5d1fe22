import { checkChoice } from '../input/options.ts';
import { deepFreeze } from '../result.ts';
import { conditionalProbabilities, marginsOf, SLACK } from './conditional.ts';
import { checkTable, type TwoByTwo } from './two-by-two.ts';

/** 'less' and 'greater' speak of the treated arm's odds. */
export type Alternative = 'two-sided' | 'less' | 'greater';
export type TwoSidedRule = 'minimum-likelihood' | 'double' | 'blaker';

export interface FisherOptions {
  /** Default 'two-sided'. */
  readonly alternative?: Alternative;
  /**
   * Which tables count as at least as extreme: those no likelier than the one observed ('minimum-likelihood', default,
   * as R and SAS), twice the smaller tail ('double'), or the observed tail and the largest opposite tail that is no
   * larger ('blaker').
   */
  readonly twoSided?: TwoSidedRule;
}

export interface FisherTest {
  readonly p: number;
  /** The same with the tables exactly as likely as (for tails: equal to) the observed one counted half. */
  readonly midP: number;
  readonly alternative: Alternative;
  readonly twoSided: TwoSidedRule;
}

/**
 * Fisher's exact test of a 2 × 2 table, conditional on its margins. A table whose margins allow no other outcome,
 * also one with an empty arm, has p = 1.
 * Sources: Fisher (1934); Lancaster (1961) for mid-p; Blaker (2000).
 */
export function fisherExact(table: TwoByTwo, options: FisherOptions = {}): FisherTest {
  const { alternative = 'two-sided', twoSided = 'minimum-likelihood' } = options;
  checkChoice('alternative', alternative, ['two-sided', 'less', 'greater']);
  checkChoice('twoSided', twoSided, ['minimum-likelihood', 'double', 'blaker']);
  checkTable(table);
  const margins = marginsOf(table);
  const probabilities = conditionalProbabilities(margins, 1);
  const at = table.treated.events - margins.least;
  const here = probabilities[at]!;
  let below = 0;
  let above = 0;
  for (let i = 0; i < at; i++) below += probabilities[i]!;
  for (let i = probabilities.length - 1; i > at; i--) above += probabilities[i]!;
  const [outside, tied] = extremes();
  const p = Math.min(1, outside + tied);
  return deepFreeze({ p, midP: Math.min(1, outside + tied / 2), alternative, twoSided });

  /** Probability of what is more extreme than the observed table, and of what is just as extreme. */
  function extremes(): readonly [number, number] {
    if (alternative === 'less') return [below, here];
    if (alternative === 'greater') return [above, here];
    if (twoSided === 'double') return [2 * Math.min(below, above), 2 * here];
    if (twoSided === 'blaker') return blaker(probabilities, at, below, above);
    let rarer = 0;
    let equal = 0;
    for (const q of probabilities) {
      if (q < here * (1 - SLACK)) rarer += q;
      else if (q <= here * (1 + SLACK)) equal += q;
    }
    return [rarer, equal];
  }
}

function blaker(
  probabilities: Float64Array,
  at: number,
  below: number,
  above: number,
): readonly [number, number] {
  const here = probabilities[at]!;
  const limit = (Math.min(below, above) + here) * (1 + SLACK);
  const last = probabilities.length - 1;
  let opposite = 0;
  for (let i = 0; i <= last; i++) {
    const j = below <= above ? last - i : i;
    if (opposite + probabilities[j]! > limit) break;
    opposite += probabilities[j]!;
  }
  return [Math.min(below, above) + opposite, here];
}
