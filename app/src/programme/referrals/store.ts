import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { referralSource } from '../courses/release-date.ts';
import { parseCpr } from '../people/cpr.ts';
import type { HandIn } from './hand-in/schema.ts';
import { type ReferralState, referralNumber, statesBefore } from './referral.ts';

/** A one-time link as the one who holds it may see it. */
export const findOpenLink = async (db: Database, now: Temporal.Instant) => {
  const link = await db
    .selectFrom('programme.referral_link as l')
    .innerJoin('office.prison as p', 'p.id', 'l.prison_id')
    .innerJoin('office.organisation as o', 'o.id', 'l.organisation_id')
    .select(['l.id', 'l.organisation_id', 'l.prison_id', 'l.expires_at', 'l.used_at', 'l.contact_name'])
    .select(['p.name as prison', 'o.name as organisation'])
    .where('l.id', '=', sql<string>`office.viewer_link()`)
    .executeTakeFirst();
  if (link === undefined) return undefined;
  const state =
    link.used_at !== null ? 'used' : Temporal.Instant.compare(link.expires_at, now) <= 0 ? 'expired' : 'open';
  return { ...link, state } as const;
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

/**
 * Takes a referral in through an open link and uses the link up: one person, one referral, one release date. Somebody
 * whom the branch knows by the same CPR number is not written twice; the one who refers is never told.
 */
export const handIn = async (
  db: Database,
  secrets: Secrets,
  now: Temporal.Instant,
  link: { readonly id: string; readonly organisation_id: string; readonly prison_id: string },
  form: HandIn,
): Promise<
  { readonly referralId: string; readonly number: string; readonly branchId: string } | undefined
> => {
  const town = (await listTowns(db, link.organisation_id)).find((one) => one.id === form.town);
  const cpr = parseCpr(form.cpr);
  if (town === undefined || cpr === undefined) return undefined;
  const place = { organisation_id: link.organisation_id, branch_id: town.branch_id };
  const fingerprint = secrets.fingerprint('cpr', cpr.digits);
  const known = await sql<{
    id: string | null;
  }>`select keys.find_person(${town.branch_id}, ${fingerprint}) id`.execute(db);
  const personId = known.rows[0]?.id ?? (await addPerson(db, secrets, place, form, cpr, fingerprint));
  const numbered = await sql<{ number: number }>`select nextval('programme.referral_number') number`.execute(
    db,
  );
  const referral = { referralId: randomUUID(), number: referralNumber(numbered.rows[0]?.number ?? 0) };
  await db
    .insertInto('programme.referral')
    .values({
      id: referral.referralId,
      ...place,
      person_id: personId,
      number: referral.number,
      link_id: link.id,
      state: 'new',
      prison_id: link.prison_id,
      town_id: town.id,
      referrer_name: form.referrerName,
      referrer_contact: form.referrerContact,
      note: form.note,
      received_at: now.toString(),
    })
    .execute();
  await db
    .insertInto('programme.release_date')
    .values({
      id: randomUUID(),
      ...place,
      person_id: personId,
      kind: form.kind,
      certainty: form.certainty,
      date: form.releaseDate === '' ? null : form.releaseDate,
      source: referralSource,
      referral_id: referral.referralId,
      // Somebody who is known keeps the dates that count until this referral is accepted.
      stay: known.rows[0]?.id ? null : 1,
      recorded_by: `link ${link.id}`,
      recorded_at: now.toString(),
    })
    .execute();
  const used = await db
    .updateTable('programme.referral_link')
    .set({ used_at: now.toString() })
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw new Error('the link was used meanwhile');
  return { ...referral, branchId: town.branch_id };
};

const addPerson = async (
  db: Database,
  secrets: Secrets,
  place: { readonly organisation_id: string; readonly branch_id: string },
  form: HandIn,
  cpr: NonNullable<ReturnType<typeof parseCpr>>,
  fingerprint: Buffer,
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.person')
    .values({ id, ...place, name: form.name, birth_date: cpr.birthDate.toString(), language: form.language })
    .execute();
  await db
    .insertInto('keys.identity')
    .values({
      person_id: id,
      organisation_id: place.organisation_id,
      cpr_sealed: secrets.seal('cpr', cpr.digits),
      cpr_fingerprint: fingerprint,
    })
    .execute();
  return id;
};

export const findReferral = async (db: Database, id: string) =>
  db
    .selectFrom('programme.referral as r')
    .innerJoin('programme.person as p', 'p.id', 'r.person_id')
    .innerJoin('office.prison as s', 's.id', 'r.prison_id')
    .innerJoin('office.town as t', 't.id', 'r.town_id')
    .selectAll('r')
    .select(['p.name', 'p.birth_date', 'p.language', 's.name as prison', 't.name as town'])
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

/** New referrals, those that have waited longest first. */
export const newReferrals = async (db: Database) =>
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
      'p.name',
      's.name as prison',
      't.name as town',
    ])
    .where('r.state', '=', 'new')
    .orderBy('r.received_at')
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
                   where c.person_id = r.person_id and (c.closed_on is null or c.opened_on >= r.received_at::date))
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
  },
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.referral')
    .set({
      state: decision.state,
      decided_by: decision.by,
      decided_at: decision.at.toString(),
      reason: decision.reason,
    })
    .where('id', '=', id)
    .where('state', 'in', [...statesBefore(decision.state)])
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
