import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { cardOfPerson } from '../../consents/card/store.ts';
import { releaseDatesOf } from '../../courses/release-store.ts';
import { enrolmentsOf } from '../../eligibility/store.ts';
import { basisFor } from '../basis.ts';
import { contactRuleOf } from '../care/store.ts';
import { findPerson } from '../store.ts';
import { judge, type MovedKind, movedKinds, type Side, type Verdict } from './merge.ts';

const zone = 'Europe/Copenhagen';

const countsOf = async (db: Database, personId: string): Promise<Readonly<Record<MovedKind, number>>> => {
  const counts = movedKinds.map(
    (kind) =>
      sql`(select count(*) from ${sql.table(`programme.${kind}`)} where person_id = ${personId}::uuid) as ${sql.ref(kind)}`,
  );
  const { rows } = await sql<Record<MovedKind, string>>`select ${sql.join(counts)}`.execute(db);
  const row = rows[0];
  return Object.fromEntries(movedKinds.map((kind) => [kind, Number(row?.[kind] ?? 0)])) as Record<
    MovedKind,
    number
  >;
};

/** Dates that a referral says and nobody has accepted count on neither page. */
const waitingDates = async (db: Database, personId: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectFrom('programme.release_date as d')
    .innerJoin('programme.referral as r', 'r.id', 'd.referral_id')
    .select('d.id')
    .where('d.person_id', '=', personId)
    .where('r.state', '=', 'new')
    .execute();
  return new Set(rows.map(({ id }) => id));
};

/** One page with everything that decides whether and how it becomes one with another. */
export const sideOf = async (db: Database, id: string, now: Temporal.Instant): Promise<Side | undefined> => {
  const person = await findPerson(db, id);
  if (person === undefined) return undefined;
  const referrals = await db
    .selectFrom('programme.referral')
    .select(['number', 'received_at'])
    .where('person_id', '=', id)
    .orderBy('received_at')
    .execute();
  const consents = await db
    .selectFrom('programme.consent')
    .where('person_id', '=', id)
    .select(['id', 'purpose', 'recipient', 'given_on', 'withdrawn_on'])
    .select(
      sql<boolean>`id in (select id from programme.consents_on(programme.viewer_today()) where person_id = ${id}::uuid)`.as(
        'holds',
      ),
    )
    .orderBy('id')
    .execute();
  const courses = await db
    .selectFrom('programme.course')
    .select(['opened_on', 'closed_on'])
    .where('person_id', '=', id)
    .orderBy('opened_on')
    .execute();
  const waiting = await waitingDates(db, id);
  return {
    id,
    organisationId: person.organisation_id,
    branchId: person.branch_id,
    name: person.name,
    shown: person.shown,
    birthDate: person.birth_date,
    language: person.language,
    phone: person.phone,
    alias: person.alias,
    interpreter: person.interpreter,
    readsDanish: person.reads_danish,
    referrals: referrals.map(({ number, received_at }) => ({
      number,
      received: received_at.toZonedDateTimeISO(zone).toPlainDate(),
    })),
    releases: (await releaseDatesOf(db, [id])).filter((record) => !waiting.has(record.id)),
    consents: consents.map((row) => ({
      purpose: row.purpose,
      recipient: row.recipient,
      holds: row.holds,
      givenOn: row.given_on,
      withdrawnOn: row.withdrawn_on,
    })),
    enrolments: (await enrolmentsOf(db, id)).map((row) => ({ arm: row.arm, on: row.enrolled_on })),
    courses: courses.map((row) => ({ openedOn: row.opened_on, closedOn: row.closed_on })),
    rule: await contactRuleOf(db, id),
    openCards: (await cardOfPerson(db, id, now)) === undefined ? 0 : 1,
    counts: await countsOf(db, id),
  };
};

/** Both pages, judged; undefined when one of them is not there for the viewer. */
export const judgeBoth = async (
  db: Database,
  [one, other]: readonly [string, string],
  now: Temporal.Instant,
): Promise<Verdict | undefined> => {
  const [a, b] = [await sideOf(db, one, now), await sideOf(db, other, now)];
  if (a === undefined || b === undefined || a.id === b.id) return undefined;
  const { rows } = await sql<{ other: boolean }>`
    select keys.other_number(${one}::uuid, ${other}::uuid) other`.execute(db);
  return judge(a, b, rows[0]?.other === true);
};

/** What a preview rested on: another text as soon as anything on either page is another. */
export const basisOf = ({ kept, gone }: Verdict): string => basisFor([kept, gone]);

/** The person of a referral number as somebody wrote it: PM-1003, pm 1003, 1003. */
export const personByNumber = async (db: Database, written: string): Promise<string | undefined> => {
  const digits = written.replaceAll(/\D/gu, '');
  const row = await db
    .selectFrom('programme.referral')
    .select('person_id')
    .where('number', '=', `PM-${digits}`)
    .executeTakeFirst();
  return row?.person_id;
};
