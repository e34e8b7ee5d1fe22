import type { Database } from '../../../platform/database/register.ts';
import { type Author, lockCourse } from '../../courses/store.ts';
import { lockMentors } from '../../mentors/store.ts';
import { findChoice, groundsToKeep, judge, rankOf } from '../choice.ts';
import { pairState } from '../pair.ts';
import { mustBeChoosable } from '../policies.ts';
import { answerDay } from '../proposal/deadline.ts';
import { askedLetter } from '../proposal/letters.ts';
import { mustBeAskable, nothingInReserve } from '../proposal/policies.ts';
import { askParties, lapseOverdue, tellPair } from '../proposal/store.ts';

/**
 * Asks the pair that was named in case the first one said no or did not answer. Every rule is asked again, and the
 * reasons are those of today.
 *
 * @throws Refused where no pair waits in reserve, or a rule says no.
 */
export const askReserve = async (
  db: Database,
  courseId: string,
  author: Author,
): Promise<{ readonly matchId: string }> => {
  await lockCourse(db, courseId);
  await lapseOverdue(db, courseId, author);
  const named = await db
    .selectFrom('programme.match as r')
    .innerJoin('programme.match as m', 'm.id', 'r.fallback_for')
    .select(['r.id', 'r.mentor_ids'])
    .where('r.course_id', '=', courseId)
    .where('r.state', '=', 'proposed')
    .where('m.state', 'in', ['declined', 'lapsed'])
    .orderBy('m.turn', 'desc')
    .limit(1)
    .executeTakeFirst();
  const [one, other] = named?.mentor_ids ?? [];
  if (named === undefined || one === undefined || other === undefined) throw nothingInReserve();
  const mentorIds = [one, other] as const;
  await lockMentors(db, mentorIds.toSorted());
  const choice = await findChoice(db, courseId, author.today);
  if (choice === undefined) throw new Error('the course went away');
  const { course, ranking, settings } = choice;
  await mustBeAskable(db, course, mentorIds, author.today);
  mustBeChoosable(choice, pairState(choice.assignments, course.openedOn, author.today).running, mentorIds);
  const pair = judge(choice, mentorIds);
  if (pair === undefined) throw new Error('a pair that may be chosen is of the branch');
  const { today } = author;
  await db
    .updateTable('programme.match')
    .set({
      state: 'asked',
      asked_on: today.toString(),
      answer_by: answerDay(today, settings.limits.answerDays).toString(),
      suggested_rank: rankOf(ranking, mentorIds) ?? null,
      grounds: JSON.stringify(groundsToKeep(pair, ranking, settings)),
      made_on: today.toString(),
      made_by: author.by,
      made_at: author.now.toString(),
    })
    .where('id', '=', named.id)
    .execute();
  await askParties(db, course, named.id, mentorIds);
  await tellPair(db, named.id, askedLetter, author.now);
  return { matchId: named.id };
};
