import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../app/src/platform/database/transaction.ts';
import type { BenchHouse, Candidate } from './house.ts';

/**
 * The locks and the writes of an allocation, in the door's order and under its role and row-level security, with nothing
 * judged, drawn or hashed: no faster transaction of this shape can be had from this database.
 */
export const bareAllocation = async (house: BenchHouse, person: Candidate): Promise<void> => {
  const { organisation, doors } = house;
  const study = house.studies.bare;
  const { branch } = person;
  const key = randomUUID();
  const stratum = person.branch.id;
  const today = new Date().toISOString().slice(0, 10);
  const request = randomUUID();
  await inTransaction(doors, async (db) => {
    await db.query(
      `select set_config('primus.user', $1, true), set_config('primus.link', '', true), set_config('primus.today', $2, true)`,
      [branch.coordinator, today],
    );
    await db.query(`insert into office.request (id, actor, action) values ($1, $2, 'randomise')`, [
      request,
      branch.coordinator,
    ]);
    await db.query('select 1 from programme.person where id = $1 for update', [person.id]);
    await db.query('select 1 from study.study where id = $1 for share', [study]);
    await db.query('select 1 from study.ledger where study_id = $1 for update', [study]);
    await db.query(`insert into study.stratum (study_id, label) values ($1, $2) on conflict do nothing`, [
      study,
      stratum,
    ]);
    await db.query('select 1 from study.stratum where study_id = $1 and label = $2 for update', [
      study,
      stratum,
    ]);
    const taken = await db.query<{ position: number }>(
      `update study.stratum set next_position = next_position + 1 where study_id = $1 and label = $2
       returning next_position - 1 as position`,
      [study, stratum],
    );
    const counted = await db.query<{ sequence: number }>(
      `update study.ledger set rows = rows + 1, hash = $2 where study_id = $1 returning rows as sequence`,
      [study, key],
    );
    await db.query(
      `insert into study.allocation (study_id, study_key, stratum, position, arm, strata, allocated_at, sequence,
                                     previous_hash, hash)
       values ($1, $2, $3, $4, 'mentoring', '{}', now(), $5, '', $2)`,
      [study, key, stratum, taken.rows[0]!.position, counted.rows[0]!.sequence],
    );
    await db.query('insert into keys.study_key (person_id, study_id, study_key) values ($1, $2, $3)', [
      person.id,
      study,
      key,
    ]);
    await db.query(
      `insert into study.participant (study_id, organisation_id, study_key, coded_arm) values ($1, $2, $3, 'X')`,
      [study, organisation, key],
    );
    await db.query(
      `insert into programme.enrolment (person_id, organisation_id, branch_id, study_id, arm, enrolled_on, enrolled_by,
                                        enrolled_at)
       values ($1, $2, $3, $4, 'mentoring', $5, $6, now())`,
      [person.id, organisation, branch.id, study, today, branch.coordinator],
    );
    await db.query(`update office.request set result = '{}' where id = $1`, [request]);
    await db.query(`select audit.append($1, $2, $3, 'participant.allocated', $4, '{}')`, [
      organisation,
      branch.id,
      branch.coordinator,
      person.id,
    ]);
  });
};
