import type { ProtocolInput } from '../../protocol/protocol.ts';
import type { Language } from '../../text.ts';
import type {
  AssignmentEndReason,
  Certainty,
  CheckKind,
  ConsentMode,
  ConsentPurpose,
  ContactMode,
  ContactOutcome,
  CourseCloseReason,
  DecisionKind,
  LifeArea,
  MentorStage,
  PrisonKind,
  ReferralState,
  ReleaseDateKind,
  RiskBand,
  Role,
  StudyState,
} from '../../vocabulary.ts';
import type { TrueRisk } from '../trial/plan.ts';

/** An ISO date, `2026-02-03`. */
export type DateText = string;
/** An ISO instant in UTC, `2026-02-03T09:15:00Z`. */
export type InstantText = string;
/** A UUID (version 8, from the seed). */
export type Id = string;
/** Two letters, ISO 639-1. */
export type LanguageCode = string;

/** Part of the country, a stratum of the demo studies. */
export type Area = 'west' | 'east';

export type DemoOrganisation = Readonly<{ id: Id; name: string }>;
export type DemoBranch = Readonly<{ id: Id; key: string; name: string; area: Area }>;
export type DemoTown = Readonly<{ id: Id; branchId: Id; name: string }>;
export type DemoPrison = Readonly<{ id: Id; name: string; kind: PrisonKind }>;

export type DemoUser = Readonly<{
  id: Id;
  /** stable handle for tests and the role switcher, e.g. `coordinator-aarhus` */
  key: string;
  name: string;
  email: string;
  language: Language;
  roles: readonly Readonly<{ role: Role; branchId: Id | null }>[];
  /** the mentor this login belongs to */
  mentorId: Id | null;
}>;

export type DemoParticipant = Readonly<{
  id: Id;
  branchId: Id;
  townId: Id;
  prisonId: Id;
  name: string;
  birthDate: DateText;
  /** DDMMYY-SSSS with 60 added to the day: well-formed and nobody's */
  cpr: string;
  language: LanguageCode;
  /** begins with 00, which no Danish number does */
  phone: string;
  createdAt: InstantText;
}>;

export type DemoReferral = Readonly<{
  id: Id;
  participantId: Id;
  branchId: Id;
  townId: Id;
  prisonId: Id;
  state: ReferralState;
  receivedAt: InstantText;
  decidedAt: InstantText | null;
  decidedBy: Id | null;
  /** in Danish; null unless declined or withdrawn */
  reason: string | null;
  referrerName: string;
  referrerContact: string;
  note: string;
}>;

/** One record of a release date; several kinds stand beside each other, a change supersedes. */
export type DemoReleaseDate = Readonly<{
  id: Id;
  participantId: Id;
  kind: ReleaseDateKind;
  certainty: Certainty;
  /** null exactly when the certainty is unknown */
  date: DateText | null;
  /** where it is from, or why there is no date; in Danish */
  source: string;
  recordedAt: InstantText;
  recordedBy: Id;
  supersededBy: Id | null;
}>;

export type DemoConsent = Readonly<{
  id: Id;
  participantId: Id;
  purpose: ConsentPurpose;
  version: number;
  givenOn: DateText;
  givenHow: ConsentMode;
  recordedAt: InstantText;
  recordedBy: Id;
  withdrawnOn: DateText | null;
  withdrawnHow: ConsentMode | null;
}>;

/** What the coordinator knows beyond the other records, for eligibility and strata. */
export type DemoAssessment = Readonly<{
  id: Id;
  participantId: Id;
  riskBand: RiskBand | null;
  priorSentences: number;
  recordedAt: InstantText;
  recordedBy: Id;
}>;

/** Where a course is on the day the demo is made for; the application derives it from the dates. */
export type CourseStage = 'prison' | 'near-release' | 'released' | 'month-6' | 'closing' | 'closed';

export type DemoCourse = Readonly<{
  id: Id;
  participantId: Id;
  branchId: Id;
  openedOn: DateText;
  openedBy: Id;
  closedOn: DateText | null;
  closeReason: CourseCloseReason | null;
  stage: CourseStage;
}>;

export type DemoMentor = Readonly<{
  id: Id;
  branchId: Id;
  townId: Id;
  userId: Id | null;
  name: string;
  birthDate: DateText;
  gender: 'woman' | 'man';
  phone: string;
  email: string;
  stage: MentorStage;
  stageSince: DateText;
  capacity: number;
  languages: readonly LanguageCode[];
  lifeAreas: readonly LifeArea[];
  createdAt: InstantText;
}>;

