import type { SealedRandomisation } from '../randomisation/allocate.ts';
import { keyedWords } from '../randomisation/draw.ts';
import type { LoggedAllocation } from '../randomisation/verify.ts';
import type { LedgerRow } from './chain.ts';

/**
 * What the sealed ledger says of one allocation. The subject is the study key, never a name. `nonce` is
 * keyed: without it the hash of a row, which may be published, would give the arm away to anyone who tries
 * the two possibilities.
 */
export type AllocationBody = Readonly<{
  kind: 'allocated';
  subject: string;
  stratum: string;
  /** place in the line of the stratum, from 1 */
  position: number;
  arm: string;
  /** the instant, ISO 8601 in UTC */
  at: string;
  nonce: string;
}>;

/** The nonce of a place in the line: 16 bytes under the secret, in hexadecimal. */
export function allocationNonce(sealed: SealedRandomisation, stratum: string, position: number): string {
  const words = keyedWords(sealed.secret, ['primus-motor/nonce/1', sealed.protocolHash, stratum, position]);
  return Array.from({ length: 4 }, () => words().toString(16).padStart(8, '0')).join('');
}

/** The body of the row for one allocation. */
export function allocationBody(
  sealed: SealedRandomisation,
  entry: LoggedAllocation & Readonly<{ at: string }>,
): AllocationBody {
  const { subject, stratum, position, arm, at } = entry;
  const nonce = allocationNonce(sealed, stratum, position);
  return Object.freeze({ kind: 'allocated', subject, stratum, position, arm, at, nonce });
}

/** The allocations in a ledger, in its order, as the verifier of allocations reads them. */
export function loggedAllocations(rows: readonly LedgerRow<AllocationBody>[]): LoggedAllocation[] {
  return rows.map(({ body }) => ({
    subject: body.subject,
    stratum: body.stratum,
    position: body.position,
    arm: body.arm,
  }));
}
