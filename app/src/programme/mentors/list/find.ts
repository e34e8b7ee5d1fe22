import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { remembering } from '../../../platform/remembered.ts';
import { versionsFor } from '../../versions.ts';
import { runningCourses } from '../attention-store.ts';
import { type Behind, behindChecks } from '../behind.ts';
import { freePlaces } from '../mentor.ts';
import { listMentors, type MentorRecord } from '../store.ts';

/** So many stand on a page. */
export const onPage = 50;

/** All mentors of the viewer's branches in numbers, and the checks to look after. */
export interface Overview {
  readonly here: number;
  readonly left: number;
  readonly approved: number;
  readonly free: number;
  readonly behind: readonly Behind<MentorRecord>[];
}

const remembered = remembering<Overview>(12);

const lookAtAll = async (db: Database, today: Temporal.PlainDate): Promise<Overview> => {
  const [mentors, courses, left] = await Promise.all([
    listMentors(db, today, { here: true }),
    runningCourses(db, today),
    countLeft(db),
  ]);
  const approved = mentors.filter(({ stage }) => stage === 'approved');
  return {
    here: mentors.length,
    left,
    approved: approved.length,
    free: approved.reduce((sum, mentor) => sum + freePlaces(mentor), 0),
    behind: behindChecks(mentors, courses, today),
  };
};

const countLeft = async (db: Database): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from programme.mentor m
    where m.branch_id = any ((select office.viewer_branches())::uuid[]) and m.stage = 'left' and m.erased_on is null
    `.execute(db);
  return rows[0]?.count ?? 0;
};

/** Looked at again as soon as anything changes in the viewer's branches. */
export const overviewFor = async (
  db: Database,
  userId: string,
  today: Temporal.PlainDate,
): Promise<Overview> => remembered(userId, `${today} ${await versionsFor(db)}`, () => lookAtAll(db, today));

/** Which mentors are listed: those who are here or those who have left, by a part of the name. */
export interface Listed {
  readonly left: boolean;
  /** '' for all. */
  readonly name: string;
  /** From 1. */
  readonly page: number;
}

/** One page of the mentors of the viewer's branches in Danish order of name, and how many fit. */
export const mentorsOnPage = async (
  db: Database,
  today: Temporal.PlainDate,
  { left, name, page }: Listed,
): Promise<{ readonly mentors: readonly MentorRecord[]; readonly total: number }> => {
  const part = `%${name.replaceAll(/[\\%_]/gu, '')}%`;
  const fitting = sql`
    from programme.mentor m
    where m.branch_id = any ((select office.viewer_branches())::uuid[]) and m.erased_on is null
      and (m.stage = 'left') = ${left} and (${name} = '' or programme.folded(m.name) like programme.folded(${part}))`;
  const { rows } = await sql<{ id: string; total: number }>`
    select m.id, count(*) over ()::integer as total ${fitting}
    order by m.name collate "da-x-icu", m.id limit ${onPage} offset ${onPage * (page - 1)}`.execute(db);
  const mentors = await listMentors(db, today, { ids: rows.map(({ id }) => id) });
  return { mentors, total: rows[0]?.total ?? 0 };
};
