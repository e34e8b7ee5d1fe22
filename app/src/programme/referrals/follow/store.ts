import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../../platform/database/register.ts';
import { phaseOf, type WithdrawPhase } from '../withdrawal.ts';

export const answerKinds = ['release-date', 'released', 'visit-approval', 'amendment', 'withdrawal'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** What was said through the link: of the date, of a visit, of the referral itself. */
export const answerContent = z.strictObject({
  answer: z.enum(['same', 'new', 'unknown', 'released', 'yes', 'no']).optional(),
  date: z.string().optional(),
  request: z.uuid().optional(),
  reason: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
});
export type AnswerContent = z.output<typeof answerContent>;

/** A referral as whoever handed it in may see it: what they said, and what became of it. */
export interface FollowedReferral {
  readonly referralId: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly number: string;
  readonly state: string;
  readonly reason: string | null;
  /** The release as the link said it last. */
  readonly said: { readonly date: Temporal.PlainDate | undefined; readonly released: boolean };
  readonly phase: WithdrawPhase;
  readonly visits: readonly Visit[];
  readonly answers: readonly OwnAnswer[];
}

/** A mentor who is asked about, and where the visits would be. */
export interface Visit {
  readonly id: string;
  readonly mentor: string;
  readonly prison: string;
}

export interface OwnAnswer {
  readonly kind: AnswerKind;
  readonly content: AnswerContent;
  readonly answeredAt: Temporal.Instant;
  readonly outcome: 'applied' | 'set-aside' | undefined;
}

interface ViewRow {
  readonly referral_id: string;
  readonly organisation_id: string;
  readonly branch_id: string;
  readonly number: string;
  readonly state: string;
  readonly reason: string | null;
  readonly said_date: string | null;
  readonly said_kind: string | null;
  readonly follows: boolean;
}

const ownAnswers = async (db: Database): Promise<readonly OwnAnswer[]> => {
  const rows = await db
    .selectFrom('programme.link_answer')
    .select(['kind', 'content', 'answered_at', 'outcome'])
    .where('link_id', '=', sql<string>`office.viewer_link()`)
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    kind: row.kind as AnswerKind,
    content: answerContent.parse(row.content),
    answeredAt: row.answered_at,
    outcome: (row.outcome as OwnAnswer['outcome']) ?? undefined,
  }));
};

/** The release as it was said last, through this link alone. */
const saidOf = (
  { said_date: first, said_kind: kind }: Pick<ViewRow, 'said_date' | 'said_kind'>,
  answers: readonly OwnAnswer[],
): FollowedReferral['said'] => {
  const last = answers.find(
    ({ kind: said, content, outcome }) =>
      (said === 'release-date' || said === 'released') &&
      content.answer !== 'same' &&
      outcome !== 'set-aside',
  );
  const date = last === undefined ? (first ?? undefined) : last.content.date;
  return {
    date: date === undefined ? undefined : Temporal.PlainDate.from(date),
    released: last === undefined ? kind === 'actual' : last.kind === 'released',
  };
};

/** What the holder of the link may see; undefined when it is not followed, or not any more. */
export const findFollowed = async (
  db: Database,
  today: Temporal.PlainDate,
): Promise<FollowedReferral | undefined> => {
  const { rows } = await sql<ViewRow>`select * from programme.link_view()`.execute(db);
  const [row] = rows;
  if (row === undefined || !row.follows) return undefined;
  const answers = await ownAnswers(db);
  const said = saidOf(row, answers);
  const visits = await sql<Visit>`
    select id, mentor, prison from programme.link_visits()`.execute(db);
  return {
    referralId: row.referral_id,
    organisationId: row.organisation_id,
    branchId: row.branch_id,
    number: row.number,
    state: row.state,
    reason: row.reason,
    said,
    phase: phaseOf(row.state, said.date, today),
    visits: visits.rows,
    answers,
  };
};

/** Keeps an answer for the coordinator; `done` when nobody has to do anything more. */
export const addAnswer = async (
  db: Database,
  referral: Pick<FollowedReferral, 'referralId' | 'organisationId' | 'branchId'>,
  answer: {
    readonly linkId: string;
    readonly kind: AnswerKind;
    readonly content: AnswerContent;
    readonly note: string;
    readonly at: Temporal.Instant;
    readonly done?: boolean;
  },
): Promise<string> => {
  const id = randomUUID();
  const at = answer.at.toString();
  await db
    .insertInto('programme.link_answer')
    .values({
      id,
      organisation_id: referral.organisationId,
      branch_id: referral.branchId,
      referral_id: referral.referralId,
      link_id: answer.linkId,
      kind: answer.kind,
      content: JSON.stringify(answer.content),
      note: answer.note,
      answered_at: at,
      ...(answer.done === true
        ? { outcome: 'applied', handled_by: `link ${answer.linkId}`, handled_at: at }
        : {}),
    })
    .execute();
  return id;
};

/** Takes the referral back before it is answered; false when there is an answer by now. */
export const withdrawByLink = async (
  db: Database,
  reason: string,
  at: Temporal.Instant,
): Promise<boolean> => {
  const { rows } = await sql<{ id: string | null }>`
    select programme.withdraw_by_link(${reason}, ${at.toString()}) id`.execute(db);
  return (rows[0]?.id ?? null) !== null;
};
