import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Database, Register } from '../platform/database/register.ts';
import { absent } from './policies.ts';
import { findStudy } from './study.ts';

/** How much reached the research register. Counts over both arms: which arm had contacts is not told here. */
export interface Delivered {
  readonly participants: number;
  /** Origin dates that were new or corrected. */
  readonly origins: number;
  /** Withdrawals of follow-up that were new, or taken back. */
  readonly withdrawals: number;
}

interface Kept extends Readonly<Record<string, number>>, Delivered {}

const seesEverybody = async (db: Database, organisationId: string): Promise<boolean> => {
  const found = await sql<{ all: boolean }>`
    select office.viewer_has('trial-manager') and office.viewer_organisation() = ${organisationId} as all`.execute(
    db,
  );
  return found.rows[0]?.all === true;
};

/**
 * Day 0 by the protocol: the release that happened, or the day of allocation. A date that is only expected is none. It
 * is the first release of the stay in which the person was allocated, or after it: whoever comes back to prison is
 * followed from the same day as before.
 */
const writeOrigins = async (db: Database, studyId: string, origin: 'release' | 'randomisation') => {
  const day =
    origin === 'release'
      ? sql`(select min(d.date) from programme.release_date d
             where d.person_id = k.person_id and d.kind = 'actual' and d.superseded_by is null
               and d.stay >= (
                 select coalesce(max(b.stay), 1) from programme.enrolment e
                 join programme.release_date b on b.person_id = e.person_id and b.recorded_at < e.enrolled_at
                 where e.person_id = k.person_id and e.study_id = k.study_id
                   and not exists (select 1 from programme.referral r
                                   where r.id = b.referral_id and r.decided_at > e.enrolled_at)))`
      : sql`(select e.enrolled_on from programme.enrolment e
             where e.person_id = k.person_id and e.study_id = k.study_id)`;
  const changed = await sql`
    update study.participant p set origin_date = known.day
    from (select k.study_key, ${day} as day from keys.study_key k where k.study_id = ${studyId}) known
    where p.study_id = ${studyId} and p.study_key = known.study_key
      and p.origin_date is distinct from known.day`.execute(db);
  return Number(changed.numAffectedRows ?? 0n);
};

/** Follow-up ends with the consent to it: on the last withdrawal, where no consent stands. */
const writeWithdrawals = async (db: Database, studyId: string) => {
  const changed = await sql`
    update study.participant p set follow_up_withdrawn_on = known.day
    from (select k.study_key, programme.consent_ended(k.person_id, 'register-follow-up') as day
          from keys.study_key k where k.study_id = ${studyId}) known
    where p.study_id = ${studyId} and p.study_key = known.study_key
      and p.follow_up_withdrawn_on is distinct from known.day`.execute(db);
  return Number(changed.numAffectedRows ?? 0n);
};

/**
 * Contacts that were held, by study key: how many, how long, the first and the last. No words of them, and nothing new
 * of whoever withdrew the consent to follow-up: what was brought before stays as it was.
 */
const writeDoses = async (db: Database, studyId: string, organisationId: string, at: Temporal.Instant) => {
  await sql`
    insert into study.dose (study_id, organisation_id, study_key, contacts, minutes, first_contact_on,
                            last_contact_on, delivered_at)
    select ${studyId}, ${organisationId}, k.study_key, count(*), coalesce(sum(t.minutes), 0), min(t.held_on),
           max(t.held_on), ${at.toString()}::timestamptz
    from keys.study_key k
    join study.participant p on p.study_id = k.study_id and p.study_key = k.study_key
      and p.follow_up_withdrawn_on is null
    join programme.course c on c.person_id = k.person_id
    join programme.contact t on t.course_id = c.id and t.kept = 'held'
    where k.study_id = ${studyId}
    group by k.study_key
    on conflict (study_id, study_key) do update
      set contacts = excluded.contacts, minutes = excluded.minutes, first_contact_on = excluded.first_contact_on,
          last_contact_on = excluded.last_contact_on, delivered_at = excluded.delivered_at
      where (dose.contacts, dose.minutes, dose.first_contact_on, dose.last_contact_on)
        is distinct from (excluded.contacts, excluded.minutes, excluded.first_contact_on, excluded.last_contact_on)`.execute(
    db,
  );
};

/**
 * The door from the case register to the research register that carries no person: origin dates, withdrawals of
 * follow-up, and how much mentoring was given, each under the study key. Nothing comes back but counts. Bringing the
 * same again changes nothing.
 *
 * @throws Refused when the viewer's organisation has no such study
 */
export const deliver = async (
  doors: Register,
  parts: { readonly clock: Clock; readonly organisationId: string },
  studyId: string,
): Promise<Delivered> =>
  doors.change<Kept>(
    (kept) => ({ action: 'study.delivered', subject: studyId, detail: { ...kept } }),
    async (db) => {
      const study = await findStudy(db, studyId);
      if (study === undefined || study.organisationId !== parts.organisationId) throw absent('no-such-study');
      // Who sees only some of the people would bring the others' dates as missing.
      if (!(await seesEverybody(db, study.organisationId))) throw absent('no-such-study');
      // One delivery at a time for each study; allocation waits no longer than this takes.
      await sql`select 1 from study.ledger where study_id = ${studyId} for update`.execute(db);
      const origins = await writeOrigins(db, studyId, study.locked.protocol.origin.event);
      const withdrawals = await writeWithdrawals(db, studyId);
      await writeDoses(db, studyId, study.organisationId, parts.clock.now());
      const { participants } = await db
        .selectFrom('study.participant')
        .select((eb) => eb.fn.countAll<number>().as('participants'))
        .where('study_id', '=', studyId)
        .executeTakeFirstOrThrow();
      return { participants, origins, withdrawals };
    },
  );
