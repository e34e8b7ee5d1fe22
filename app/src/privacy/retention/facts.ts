import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { type Facts, type Hold, holds } from './due.ts';

const dayOr = (text: string | null): Temporal.PlainDate | undefined =>
  text === null ? undefined : Temporal.PlainDate.from(text);
const heldBy = (found: readonly (string | null)[]): readonly Hold[] =>
  holds.filter((hold) => found.includes(hold));

/** One subject, or everybody of the organisation. */
interface Asked {
  readonly organisationId: string;
  readonly today: Temporal.PlainDate;
  readonly only?: string | undefined;
}

const paused = (id: string, today: string) => sql`case when exists (
    select 1 from privacy.retention_pause z where z.subject_id = ${sql.ref(id)} and z.ended_at is null
      and z.until_on >= ${today}) then 'paused' end`;
const asking = (id: string) => sql`case when exists (
    select 1 from privacy.access_request q where q.subject_id = ${sql.ref(id)} and q.outcome is null)
    then 'open-request' end`;

const participants = async (
  db: Database,
  { organisationId, today, only }: Asked,
): Promise<readonly Facts[]> => {
  const day = today.toString();
  const { rows } = await sql<{
    id: string;
    number: string | null;
    under_way: boolean;
    taken_in: boolean;
    course_ended: string | null;
    last_event: string;
    has_notes: boolean;
    held: (string | null)[];
  }>`
    with same as (
      select p.id as root, p.id as id from programme.person p where p.merged_into is null
      union all select coalesce(o.merged_into, p.merged_into), p.id from programme.person p
        join programme.person o on o.id = p.merged_into),
    course as (select s.root, c.* from programme.course c join same s on s.id = c.person_id),
    referral as (select s.root, r.* from programme.referral r join same s on s.id = r.person_id)
    select p.id,
      (select r.number from referral r where r.root = p.id order by r.received_at desc limit 1) as number,
      exists (select 1 from course c where c.root = p.id and c.closed_on is null)
        or exists (select 1 from referral r where r.root = p.id and r.state = 'new') as under_way,
      exists (select 1 from course c where c.root = p.id)
        or exists (select 1 from referral r where r.root = p.id and r.state = 'accepted') as taken_in,
      (select max(c.closed_on) from course c where c.root = p.id) as course_ended,
      greatest((select max(c.closed_on) from course c where c.root = p.id),
               (select max((r.decided_at at time zone 'Europe/Copenhagen')::date) from referral r where r.root = p.id),
               (select max(e.enrolled_on) from programme.enrolment e where e.person_id = p.id),
               (p.created_at at time zone 'Europe/Copenhagen')::date) as last_event,
      exists (select 1 from course c join programme.contact k on k.course_id = c.id
              where c.root = p.id and k.note <> '')
        or exists (select 1 from course c join programme.concern k on k.course_id = c.id where c.root = p.id)
        or exists (select 1 from course c join programme.handover k on k.course_id = c.id
                   where c.root = p.id and k.note <> '')
        or exists (select 1 from course c where c.root = p.id and c.close_note not in ('', 'slettet'))
        or exists (select 1 from course c join programme.course_hold k on k.course_id = c.id
                   where c.root = p.id and k.note not in ('', 'slettet'))
        or exists (select 1 from programme.person_alert k where k.person_id = p.id)
        or exists (select 1 from programme.contact_rule k where k.person_id = p.id) as has_notes,
      array[
        case when exists (select 1 from course c join programme.concern k on k.course_id = c.id
                          where c.root = p.id and k.handled_at is null) then 'open-concern' end,
        ${asking('p.id')}, ${paused('p.id', day)},
        case when exists (select 1 from keys.study_key k join study.study s on s.id = k.study_id
                          join study.participant t on t.study_id = k.study_id and t.study_key = k.study_key
                          where k.person_id = p.id and s.state <> 'closed' and t.follow_up_withdrawn_on is null)
             then 'follow-up' end] as held
    from programme.person p
    where p.organisation_id = ${organisationId} and p.erased_on is null and p.merged_into is null
      and (${only ?? null}::uuid is null or p.id = ${only ?? null}::uuid)`.execute(db);
  return rows.map((row) => ({
    kind: 'participant',
    id: row.id,
    label: row.number ?? row.id.slice(0, 8),
    underWay: row.under_way,
    takenIn: row.taken_in,
    lastCourseEnded: dayOr(row.course_ended),
    lastEvent: Temporal.PlainDate.from(row.last_event),
    hasNotes: row.has_notes,
    holds: heldBy(row.held),
  }));
};

const volunteers = async (
  db: Database,
  { organisationId, today, only }: Asked,
): Promise<readonly Facts[]> => {
  const day = today.toString();
  const { rows } = await sql<{
    id: string;
    name: string;
    was_approved: boolean;
    left_on: string | null;
    held: (string | null)[];
  }>`
    select m.id, m.name,
      exists (select 1 from programme.mentor_stage g where g.mentor_id = m.id and g.stage in ('approved', 'paused'))
        as was_approved,
      case when m.stage = 'left' then m.stage_since end as left_on,
      array[
        case when exists (select 1 from programme.concern k where k.raised_by = m.user_id and k.handled_at is null)
             then 'open-concern' end,
        ${asking('m.id')}, ${paused('m.id', day)},
        case when exists (select 1 from office.membership r where r.user_id = m.user_id and r.valid_to is null)
               or exists (select 1 from programme.mentor o where o.user_id = m.user_id and o.id <> m.id
                          and o.erased_on is null) then 'still-active' end,
        case when exists (select 1 from programme.expense x where x.mentor_id = m.id and x.state = 'written')
             then 'open-expense' end] as held
    from programme.mentor m
    where m.organisation_id = ${organisationId} and m.erased_on is null
      and (${only ?? null}::uuid is null or m.id = ${only ?? null}::uuid)`.execute(db);
  return rows.map((row) => ({
    kind: 'volunteer',
    id: row.id,
    label: row.name,
    wasApproved: row.was_approved,
    leftOn: dayOr(row.left_on),
    holds: heldBy(row.held),
  }));
};

/** Studies that are closed and whose keys are still there. */
const studies = async (db: Database, { organisationId, only }: Asked): Promise<readonly Facts[]> => {
  const { rows } = await sql<{ id: string; title: string; closed_on: string | null }>`
    select s.id, s.title_da as title, s.closed_on from study.study s
    where s.organisation_id = ${organisationId} and s.closed_on is not null
      and exists (select 1 from keys.study_key k where k.study_id = s.id)
      and (${only ?? null}::uuid is null or s.id = ${only ?? null}::uuid)`.execute(db);
  return rows.map((row) => ({
    kind: 'study',
    id: row.id,
    label: row.title,
    closedOn: dayOr(row.closed_on),
  }));
};

/** What is known of everybody whose data may run out, or of one of them. */
export const factsOf = async (db: Database, asked: Asked): Promise<readonly Facts[]> => [
  ...(await participants(db, asked)),
  ...(await volunteers(db, asked)),
  ...(await studies(db, asked)),
];
