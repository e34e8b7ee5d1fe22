import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { shownName } from '../people/display.ts';
import { linkState } from './link-state.ts';
import { receivedOn } from './received-on.ts';
import { type ReferralState, statesBefore } from './referral.ts';
import type { WithdrawPhase } from './withdrawal.ts';

/** A one-time link as the one who holds it may see it. */
export const findOpenLink = async (db: Database, now: Temporal.Instant) => {
  const link = await db
    .selectFrom('programme.referral_link as l')
    .innerJoin('office.prison as p', 'p.id', 'l.prison_id')
    .innerJoin('office.organisation as o', 'o.id', 'l.organisation_id')
    .select(['l.id', 'l.organisation_id', 'l.prison_id', 'l.expires_at', 'l.used_at', 'l.revoked_at'])
    .select(['p.name as prison', 'o.name as organisation'])
    .where('l.id', '=', sql<string>`office.viewer_link()`)
    .executeTakeFirst();
  if (link === undefined) return undefined;
  return { ...link, state: linkState(link, now) };
};

/** The towns of an organisation, as Danish sorts them. */
export const listTowns = async (db: Database, organisationId: string) =>
  db
    .selectFrom('office.town')
    .select(['id', 'name', 'branch_id'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();

export const listPrisons = async (db: Database, organisationId: string) =>
  db
    .selectFrom('office.prison')
    .select(['id', 'name', 'kind'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();

/** A new one-time link; only the hash of its token is kept. */
export const addLink = async (
  db: Database,
  link: {
    readonly organisationId: string;
    readonly prisonId: string;
    readonly contactName: string;
    readonly tokenHash: Buffer;
    readonly expiresAt: Temporal.Instant;
    readonly createdBy: string;
  },
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.referral_link')
    .values({
      id,
      organisation_id: link.organisationId,
      prison_id: link.prisonId,
      contact_name: link.contactName,
      token_hash: link.tokenHash,
      expires_at: link.expiresAt.toString(),
      created_by: link.createdBy,
    })
    .execute();
  return id;
};

/** Holds the link that was opened: of two who hand in at once the second finds it used. */
export const holdLink = async (db: Database): Promise<void> => {
  await sql`select 1 from programme.referral_link where id = office.viewer_link() for update`.execute(db);
};

export const findReferral = async (db: Database, id: string) =>
  db
    .selectFrom('programme.referral as r')
    .innerJoin('programme.person as p', 'p.id', 'r.person_id')
    .innerJoin('office.prison as s', 's.id', 'r.prison_id')
    .innerJoin('office.town as t', 't.id', 'r.town_id')
    .leftJoin('programme.referral_link as l', 'l.id', 'r.link_id')
    .selectAll('r')
    .select(['p.name', shownName('p').as('shown'), 'p.birth_date', 'p.language'])
    .select(['s.name as prison', 't.name as town'])
    .select(['t.branch_id as town_branch_id', 'l.revoked_at as link_revoked_at'])
    .where('r.id', '=', id)
    .executeTakeFirst();
export type FoundReferral = NonNullable<Awaited<ReturnType<typeof findReferral>>>;

/** The referrals of one person, newest first. */
export const referralsOf = async (db: Database, personId: string) =>
  db
    .selectFrom('programme.referral')
    .select(['id', 'number', 'state', 'received_at'])
    .where('person_id', '=', personId)
    .orderBy('received_at', 'desc')
    .execute();

/** New referrals, those that have waited longest first; each with how many there are. */
export const newReferrals = async (
  db: Database,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) =>
  db
    .selectFrom('programme.referral as r')
    .innerJoin('programme.person as p', 'p.id', 'r.person_id')
    .innerJoin('office.prison as s', 's.id', 'r.prison_id')
    .innerJoin('office.town as t', 't.id', 'r.town_id')
    .select([
      'r.id',
      'r.number',
      'r.received_at',
      'r.person_id',
      shownName('p').as('name'),
      's.name as prison',
      't.name as town',
      sql<string | null>`(select max(d.date) from programme.release_date d
        where d.person_id = r.person_id and d.referral_id = r.id and d.superseded_by is null and d.kind = 'actual')`.as(
        'released_on',
      ),
      sql<number>`count(*) over ()::integer`.as('total'),
    ])
    .where('r.state', '=', 'new')
    .where(sql<boolean>`r.branch_id = any ((select office.viewer_branches())::uuid[])`)
    .orderBy('r.received_at')
    .orderBy('r.id')
    .limit(limit)
    .offset(offset)
    .execute();

/**
 * With the referral of somebody who is known a new stay in prison begins: from now on its date is the one that counts,
 * and those of earlier stays are left as they are. Gives false when the referral is the person's first.
 */
export const beginStay = async (db: Database, referralId: string): Promise<boolean> => {
  const begun = await sql`
    update programme.release_date d
    set stay = 1 + (select coalesce(max(e.stay), 0) from programme.release_date e where e.person_id = d.person_id)
    where d.referral_id = ${referralId} and d.stay is null`.execute(db);
  return begun.numAffectedRows === 1n;
};

/** With a referral that is withdrawn after it began a new stay, the dates of the earlier stay count again. */
export const endStay = async (db: Database, referralId: string): Promise<void> => {
  await db
    .updateTable('programme.release_date')
    .set({ stay: null })
    .where('referral_id', '=', referralId)
    .where('stay', '>', 1)
    .execute();
};

/** Has something come of a referral: a course or an allocation since it was received? */
export const isUsed = async (db: Database, referralId: string): Promise<boolean> => {
  const found = await sql<{ used: boolean }>`
    select exists (select 1 from programme.course c
                   where c.person_id = r.person_id and (c.closed_on is null or c.opened_on >= ${receivedOn('r')}))
        or exists (select 1 from programme.enrolment e
                   where e.person_id = r.person_id and e.enrolled_at >= r.received_at) as used
    from programme.referral r where r.id = ${referralId}`.execute(db);
  return found.rows[0]?.used === true;
};

/** Decides a referral that is in one of the states it may be decided from; false when somebody was faster. */
export const decide = async (
  db: Database,
  id: string,
  decision: {
    readonly state: Exclude<ReferralState, 'new'>;
    readonly by: string;
    readonly at: Temporal.Instant;
    readonly reason: string | null;
    /** Where it stood, for a withdrawal. */
    readonly phase?: WithdrawPhase;
  },
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.referral')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at.toString(),
      reason: decision.reason,
      phase: decision.phase ?? null,
    })
    .where('id', '=', id)
    .where('state', 'in', [...statesBefore(decision.state)])
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};

/** The release as this referral says it now: the date, how sure, and why there is none. */
export const saidRelease = async (db: Database, referralId: string) => {
  const row = await db
    .selectFrom('programme.release_date')
    .select(['date', 'certainty', 'kind', 'unknown_reason'])
    .where('referral_id', '=', referralId)
    .orderBy(sql`superseded_by is not null`)
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    date: row.date === null ? undefined : Temporal.PlainDate.from(row.date),
    certainty: row.certainty,
    kind: row.kind,
    unknownReason: row.unknown_reason,
  };
};