export type DemoCheck = Readonly<{
  id: Id;
  mentorId: Id;
  kind: CheckKind;
  /** for prison clearances */
  prisonId: Id | null;
  seenOn: DateText;
  validUntil: DateText | null;
  recordedBy: Id;
}>;

export type DemoTraining = Readonly<{
  id: Id;
  mentorId: Id;
  /** in Danish */
  name: string;
  completedOn: DateText;
  recordedBy: Id;
}>;

/** A mentor in one of the two places on a course, from a day and until (not including) another. */
export type DemoAssignment = Readonly<{
  id: Id;
  courseId: Id;
  mentorId: Id;
  place: 1 | 2;
  from: DateText;
  until: DateText | null;
  endReason: AssignmentEndReason | null;
}>;

export type DemoContact = Readonly<{
  id: Id;
  courseId: Id;
  heldOn: DateText;
  /** local time of day, `17:30` */
  startsAt: string;
  minutes: number | null;
  mode: ContactMode;
  kept: ContactOutcome;
  mentorIds: readonly Id[];
  lifeAreas: readonly LifeArea[];
  /** in Danish */
  note: string;
  concern: boolean;
  loggedBy: Id;
  loggedAt: InstantText;
}>;

export type DemoStudy = Readonly<{
  id: Id;
  slug: string;
  state: StudyState;
  /** as it was written: lock from this */
  protocol: ProtocolInput;
  protocolHash: string;
  /** 32 bytes in hexadecimal; in a real study nobody could read it here */
  secret: string;
  commitment: string;
  registeredAt: InstantText;
  /** the outcomes are complete up to and including this day; null where nothing is imported yet */
  completeUntil: DateText | null;
  /** what the simulator put in, which the analysis should find up to chance; null in a running study */
  truth: Readonly<{ overall: TrueRisk; byRiskBand: Readonly<Partial<Record<RiskBand, TrueRisk>>> }> | null;
}>;

export type DemoAllocation = Readonly<{
  studyId: Id;
  participantId: Id;
  studyKey: string;
  /** order over the whole study, from 1 */
  sequence: number;
  stratum: string;
  /** place in the line of the stratum, from 1 */
  position: number;
  arm: string;
  strata: Readonly<{ area: Area; riskBand: RiskBand }>;
  allocatedAt: InstantText;
  allocatedBy: Id;
  /** day 0, once it is known */
  originDate: DateText | null;
  /** values of the protocol's covariates, by name, as they stand in the data file */
  baseline: Readonly<Record<string, string | number>>;
}>;

export type DemoOutcome = Readonly<{
  studyId: Id;
  participantId: Id;
  studyKey: string;
  offenceType: string;
  offenceDate: DateText;
  chargeDate: DateText | null;
  decisionDate: DateText | null;
  decision: DecisionKind | null;
  custody: boolean;
}>;

export type DemoFollowUpEnd = Readonly<{
  studyId: Id;
  participantId: Id;
  studyKey: string;
  reason: 'withdrawn' | 'died' | 'emigrated';
  on: DateText;
}>;

/** The demo programme: a whole organisation on one day, every person of it invented. Plain JSON throughout. */
export type DemoProgramme = Readonly<{
  invented: true;
  seed: number;
  today: DateText;
  organisation: DemoOrganisation;
  branches: readonly DemoBranch[];
  towns: readonly DemoTown[];
  prisons: readonly DemoPrison[];
  users: readonly DemoUser[];
  participants: readonly DemoParticipant[];
  referrals: readonly DemoReferral[];
  releaseDates: readonly DemoReleaseDate[];
  consents: readonly DemoConsent[];
  assessments: readonly DemoAssessment[];
  courses: readonly DemoCourse[];
  mentors: readonly DemoMentor[];
  checks: readonly DemoCheck[];
  trainings: readonly DemoTraining[];
  assignments: readonly DemoAssignment[];
  contacts: readonly DemoContact[];
  studies: readonly DemoStudy[];
  allocations: readonly DemoAllocation[];
  outcomes: readonly DemoOutcome[];
  followUpEnds: readonly DemoFollowUpEnd[];
}>;
