import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { shownName } from '../../people/display.ts';
import { type AnswerContent, type AnswerKind, answerContent } from '../follow/store.ts';
import { answerHandled } from './policies.ts';

/** What was said through the link of a referral, as the coordinator of its branch sees it. */
export interface LinkAnswer {
  readonly id: string;
  readonly referralId: string;
  readonly linkId: string;
  readonly branchId: string;
  readonly kind: AnswerKind;
  readonly content: AnswerContent;
  readonly note: string;
  readonly answeredAt: Temporal.Instant;
  readonly outcome: 'applied' | 'set-aside' | undefined;
  readonly name: string;
  readonly number: string;
  /** The mentor whom an answer about visits is about. */
  readonly mentor: string | undefined;
}

const found = (db: Database) =>
  db
    .selectFrom('programme.link_answer as a')
    .innerJoin('programme.referral as r', 'r.id', 'a.referral_id')
    .innerJoin('programme.person as p', 'p.id', 'r.person_id')
    .leftJoin('programme.clearance_request as q', (join) =>
      join.on(sql<boolean>`q.id = (a.content ->> 'request')::uuid`),
    )
    .leftJoin('programme.mentor as m', 'm.id', 'q.mentor_id')
    .select(['a.id', 'a.referral_id', 'a.link_id', 'a.branch_id', 'a.kind', 'a.content', 'a.note'])
    .select(['a.answered_at', 'a.outcome', shownName('p').as('name'), 'r.number', 'm.name as mentor'])
    .orderBy('a.answered_at')
    .orderBy('a.id');

type Row = Awaited<ReturnType<ReturnType<typeof found>['execute']>>[number];

const toAnswer = (row: Row): LinkAnswer => ({
  id: row.id,
  referralId: row.referral_id,
  linkId: row.link_id,
  branchId: row.branch_id,
  kind: row.kind as AnswerKind,
  content: answerContent.parse(row.content),
  note: row.note,
  answeredAt: row.answered_at,
  outcome: (row.outcome as LinkAnswer['outcome']) ?? undefined,
  name: row.name,
  number: row.number,
  mentor: row.mentor ?? undefined,
});

/** What came through the link of a referral, the earliest first. */
export const answersOf = async (db: Database, referralId: string): Promise<readonly LinkAnswer[]> =>
  (await found(db).where('a.referral_id', '=', referralId).execute()).map(toAnswer);

/** What nobody has looked at yet in the viewer's branches: first what may not wait; each with how many there are. */
export const openAnswers = async (
  db: Database,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly (LinkAnswer & { readonly total: number })[]> => {
  const rows = await found(db)
    .clearOrderBy()
    .select(sql<number>`count(*) over ()::integer`.as('total'))
    .where('a.handled_at', 'is', null)
    .where(sql<boolean>`a.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy(sql`a.kind in ('withdrawal', 'released')`, 'desc')
    .orderBy('a.answered_at')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...toAnswer(row), total: row.total }));
};

export const findAnswer = async (db: Database, id: string): Promise<LinkAnswer | undefined> => {
  const row = await found(db).where('a.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toAnswer(row);
};

/** Writes down what became of an answer; false when somebody was faster. */
export const handleAnswer = async (
  db: Database,
  id: string,
  outcome: 'applied' | 'set-aside',
  author: { readonly by: string; readonly at: Temporal.Instant },
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.link_answer')
    .set({ outcome, handled_by: author.by, handled_at: author.at.toString() })
    .where('id', '=', id)
    .where('handled_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};

/**
 * In the change that saves what the prison said of a person's release, or ends the course because of it: from now on the
 * answer is used.
 *
 * @throws Refused when it is about somebody else, or somebody has looked at it meanwhile
 */
export const useAnswerNow = async (
  db: Database,
  answerId: string,
  personId: string,
  author: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> => {
  const own = await db
    .selectFrom('programme.link_answer as a')
    .innerJoin('programme.referral as r', 'r.id', 'a.referral_id')
    .select('a.id')
    .where('a.id', '=', answerId)
    .where('r.person_id', '=', personId)
    .where('a.kind', 'in', ['release-date', 'released', 'withdrawal'])
    .executeTakeFirst();
  if (own === undefined || !(await handleAnswer(db, own.id, 'applied', author))) throw answerHandled();
};

/** The date of a referral that is not accepted yet: said anew, it takes the place of what was said before. */
export const restateDate = async (
  db: Database,
  referralId: string,
  said: {
    readonly date: Temporal.PlainDate | undefined;
    /** Whether that is when it happened, when it is to happen, or what stands. */
    readonly as: 'happened' | 'planned' | 'before';
    readonly source: string;
    /** The office that said it, and when. */
    readonly confirmed: { readonly by: string; readonly on: Temporal.PlainDate };
    readonly by: string;
    readonly at: Temporal.Instant;
  },
): Promise<void> => {
  const old = await db
    .selectFrom('programme.release_date')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('superseded_by', 'is', null)
    .orderBy('recorded_at', 'desc')
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  const kind =
    said.as === 'happened'
      ? 'actual'
      : said.as === 'planned' && old.kind === 'actual'
        ? 'expected'
        : old.kind;
  await db
    .insertInto('programme.release_date')
    .values({
      id,
      organisation_id: old.organisation_id,
      branch_id: old.branch_id,
      person_id: old.person_id,
      referral_id: referralId,
      stay: old.stay,
      kind,
      certainty:
        said.date === undefined
          ? 'unknown'
          : kind === 'actual'
            ? 'certain'
            : old.date === null || old.kind === 'actual'
              ? 'likely'
              : old.certainty,
      date: said.date?.toString() ?? null,
      source: said.source,
      ...(said.date === undefined
        ? {}
        : { confirmed_by: said.confirmed.by, confirmed_on: said.confirmed.on.toString() }),
      recorded_by: said.by,
      recorded_at: said.at.toString(),
    })
    .execute();
  await db
    .updateTable('programme.release_date')
    .set({ superseded_by: id })
    .where('id', '=', old.id)
    .execute();
};
