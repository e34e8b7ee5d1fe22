import { bestPairs } from '../../engine/best-pairs.ts';
import type { Problem } from '../../engine/plan.ts';
import { exclusionsOf, pairExclusion } from '../../engine/rules.ts';
import type { Seeker } from '../../engine/seeker.ts';
import type { MatchingRules } from '../../engine/settings.ts';

/** So many pairs are suggested for each course. */
const shown = 5;

/** What new rules do to the suggestions for one who waits. */
export const changes = ['same', 'second', 'fifth', 'outside', 'lost', 'gained', 'none'] as const;
export type Change = (typeof changes)[number];

/** Where a chosen pair stands among the suggestions. */
export const standings = ['first', 'five', 'outside', 'forbidden'] as const;
export type Standing = (typeof standings)[number];

/** A pair that was chosen, and the course it was chosen for, by today's facts: as if the course still sought it. */
export interface Chosen {
  readonly seeker: Seeker;
  readonly mentorIds: readonly [string, string];
}

export interface Question {
  readonly problem: Problem;
  readonly chosen: readonly Chosen[];
  readonly next: MatchingRules;
}

/** Counts, and nobody in them. */
export interface Effect {
  readonly waiting: readonly {
    readonly branchId: string;
    readonly counts: Readonly<Record<Change, number>>;
  }[];
  readonly before: Readonly<Record<Standing, number>>;
  readonly after: Readonly<Record<Standing, number>>;
}

/** The suggestions for one of a branch, as its page has them: the two of each by id. */
const keysOf = ({ volunteers, settings }: Problem, seeker: Seeker): readonly string[] => {
  const own = volunteers.filter(({ home }) => home.branchId === seeker.home.branchId);
  return bestPairs(own, seeker, settings, shown).pairs.map((pair) =>
    pair.volunteers
      .map(({ id }) => id)
      .toSorted()
      .join(' '),
  );
};

const changeOf = (before: readonly string[], after: readonly string[]): Change => {
  const [first] = after;
  if (first === undefined) return before.length === 0 ? 'none' : 'lost';
  if (before.length === 0) return 'gained';
  const place = before.indexOf(first);
  return place < 0 ? 'outside' : place === 0 ? 'same' : place === 1 ? 'second' : 'fifth';
};

/** The two have room for this course, as they had when they were chosen for it. */
const withRoom = (problem: Problem, { mentorIds }: Chosen): Problem => ({
  ...problem,
  volunteers: problem.volunteers.map((one) =>
    mentorIds.includes(one.id) ? { ...one, taken: Math.max(0, Math.min(one.taken, one.capacity) - 1) } : one,
  ),
});

const standingOf = (problem: Problem, one: Chosen): Standing => {
  const { seeker, mentorIds } = one;
  const open = withRoom(problem, one);
  const place = keysOf(open, seeker).indexOf(mentorIds.toSorted().join(' '));
  if (place >= 0) return place === 0 ? 'first' : 'five';
  const { settings } = open;
  const [a, b] = mentorIds.map((id) => open.volunteers.find((volunteer) => volunteer.id === id));
  if (a === undefined || b === undefined) return 'forbidden';
  const excluded = [a, b].some((each) => exclusionsOf(each, seeker, settings).length > 0);
  return excluded || pairExclusion(a, b, seeker, settings) !== undefined ? 'forbidden' : 'outside';
};

const count = <K extends string>(keys: readonly K[], found: readonly K[]): Readonly<Record<K, number>> =>
  Object.fromEntries(keys.map((key) => [key, found.filter((one) => one === key).length])) as Record<
    K,
    number
  >;

/** How the suggestions change: for all who wait, branch by branch, and for the pairs that were chosen last. */
export const effectOf = ({ problem, chosen, next }: Question): Effect => {
  const other: Problem = { ...problem, settings: { ...problem.settings, ...next } };
  const waiting = problem.seekers.map((seeker) => ({
    branchId: seeker.home.branchId,
    change: changeOf(keysOf(problem, seeker), keysOf(other, seeker)),
  }));
  const standing = (rules: Problem) =>
    count(
      standings,
      chosen.map((one) => standingOf(rules, one)),
    );
  return {
    waiting: [...Map.groupBy(waiting, ({ branchId }) => branchId)].map(([branchId, some]) => ({
      branchId,
      counts: count(
        changes,
        some.map(({ change }) => change),
      ),
    })),
    before: standing(problem),
    after: standing(other),
  };
};
