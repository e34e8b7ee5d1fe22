import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../canonical.ts';
import { genesisOf, headAfter, type LedgerHead, type LedgerRow, nextRow, verifyLedger } from './chain.ts';

const genesis = genesisOf('study');

function chain(bodies: readonly Json[]): LedgerRow[] {
  const rows: LedgerRow[] = [];
  let head: LedgerHead | null = null;
  for (const body of bodies) {
    const row: LedgerRow = nextRow(genesis, head, body);
    rows.push(row);
    head = headAfter(row);
  }
  return rows;
}

const bodies = Array.from({ length: 20 }, (_, n) => ({
  arm: n % 3 === 0 ? 'M' : 'K',
  n,
  at: `2024-01-${n + 10}`,
}));

describe('a ledger', () => {
  it('has the hashes that Python hashlib gives', () => {
    // sha256(b'["primus-motor/ledger/1","genesis","study"]'), then of [domain, 1, genesis, body]
    expect(genesis).toBe('7cdd2faaa946b2093866bf96af23954e695c8967c785f7a812c7e63d9ef18d7c');
    expect(nextRow(genesis, null, { n: 1, arm: 'M' }).hash).toBe(
      '710718dd999568d0fb86a2153cb7210d04f4a023792f299f10856263437e78d3',
    );
  });

  it('verifies as it was written, and so does an empty one', () => {
    const rows = chain(bodies);
    expect(verifyLedger(genesis, rows)).toEqual({ ok: true, head: { count: 20, hash: rows[19]!.hash } });
    expect(verifyLedger(genesis, [])).toEqual({ ok: true, head: null });
    expect(verifyLedger(genesisOf('another study'), rows)).toEqual({ ok: false, row: 1, reason: 'previous' });
  });

  it('names the first bad row for any changed, lost, added or moved row', () => {
    const rows = chain(bodies);
    const anchor = headAfter(rows[19]!);
    const at = fc.integer({ min: 0, max: 19 });
    const edit = fc.oneof(
      at.map((row) => ({
        row,
        changed: rows.with(row, { ...rows[row]!, body: { ...bodies[row]!, arm: 'Z' } }),
      })),
      at.map((row) => ({ row, changed: rows.toSpliced(row, 1) })),
      at.map((row) => ({ row: row + 1, changed: rows.toSpliced(row, 0, rows[row]!) })),
      fc
        .tuple(at, at)
        .filter(([a, b]) => a < b)
        .map(([a, b]) => ({
          row: a,
          changed: rows.with(a, rows[b]!).with(b, rows[a]!),
        })),
    );
    fc.assert(
      fc.property(edit, ({ row, changed }) => {
        expect(verifyLedger(genesis, changed, anchor)).toMatchObject({ ok: false, row: row + 1 });
      }),
      { numRuns: 300 },
    );
  });

  it('finds any single changed character of its written form', () => {
    const text = JSON.stringify(chain(bodies.slice(0, 6)));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.constantFrom(...'0a9fKM"'),
        (i, character) => {
          fc.pre(text[i] !== character);
          let rows: LedgerRow[];
          try {
            rows = JSON.parse(text.slice(0, i) + character + text.slice(i + 1)) as LedgerRow[];
          } catch {
            return;
          }
          expect(verifyLedger(genesis, rows).ok).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds a ledger that was cut off or written anew, by its anchor', () => {
    const rows = chain(bodies);
    const anchor = headAfter(rows[14]!);
    expect(verifyLedger(genesis, rows, anchor).ok).toBe(true);
    expect(verifyLedger(genesis, rows.slice(0, 12), anchor)).toEqual({
      ok: false,
      row: 13,
      reason: 'missing-end',
    });
    const anew = chain(bodies.map((body) => ({ ...body, arm: 'M' })));
    expect(verifyLedger(genesis, anew).ok).toBe(true);
    expect(verifyLedger(genesis, anew, anchor)).toEqual({
      ok: false,
      row: 15,
      reason: 'not-the-anchored-row',
    });
  });
});
