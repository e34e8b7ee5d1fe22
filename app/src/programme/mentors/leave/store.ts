import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { findCourse, lockCourse } from '../../courses/store.ts';
import { takeBack } from '../../matching/answers/take-back.ts';
import { endOpenAssignments } from '../../matching/ended.ts';
import type { HandoverChoice } from '../../matching/handover/handover.ts';
import { addHandover } from '../../matching/handover/store.ts';
import { shownName } from '../../people/display.ts';
import { endAbsence } from '../absence/store.ts';
import { mustBeHere } from '../policies.ts';
import { type Author, findMentor, lockMentors, setStage } from '../store.ts';
import { halfLetter } from './texts.ts';

/** What hangs on a mentor: the courses that run, and those about which the mentor is asked. */
export interface Ties {
  readonly running: readonly { readonly courseId: string; readonly person: string }[];
  readonly asked: readonly { readonly courseId: string; readonly matchId: string; readonly person: string }[];
}

export const tiesOf = async (db: Database, mentorId: string): Promise<Ties> => {
  const running = await db
    .selectFrom('programme.assignment as a')
    .innerJoin('programme.course as c', 'c.id', 'a.course_id')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .select(['a.course_id as courseId', shownName('p').as('person')])
    .where('a.mentor_id', '=', mentorId)
    .where(sql<boolean>`upper_inf(a.period)`)
    .orderBy(sql`${shownName('p')} collate "da-x-icu"`)
    .orderBy('c.id')
    .execute();
  const asked = await db
    .selectFrom('programme.match as m')
    .innerJoin('programme.course as c', 'c.id', 'm.course_id')
    .innerJoin('programme.person as p', 'p.id', 'c.person_id')
    .select(['m.course_id as courseId', 'm.id as matchId', shownName('p').as('person')])
    .where(sql<boolean>`${mentorId}::uuid = any (m.mentor_ids)`)
    .where('m.state', '=', 'asked')
    .orderBy(sql`${shownName('p')} collate "da-x-icu"`)
    .orderBy('c.id')
    .execute();
  return { running, asked };
};

/** Whoever was named in case of an earlier no, together with the one who leaves. */
const dropReserves = async (db: Database, mentorId: string, { now }: Author): Promise<void> => {
  await db
    .updateTable('programme.match')
    .set({ state: 'cancelled', closed_at: now.toString(), close_reason: 'mentor-left' })
    .where('state', '=', 'proposed')
    .where(sql<boolean>`${mentorId}::uuid = any (mentor_ids)`)
    .execute();
};

/** Hands a course over: the place stands open from today, and the other mentor hears of it. */
const handOver = async (
  db: Database,
  courseId: string,
  mentorId: string,
  choice: HandoverChoice,
  author: Author,
): Promise<void> => {
  const course = await findCourse(db, courseId);
  if (course === undefined) throw new Error('the course went away');
  const place = await db
    .selectFrom('programme.assignment')
    .select('id')
    .where('course_id', '=', courseId)
    .where('mentor_id', '=', mentorId)
    .where('end_reason', '=', 'mentor-stopped')
    .orderBy(sql`lower(period)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  if (place !== undefined) await addHandover(db, course, place.id, choice, author);
  await sql`select programme.write_to_mentors(${courseId}::uuid, ${halfLetter.subject}, ${halfLetter.body})`.execute(
    db,
  );
};

/**
 * Lets a mentor go for good: every place ends today, questions that wait for an answer are taken back, an absence is
 * over, and from this moment the mentor sees no participant. Courses are held before the mentor, as whoever asks a pair
 * does.
 *
 * @param choice what whoever comes may see; undefined only where no course runs
 * @returns how many courses stand half, and how many questions were taken back
 * @throws Refused when the mentor has left already, or a course runs and no choice is made
 */
export const letGo = async (
  db: Database,
  mentorId: string,
  choice: HandoverChoice | undefined,
  author: Author,
): Promise<{ readonly courses: number; readonly questions: number }> => {
  const before = await tiesOf(db, mentorId);
  for (const courseId of new Set([...before.running, ...before.asked].map((tie) => tie.courseId)))
    await lockCourse(db, courseId);
  await lockMentors(db, [mentorId]);
  const mentor = await findMentor(db, mentorId, author.today);
  if (mentor === undefined) throw new Error('the mentor went away');
  const { running, asked } = await tiesOf(db, mentorId);
  mustBeHere(mentor, running.length, choice !== undefined);
  for (const { courseId, matchId } of asked) await takeBack(db, courseId, matchId, author.now);
  await dropReserves(db, mentorId, author);
  const left = await endOpenAssignments(db, { mentorId }, 'mentor-stopped', author.today);
  if (choice !== undefined)
    for (const courseId of left) await handOver(db, courseId, mentorId, choice, author);
  await endAbsence(db, mentorId, author.today);
  await setStage(db, mentorId, 'left', author.today);
  return { courses: left.length, questions: asked.length };
};
