import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { bestCheck, holdsOn, validUntil } from '../approval.ts';
import { type Author, type MentorRecord, placeOf } from '../store.ts';
import { type Lead, leadOf } from './lead.ts';

const day = Temporal.PlainDate.from;

/** A referral whose link goes to the prison: whoever follows it can be asked there. */
export interface AskedThrough {
  readonly referralId: string;
  readonly number: string;
}

/** Where a mentor stands with one prison. */
export interface PrisonAccess {
  readonly prisonId: string;
  readonly prison: string;
  /** Participants of the mentor's branch who are there before their release. */
  readonly waiting: number;
  /** A clearance holds today; `until` where it ends. */
  readonly cleared: { readonly until: Temporal.PlainDate | undefined } | undefined;
  /** A request without an answer: since when, and the referral whose link it stands on. */
  readonly asked: { readonly on: Temporal.PlainDate; readonly through: string | undefined } | undefined;
  /** The links that the question can go through, the likeliest first. */
  readonly links: readonly AskedThrough[];
  /** The day of the last no, when nothing came after it. */
  readonly refusedOn: Temporal.PlainDate | undefined;
  readonly lead: Lead;
}

/** Days between request and answer of everything that the viewer's branches had answered, by prison. */
export const answerDays = async (db: Database): Promise<ReadonlyMap<string, readonly number[]>> => {
  const rows = await db
    .selectFrom('programme.clearance_request')
    .select(['prison_id', sql<number>`answered_on - sent_on`.as('days')])
    .where('answered_on', 'is not', null)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.prison_id)].map(([id, own]) => [id, own.map((row) => row.days)]),
  );
};

const waitingIn = async (db: Database, branchId: string, today: Temporal.PlainDate) => {
  const found = await sql<{ prison_id: string; waiting: number }>`
    select r.prison_id, count(distinct r.person_id)::integer waiting
    from programme.referral r
    where r.branch_id = ${branchId} and r.state in ('new', 'accepted') and r.prison_id is not null
      and not exists (select 1 from programme.enrolment e where e.person_id = r.person_id and e.arm = 'control')
      and not exists (select 1 from programme.release_date d where d.person_id = r.person_id and d.kind = 'actual'
                      and d.superseded_by is null and d.date <= ${today.toString()}::date
                      and d.recorded_at > r.received_at)
    group by r.prison_id`.execute(db);
  return new Map(found.rows.map((row) => [row.prison_id, row.waiting]));
};

const requestsOf = async (db: Database, mentorId: string) =>
  db
    .selectFrom('programme.clearance_request as q')
    .leftJoin('programme.referral as r', 'r.id', 'q.referral_id')
    .select(['q.prison_id', 'q.sent_on', 'q.answered_on', 'q.answer', 'r.number'])
    .where('q.mentor_id', '=', mentorId)
    .orderBy('q.sent_on', 'desc')
    .orderBy('q.recorded_at', 'desc')
    .execute();

/**
 * The accepted referrals of the mentor's branch whose link is followed, by prison: first that of a participant whom the
 * mentor is with, then the one that was accepted last.
 */
export const linksToAsk = async (
  db: Database,
  mentor: Pick<MentorRecord, 'id' | 'branchId'>,
): Promise<ReadonlyMap<string, readonly AskedThrough[]>> => {
  const { rows } = await sql<{ id: string; number: string; prison_id: string }>`
    select r.id, r.number, r.prison_id from programme.referral r
    where r.branch_id = ${mentor.branchId}::uuid and r.state = 'accepted'
      and r.link_id in (select programme.followed_links(array(
        select o.link_id from programme.referral o
        where o.branch_id = ${mentor.branchId}::uuid and o.state = 'accepted')))
    order by exists (select 1 from programme.assignment a join programme.course c on c.id = a.course_id
                     where c.person_id = r.person_id and c.closed_on is null and a.mentor_id = ${mentor.id}::uuid
                       and a.period @> programme.viewer_today()) desc, r.decided_at desc, r.id`.execute(db);
  const through = Map.groupBy(rows, (row) => row.prison_id);
  return new Map(
    [...through].map(([prison, own]) => [prison, own.map(({ id, number }) => ({ referralId: id, number }))]),
  );
};

/**
 * The prisons that matter to a mentor: where somebody of the branch waits, and where a clearance is held, asked for or
 * refused. Those with most waiting first, then in Danish order.
 */
export const prisonAccess = async (
  db: Database,
  mentor: MentorRecord,
  prisons: readonly { readonly id: string; readonly name: string }[],
  today: Temporal.PlainDate,
): Promise<readonly PrisonAccess[]> => {
  const waiting = await waitingIn(db, mentor.branchId, today);
  const answers = await answerDays(db);
  const requests = Map.groupBy(await requestsOf(db, mentor.id), (row) => row.prison_id);
  const links = await linksToAsk(db, mentor);
  return prisons
    .map(({ id, name }) => {
      const check = bestCheck(mentor.checks, 'prison-clearance', id);
      const cleared = check !== undefined && holdsOn(check, today) ? check : undefined;
      const own = requests.get(id) ?? [];
      const asked = own.find((row) => row.answered_on === null);
      const refused = own[0]?.answer === 'refused' ? own[0].answered_on : undefined;
      return {
        prisonId: id,
        prison: name,
        waiting: waiting.get(id) ?? 0,
        cleared: cleared === undefined ? undefined : { until: validUntil(cleared) },
        asked:
          asked === undefined ? undefined : { on: day(asked.sent_on), through: asked.number ?? undefined },
        links: links.get(id) ?? [],
        refusedOn: refused === undefined || refused === null ? undefined : day(refused),
        lead: leadOf(answers.get(id) ?? []),
      };
    })
    .filter(
      (one) =>
        one.waiting > 0 ||
        one.cleared !== undefined ||
        one.asked !== undefined ||
        one.refusedOn !== undefined,
    )
    .toSorted((a, b) => b.waiting - a.waiting);
};

/**
 * Writes down that the prison was asked today, through the link of one referral or, without one, by letter or telephone.
 * False when it is asked already and has not answered.
 */
export const askPrison = async (
  db: Database,
  mentor: MentorRecord,
  { prisonId, referralId }: { readonly prisonId: string; readonly referralId: string | undefined },
  author: Author,
): Promise<boolean> => {
  const asked = await db
    .insertInto('programme.clearance_request')
    .values({
      id: randomUUID(),
      ...placeOf(mentor),
      prison_id: prisonId,
      referral_id: referralId ?? null,
      sent_on: author.today.toString(),
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .onConflict((conflict) =>
      conflict.columns(['mentor_id', 'prison_id']).where('answered_on', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return asked !== undefined;
};

/**
 * Writes the prison's answer on the request that waits; the database makes a clearance of a yes, with its last day.
 * False when no request waits.
 */
export const answerForPrison = async (
  db: Database,
  mentor: MentorRecord,
  prisonId: string,
  answer: { readonly kind: 'approved' | 'refused'; readonly validUntil: Temporal.PlainDate | undefined },
  author: Author,
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.clearance_request')
    .set({
      answered_on: author.today.toString(),
      answer: answer.kind,
      valid_until: answer.kind === 'approved' ? (answer.validUntil?.toString() ?? null) : null,
      answered_how: 'letter',
      recorded_by: author.by,
      recorded_at: author.now.toString(),
    })
    .where('mentor_id', '=', mentor.id)
    .where('prison_id', '=', prisonId)
    .where('answered_on', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
