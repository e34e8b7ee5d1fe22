import type { Database } from '../../platform/database/register.ts';
import { compareDanish } from '../../ui/index.ts';
import { findCourse } from '../courses/store.ts';
import type { MentorRecord } from '../mentors/store.ts';
import {
  bestPairs,
  type Exclusion,
  type MatchingRules,
  type Pair,
  pairOf,
  type Ranking,
  type Settings,
} from './engine/index.ts';
import { type Sought, seekersOf } from './features/seekers.ts';
import { type Pool, poolOf } from './features/volunteers.ts';
import { settingsOn } from './settings/store.ts';

/** How many pairs are suggested. */
export const shownPairs = 5;

/** A course, who is on it, and the pairs that suit it best, as they stand in this transaction. */
export interface Choice extends Sought, Pool {
  readonly settings: Settings;
  readonly ranking: Ranking;
  /** How many are left out by each rule, the most first; whoever several rules leave out is counted by each. */
  readonly leftOutBy: readonly (readonly [Exclusion['rule'], number])[];
}

const countByRule = (leftOut: Ranking['leftOut']): Choice['leftOutBy'] => {
  const counts = new Map<Exclusion['rule'], number>();
  for (const { exclusions } of leftOut)
    for (const rule of new Set(exclusions.map((exclusion) => exclusion.rule)))
      counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].toSorted(([, some], [, others]) => others - some);
};

/** The mentors of a branch who have not left, in Danish order of name. */
export type FindPool = (db: Database, branchId: string, today: Temporal.PlainDate) => Promise<Pool>;

const poolNow: FindPool = (db, branchId, today) => poolOf(db, branchId, today, { here: true });

/** Who has left the programme is not spoken of; a mentor who has, and stays on this course, is. */
const withStaying = async (
  db: Database,
  pool: Pool,
  { course, seeker: { staying } }: Sought,
  today: Temporal.PlainDate,
): Promise<Pool> => {
  if (staying === undefined || pool.mentors.has(staying)) return pool;
  const one = await poolOf(db, course.branchId, today, { ids: [staying] });
  return {
    mentors: new Map([...pool.mentors, ...one.mentors]),
    volunteers: [...pool.volunteers, ...one.volunteers],
  };
};

/**
 * Where a mentor may come from is the course's own branch: nobody drives across the country every week. A change looks at
 * the mentors as they are in its own transaction; a page may look at those that it remembers.
 */
export const findChoice = async (
  db: Database,
  courseId: string,
  today: Temporal.PlainDate,
  { findPool = poolNow, settings }: { readonly findPool?: FindPool; readonly settings?: Settings } = {},
): Promise<Choice | undefined> => {
  const course = await findCourse(db, courseId);
  if (course === undefined) return undefined;
  const [sought] = await seekersOf(db, course.branchId, [course], today);
  if (sought === undefined) return undefined;
  const pool = await withStaying(db, await findPool(db, course.branchId, today), sought, today);
  const rules = settings ?? (await settingsOn(db, today));
  const ranking = bestPairs(pool.volunteers, sought.seeker, rules, shownPairs);
  return { ...sought, ...pool, settings: rules, ranking, leftOutBy: countByRule(ranking.leftOut) };
};

/** The two of a pair as people, in Danish order of name. */
export const mentorsOf = (
  { mentors }: Pick<Choice, 'mentors'>,
  { volunteers: [one, other] }: Pair,
): readonly MentorRecord[] =>
  [one, other]
    .flatMap(({ id }) => mentors.get(id) ?? [])
    .toSorted((a, b) => compareDanish(a.name, b.name) || (a.id < b.id ? -1 : 1));

/** The place of two mentors among the suggestions, from 1; undefined where they are not suggested. */
export const rankOf = ({ pairs }: Pick<Ranking, 'pairs'>, ids: readonly string[]): number | undefined => {
  const index = pairs.findIndex(({ volunteers }) => volunteers.every(({ id }) => ids.includes(id)));
  return index < 0 ? undefined : index + 1;
};

/** Two mentors of a choice judged together, whatever the hard rules say; undefined where one is not of the branch. */
export const judge = (
  { volunteers, seeker, settings }: Pick<Choice, 'volunteers' | 'seeker' | 'settings'>,
  ids: readonly [string, string],
): Pair | undefined => {
  const [one, other] = ids.map((id) => volunteers.find((volunteer) => volunteer.id === id));
  return one === undefined || other === undefined ? undefined : pairOf(one, other, seeker, settings);
};

/** What is kept of why: ids, points and the version of the settings, never a name. */
export const groundsToKeep = (
  pair: Pair,
  ranking: Pick<Ranking, 'allowed' | 'leftOut'>,
  settings: MatchingRules,
) => ({
  mentors: pair.volunteers.map(({ id }) => id),
  score: pair.score,
  grounds: pair.grounds,
  pairs: ranking.allowed,
  leftOut: ranking.leftOut.length,
  settings: settings.version,
});
