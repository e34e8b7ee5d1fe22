import { randomInt } from 'node:crypto';
import {
  allocationAt,
  allocationBody,
  armOf,
  blindCodes,
  genesisOf,
  nextRow,
  type Protocol,
  type SealedRandomisation,
  StratumError,
  sealRandomisation,
  stratumOf,
} from '@primus-motor/trial';
import { sql } from 'kysely';
import type { Database } from '../platform/database/register.ts';
import type { Secrets } from '../platform/secrets.ts';
import { stratumRefusal } from './policies.ts';
import type { DoorStudy } from './study.ts';

/** The case register's word for an arm, whatever letter the research register shows. */
export type CaseArm = 'mentoring' | 'control';

export interface Allocation {
  readonly studyKey: string;
  readonly arm: CaseArm;
  readonly codedArm: 'X' | 'Y';
}

/** What the sealed secret is sealed for; nothing else opens it. */
export const secretPurpose = 'study secret';

/** The study's own randomisation, opened inside the transaction that draws from it. */
export const openSealed = async (
  db: Database,
  secrets: Secrets,
  study: DoorStudy,
): Promise<SealedRandomisation> => {
  const row = await db
    .selectFrom('study.sealed_secret')
    .select('secret_sealed')
    .where('study_id', '=', study.id)
    .executeTakeFirstOrThrow();
  return sealRandomisation(study.locked, secrets.open(secretPurpose, row.secret_sealed));
};

/** Holds the study and its ledger still: from here to the commit nobody else is allocated in this study. */
export const lockStudy = async (db: Database, studyId: string): Promise<void> => {
  await sql`select 1 from study.study where id = ${studyId} for share`.execute(db);
  await sql`select 1 from study.ledger where study_id = ${studyId} for update`.execute(db);
};

/** The next place in the line of a stratum. Lock first, read afterwards: one statement would see an older snapshot. */
const takePosition = async (db: Database, studyId: string, label: string): Promise<number> => {
  await sql`insert into study.stratum (study_id, label) values (${studyId}, ${label}) on conflict do nothing`.execute(
    db,
  );
  await sql`select 1 from study.stratum where study_id = ${studyId} and label = ${label} for update`.execute(
    db,
  );
  const { next_position } = await db
    .selectFrom('study.stratum')
    .select('next_position')
    .where('study_id', '=', studyId)
    .where('label', '=', label)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('study.stratum')
    .set({ next_position: next_position + 1 })
    .where('study_id', '=', studyId)
    .where('label', '=', label)
    .execute();
  return next_position;
};

const keyLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A study key: twelve letters and digits from the operating system, none that are mistaken for another. */
export const newStudyKey = (): string =>
  Array.from({ length: 12 }, () => keyLetters.charAt(randomInt(keyLetters.length))).join('');

/** The levels of the stratum factors, kept beside the allocation so that a later correction can be seen as one. */
const levelsOf = (protocol: Protocol, facts: Readonly<Record<string, unknown>>) =>
  protocol.randomisation.method === 'external'
    ? {}
    : Object.fromEntries(protocol.randomisation.strata.map(({ fact }) => [fact, facts[fact]]));

const stratumFor = (protocol: Protocol, facts: Readonly<Record<string, unknown>>): string => {
  const factors = protocol.randomisation.method === 'external' ? [] : protocol.randomisation.strata;
  try {
    return stratumOf(factors, facts);
  } catch (error) {
    if (error instanceof StratumError) throw stratumRefusal(error);
    throw error;
  }
};

/**
 * Draws the next arm of the person's stratum and writes it in the sealed ledger. The caller holds the study's lock.
 *
 * @throws Refused when the person has no stratum
 */
export const allocate = async (
  db: Database,
  secrets: Secrets,
  study: DoorStudy,
  facts: Readonly<Record<string, unknown>>,
  at: Temporal.Instant,
): Promise<Allocation> => {
  const { protocol } = study.locked;
  const stratum = stratumFor(protocol, facts);
  const position = await takePosition(db, study.id, stratum);
  const sealed = await openSealed(db, secrets, study);
  const code = allocationAt(sealed, stratum, position);
  const arm: CaseArm = code === armOf(protocol, 'experimental').code ? 'mentoring' : 'control';
  const studyKey = newStudyKey();
  // Kept to the microsecond, as the database does, so that the ledger can be computed again from its rows.
  const instant = at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }).toString();
  const body = allocationBody(sealed, { subject: studyKey, stratum, position, arm: code, at: instant });
  const head = await db
    .selectFrom('study.ledger')
    .select(['rows as count', 'hash'])
    .where('study_id', '=', study.id)
    .executeTakeFirstOrThrow();
  const row = nextRow(genesisOf(study.commitment), head.count === 0 ? null : head, body);
  await db
    .insertInto('study.allocation')
    .values({
      study_id: study.id,
      study_key: studyKey,
      stratum,
      position,
      arm,
      strata: JSON.stringify(levelsOf(protocol, facts)),
      allocated_at: instant,
      sequence: row.sequence,
      previous_hash: row.previous,
      hash: row.hash,
    })
    .execute();
  await db
    .updateTable('study.ledger')
    .set({ rows: row.sequence, hash: row.hash })
    .where('study_id', '=', study.id)
    .execute();
  return Object.freeze({ studyKey, arm, codedArm: blindCodes(sealed)[code] as 'X' | 'Y' });
};
