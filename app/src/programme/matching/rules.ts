import type { CheckKind } from '@primus-motor/trial';
import {
  approvalPolicy,
  approvalVerdict,
  bestCheck,
  holdsOn,
  type Missing,
  validUntil,
} from '../mentors/approval.ts';
import { freePlaces } from '../mentors/mentor.ts';
import type { Candidate, Situation } from './candidate.ts';

/** Why a mentor cannot be on this course now. */
export type Exclusion =
  | { readonly rule: 'not-approved' }
  | { readonly rule: 'no-capacity' }
  | { readonly rule: 'check-missing'; readonly missing: Missing }
  | { readonly rule: 'already-here' }
  | { readonly rule: 'was-here' };

type Rule = (candidate: Candidate, situation: Situation) => readonly Exclusion[];

const approved: Rule = ({ stage }) => (stage === 'approved' ? [] : [{ rule: 'not-approved' }]);

const hasCapacity: Rule = (candidate) =>
  candidate.stage === 'approved' && freePlaces(candidate) === 0 ? [{ rule: 'no-capacity' }] : [];

/** What was enough for the approval must still hold: an expired check blocks new matches. */
const checksHold: Rule = (candidate, { today }) =>
  candidate.stage === 'approved'
    ? approvalVerdict(candidate, candidate.checks, candidate.trainings, today).missing.map((missing) => ({
        rule: 'check-missing',
        missing,
      }))
    : [];

/** Not on one course twice: who left it had a reason, or the participant had. */
const notHere: Rule = ({ here, wasHere }) =>
  here ? [{ rule: 'already-here' }] : wasHere ? [{ rule: 'was-here' }] : [];

/** The hard rules for one mentor, in the order in which their reasons are read. Branch and area: see the store. */
export const mentorRules: readonly Rule[] = [notHere, approved, hasCapacity, checksHold];

/** Every reason why this mentor cannot be chosen now; empty when there is none. */
export const exclusionsOf = (candidate: Candidate, situation: Situation): readonly Exclusion[] =>
  mentorRules.flatMap((rule) => rule(candidate, situation));

/** Why two mentors cannot be a pair on this course, who could each be on it. */
export type PairExclusion = 'same-mentor' | 'no-common-language' | 'no-clearance';

/** While the person is in prison, a visit takes a clearance for that prison; afterwards everybody may meet. */
export const mayVisit = (candidate: Candidate, { today, beforeRelease, prisonId }: Situation): boolean => {
  if (!beforeRelease || prisonId === undefined) return true;
  const clearance = bestCheck(candidate.checks, 'prison-clearance', prisonId);
  return clearance !== undefined && holdsOn(clearance, today);
};

/**
 * The hard rules for two: not one person twice, at least one who speaks the participant's language, and at least one
 * who may visit now. A clearance is given for each prison and takes months, so that to ask it of both would leave
 * most people without a pair until their release; the one who lacks it is told as a reason against.
 */
export const pairExclusion = (
  one: Candidate,
  other: Candidate,
  situation: Situation,
): PairExclusion | undefined => {
  if (one.id === other.id) return 'same-mentor';
  const speaks = (candidate: Candidate) => candidate.languages.includes(situation.language);
  if (!speaks(one) && !speaks(other)) return 'no-common-language';
  return mayVisit(one, situation) || mayVisit(other, situation) ? undefined : 'no-clearance';
};

/** What speaks for a pair or against it, without being a hard rule. Names of mentors are put in by the texts. */
export type Ground =
  | { readonly side: 'for'; readonly key: 'both-speak' | 'both-in-town' | 'both-may-visit' | 'complementary' }
  | { readonly side: 'for'; readonly key: 'areas'; readonly covered: number; readonly of: number }
  | {
      readonly side: 'for' | 'against';
      readonly key: 'one-speaks' | 'one-in-town' | 'may-not-visit';
      readonly mentorId: string;
    }
  | { readonly side: 'against'; readonly key: 'none-in-town' | 'same-strengths' }
  | { readonly side: 'against'; readonly key: 'busy'; readonly mentorId: string; readonly running: number }
  | {
      readonly side: 'against';
      readonly key: 'check-ends';
      readonly mentorId: string;
      readonly kind: CheckKind;
      readonly end: string;
    };

/** Checks that hold today and end while they are still needed: a warning, not a block. */
export const endingChecks = (candidate: Candidate, situation: Situation): readonly Ground[] => {
  const needed: readonly (readonly [CheckKind, string | undefined, Temporal.PlainDate | undefined])[] = [
    ...approvalPolicy.checks.map((kind) => [kind, undefined, situation.courseEnd] as const),
    ...(situation.beforeRelease && situation.prisonId !== undefined
      ? [['prison-clearance', situation.prisonId, situation.release] as const]
      : []),
  ];
  return needed.flatMap(([kind, prisonId, until]): readonly Ground[] => {
    const check = bestCheck(candidate.checks, kind, prisonId);
    const end = check === undefined ? undefined : validUntil(check);
    if (end === undefined || until === undefined || Temporal.PlainDate.compare(end, until) >= 0) return [];
    return [{ side: 'against', key: 'check-ends', mentorId: candidate.id, kind, end: end.toString() }];
  });
};
