import type { Ground } from './grounds.ts';
import type { Score } from './score.ts';
import type { Seeker } from './seeker.ts';
import type { Settings } from './settings.ts';
import type { Volunteer } from './volunteer.ts';

/** Everybody who waits and everybody who could help, judged by the same settings. Ids are unique in each list. */
export interface Problem {
  readonly seekers: readonly Seeker[];
  /** Includes the mentors who stay on a course that seeks its second. */
  readonly volunteers: readonly Volunteer[];
  readonly settings: Settings;
}

/** A pair for one seeker. Where a mentor stays, that one is the first of the two. */
export interface PlanRow {
  readonly seekerId: string;
  readonly mentorIds: readonly [string, string];
  readonly score: Score;
  readonly grounds: readonly Ground[];
}

/** How far a plan may be from the best possible one, by the bound over all pairs. */
export interface Gap {
  /** So many more participants might be placed at most; where it is not 0, the points say nothing. */
  readonly seekers: number;
  /** So many more points, with as many participants placed and as urgent ones. */
  readonly points: number;
  /** The points in per cent of the points reached. */
  readonly percent: number;
}

export interface Plan {
  /** In the order of the first meetings. */
  readonly rows: readonly PlanRow[];
  /** Seekers without a pair, in the same order. */
  readonly unplaced: readonly string[];
  /** The points of all rows together, less what the loans take. */
  readonly points: number;
  /** No plan is better: more people placed, then those who are released first, then points. */
  readonly proven: boolean;
  readonly gap: Gap;
  /** There were too many pairs to look at all: only the strongest volunteers of each seeker were. Never proven then. */
  readonly trimmed: boolean;
  readonly seconds: number;
}

/** One kind of volunteer that is missing, and for whom. */
export interface Missing {
  /** How many such volunteers. */
  readonly volunteers: number;
  /** The seekers who could then be placed. */
  readonly seekerIds: readonly string[];
  readonly branchId: string;
  /** The town the participants are released to, where it is one. */
  readonly townId: string | undefined;
  /** The language that must be spoken, where it is not Danish. */
  readonly language: string | undefined;
  /** The prison that a clearance is needed for. */
  readonly prisonId: string | undefined;
  readonly gender: 'woman' | 'man' | undefined;
  /** Must have been a mentor before. */
  readonly experienced: boolean;
  /** The first meeting of the first of them that is to come. */
  readonly before: string | undefined;
  /** For somebody the first meeting is over, or the release is: every day counts. */
  readonly now: boolean;
}
