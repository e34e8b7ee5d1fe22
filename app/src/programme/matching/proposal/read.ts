import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import type { Manner, MatchState, Party, PartyAnswer, Proposal } from './asked.ts';

const day = Temporal.PlainDate.from;

const answersOf = async (
  db: Database,
  matchIds: readonly string[],
): Promise<readonly (PartyAnswer & { readonly matchId: string })[]> => {
  if (matchIds.length === 0) return [];
  const rows = await db
    .selectFrom('programme.match_answer as a')
    .leftJoin('programme.mentor as m', 'm.id', 'a.mentor_id')
    .select([
      'a.match_id',
      'a.party',
      'a.mentor_id',
      'm.name',
      'a.answer',
      'a.reason',
      'a.answered_at',
      'a.how',
    ])
    .where('a.match_id', 'in', [...matchIds])
    .orderBy('a.party')
    .execute();
  return rows
    .map((row) => ({
      matchId: row.match_id,
      party: row.party as Party,
      mentorId: row.mentor_id ?? undefined,
      mentor: row.name ?? undefined,
      answer: (row.answer as 'yes' | 'no' | null) ?? undefined,
      reason: row.reason,
      answeredAt: row.answered_at ?? undefined,
      how: (row.how as Manner | null) ?? undefined,
    }))
    .toSorted((one, other) => Number(other.party === 'participant') - Number(one.party === 'participant'));
};

/** What each course was asked about last, as a coordinator sees it; courses that were never asked are left out. */
export const lastProposals = async (
  db: Database,
  courseIds: readonly string[],
): Promise<ReadonlyMap<string, Proposal>> => {
  if (courseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('programme.match as m')
    .leftJoin('programme.match as r', (join) =>
      join.onRef('r.fallback_for', '=', 'm.id').on('r.state', '=', 'proposed'),
    )
    .distinctOn('m.course_id')
    .select(['m.id', 'm.course_id', 'm.state', 'm.asked_on', 'm.answer_by', 'm.closed_at', 'm.close_reason'])
    .select(['m.joint_goal', 'm.introduction', 'm.ask_fallback', 'r.id as reserve_id'])
    .select(
      sql<string[] | null>`(select array_agg(o.name order by array_position(r.mentor_ids, o.id))
        from programme.mentor o where o.id = any (r.mentor_ids))`.as('reserve_mentors'),
    )
    .where('m.course_id', 'in', [...courseIds])
    .where('m.state', '<>', 'proposed')
    .orderBy('m.course_id')
    .orderBy('m.turn', 'desc')
    .execute();
  const answers = Map.groupBy(
    await answersOf(
      db,
      rows.map((row) => row.id),
    ),
    (one) => one.matchId,
  );
  return new Map(
    rows.flatMap((row): readonly (readonly [string, Proposal])[] =>
      // A pair from before the three were asked has no days.
      row.asked_on === null || row.answer_by === null
        ? []
        : [
            [
              row.course_id,
              {
                matchId: row.id,
                courseId: row.course_id,
                state: row.state as MatchState,
                askedOn: day(row.asked_on),
                answerBy: day(row.answer_by),
                closedAt: row.closed_at ?? undefined,
                closeReason: row.close_reason ?? undefined,
                goal: row.joint_goal,
                introduction: row.introduction,
                answers: answers.get(row.id) ?? [],
                reserve:
                  row.reserve_id === null
                    ? undefined
                    : { matchId: row.reserve_id, mentors: row.reserve_mentors ?? [] },
                asksReserve: row.ask_fallback,
              },
            ],
          ],
    ),
  );
};

export const lastProposal = async (db: Database, courseId: string): Promise<Proposal | undefined> =>
  (await lastProposals(db, [courseId])).get(courseId);

/** Are three people asked about the course now, and may still answer? */
export const isAsked = async (db: Database, courseId: string, today: Temporal.PlainDate): Promise<boolean> =>
  (await db
    .selectFrom('programme.match')
    .select('id')
    .where('course_id', '=', courseId)
    .where('state', '=', 'asked')
    .where('answer_by', '>=', today.toString())
    .executeTakeFirst()) !== undefined;
