import type { Missing } from '../../mentors/approval.ts';
import { addDays, firstMeetingOf, type Seeker } from './seeker.ts';
import { leadDaysOf, type Settings } from './settings.ts';
import { travelMinutes } from './travel.ts';
import { type Day, freePlaces, type Volunteer } from './volunteer.ts';

/** Why a volunteer cannot be on this course now. */
export type Exclusion =
  | { readonly rule: 'already-here' | 'was-here' | 'not-approved' | 'no-capacity' | 'conflict' }
  | { readonly rule: 'check-missing'; readonly missing: Missing }
  | { readonly rule: 'too-young'; readonly minimum: number }
  | { readonly rule: 'absent'; readonly returnOn: Day | undefined }
  | { readonly rule: 'too-far'; readonly minutes: number; readonly limit: number }
  | { readonly rule: 'gender-wish'; readonly wished: 'woman' | 'man' }
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
  'gender-wish': 'change-wish',
  'clearance-late': 'other-clearance',
});

/** Whether a volunteer may be in the prison when the first meeting is due. */
export type Visit =
  | { readonly state: 'not-needed' | 'cleared' }
  /** No clearance today; asked for now, or asked for already, it comes before the first meeting. */
  | { readonly state: 'in-time'; readonly readyOn: Day }
  /** Nobody knows the day of the release, so nobody knows whether it comes in time. */
  | { readonly state: 'unknown'; readonly readyOn: Day }
  | { readonly state: 'late'; readonly readyOn: Day; readonly firstMeeting: Day };

const later = (one: Day, other: Day): Day => (one > other ? one : other);

/**
 * While the participant is in prison a visit takes a clearance for that prison, which must hold on the first meeting's
 * day. A request on its way counts from the day it was sent.
 */
export const visitOf = (volunteer: Volunteer, seeker: Seeker, settings: Settings): Visit => {
  const { prisonId } = seeker;
  if (!seeker.beforeRelease || prisonId === undefined) return { state: 'not-needed' };
  const { today } = settings;
  const firstMeeting = firstMeetingOf(seeker, today);
  const needed = later(today, firstMeeting ?? today);
  const holds = volunteer.clearances.some(
    (one) => one.prisonId === prisonId && (one.until === undefined || one.until >= needed),
  );
  if (holds) return { state: 'cleared' };
  const asked = volunteer.asked.find((one) => one.prisonId === prisonId);
  const readyOn = later(today, addDays(asked?.sentOn ?? today, leadDaysOf(settings, prisonId)));
  if (firstMeeting === undefined) return { state: 'unknown', readyOn };
  return readyOn <= firstMeeting ? { state: 'in-time', readyOn } : { state: 'late', readyOn, firstMeeting };
};

type Rule = (volunteer: Volunteer, seeker: Seeker, settings: Settings) => readonly Exclusion[];

/** Not on one course twice: who left it had a reason, or the participant had. */
const notHere: Rule = ({ id }, { staying, former }) =>
  id === staying ? [{ rule: 'already-here' }] : former.includes(id) ? [{ rule: 'was-here' }] : [];

const noConflict: Rule = ({ id, conflicts }, { personId, staying }) =>
  conflicts.includes(personId) || (staying !== undefined && staying !== id && conflicts.includes(staying))
    ? [{ rule: 'conflict' }]
    : [];

const approved: Rule = ({ stage }) => (stage === 'approved' ? [] : [{ rule: 'not-approved' }]);

const present: Rule = ({ absent }) =>
  absent === undefined ? [] : [{ rule: 'absent', returnOn: absent.returnOn }];

const hasCapacity: Rule = (volunteer) =>
  volunteer.stage === 'approved' && freePlaces(volunteer) === 0 ? [{ rule: 'no-capacity' }] : [];

/** What was enough for the approval must still hold: an expired check blocks new matches. */
const checksHold: Rule = ({ stage, missing }) =>
  stage === 'approved' ? missing.map((one) => ({ rule: 'check-missing', missing: one })) : [];

const oldEnough: Rule = ({ birthDate, missing }, _, { today, limits }) => {
  if (birthDate === undefined || missing.some((one) => one.requirement === 'age')) return [];
  const day = Temporal.PlainDate.from(birthDate).add({ years: limits.minimumAge }).toString();
  return day <= today ? [] : [{ rule: 'too-young', minimum: limits.minimumAge }];
};

const nearEnough: Rule = (volunteer, seeker, { limits }) => {
  const minutes = travelMinutes(volunteer.home, seeker.home, volunteer.transport);
  const limit = Math.min(volunteer.maxTravelMinutes, limits.maxTravelMinutes);
  return minutes === undefined || minutes <= limit ? [] : [{ rule: 'too-far', minutes, limit }];
};

const genderWished: Rule = ({ gender }, { wishes }) =>
  wishes.genderIsMust && wishes.gender !== 'none' && gender !== wishes.gender
    ? [{ rule: 'gender-wish', wished: wishes.gender }]
    : [];

const clearedInTime: Rule = (volunteer, seeker, settings) => {
  if (settings.limits.clearanceOf === 'one') return [];
  const visit = visitOf(volunteer, seeker, settings);
  return visit.state === 'late'
    ? [{ rule: 'clearance-late', readyOn: visit.readyOn, firstMeeting: visit.firstMeeting }]
    : [];
};

/** The hard rules for one volunteer, in the order in which their reasons are read. */
export const volunteerRules: readonly Rule[] = [
  notHere,
  noConflict,
  approved,
  present,
  hasCapacity,
  checksHold,
  oldEnough,
  nearEnough,
  genderWished,
  clearedInTime,
];

/** Every reason why this volunteer cannot be chosen now; empty when there is none. */
export const exclusionsOf = (
  volunteer: Volunteer,
  seeker: Seeker,
  settings: Settings,
): readonly Exclusion[] => volunteerRules.flatMap((rule) => rule(volunteer, seeker, settings));

/** Why two volunteers cannot be a pair on this course, who could each be on it. */
export const pairRules = [
  'same-mentor',
  'conflict',
  'no-common-language',
  'no-clearance',
  'nobody-experienced',
] as const;
export type PairExclusion = (typeof pairRules)[number];

const inTime = (volunteer: Volunteer, seeker: Seeker, settings: Settings): boolean =>
  visitOf(volunteer, seeker, settings).state !== 'late';

/**
 * The hard rules for two: not one person twice, no conflict between them, at least one who speaks the participant's
 * language, a clearance in time of one or both (the programme's choice; of both is not asked of a mentor who is on the
 * course already), at least one who was a mentor before.
 */
export const pairExclusion = (
  one: Volunteer,
  other: Volunteer,
  seeker: Seeker,
  settings: Settings,
): PairExclusion | undefined => {
  if (one.id === other.id) return 'same-mentor';
  if (one.conflicts.includes(other.id) || other.conflicts.includes(one.id)) return 'conflict';
  const pair = [one, other];
  if (!pair.some((each) => each.languages.includes(seeker.language))) return 'no-common-language';
  const cleared = pair.filter((each) => inTime(each, seeker, settings));
  const asked = pair.filter((each) => each.id !== seeker.staying);
  const enough =
    settings.limits.clearanceOf === 'both'
      ? asked.every((each) => cleared.includes(each))
      : cleared.length > 0;
  if (!enough) return 'no-clearance';
  return settings.limits.experienced && !pair.some((each) => each.experienced)
    ? 'nobody-experienced'
    : undefined;
};
