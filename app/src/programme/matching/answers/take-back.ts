import { sql } from 'kysely';
import { z } from 'zod';
import { notFound, post, redirect } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { findCourse, lockCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { withdrawnLetter } from '../proposal/letters.ts';
import { tellPair } from '../proposal/store.ts';
import { texts } from '../proposal/texts.ts';
import { outcomeOf } from './answer.ts';
import { access, mustBeOfCourse } from './find.ts';

/** Takes an asked match back, and the pair in reserve with it. @throws Refused where it is over already. */
export const takeBack = async (
  db: Database,
  courseId: string,
  matchId: string,
  now: Temporal.Instant,
): Promise<void> => {
  await lockCourse(db, courseId);
  await mustBeOfCourse(db, matchId, courseId);
  // While it is asked: afterwards nobody is told anything of it any more.
  await tellPair(db, matchId, withdrawnLetter, now);
  const found = await db
    .updateTable('programme.match')
    .set({ state: 'cancelled', closed_at: now.toString(), close_reason: 'taken-back' })
    .where((where) => where.or([where('id', '=', matchId), where('fallback_for', '=', matchId)]))
    .where('state', 'in', ['asked', 'proposed'])
    .returning(['id'])
    .execute();
  if (found.some((row) => row.id === matchId)) return;
  const { state } = await db
    .selectFrom('programme.match')
    .select('state')
    .where('id', '=', matchId)
    .executeTakeFirstOrThrow();
  outcomeOf(state === 'live' ? 'is-live' : state);
};

/** Takes back what a course is asked about where the mentor is one of the two: whoever leaves it is not its pair. */
export const takeBackAbout = async (
  db: Database,
  courseId: string,
  mentorId: string,
  now: Temporal.Instant,
): Promise<void> => {
  await lockCourse(db, courseId);
  const asked = await db
    .selectFrom('programme.match')
    .select('id')
    .where('course_id', '=', courseId)
    .where('state', '=', 'asked')
    .where(sql<boolean>`${mentorId}::uuid = any (mentor_ids)`)
    .executeTakeFirst();
  if (asked !== undefined) await takeBack(db, courseId, asked.id, now);
};

export const takeBackRoute = post('/courses/:id/proposal/withdraw', {
  access,
  params: idParams,
  body: z.strictObject({ match: z.uuid() }),
  audit: 'match.cancelled',
  act: async ({ cases, clock, params, body, lang }) => {
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const event = {
      action: 'match.cancelled',
      subject: course.id,
      branchId: course.branchId,
      detail: { matchId: body.match },
    };
    await cases.change(event, async (db) => {
      await takeBack(db, course.id, body.match, clock.now());
      return {};
    });
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].takenBack });
  },
  rejected: async () => notFound,
});
