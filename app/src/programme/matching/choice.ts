import type { Database } from '../../platform/database/register.ts';
import { compareDanish } from '../../ui/index.ts';
import { findCourse } from '../courses/store.ts';
import type { MentorRecord } from '../mentors/store.ts';
import {
  bestPairs,
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
}

/** Where a mentor may come from is the course's own branch: nobody drives across the country every week. */
export const findChoice = async (
  db: Database,
  courseId: string,
  today: Temporal.PlainDate,
): Promise<Choice | undefined> => {
  const course = await findCourse(db, courseId);
  if (course === undefined) return undefined;
  const [sought] = await seekersOf(db, course.branchId, [course], today);
  if (sought === undefined) return undefined;
  const pool = await poolOf(db, course.branchId, today);
  // Who has left the programme is not spoken of.
  const volunteers = pool.volunteers.filter(
    ({ id, stage }) => id === sought.seeker.staying || stage !== 'left',
  );
  const settings = await settingsOn(db, today);
  const ranking = bestPairs(volunteers, sought.seeker, settings, shownPairs);
  return { ...sought, mentors: pool.mentors, volunteers, settings, ranking };
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
