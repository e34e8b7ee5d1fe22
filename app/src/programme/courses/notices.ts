import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';

/** Mail to mentors waits so long, so that an undo comes in time. */
export const minutesToUndo = 5;

/** A mentor of the course today who is to hear of a change, and whether by mail. */
export interface Told {
  readonly mentorId: string;
  readonly name: string;
  readonly byMail: boolean;
}

export type NoticeKind = 'release' | 'hold' | 'resume' | 'restart' | 'transfer' | 'transfer-undone';

/** Each letter is Danish with English below; no participant is in it. */
const letters: Readonly<Record<NoticeKind, { readonly da: string; readonly en: string }>> = {
  release: {
    da: 'Løsladelsesdatoen er ændret. Log ind, og se planen.',
    en: 'The release date has changed. Sign in to see the plan.',
  },
  hold: {
    da: 'Et forløb er sat på pause. Log ind, og se hvorfor.',
    en: 'A course is paused. Sign in to see why.',
  },
  resume: {
    da: 'Et forløb er i gang igen efter en pause. Log ind, og se planen.',
    en: 'A course goes on after a pause. Sign in to see the plan.',
  },
  restart: {
    da: 'Et forløb er begyndt forfra efter en pause. Log ind, og se den nye plan.',
    en: 'A course has started afresh after a pause. Sign in to see the new plan.',
  },
  transfer: {
    da: 'Din deltager er flyttet til et andet fængsel. Log ind, og se hvilket.',
    en: 'Your participant was moved to another prison. Sign in to see which.',
  },
  'transfer-undone': {
    da: 'Din deltager er alligevel ikke flyttet. Log ind, og se, hvor deltageren sidder.',
    en: 'Your participant was not moved after all. Sign in to see where the participant is.',
  },
};

export const letterText = (lang: 'da' | 'en', kind: NoticeKind): string => letters[kind][lang];

/** The mentors who would be told of a change on a course now. */
export const mentorsToTell = async (db: Database, courseId: string): Promise<readonly Told[]> => {
  const found = await sql<{ mentor_id: string; name: string; email: string }>`
    select mentor_id, name, email from programme.mentors_to_tell(${courseId}::uuid)`.execute(db);
  return found.rows.map((row) => ({ mentorId: row.mentor_id, name: row.name, byMail: row.email !== '' }));
};

/** Writes to the mentors of a course about a record; gives how many letters wait in the outbox. */
export const tellMentors = async (
  db: Database,
  courseId: string,
  kind: NoticeKind,
  cause: string,
  now: Temporal.Instant,
): Promise<number> => {
  const letter = letters[kind];
  const found = await sql<{ told: string }>`
    select programme.tell_mentors(${courseId}::uuid, ${cause}::uuid, 'Nyt i Primus Motor | News in Primus Motor',
      ${`${letter.da}\n\n${letter.en}`}, ${now.toString()}::timestamptz,
      ${now.add({ minutes: minutesToUndo }).toString()}::timestamptz) as told`.execute(db);
  return Number(found.rows[0]?.told ?? 0);
};

/** Takes back the letters about a record that were not sent yet; gives how many had left already. */
export const takeBackNotices = async (db: Database, cause: string): Promise<number> => {
  const found = await sql<{ gone: string }>`
    select programme.withdraw_notices(${cause}::uuid) as gone`.execute(db);
  return Number(found.rows[0]?.gone ?? 0);
};
