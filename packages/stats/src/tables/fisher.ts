import { checkChoice } from '../input/options.ts';
import { conditionalWeights, marginsOf, SLACK } from './conditional.ts';
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
  readonly ok: true;
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
  const count = margins.most - margins.least + 1;
  const weights = count <= held.length ? held : new Float64Array(count);
  const total = conditionalWeights(margins, 1, weights);
  const at = table.treated.events - margins.least;
  const [outside, tied] = extremes(weights, count, at, alternative, twoSided);
  const p = Math.min(1, (outside + tied) / total);
  return Object.freeze({
    ok: true,
    p,
    midP: Math.min(1, (outside + tied / 2) / total),
    alternative,
    twoSided,
  });
}

/** Where the weights of a test of up to a few thousand are held: getting small arrays would cost more than the tests. */
const held = new Float64Array(4096);

/** Weight of what is more extreme than the observed table, and of what is just as extreme. */
function extremes(
  weights: Float64Array,
  count: number,
  at: number,
  alternative: Alternative,
  rule: TwoSidedRule,
): readonly [number, number] {
  const here = weights[at]!;
  if (alternative === 'two-sided' && rule === 'minimum-likelihood') return noLikelier(weights, count, here);
  let below = 0;
  let above = 0;
  for (let i = 0; i < at; i++) below += weights[i]!;
  for (let i = count - 1; i > at; i--) above += weights[i]!;
  if (alternative === 'less') return [below, here];
  if (alternative === 'greater') return [above, here];
  return rule === 'double'
    ? [2 * Math.min(below, above), 2 * here]
    : blaker(weights, count, here, below, above);
}

function noLikelier(weights: Float64Array, count: number, here: number): readonly [number, number] {
  const low = here * (1 - SLACK);
  const high = here * (1 + SLACK);
  let rarer = 0;
  let equal = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights[i]!;
    if (weight < low) rarer += weight;
    else if (weight <= high) equal += weight;
  }
  return [rarer, equal];
}

function blaker(
  weights: Float64Array,
  count: number,
  here: number,
  below: number,
  above: number,
): readonly [number, number] {
  const limit = (Math.min(below, above) + here) * (1 + SLACK);
  let opposite = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights[below <= above ? count - 1 - i : i]!;
    if (opposite + weight > limit) break;
    opposite += weight;
  }
  return [Math.min(below, above) + opposite, here];
}
