import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../canonical.ts';
import { protocolInput } from '../protocol/fixture.ts';
import { lockProtocol } from '../protocol/lock.ts';
import {
  allocationAt,
  allocations,
  blindCodes,
  commitment,
  type SealedRandomisation,
  sealRandomisation,
} from './allocate.ts';
import { newSecret } from './secret.ts';
import { allStrata, stratumOf } from './stratum.ts';

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('hex');

/** A study without strata, arms M and K, blocks of 2, 4 or 6. */
function plain(secret = SECRET): SealedRandomisation {
  return {
    protocolHash: 'ab'.repeat(32),
    secret,
    design: { arms: ['M', 'K'], shares: [1, 1], blockSizes: [2, 4, 6] },
    strata: ['all'],
  };
}

/** The first n arms of a stratum. */
function first(sealed: SealedRandomisation, stratum: string, n: number): string[] {
  return allocations(sealed, stratum).take(n).toArray();
}

const secrets = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a sequence worked by hand', () => {
  // Block 0: 861877507 mod 3 = 1 → four people, MMKK. Then 773467523 mod 4 = 3 (stays),
  // 2975695315 mod 3 = 1 (third ↔ second: MKMK), 101141850 mod 2 = 0 (second ↔ first: KMMK).
  // Blocks 1–3 have six each; all four were also computed in Python (hmac, hashlib).
  const expected = 'KMMK' + 'MMKKMK' + 'KKMMKM' + 'MMKKKM';

  it('comes out of the generator and of every single position', () => {
    expect(first(plain(), 'all', 22).join('')).toBe(expected);
    expect([...expected].map((_, i) => allocationAt(plain(), 'all', i + 1)).join('')).toBe(expected);
  });

  it('blinds and commits as computed there', () => {
    expect(blindCodes(plain())).toEqual({ M: 'Y', K: 'X' });
    expect(commitment(plain())).toBe('aff7413a174927aa95277c5f1019822cfec1475e219365d3c71e0393949adcbc');
  });
});

describe('permuted blocks', () => {
  it('hold the ratio in every block, whatever the secret', () => {
    const design = { arms: ['A', 'B'], shares: [2, 1], blockSizes: [3] };
    fc.assert(
      fc.property(secrets, (secret) => {
        const arms = first({ ...plain(secret), design }, 'all', 30);
        for (let block = 0; block < 30; block += 3)
          expect(arms.slice(block, block + 3).sort()).toEqual(['A', 'A', 'B']);
      }),
      { numRuns: 50 },
    );
  });

  it('never let the arms differ by more than half of the greatest block', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        let difference = 0;
        for (const arm of first(plain(secret), 'all', 100)) {
          difference += arm === 'M' ? 1 : -1;
          expect(Math.abs(difference)).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('use every block size and every order about equally often', () => {
    const design = { arms: ['M', 'K'], shares: [1, 1], blockSizes: [4] };
    const counts = new Map<string, number>();
    const arms = first({ ...plain(), design }, 'all', 4 * 6000);
    for (let i = 0; i < arms.length; i += 4) {
      const order = arms.slice(i, i + 4).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // six orders, 1,000 each expected; chi-square on 5 df exceeds 20.5 once in a thousand secrets
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(6);
    expect(chiSquare).toBeLessThan(20.5);
  });
});

describe('strata', () => {
  it('have lines of their own', () => {
    const sealed = sealRandomisation(lockProtocol(protocolInput()), SECRET);
    expect(sealed.strata).toEqual(['riskBand=medium', 'riskBand=high']);
    expect(first(sealed, 'riskBand=medium', 60)).not.toEqual(first(sealed, 'riskBand=high', 60));
    expect(() => allocationAt(sealed, 'riskBand=low', 1)).toThrow('no stratum "riskBand=low"');
    expect(() => first(sealed, 'all', 1)).toThrow(RangeError);
  });

  it('are labelled from the facts, and refuse what is unknown or has no level', () => {
    const factors = [
      { fact: 'area', label: { da: 'Landsdel', en: 'Area' }, levels: [level('west'), level('east')] },
      { fact: 'riskBand', label: { da: 'Risiko', en: 'Risk' }, levels: [level('medium'), level('high')] },
    ] as const;
    expect(stratumOf(factors, { area: 'east', riskBand: 'high' })).toBe('area=east;riskBand=high');
    expect(() => stratumOf(factors, { area: 'east', riskBand: null })).toThrow('riskBand is not known');
    expect(() => stratumOf(factors, { area: 'north', riskBand: 'high' })).toThrow(
      'area has no level "north"',
    );
    expect(allStrata(factors)).toEqual([
      'area=west;riskBand=medium',
      'area=west;riskBand=high',
      'area=east;riskBand=medium',
      'area=east;riskBand=high',
    ]);
    expect(stratumOf([], {})).toBe('all');
    expect(allStrata([])).toEqual(['all']);
  });
});

function level(code: string) {
  return { code, label: { da: code, en: code } };
}

describe('the same secret', () => {
  it('gives the same 10,000 allocations again, here and in the record', () => {
    const sealed = sealRandomisation(lockProtocol(protocolInput()), SECRET);
    const all = () => sealed.strata.flatMap((label) => first(sealed, label, 5000));
    expect(all()).toEqual(all());
    // computed in Python from the same secret (hmac, hashlib, json)
    expect(canonicalHash(first(plain(), 'all', 10_000))).toBe(
      '64650a0eeaf0a2fb8c780810ae73bdd36b31d2b2d44bc584ea554325588fbb75',
    );
  });

  it('means another sequence under another protocol', () => {
    const other = lockProtocol({ ...protocolInput(), version: '1.0.1' });
    const a = sealRandomisation(lockProtocol(protocolInput()), SECRET);
    const b = sealRandomisation(other, SECRET);
    expect(first(a, 'riskBand=high', 60)).not.toEqual(first(b, 'riskBand=high', 60));
    expect(commitment(a)).not.toBe(commitment(b));
  });
});

describe('what cannot be sealed', () => {
  it('is a secret of another length, or a trial that was randomised elsewhere', () => {
    for (const secret of ['abcd', `${SECRET}00`, SECRET.toUpperCase()])
      expect(() => sealRandomisation(lockProtocol(protocolInput()), secret)).toThrow('32 bytes');
    const external = lockProtocol({
      ...protocolInput(),
      randomisation: { method: 'external', description: { da: 'Ikke oplyst', en: 'Not stated' } },
    });
    expect(() => sealRandomisation(external, SECRET)).toThrow('done elsewhere');
    expect(() => allocationAt(plain(), 'all', 0)).toThrow(RangeError);
    expect(() => allocationAt(plain(), 'all', 1.5)).toThrow(RangeError);
  });

  it('is not a fresh secret', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(newSecret()).not.toBe(secret);
  });
});

describe('blinding', () => {
  it('makes X the experimental arm in about half of all studies', () => {
    let x = 0;
    for (let i = 0; i < 2000; i += 1) {
      const codes = blindCodes(plain(i.toString(16).padStart(64, '0')));
      expect(Object.values(codes).sort()).toEqual(['X', 'Y']);
      if (codes['M'] === 'X') x += 1;
    }
    // 1,000 ± 4.5 standard deviations
    expect(Math.abs(x - 1000)).toBeLessThan(100);
  });
});
