import { describe, expect, it } from 'vitest';
import { protocolInput } from '../protocol/fixture.ts';
import { lockProtocol } from '../protocol/lock.ts';
import { allocations, commitment, sealRandomisation } from './allocate.ts';
import { type LoggedAllocation, verifyAllocations } from './verify.ts';

const secret = '17'.repeat(32);
const sealed = sealRandomisation(lockProtocol(protocolInput()), secret);
const revealed = { protocol: protocolInput(), secret, commitment: commitment(sealed) };

/** Forty allocations, the two strata taking turns unevenly. */
function honest(): LoggedAllocation[] {
  const lines = new Map(
    sealed.strata.map((label) => [label, { drawn: allocations(sealed, label), next: 1 }]),
  );
  return Array.from({ length: 40 }, (_, i) => {
    const stratum = sealed.strata[i % 3 === 0 ? 0 : 1]!;
    const line = lines.get(stratum)!;
    const entry = { stratum, position: line.next, arm: line.drawn.next().value, subject: `s${i}` };
    line.next += 1;
    return entry;
  });
}

function faults(log: readonly LoggedAllocation[], with_: Partial<typeof revealed> = {}) {
  return verifyAllocations({ ...revealed, ...with_ }, log).faults;
}

describe('verifyAllocations', () => {
  it('finds an honest log right', () => {
    expect(verifyAllocations(revealed, honest())).toEqual({ ok: true, checked: 40, faults: [] });
    expect(verifyAllocations(revealed, [])).toEqual({ ok: true, checked: 0, faults: [] });
  });

  it('finds every single changed arm, by row', () => {
    for (let row = 0; row < 40; row += 1) {
      const log = honest();
      const arm = log[row]!.arm === 'aid' ? 'none' : 'aid';
      log[row] = { ...log[row]!, arm };
      expect(faults(log)).toEqual([
        { row: row + 1, reason: 'arm', expected: honest()[row]!.arm, found: arm },
      ]);
    }
  });

  it('finds a person allocated twice, a skipped place and an unknown stratum', () => {
    const twice = honest();
    twice[9] = { ...twice[9]!, subject: 's2' };
    expect(faults(twice)).toEqual([{ row: 10, reason: 'subject', expected: 'only row 3', found: 's2' }]);

    const skipped = honest().filter((_, i) => i !== 3);
    expect(faults(skipped)[0]).toEqual({ row: 6, reason: 'position', expected: '2', found: '3' });

    const unknown = [{ ...honest()[0]!, stratum: 'riskBand=low' }];
    expect(faults(unknown)[0]).toMatchObject({ row: 1, reason: 'stratum', found: 'riskBand=low' });
  });

  it('finds another secret or another protocol than was committed to', () => {
    expect(faults(honest(), { secret: '18'.repeat(32) })[0]).toMatchObject({
      row: null,
      reason: 'commitment',
    });
    const protocol = { ...protocolInput(), version: '1.1' };
    expect(faults(honest(), { protocol })[0]).toMatchObject({ row: null, reason: 'commitment' });
  });
});
