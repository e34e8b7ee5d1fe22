import type { Results } from '../analysis/results.ts';
import type { Text } from '../words/text.ts';
import { disagreement, notComputed } from './agreement.ts';
import { answer } from './answer.ts';
import { afterTheFact, blindNotice, cautions } from './caution.ts';
import { when } from './course.ts';
import { counts, difference, primaryStatement } from './lead.ts';
import { open } from './open.ts';
import { subgroupClaims } from './subgroup.ts';

/** The sentences that results allow, in the order in which they are to be said. */
export interface Claims {
  /** The arms are coded. First of all. */
  readonly blinded: Text | null;
  /** The plan was written after the fact. Before any result. */
  readonly afterTheFact: Text | null;
  /** One sentence of at most 25 words. */
  readonly answer: Text;
  readonly counts: Text;
  /** What the primary analysis allows to be said; it leads. */
  readonly primary: { readonly verdict: Text; readonly numbers: Text | null };
  /** The difference out of a hundred with its interval, where the plan has a risk difference. */
  readonly difference: Text | null;
  /** Where the analyses disagree, and that the primary one decides. */
  readonly disagreement: Text | null;
  readonly cautions: readonly Text[];
  readonly notComputed: readonly Text[];
  /** Never the parts without the interaction test. */
  readonly subgroup: { readonly answer: Text; readonly parts: Text } | null;
  readonly when: Text;
  readonly open: readonly Text[];
  readonly dots: readonly [PeopleOfArm, PeopleOfArm];
}

/** One arm's people, for a figure of one dot each. */
export interface PeopleOfArm {
  readonly code: string;
  readonly label: Text;
  readonly n: number;
  readonly events: number;
  readonly eventFree: number;
  /** Not followed to the end without the event, or the outcome not stated. */
  readonly unknown: number;
}

function people(results: Results, index: 0 | 1): PeopleOfArm {
  const arm = results.arms[index];
  const flow = results.flow[index];
  return {
    code: arm.code,
    label: arm.label,
    n: flow.randomised,
    events: flow.events,
    eventFree: flow.followedToEnd,
    unknown: flow.followedInPart + flow.outcomeUnknown,
  };
}

/**
 * From results to sentences in Danish and English, by rule alone: the same results give the same words, whichever
 * way the effect goes. Nothing is claimed that the primary analysis does not allow.
 */
export function claimsFrom(results: Results): Claims {
  const claims: Claims = {
    blinded: blindNotice(results),
    afterTheFact: afterTheFact(results),
    answer: answer(results),
    counts: counts(results),
    primary: primaryStatement(results),
    difference: difference(results),
    disagreement: disagreement(results),
    cautions: cautions(results),
    notComputed: notComputed(results),
    subgroup: subgroupClaims(results),
    when: when(results),
    open: open(results),
    dots: [people(results, 0), people(results, 1)],
  };
  return Object.freeze(claims);
}
