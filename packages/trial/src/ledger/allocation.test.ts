import { describe, expect, it } from 'vitest';
import { protocolInput } from '../protocol/fixture.ts';
import { lockProtocol } from '../protocol/lock.ts';
import { allocationAt, commitment, sealRandomisation } from '../randomisation/allocate.ts';
import { verifyAllocations } from '../randomisation/verify.ts';
import { type AllocationBody, allocationBody, allocationNonce, loggedAllocations } from './allocation.ts';
import { genesisOf, headAfter, type LedgerHead, type LedgerRow, nextRow, verifyLedger } from './chain.ts';

const secret = '0f'.repeat(32);
const sealed = sealRandomisation(lockProtocol(protocolInput()), secret);
const stratum = 'riskBand=high';

function sealedLedger(n: number): LedgerRow<AllocationBody>[] {
  const genesis = genesisOf(commitment(sealed));
  const rows: LedgerRow<AllocationBody>[] = [];
  let head: LedgerHead | null = null;
  for (let position = 1; position <= n; position += 1) {
    const arm = allocationAt(sealed, stratum, position);
    const at = '2026-02-03T09:00:00Z';
    const body = allocationBody(sealed, { subject: `s${position}`, stratum, position, arm, at });
    const row: LedgerRow<AllocationBody> = nextRow(genesis, head, body);
    rows.push(row);
    head = headAfter(row);
  }
  return rows;
}

describe('the sealed allocation ledger', () => {
  it('chains, and its allocations are those of the revealed secret', () => {
    const rows = sealedLedger(12);
    expect(verifyLedger(genesisOf(commitment(sealed)), rows).ok).toBe(true);
    const revealed = { protocol: protocolInput(), secret, commitment: commitment(sealed) };
    expect(verifyAllocations(revealed, loggedAllocations(rows))).toMatchObject({ ok: true, checked: 12 });
  });

  it('keeps the arm out of a published hash: each place has a nonce that only the secret gives', () => {
    const nonces = sealedLedger(12).map((row) => row.body.nonce);
    expect(new Set(nonces).size).toBe(12);
    expect(nonces[0]).toMatch(/^[0-9a-f]{32}$/);
    const other = sealRandomisation(lockProtocol(protocolInput()), '0e'.repeat(32));
    expect(allocationNonce(other, stratum, 1)).not.toBe(nonces[0]);
    // Python hmac, hashlib: secret bytes(range(32)), protocol hash abab…, stratum "all", position 0
    const plain = {
      ...sealed,
      secret: Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('hex'),
      protocolHash: 'ab'.repeat(32),
    };
    expect(allocationNonce(plain, 'all', 0)).toBe('8245379dbd5373795e6a6cf9d62c419e');
  });
});
