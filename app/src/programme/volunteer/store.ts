import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Refused } from '../../office/refused.ts';
import type { Database } from '../../platform/database/register.ts';
import type { Lang } from '../../ui/index.ts';
import type { Application } from './schema.ts';
import { texts } from './texts.ts';

export interface VolunteerTown {
  readonly id: string;
  readonly name: string;
  readonly organisation_id: string;
  readonly organisation: string;
  readonly demo: boolean;
}

/** Where one may apply: the towns of every organisation set up here, and the demo's only while there is none. */
export const volunteerTowns = async (db: Database): Promise<readonly VolunteerTown[]> =>
  (await sql<VolunteerTown>`select * from programme.volunteer_towns()`.execute(db)).rows;

/** So many forms may come from one address in an hour; a whole class at a school stays below it. */
export const mostKnocks = 60;

/** Nothing is kept of a form that is one too many, not even that it came. */
export class TooMany extends Refused {}

export interface Applied {
  readonly mentorId: string;
  readonly organisationId: string;
  readonly branchId: string;
  /** False where the same person had applied, or is a mentor already. */
  readonly added: boolean;
}

/**
 * Writes the application down: a mentor in stage applied, a receipt to whoever applied and a word to the coordinators.
 * Undefined when nobody takes applications in that town. The form came from an address; its fingerprint is counted.
 *
 * @throws TooMany when too many came from there.
 */
export const applyAsVolunteer = async (
  db: Database,
  application: Application,
  town: VolunteerTown,
  from: {
    readonly lang: Lang;
    readonly address: Buffer;
    readonly publicUrl: string;
    readonly now: Temporal.Instant;
    readonly today: Temporal.PlainDate;
  },
): Promise<Applied | undefined> => {
  const now = from.now.toString();
  const knocks = await sql<{ knocks: number }>`
    select programme.volunteer_knocks(${from.address}::bytea, ${now}::timestamptz) knocks`.execute(db);
  if ((knocks.rows[0]?.knocks ?? 0) > mostKnocks)
    throw new TooMany('too-many-applications', { da: texts.da.tooMany, en: texts.en.tooMany });
  const text = texts[from.lang];
  const mentorId = randomUUID();
  const done = await sql<{ organisation_id: string; branch_id: string; added: boolean }>`
    select * from programme.apply_as_volunteer(${mentorId}::uuid, ${town.id}::uuid, ${application.name},
      ${application.birthDate.toString()}::date, ${application.email}, ${application.phone},
      ${sql.val([...application.languages])}::text[], ${application.about}, ${from.today.toString()}::date,
      ${now}::timestamptz, ${text.receiptSubject}, ${text.receipt(town.organisation)},
      ${texts.da.alertSubject}, ${texts.da.alert(`${from.publicUrl}/mentors/pipeline`)})`.execute(db);
  const [row] = done.rows;
  return row === undefined
    ? undefined
    : { mentorId, organisationId: row.organisation_id, branchId: row.branch_id, added: row.added };
};
