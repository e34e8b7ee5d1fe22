import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/database/register.ts';
import { noteDuplicates } from '../duplicates/store.ts';
import { type FoundReferral, listTowns } from '../store.ts';

export const changeFields = [
  'name',
  'birth-date',
  'cpr',
  'language',
  'town',
  'referrer-name',
  'referrer-contact',
  'note',
] as const;
export type ChangeField = (typeof changeFields)[number];

/** One thing that was corrected: what stood, what stands, why, who, when. */
export interface ReferralChange {
  readonly field: ChangeField;
  readonly oldValue: string;
  readonly newValue: string;
  readonly reason: string;
  readonly changedBy: string;
  readonly changedAt: Temporal.Instant;
}

/** What a referral is to say from now on; what is undefined stays. */
export interface Amendment {
  readonly name?: string | undefined;
  readonly birthDate?: Temporal.PlainDate | undefined;
  readonly language?: string | undefined;
  /** A town of the same branch: another branch's is another branch's referral. */
  readonly town?: string | undefined;
  readonly referrerName?: string | undefined;
  readonly referrerContact?: string | undefined;
  readonly note?: string | undefined;
}

export interface AmendAuthor {
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly reason: string;
}

/** What the form shows of a referral: two who correct it at once must not overwrite each other. */
export const shownOf = (referral: FoundReferral, identified: boolean) => ({
  identified,
  name: referral.name,
  birthDate: referral.birth_date,
  language: referral.language,
  town: referral.town_id,
  referrerName: referral.referrer_name,
  referrerContact: referral.referrer_contact,
  note: referral.note,
});

/** What would change, field by field, with the values as the database keeps them. */
export const changesOf = (
  referral: FoundReferral,
  amendment: Amendment,
): readonly (readonly [ChangeField, string, string])[] => {
  const pairs: readonly (readonly [ChangeField, string, string | undefined])[] = [
    ['name', referral.name, amendment.name],
    ['birth-date', referral.birth_date ?? '', amendment.birthDate?.toString()],
    ['language', referral.language, amendment.language],
    ['town', referral.town_id, amendment.town],
    ['referrer-name', referral.referrer_name, amendment.referrerName],
    ['referrer-contact', referral.referrer_contact, amendment.referrerContact],
    ['note', referral.note, amendment.note],
  ];
  return pairs.flatMap(([field, old, now]) =>
    now === undefined || now === old ? [] : [[field, old, now] as const],
  );
};

const keepChange = async (
  db: Database,
  referral: FoundReferral,
  [field, oldValue, newValue]: readonly [ChangeField, string, string],
  author: AmendAuthor,
): Promise<void> => {
  await db
    .insertInto('programme.referral_change')
    .values({
      id: randomUUID(),
      organisation_id: referral.organisation_id,
      branch_id: referral.branch_id,
      referral_id: referral.id,
      field,
      old_value: oldValue,
      new_value: newValue,
      reason: author.reason,
      changed_by: author.by,
      changed_at: author.at.toString(),
    })
    .execute();
};

/**
 * Corrects a referral and writes down each thing that changed. A new name or day of birth is looked up again among
 * those who are known. Gives how many things changed.
 *
 * @throws RangeError when the town is not one of the branch's
 */
export const amendReferral = async (
  db: Database,
  referral: FoundReferral,
  amendment: Amendment,
  author: AmendAuthor,
): Promise<number> => {
  const towns = await listTowns(db, referral.organisation_id);
  const nameOf = (id: string) => towns.find((one) => one.id === id)?.name ?? '';
  const town = towns.find((one) => one.id === amendment.town);
  if (amendment.town !== undefined && town?.branch_id !== referral.branch_id)
    throw new RangeError('not a town of the branch');
  const changes = changesOf(referral, amendment);
  for (const [field, old, now] of changes)
    await keepChange(
      db,
      referral,
      field === 'town' ? [field, nameOf(old), nameOf(now)] : [field, old, now],
      author,
    );
  if (changes.length === 0) return 0;
  await db
    .updateTable('programme.person')
    .set({
      name: amendment.name ?? referral.name,
      birth_date: amendment.birthDate?.toString() ?? referral.birth_date,
      language: amendment.language ?? referral.language,
    })
    .where('id', '=', referral.person_id)
    .execute();
  await db
    .updateTable('programme.referral')
    .set({
      town_id: amendment.town ?? referral.town_id,
      referrer_name: amendment.referrerName ?? referral.referrer_name,
      referrer_contact: amendment.referrerContact ?? referral.referrer_contact,
      note: amendment.note ?? referral.note,
    })
    .where('id', '=', referral.id)
    .execute();
  if (changes.some(([field]) => field === 'name' || field === 'birth-date'))
    await noteDuplicates(db, referral.id, author.at);
  return changes.length;
};

/** Writes down that the CPR number was added; the number itself is in no history. */
export const noteCprAdded = (db: Database, referral: FoundReferral, author: AmendAuthor): Promise<void> =>
  keepChange(db, referral, ['cpr', '', '•'], author);

/** What was corrected, the latest first. */
export const changesOfReferral = async (
  db: Database,
  referralId: string,
): Promise<readonly ReferralChange[]> => {
  const rows = await db
    .selectFrom('programme.referral_change')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('changed_at', 'desc')
    .orderBy('field')
    .execute();
  return rows.map((row) => ({
    field: row.field as ChangeField,
    oldValue: row.old_value,
    newValue: row.new_value,
    reason: row.reason,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  }));
};
