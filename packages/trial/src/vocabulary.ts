/** The closed word lists that the trial and the web application share. Order is display order. */

export const RELEASE_DATE_KINDS = [
  'two-thirds',
  'full-term',
  'expected',
  'conditional-pending',
  'actual',
] as const;
export type ReleaseDateKind = (typeof RELEASE_DATE_KINDS)[number];

export const CERTAINTIES = ['certain', 'likely', 'uncertain', 'unknown'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const CONSENT_PURPOSES = ['programme', 'register-follow-up', 'authority-contact'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export const CONSENT_MODES = ['in-person', 'in-writing', 'by-phone', 'digital'] as const;
export type ConsentMode = (typeof CONSENT_MODES)[number];

export const REFERRAL_STATES = ['new', 'accepted', 'declined', 'withdrawn'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

export const CHECK_KINDS = [
  'criminal-record',
  'child-certificate',
  'prison-clearance',
  'reference',
  'interview',
  'declarations',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export const CONTACT_MODES = ['visit', 'meeting', 'phone', 'message', 'authority-meeting'] as const;
export type ContactMode = (typeof CONTACT_MODES)[number];

export const LIFE_AREAS = [
  'housing',
  'economy',
  'work',
  'education',
  'network',
  'health',
  'digital',
] as const;
export type LifeArea = (typeof LIFE_AREAS)[number];

export const CONTACT_OUTCOMES = ['held', 'no-show', 'cancelled-participant', 'cancelled-mentor'] as const;
export type ContactOutcome = (typeof CONTACT_OUTCOMES)[number];

export const DECISION_KINDS = [
  'unconditional',
  'conditional',
  'fine',
  'community-service',
  'acquitted',
  'dropped',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const ROLES = [
  'coordinator',
  'mentor',
  'programme-lead',
  'trial-manager',
  'evaluator',
  'administrator',
  'data-protection-officer',
] as const;
export type Role = (typeof ROLES)[number];

export const MENTOR_STAGES = [
  'applied',
  'interviewed',
  'checks',
  'training',
  'approved',
  'paused',
  'left',
] as const;
export type MentorStage = (typeof MENTOR_STAGES)[number];

export const PRISON_KINDS = ['open', 'closed', 'remand', 'halfway-house'] as const;
export type PrisonKind = (typeof PRISON_KINDS)[number];

/** The band received from the risk assessment of the prison service; never its items. */
export const RISK_BANDS = ['low', 'medium', 'high'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Why a mentoring course ended. `never-started`: no contact was ever held. */
export const COURSE_CLOSE_REASONS = [
  'completed',
  'participant-stopped',
  'never-started',
  'new-sentence',
  'moved',
  'died',
] as const;
export type CourseCloseReason = (typeof COURSE_CLOSE_REASONS)[number];

/** Why a mentor's place on a course ended. */
export const ASSIGNMENT_END_REASONS = [
  'course-closed',
  'mentor-stopped',
  'mentor-moved',
  'participant-asked',
] as const;
export type AssignmentEndReason = (typeof ASSIGNMENT_END_REASONS)[number];

export const STUDY_STATES = ['draft', 'recruiting', 'paused', 'follow-up', 'closed'] as const;
export type StudyState = (typeof STUDY_STATES)[number];
