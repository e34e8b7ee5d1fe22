/**
 * The matching engine: pure, without database and pages. Dates are ISO texts, ids are texts, nobody has a name here.
 */
export { bestPairs, comparePairs, type Pair, pairOf, type Ranking } from './best-pairs.ts';
export { type Ground, groundsOf } from './grounds.ts';
export { missingFor } from './missing.ts';
export { missingVolunteers, type PlaceNames } from './missing-text.ts';
export type { Gap, Missing, Plan, PlanRow, Problem } from './plan.ts';
export {
  type Exclusion,
  exclusionsOf,
  type Lift,
  liftedBy,
  type PairExclusion,
  pairExclusion,
  pairRules,
  type Visit,
  visitOf,
} from './rules.ts';
export { type Score, scorePair } from './score.ts';
export { addDays, firstMeetingOf, noWishes, type Seeker, type Wishes } from './seeker.ts';
export {
  defaultSettings,
  type Limits,
  leadDaysOf,
  loanPoints,
  type MatchingRules,
  type ScorePart,
  type Settings,
  scoreParts,
  type Weights,
} from './settings.ts';
export { solveHere } from './solve.ts';
export { solvePlan } from './solve-plan.ts';
export { type Point, type Transport, transports, travelMinutes, type Whereabouts } from './travel.ts';
export {
  type AskedClearance,
  type Clearance,
  type Day,
  freePlaces,
  type RefusedClearance,
  type Slot,
  slots,
  type Volunteer,
} from './volunteer.ts';
