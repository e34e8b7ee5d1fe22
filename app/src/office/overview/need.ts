import type { BranchCounts } from './store.ts';

/** Each participant has two mentors. */
const pair = 2;

/** How many mentors are missing before everybody who waits could have a pair; 0 when there are enough. */
export const mentorsMissing = ({
  waiting,
  freeMentors,
}: Pick<BranchCounts, 'waiting' | 'freeMentors'>): number => Math.max(0, pair * waiting - freeMentors);

/** The whole country. Mentors belong to a branch: what one has too many does not help another. */
export const totalOf = (branches: readonly BranchCounts[]): Omit<BranchCounts, 'name'> => ({
  waiting: sum(branches, 'waiting'),
  running: sum(branches, 'running'),
  freeMentors: sum(branches, 'freeMentors'),
  halfPairs: sum(branches, 'halfPairs'),
});

const sum = (branches: readonly BranchCounts[], key: Exclude<keyof BranchCounts, 'name'>): number =>
  branches.reduce((total, branch) => total + branch[key], 0);
