import { type Missing, missingFor, type Plan, type Problem } from '../../engine/index.ts';
import type { Country } from './problem.ts';

/** A branch in the plan of the country: counts, and who is missing. */
export interface BranchResult {
  readonly branchId: string;
  readonly waiting: number;
  /** Get a pair when each branch has its own mentors only. */
  readonly alone: number;
  readonly placed: number;
  /** Mentors from other branches, and to them. */
  readonly borrowed: number;
  readonly lent: number;
  readonly missing: readonly Missing[];
}

/** A participant with a pair: the mentors of the own branch, and the branches that the others are of. */
export interface LineResult {
  readonly courseId: string;
  readonly ownMentorIds: readonly string[];
  readonly fromBranchIds: readonly string[];
}

export interface Loan {
  readonly mentorId: string;
  readonly branchId: string;
  readonly toBranchId: string;
}

export interface CountryResult {
  readonly plan: Plan;
  readonly settingsVersion: number;
  readonly branches: readonly BranchResult[];
  readonly lines: readonly LineResult[];
  readonly loans: readonly Loan[];
}

/** Where the time cut the search over all branches short, it may place fewer than they do by themselves. */
const betterOf = (together: Plan, alone: Plan): Plan => {
  const more = alone.rows.length - together.rows.length;
  if (more <= 0) return together;
  const { gap } = together;
  return { ...alone, proven: false, gap: { ...gap, seekers: Math.max(0, gap.seekers - more) } };
};

/** What the plans of a country say to each of its branches. */
export const resultOf = ({ branchIds, problem }: Country, together: Plan, alone: Plan): CountryResult => {
  const plan = betterOf(together, alone);
  const homes = new Map(problem.volunteers.map(({ id, home }) => [id, home.branchId]));
  const seekers = new Map(problem.seekers.map((seeker) => [seeker.id, seeker]));
  const branchOf = (seekerId: string): string => seekers.get(seekerId)?.home.branchId ?? '';
  const homeOf = (mentorId: string): string => homes.get(mentorId) ?? '';
  const loans = plan.rows.flatMap(({ seekerId, mentorIds }) =>
    mentorIds
      .filter((id) => homeOf(id) !== branchOf(seekerId) && id !== seekers.get(seekerId)?.staying)
      .map((mentorId) => ({ mentorId, branchId: homeOf(mentorId), toBranchId: branchOf(seekerId) })),
  );
  const missing = missingFor(problem, plan);
  const placedIn = (some: Plan, branchId: string): number =>
    some.rows.filter(({ seekerId }) => branchOf(seekerId) === branchId).length;
  return {
    plan,
    settingsVersion: problem.settings.version,
    branches: branchIds.map((branchId) => ({
      branchId,
      waiting: problem.seekers.filter(({ home }) => home.branchId === branchId).length,
      alone: placedIn(alone, branchId),
      placed: placedIn(plan, branchId),
      borrowed: loans.filter(({ toBranchId }) => toBranchId === branchId).length,
      lent: loans.filter((loan) => loan.branchId === branchId).length,
      missing: missing.filter((one) => one.branchId === branchId),
    })),
    lines: plan.rows.map(({ seekerId, mentorIds }) => ({
      courseId: seekerId,
      ownMentorIds: mentorIds.filter((id) => homeOf(id) === branchOf(seekerId)),
      fromBranchIds: mentorIds.map(homeOf).filter((branchId) => branchId !== branchOf(seekerId)),
    })),
    loans,
  };
};

/** The same country without loans: each branch by itself. */
export const withoutLoans = (problem: Problem): Problem => ({
  ...problem,
  settings: { ...problem.settings, lending: false },
});
