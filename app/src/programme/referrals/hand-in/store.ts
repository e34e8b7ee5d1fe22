import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { referralSource } from '../../courses/release-date.ts';
import { lockBirthDates, noteDuplicates } from '../duplicates/store.ts';
import { followUntil } from '../link-state.ts';
import { referralNumber } from '../referral.ts';
import { listTowns } from '../store.ts';
import { type Identity, parseIdentity } from './identity.ts';
import type { HandIn } from './schema.ts';

interface Link {
  readonly id: string;
  readonly organisation_id: string;
  readonly prison_id: string;
}

/** The person whom the branch knows by the same CPR number; the one who refers is never told. */
const findKnown = async (
  db: Database,
  branchId: string,
  fingerprint: Buffer | undefined,
): Promise<string | undefined> => {
  if (fingerprint === undefined) return undefined;
  const known = await sql<{
    id: string | null;
  }>`select keys.find_person(${branchId}, ${fingerprint}) id`.execute(db);
  return known.rows[0]?.id ?? undefined;
};

/**
 * Takes a referral in through an open link: one person, one referral, one release date. Somebody whom the branch knows
 * by the same CPR number is not written twice, and whoever refers cannot tell the two apart: the same statements are
 * sent either way. From then on the link is for questions about this referral. Undefined
 * when the town is not the organisation's.
 */
export const handIn = async (
  db: Database,
  secrets: Secrets,
  now: Temporal.Instant,
  link: Link,
  form: HandIn,
): Promise<
  { readonly referralId: string; readonly number: string; readonly branchId: string } | undefined
> => {
  const town = (await listTowns(db, link.organisation_id)).find((one) => one.id === form.town);
  const identity = parseIdentity(form.cpr);
  if (town === undefined || identity === undefined) return undefined;
  await lockBirthDates(db, link.organisation_id);
  const place = { organisation_id: link.organisation_id, branch_id: town.branch_id };
  const fingerprint =
    identity.cpr === undefined ? undefined : secrets.fingerprint('cpr', identity.cpr.digits);
  const known = await findKnown(db, town.branch_id, fingerprint);
  const personId = known ?? randomUUID();
  const person = { id: personId, known: known !== undefined, ...place };
  await addUnknown(db, person, form, identity);
  if (identity.cpr !== undefined && fingerprint !== undefined)
    await identifyUnknown(db, person, secrets.seal('cpr', identity.cpr.digits), fingerprint);
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
      person_knows: form.personKnows,
      received_at: now.toString(),
    })
    .execute();
  const today = now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  await db
    .insertInto('programme.release_date')
    .values({
      id: randomUUID(),
      ...place,
      person_id: personId,
      ...kindOf(form, today),
      date: form.releaseDate === '' ? null : form.releaseDate,
      unknown_reason: form.whyUnknown === '' ? null : form.whyUnknown,
      source: referralSource,
      referral_id: referral.referralId,
      // Somebody who is known keeps the dates that count until this referral is accepted.
      stay: known === undefined ? 1 : null,
      recorded_by: `link ${link.id}`,
      recorded_at: now.toString(),
    })
    .execute();
  await noteDuplicates(db, referral.referralId, now);
  await db.deleteFrom('programme.referral_draft').where('link_id', '=', link.id).execute();
  const used = await db
    .updateTable('programme.referral_link')
    .set({ used_at: now.toString(), follow_until: followUntil(now).toString() })
    .where('id', '=', link.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw new Error('the link was used meanwhile');
  return { ...referral, branchId: town.branch_id };
};

/** A day that has been, and was sent again when the referrer was asked, is the release itself: the person is out. */
const kindOf = ({ kind, certainty, releaseDate }: HandIn, today: Temporal.PlainDate) =>
  releaseDate !== '' && Temporal.PlainDate.compare(releaseDate, today) < 0
    ? { kind: 'actual', certainty: 'certain' }
    : { kind, certainty };

/** Somebody, and whether the branch knows them: then nothing is written, by the same statements. */
interface MaybeKnown {
  readonly id: string;
  readonly known: boolean;
  readonly organisation_id: string;
  readonly branch_id: string;
}

const addUnknown = async (
  db: Database,
  person: MaybeKnown,
  form: HandIn,
  { birthDate }: Identity,
): Promise<void> => {
  await sql`
    insert into programme.person (id, organisation_id, branch_id, name, birth_date, language)
    select ${person.id}::uuid, ${person.organisation_id}::uuid, ${person.branch_id}::uuid, ${form.name},
           ${birthDate.toString()}::date, ${form.language}
    where not ${person.known}::boolean`.execute(db);
};

const identifyUnknown = async (
  db: Database,
  person: MaybeKnown,
  sealed: Buffer,
  fingerprint: Buffer,
): Promise<void> => {
  await sql`
    insert into keys.identity (person_id, organisation_id, cpr_sealed, cpr_fingerprint)
    select ${person.id}::uuid, ${person.organisation_id}::uuid, ${sealed}::bytea, ${fingerprint}::bytea
    where not ${person.known}::boolean`.execute(db);
};
