import {
  type AllocationBody,
  type AllocationReport,
  allocationBody,
  genesisOf,
  type LedgerRow,
  type LedgerVerdict,
  loggedAllocations,
  verifyAllocations,
  verifyLedger,
} from '@primus-motor/trial';
import type { Database } from '../platform/database/register.ts';
import type { Secrets } from '../platform/secrets.ts';
import { openSealed } from './allocation.ts';
import { findStudy } from './study.ts';

export interface LedgerCheck {
  readonly chain: LedgerVerdict;
  readonly draws: AllocationReport;
}

/**
 * Computes a study's ledger again from its rows and its secret: the chain of hashes against the head that is kept
 * beside it, and every arm against the draw. For the doors' role, which alone can open the secret.
 *
 * @returns undefined when there is no such study
 */
export const checkLedger = async (
  db: Database,
  secrets: Secrets,
  studyId: string,
): Promise<LedgerCheck | undefined> => {
  const study = await findStudy(db, studyId);
  if (study === undefined) return undefined;
  const sealed = await openSealed(db, secrets, study);
  const stored = await db
    .selectFrom('study.allocation')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('sequence')
    .execute();
  const rows = stored.map(
    (row): LedgerRow<AllocationBody> => ({
      sequence: row.sequence,
      previous: row.previous_hash,
      hash: row.hash,
      body: allocationBody(sealed, {
        subject: row.study_key,
        stratum: row.stratum,
        position: row.position,
        arm: row.arm,
        at: row.allocated_at.toString(),
      }),
    }),
  );
  const head = await db
    .selectFrom('study.ledger')
    .select(['rows as count', 'hash'])
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return {
    chain: verifyLedger(genesisOf(study.commitment), rows, head.count === 0 ? null : head),
    draws: verifyAllocations(
      { protocol: study.locked.source, secret: sealed.secret, commitment: study.commitment },
      loggedAllocations(rows),
    ),
  };
};
