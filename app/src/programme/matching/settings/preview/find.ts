import type { Database } from '../../../../platform/database/register.ts';
import { askThread } from '../../../../platform/thread.ts';
import { listCourses } from '../../../courses/store.ts';
import type { MatchingRules } from '../../engine/index.ts';
import { seekersOf } from '../../features/seekers.ts';
import { countryOf } from '../../plan/country/problem.ts';
import type { Chosen, Effect, Question } from './effect.ts';

/** So many pairs are looked back at. */
const lookedBack = 20;

/** The pairs that came about last and whose course runs, in the transaction that has opened the country. */
const chosenLast = async (db: Database, today: Temporal.PlainDate): Promise<readonly Chosen[]> => {
  const courses = await listCourses(db, { running: true });
  if (courses.length === 0) return [];
  const rows = await db
    .selectFrom('programme.match')
    .select(['course_id', 'mentor_ids'])
    .where('state', '=', 'live')
    .where(
      'course_id',
      'in',
      courses.map(({ id }) => id),
    )
    .orderBy('turn', 'desc')
    .limit(lookedBack)
    .execute();
  const pairs = new Map(rows.map((row) => [row.course_id, row.mentor_ids]));
  const found: Chosen[] = [];
  for (const [branchId, own] of Map.groupBy(courses, (course) => course.branchId)) {
    const wanted = own.filter(({ id }) => pairs.has(id));
    for (const { seeker } of await seekersOf(db, branchId, wanted, today)) {
      const [one, other] = pairs.get(seeker.id) ?? [];
      if (one === undefined || other === undefined) continue;
      const former = seeker.former.filter((id) => id !== one && id !== other);
      found.push({ seeker: { ...seeker, staying: undefined, former }, mentorIds: [one, other] });
    }
  }
  return found;
};

/** What new rules would be asked of: all who wait, and the pairs that were chosen last. Ids and facts, no names. */
export const questionOf = async (
  db: Database,
  next: MatchingRules,
  today: Temporal.PlainDate,
): Promise<Question> => {
  const { problem } = await countryOf(db, today);
  const settings = { ...problem.settings, lending: false };
  return { problem: { ...problem, settings }, chosen: await chosenLast(db, today), next };
};

/** @throws ThreadProblem where the thread gives no answer. */
export const askEffect = (question: Question): Promise<Effect> =>
  askThread<Effect>(new URL('./effect.thread.ts', import.meta.url), question, {
    seconds: 20,
    megabytes: 512,
  });
