import { canonicalHash, type Json } from '../canonical.ts';

/** One row of a hash chain: what is said, and the hash that ties it to every row before. */
export type LedgerRow<Body extends Json = Json> = Readonly<{
  /** 1, 2, 3, … without a gap */
  sequence: number;
  /** hash of the row before; of the first row, the ledger's genesis */
  previous: string;
  body: Body;
  /** SHA-256 over sequence, previous and body */
  hash: string;
}>;

/** Where a ledger stands: what must be kept elsewhere for a cut-off end to be noticed. */
export type LedgerHead = Readonly<{ count: number; hash: string }>;

const DOMAIN = 'primus-motor/ledger/1';

/** The hash a ledger starts from, bound to what it is about (a study's commitment, say). */
export function genesisOf(subject: string): string {
  return canonicalHash([DOMAIN, 'genesis', subject]);
}

function rowHash(sequence: number, previous: string, body: Json): string {
  return canonicalHash([DOMAIN, sequence, previous, body]);
}

/**
 * The next row after `head`; the caller stores it. With `head` null it is the first, after `genesis`.
 * @throws {TypeError} when the body cannot be written as canonical JSON
 */
export function nextRow<Body extends Json>(
  genesis: string,
  head: LedgerHead | null,
  body: Body,
): LedgerRow<Body> {
  const sequence = (head?.count ?? 0) + 1;
  const previous = head?.hash ?? genesis;
  return Object.freeze({ sequence, previous, body, hash: rowHash(sequence, previous, body) });
}

/** Whether the hash of a row is that of its content; a body that is no JSON value never is. */
function isSealed(row: LedgerRow): boolean {
  try {
    return row.hash === rowHash(row.sequence, row.previous, row.body);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The head after a row. */
export function headAfter(row: LedgerRow): LedgerHead {
  return Object.freeze({ count: row.sequence, hash: row.hash });
}

export type LedgerVerdict =
  | Readonly<{ ok: true; head: LedgerHead | null }>
  | Readonly<{
      ok: false;
      /** place of the first bad row, counted from 1; the place after the last when the end is missing */
      row: number;
      reason: 'sequence' | 'previous' | 'hash' | 'missing-end' | 'not-the-anchored-row';
    }>;

/**
 * Goes through a ledger from its beginning and names the first row that does not fit. With an anchor, a
 * head that was published or stored elsewhere, a ledger that was cut off or written anew is found too.
 */
export function verifyLedger(
  genesis: string,
  rows: readonly LedgerRow[],
  anchor: LedgerHead | null = null,
): LedgerVerdict {
  let head: LedgerHead | null = null;
  for (const [index, row] of rows.entries()) {
    const bad = (reason: Extract<LedgerVerdict, { ok: false }>['reason']): LedgerVerdict =>
      Object.freeze({ ok: false, row: index + 1, reason });
    if (row.sequence !== index + 1) return bad('sequence');
    if (row.previous !== (head?.hash ?? genesis)) return bad('previous');
    if (!isSealed(row)) return bad('hash');
    head = headAfter(row);
    if (anchor?.count === head.count && anchor.hash !== head.hash) return bad('not-the-anchored-row');
  }
  if (anchor && anchor.count > rows.length)
    return Object.freeze({ ok: false, row: rows.length + 1, reason: 'missing-end' });
  return Object.freeze({ ok: true, head });
}
