import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { type Author, findCourse, lockCourse, placeOf } from '../../courses/store.ts';
import { lockMentors } from '../../mentors/store.ts';
import { answerDaysNow } from '../settings/store.ts';
import { parties } from './asked.ts';
import { answerDay } from './deadline.ts';
import { askedLetter, type Letter, lapsedInBranchLetter, lapsedLetter } from './letters.ts';
import { mustBeAskable, mustNotName } from './policies.ts';

/** A pair with why it was chosen, in ids and points; `grounds` is kept as it is. */
export interface JudgedPair {
  readonly mentorIds: readonly [string, string];
  /** The place among the suggestions, from 1; undefined where the pair was not suggested. */
  readonly rank: number | undefined;
  readonly grounds: Readonly<Record<string, unknown>>;
}

export interface Asking extends JudgedPair {
  readonly courseId: string;
  /** Why another than the first suggestion; empty only for rank 1. */
  readonly reason: string;
  /** What the three set out to do, and what both mentors are told: without a name. */
  readonly goal: string;
  readonly introduction: string;
  /** Who is asked if this pair does not come about. */
  readonly fallback: JudgedPair | undefined;
  /** The pair in reserve is asked by itself, without the coordinator. */
  readonly askFallback: boolean;
  /** Working days to answer in; by the programme's setting unless told. */
  readonly answerDays?: number;
}

const addMatch = async (
  db: Database,
  course: Parameters<typeof placeOf>[0] & { readonly id: string },
  pair: JudgedPair,
  author: Author,
  more: Readonly<Record<string, string | boolean | null>>,
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.match')
    .values({
      id,
      ...placeOf(course),
      course_id: course.id,
      mentor_ids: [...pair.mentorIds],
      suggested_rank: pair.rank ?? null,
      grounds: JSON.stringify(pair.grounds),
      made_on: author.today.toString(),
      made_by: author.by,
      made_at: author.now.toString(),
      ...more,
    })
    .execute();
  return id;
};

/** A line for each of the three, without an answer. */
export const askParties = async (
  db: Database,
  course: Parameters<typeof placeOf>[0],
  matchId: string,
  mentorIds: readonly [string, string],
): Promise<void> => {
  await db
    .insertInto('programme.match_answer')
    .values(
      parties.map((party, index) => ({
        match_id: matchId,
        ...placeOf(course),
        party,
        mentor_id: index === 0 ? null : (mentorIds[index - 1] ?? null),
      })),
    )
    .execute();
};

/** Kept as the reason of a pair that was named in case the first says no. */
export const inReserve = 'fallback';

/** What nobody answered in time is over, also in the hour before the daily work comes to it. */
export const lapseOverdue = async (db: Database, courseId: string, { now, today }: Author): Promise<void> => {
  const over = await db
    .updateTable('programme.match')
    .set({ state: 'lapsed', closed_at: now.toString(), close_reason: 'no-answer' })
    .where('course_id', '=', courseId)
    .where('state', '=', 'asked')
    .where('answer_by', '<', today.toString())
    .returning('id')
    .execute();
  for (const { id } of over) await tellLapsed(db, id, lapsedInBranchLetter, now);
};

/** Both mentors of a match that nobody answered in time are told, and the coordinators of its branch. */
export const tellLapsed = async (
  db: Database,
  matchId: string,
  toCoordinators: Letter,
  now: Temporal.Instant,
): Promise<void> => {
  await sql`select programme.tell_lapsed(${matchId}, ${JSON.stringify(lapsedLetter)},
    ${JSON.stringify(toCoordinators)}, ${now.toString()})`.execute(db);
};

/** Who was named in case of an earlier no is not needed when others are asked instead. */
const dropReserves = async (db: Database, courseId: string, now: Temporal.Instant): Promise<void> => {
  await db
    .updateTable('programme.match')
    .set({ state: 'cancelled', closed_at: now.toString(), close_reason: 'not-needed' })
    .where('course_id', '=', courseId)
    .where('state', '=', 'proposed')
    .where('fallback_for', 'is not', null)
    .execute();
};

/**
 * Asks a participant and two mentors whether they will be a course's three. Course and mentors are held still first; a
 * mentor who is on the course already is one of the two. Each gets until the end of `answerDays` working days; nobody
 * has a place before all three have said yes. The rules about who suits whom are the caller's.
 *
 * @throws Refused where the course is closed, is asked about already or has its pair, where the consent is gone,
 * where a mentor is not approved or has no place left, or where a text names the participant.
 */
export const askPair = async (
  db: Database,
  asking: Asking,
  author: Author,
): Promise<{ readonly matchId: string }> => {
  await lockCourse(db, asking.courseId);
  await lockMentors(
    db,
    [...new Set([...asking.mentorIds, ...(asking.fallback?.mentorIds ?? [])])].toSorted(),
  );
  const course = await findCourse(db, asking.courseId);
  if (course === undefined) throw new Error('the course went away');
  await lapseOverdue(db, course.id, author);
  mustNotName(course.person, [asking.goal, asking.introduction]);
  await mustBeAskable(db, course, asking.mentorIds, author.today);
  await dropReserves(db, course.id, author.now);
  const matchId = await addMatch(db, course, asking, author, {
    departure_reason: asking.rank === 1 ? null : asking.reason,
    state: 'asked',
    asked_on: author.today.toString(),
    answer_by: answerDay(author.today, asking.answerDays ?? (await answerDaysNow(db))).toString(),
    joint_goal: asking.goal,
    introduction: asking.introduction,
    ask_fallback: asking.askFallback && asking.fallback !== undefined,
  });
  await askParties(db, course, matchId, asking.mentorIds);
  if (asking.fallback !== undefined)
    await addMatch(db, course, asking.fallback, author, {
      departure_reason: inReserve,
      state: 'proposed',
      fallback_for: matchId,
      joint_goal: asking.goal,
      introduction: asking.introduction,
    });
  await tellPair(db, matchId, askedLetter, author.now);
  return { matchId };
};

/** The same mail to both mentors of a match, in the transaction of what causes it. */
export const tellPair = async (
  db: Database,
  matchId: string,
  letter: Letter,
  now: Temporal.Instant,
): Promise<void> => {
  await sql`select programme.tell_pair(${matchId}, ${letter.subject}, ${letter.body}, ${now.toString()})`.execute(
    db,
  );
};
