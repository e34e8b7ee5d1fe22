import type { Day } from './volunteer.ts';

/** What is counted in a pair's points. */
export const scoreParts = [
  'language',
  'travel',
  'lifeAreas',
  'availability',
  'complementarity',
  'continuity',
  'capacity',
  'visits',
] as const;
export type ScorePart = (typeof scoreParts)[number];

/** Whole points for each part; together a hundred. */
export type Weights = Readonly<Record<ScorePart, number>>;

export interface Limits {
  readonly minimumAge: number;
  /** Nobody travels longer one way, whatever the own limit. */
  readonly maxTravelMinutes: number;
  /** How many of the two must have a clearance in time while the participant is in prison. */
  readonly clearanceOf: 'one' | 'both';
  /** At least one of the two has been a mentor before. */
  readonly experienced: boolean;
  /** Working days in which a proposal is answered. */
  readonly answerDays: number;
  /** How long a clearance takes where a prison has answered too few requests to tell. */
  readonly leadDaysDefault: number;
}

/** A version of the programme's own settings. */
export interface MatchingRules {
  readonly version: number;
  readonly weights: Weights;
  readonly limits: Limits;
}

/**
 * What the engine judges by: the programme's rules, the day, how long each prison takes to clear a mentor, and whether
 * branches lend each other mentors.
 */
export interface Settings extends MatchingRules {
  readonly today: Day;
  /** Days from request to answer by prison; a prison that is not here takes `leadDaysDefault`. */
  readonly leadDays: Readonly<Record<string, number>>;
  /** A mentor may be of another branch, where the way is known and not too long. */
  readonly lending: boolean;
}

/**
 * What a lent mentor takes from the points of a pair: two branches must agree about each, so nobody is lent for a few
 * points more. A judgement, as the weights are.
 */
export const loanPoints = 25;

/**
 * What holds until the programme sets something else (version 0). Every weight is a judgement, not a measured effect.
 * How long a clearance takes is not stated by anybody: 90 days is a setting.
 */
export const defaultSettings: MatchingRules = Object.freeze({
  version: 0,
  weights: Object.freeze({
    language: 15,
    travel: 20,
    lifeAreas: 20,
    availability: 15,
    complementarity: 10,
    continuity: 10,
    capacity: 5,
    visits: 5,
  }),
  limits: Object.freeze({
    minimumAge: 25,
    maxTravelMinutes: 90,
    clearanceOf: 'one',
    experienced: true,
    answerDays: 3,
    leadDaysDefault: 90,
  }),
});

export const leadDaysOf = (settings: Settings, prisonId: string): number =>
  settings.leadDays[prisonId] ?? settings.limits.leadDaysDefault;
