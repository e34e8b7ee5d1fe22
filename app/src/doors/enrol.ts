import { sql } from 'kysely';
import type { Viewer } from '../office/viewer.ts';
import type { Clock } from '../platform/clock.ts';
import type { AuditEvent, Database, Register } from '../platform/database/register.ts';
import type { Secrets } from '../platform/secrets.ts';
import { allocate, type CaseArm, lockStudy } from './allocation.ts';
import { baselineOf, type PersonRecords, readPeople } from './person.ts';
import { absent, mustBeAllowed } from './policies.ts';
import { situationOf } from './situation.ts';
import { findStudy } from './study.ts';

/** What a door needs beside the register: keys, time and who knocks. */
export interface DoorParts {
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly viewer: Viewer;
}

export interface EnrolRequest {
  readonly personId: string;
  readonly studyId: string;
}

export interface Enrolled {
  readonly studyId: string;
  readonly arm: CaseArm;
  /** The person was in the study before this call; the arm is the first one. */
  readonly already: boolean;
}

/** Kept with the request id, where others can read it: so the arm is not in it. */
interface Kept extends Readonly<Record<string, string | boolean>> {
  readonly branchId: string;
  readonly already: boolean;
}

const armIn = async (db: Database, { personId, studyId }: EnrolRequest): Promise<CaseArm | undefined> => {
  const row = await db
    .selectFrom('programme.enrolment')
    .select('arm')
    .where('person_id', '=', personId)
    .where('study_id', '=', studyId)
    .executeTakeFirst();
  return row?.arm as CaseArm | undefined;
};

/**
 * Holds the person's row, and their number on whatever page; nobody's row is held where the viewer may not see the
 * person.
 */
const lockPerson = async (
  db: Database,
  personId: string,
  today: Temporal.PlainDate,
): Promise<PersonRecords> => {
  await sql`select 1 from programme.person where id = ${personId} for update`.execute(db);
  await sql`select keys.hold_number(${personId})`.execute(db);
  const [person] = await readPeople(db, today, { id: personId });
  if (person === undefined) throw absent('no-such-person');
  return person;
};

const enrolOnce = async (db: Database, parts: DoorParts, request: EnrolRequest): Promise<Kept> => {
  const { clock, secrets, viewer } = parts;
  const today = clock.today();
  // Everybody takes the locks in this order: person, number, study, ledger, stratum.
  const person = await lockPerson(db, request.personId, today);
  const { branchId } = person;
  if ((await armIn(db, request)) !== undefined) return { branchId, already: true };
  await lockStudy(db, request.studyId);
  const study = await findStudy(db, request.studyId);
  if (study === undefined) throw absent('no-such-study');
  const situation = await situationOf(db, person, study, today);
  mustBeAllowed(situation);
  const { facts } = situation;
  const at = clock.now();
  const { studyKey, arm, codedArm } = await allocate(db, secrets, study, { ...facts }, at);
  const ids = { person_id: person.id, study_id: study.id };
  await db
    .insertInto('keys.study_key')
    .values({ ...ids, study_key: studyKey })
    .execute();
  await db
    .insertInto('study.participant')
    .values({
      study_id: study.id,
      organisation_id: study.organisationId,
      study_key: studyKey,
      coded_arm: codedArm,
      origin_date: study.locked.protocol.origin.event === 'randomisation' ? today.toString() : null,
      baseline: JSON.stringify(
        baselineOf(
          study.locked.protocol.dataset.covariates.map(({ name }) => name),
          person,
          facts,
        ),
      ),
    })
    .execute();
  await db
    .insertInto('programme.enrolment')
    .values({
      ...ids,
      organisation_id: person.organisationId,
      branch_id: branchId,
      arm,
      enrolled_on: today.toString(),
      enrolled_by: viewer.userId,
      enrolled_at: at.toString(),
    })
    .execute();
  return { branchId, already: false };
};

/** The general audit trail says that somebody was allocated: never the arm, the stratum or the place in the line. */
const eventOf =
  ({ personId, studyId }: EnrolRequest) =>
  ({ already, branchId }: Kept): AuditEvent => ({
    action: already ? 'participant.already-allocated' : 'participant.allocated',
    subject: personId,
    branchId,
    detail: { study: studyId },
  });

/**
 * The door from the case register to the research register: a person in, an arm out, in one transaction. Two presses,
 * a lost answer or two people at once give one and the same result.
 *
 * @throws Refused when the person cannot be let in; nothing has then happened
 */
export const enrol = async (doors: Register, parts: DoorParts, request: EnrolRequest): Promise<Enrolled> => {
  const { already } = await doors.change(eventOf(request), (db) => enrolOnce(db, parts, request));
  const arm = await doors.read((db) => armIn(db, request));
  if (arm === undefined) throw absent('no-such-person');
  return Object.freeze({ studyId: request.studyId, arm, already });
};
