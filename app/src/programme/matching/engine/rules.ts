import type { Missing } from '../../mentors/approval.ts';
import { type Look, lookFor } from './look.ts';
import { addDays, type Seeker } from './seeker.ts';
import type { Settings } from './settings.ts';
import { type Day, freePlaces, type Volunteer } from './volunteer.ts';

/** Why a volunteer cannot be on this course now. */
export type Exclusion =
  | { readonly rule: 'already-here' | 'was-here' | 'not-approved' | 'no-capacity' | 'conflict' }
  | { readonly rule: 'check-missing'; readonly missing: Missing }
  | { readonly rule: 'too-young'; readonly minimum: number }
  | { readonly rule: 'absent'; readonly returnOn: Day | undefined }
  | { readonly rule: 'too-far'; readonly minutes: number; readonly limit: number }
  | { readonly rule: 'other-branch' }
  | { readonly rule: 'gender-wish'; readonly wished: 'woman' | 'man' }
  | { readonly rule: 'clearance-refused'; readonly on: Day }
  | { readonly rule: 'clearance-late'; readonly readyOn: Day; readonly firstMeeting: Day };

/** What would have to happen before a rule says yes; `nothing` where no act of the programme would. */
export type Lift =
  | 'approve'
  | 'end-a-course'
  | 'renew-check'
  | 'wait-until-back'
  | 'travel-further'
  | 'change-wish'
  | 'other-clearance'
  | 'grow-older'
  | 'nothing';

export const liftedBy: Readonly<Record<Exclusion['rule'], Lift>> = Object.freeze({
  'already-here': 'nothing',
  'was-here': 'nothing',
  'not-approved': 'approve',
  'no-capacity': 'end-a-course',
  conflict: 'nothing',
  'check-missing': 'renew-check',
  'too-young': 'grow-older',
  absent: 'wait-until-back',
  'too-far': 'travel-further',
  'other-branch': 'nothing',
  'gender-wish': 'change-wish',
  'clearance-refused': 'other-clearance',
  'clearance-late': 'other-clearance',
});

/** Whether a volunteer may be in the prison when the first meeting is due. */
export type Visit =
  | { readonly state: 'not-needed' | 'cleared' }
  /** No clearance today; asked for now, or asked for already, it comes before the first meeting. */
  | { readonly state: 'in-time'; readonly readyOn: Day }
  /** Nobody knows the day of the release, so nobody knows whether it comes in time. */
  | { readonly state: 'unknown'; readonly readyOn: Day }
  | { readonly state: 'late'; readonly readyOn: Day; readonly firstMeeting: Day }
  /** The prison has said no, and has not been asked again. */
  | { readonly state: 'refused'; readonly on: Day };

/** May a visit come about in time, as far as anybody knows? */
export const mayVisit = ({ state }: Visit): boolean => state !== 'late' && state !== 'refused';

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/**
 * While the participant is in prison a visit takes a clearance for that prison, which must hold on the first meeting's
 * day. A request on its way counts from the day it was sent.
 */
export const visitIn = (look: Look, volunteer: Volunteer): Visit => {
  const { firstMeeting, settings } = look;
  const { prisonId, beforeRelease } = look.seeker;
  if (!beforeRelease || prisonId === undefined) return { state: 'not-needed' };
  const { today } = settings;
  const needed = later(today, firstMeeting ?? today);
  for (const { prisonId: where, until } of volunteer.clearances)
    if (where === prisonId && (until === undefined || until >= needed)) return { state: 'cleared' };
  const no = volunteer.refused.find((one) => one.prisonId === prisonId);
  if (no !== undefined) return { state: 'refused', on: no.on };
  const asked = volunteer.asked.find((one) => one.prisonId === prisonId);
  const readyOn = asked === undefined ? look.readyOn : later(today, addDays(asked.sentOn, look.leadDays));
  if (firstMeeting === undefined) return { state: 'unknown', readyOn };
  return readyOn <= firstMeeting ? { state: 'in-time', readyOn } : { state: 'late', readyOn, firstMeeting };
};

export const visitOf = (volunteer: Volunteer, seeker: Seeker, settings: Settings): Visit =>
  visitIn(lookFor(seeker, settings), volunteer);

type Rule = (volunteer: Volunteer, look: Look) => readonly Exclusion[];

const fine: readonly Exclusion[] = Object.freeze([]);

/** Not on one course twice: who left it had a reason, or the participant had. */
const notHere: Rule = ({ id }, { seeker: { staying, former } }) =>
  id === staying ? [{ rule: 'already-here' }] : former.includes(id) ? [{ rule: 'was-here' }] : fine;

const noConflict: Rule = ({ id, conflicts }, { seeker: { personId, staying } }) =>
  conflicts.includes(personId) || (staying !== undefined && staying !== id && conflicts.includes(staying))
    ? [{ rule: 'conflict' }]
    : fine;

const approved: Rule = ({ stage }) => (stage === 'approved' ? fine : [{ rule: 'not-approved' }]);

const present: Rule = ({ absent }) =>
  absent === undefined ? fine : [{ rule: 'absent', returnOn: absent.returnOn }];

const hasCapacity: Rule = (volunteer) =>
  volunteer.stage === 'approved' && freePlaces(volunteer) === 0 ? [{ rule: 'no-capacity' }] : fine;

/** What was enough for the approval must still hold: an expired check blocks new matches. */
const checksHold: Rule = ({ stage, missing }) =>
  stage === 'approved' && missing.length > 0
    ? missing.map((one) => ({ rule: 'check-missing', missing: one }))
    : fine;

const oldEnough: Rule = ({ birthDate, missing }, { bornBy, settings: { today, limits } }) => {
  if (birthDate === undefined || birthDate <= bornBy) return fine;
  if (missing.some((one) => one.requirement === 'age')) return fine;
  const day = Temporal.PlainDate.from(birthDate).add({ years: limits.minimumAge }).toString();
  return day <= today ? fine : [{ rule: 'too-young', minimum: limits.minimumAge }];
};

const nearEnough: Rule = (volunteer, look) => {
  const minutes = look.minutesOf(volunteer);
  const limit = Math.min(volunteer.maxTravelMinutes, look.settings.limits.maxTravelMinutes);
  return minutes === undefined || minutes <= limit ? fine : [{ rule: 'too-far', minutes, limit }];
};

/** Without lending each branch has its own mentors; a mentor whose way nobody knows is not lent. */
const ofTheBranch: Rule = (volunteer, look) =>
  volunteer.home.branchId === look.seeker.home.branchId ||
  (look.settings.lending && look.minutesOf(volunteer) !== undefined)
    ? fine
    : [{ rule: 'other-branch' }];

const genderWished: Rule = ({ gender }, { seeker: { wishes } }) =>
  wishes.genderIsMust && wishes.gender !== 'none' && gender !== wishes.gender
    ? [{ rule: 'gender-wish', wished: wishes.gender }]
    : fine;

/** A prison's no is about this mentor: it counts for both of a pair, whoever of the two must have access in time. */
const clearedInTime: Rule = (volunteer, look) => {
  const visit = visitIn(look, volunteer);
  if (visit.state === 'refused') return [{ rule: 'clearance-refused', on: visit.on }];
  if (look.settings.limits.clearanceOf === 'one') return fine;
  return visit.state === 'late'
    ? [{ rule: 'clearance-late', readyOn: visit.readyOn, firstMeeting: visit.firstMeeting }]
    : fine;
};

/** The hard rules for one volunteer, in the order in which their reasons are read. */
const volunteerRules: readonly Rule[] = [
  notHere,
  noConflict,
  approved,
  present,
  hasCapacity,
  checksHold,
  oldEnough,
  nearEnough,
  ofTheBranch,
  genderWished,
  clearedInTime,
];

export const exclusionsIn = (look: Look, volunteer: Volunteer): readonly Exclusion[] => {
  const found: Exclusion[] = [];
  for (const rule of volunteerRules) found.push(...rule(volunteer, look));
  return found;
};

/** May this volunteer be chosen now? The same as no exclusion, without gathering the reasons. */
export const mayBeChosen = (look: Look, volunteer: Volunteer): boolean => {
  for (const rule of volunteerRules) if (rule(volunteer, look).length > 0) return false;
  return true;
};

/** Every reason why this volunteer cannot be chosen now; empty when there is none. */
export const exclusionsOf = (
  volunteer: Volunteer,
  seeker: Seeker,
  settings: Settings,
): readonly Exclusion[] => exclusionsIn(lookFor(seeker, settings), volunteer);

/** Why two volunteers cannot be a pair on this course, who could each be on it. */
export const pairRules = [
  'same-mentor',
  'conflict',
  'no-common-language',
  'no-clearance',
  'nobody-experienced',
] as const;
export type PairExclusion = (typeof pairRules)[number];

/**
 * The hard rules for two: not one person twice, no conflict between them, at least one who speaks the participant's
 * language, a clearance in time of one or both (the programme's choice; of both is not asked of a mentor who is on the
 * course already), at least one who was a mentor before.
 */
export const pairExclusionIn = (look: Look, one: Volunteer, other: Volunteer): PairExclusion | undefined => {
  const { seeker, settings } = look;
  if (one.id === other.id) return 'same-mentor';
  if (one.conflicts.includes(other.id) || other.conflicts.includes(one.id)) return 'conflict';
  const pair = [one, other];
  if (!pair.some((each) => each.languages.includes(seeker.language))) return 'no-common-language';
  const late = (each: Volunteer) => !mayVisit(visitIn(look, each));
  const blocked =
    settings.limits.clearanceOf === 'both'
      ? pair.some((each) => each.id !== seeker.staying && late(each))
      : pair.every(late);
  if (blocked) return 'no-clearance';
  return settings.limits.experienced && !pair.some((each) => each.experienced)
    ? 'nobody-experienced'
    : undefined;
};

export const pairExclusion = (
  one: Volunteer,
  other: Volunteer,
  seeker: Seeker,
  settings: Settings,
): PairExclusion | undefined => pairExclusionIn(lookFor(seeker, settings), one, other);
