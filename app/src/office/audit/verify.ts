import { createHash } from 'node:crypto';
import type pg from 'pg';
import { canonicalText, type EventRow, eventColumns } from './event-bytes.ts';

/**
 * What can be wrong with the chain:
 * - missing: the event of this number is not there, though later ones are
 * - extra: an event whose number is taken, or below 1
 * - form: a value that no event can have been written with
 * - link: it does not follow from the event before it: one of the two was exchanged
 * - changed: its content is not what was hashed
 * - cut: the chain ends before this event, which the head or the anchor knows of
 * - head: the chain goes on at this event though the head ends before it, or the head has another hash than its event
 * - anchor: this event is not the one that was verified earlier: the chain was written anew
 */
export const problems = ['missing', 'extra', 'form', 'link', 'changed', 'cut', 'head', 'anchor'] as const;
export type Problem = (typeof problems)[number];

/** `events` and `headHash` say how far the chain is sound: all of it, or up to the event before the first bad one. */
export type Verdict = { readonly events: number; readonly headHash: string } & (
  | { readonly ok: true }
  | { readonly ok: false; readonly seq: number; readonly problem: Problem }
);

/** How the chain ended when it was verified earlier: kept outside the database, or in `audit.verification`. */
export interface Anchor {
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
}

/** What the chain begins with: the hash before the first event. */
const start = '00'.repeat(32);
const batchSize = 5_000;

/**
 * Goes through the whole audit trail in one snapshot, beside whatever is being written, and names the first event
 * that is wrong. Shares no code with the writer and trusts none of the database's functions.
 *
 * @param owner a connection as the role that owns the tables, in no transaction
 */
export const verifyAudit = async (owner: pg.ClientBase, ...anchors: readonly Anchor[]): Promise<Verdict> => {
  await owner.query('begin isolation level repeatable read, read only');
  try {
    // Fails, instead of hiding rows, where row-level security would bind this role.
    await owner.query(
      `set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'`,
    );
    const chain = await followChain(owner, anchors);
    return chain.ok ? await compareEnd(owner, chain, anchors) : chain;
  } finally {
    await owner.query('rollback');
  }
};

const followChain = async (owner: pg.ClientBase, anchors: readonly Anchor[]): Promise<Verdict> => {
  // `order by seq` alone would be the column of the result, which is text.
  await owner.query(
    `declare events no scroll cursor for select ${eventColumns} from audit.event order by event.seq`,
  );
  let events = 0;
  let headHash = start;
  let batch = fetchBatch(owner);
  for (;;) {
    const rows = await batch;
    if (rows.length === 0) return { ok: true, events, headHash };
    // The database prepares the next batch while this one is hashed.
    batch = fetchBatch(owner);
    for (const row of rows) {
      const problem = problemOf(row, events + 1, headHash, anchors);
      if (problem !== undefined) {
        await batch;
        // What is missing has the number that was expected; everything else is the row that was found.
        return {
          ok: false,
          seq: problem === 'missing' ? events + 1 : Number(row[0]),
          problem,
          events,
          headHash,
        };
      }
      events += 1;
      headHash = row[9];
    }
  }
};

const fetchBatch = async (owner: pg.ClientBase): Promise<readonly EventRow[]> => {
  const found = await owner.query<(string | null)[]>({
    text: `fetch ${batchSize} from events`,
    rowMode: 'array',
    types: { getTypeParser: () => (text: string) => text },
  });
  // Typed by the columns that were asked for.
  return found.rows as unknown as EventRow[];
};

const problemOf = (
  row: EventRow,
  expected: number,
  before: string,
  anchors: readonly Anchor[],
): Problem | undefined => {
  const seq = Number(row[0]);
  if (seq > expected) return 'missing';
  if (seq < expected) return 'extra';
  const text = canonicalText(row);
  if (text === undefined) return 'form';
  if (row[8] !== before) return 'link';
  const hash = createHash('sha256').update(before, 'hex').update(text, 'utf8').digest('hex');
  if (row[9] !== hash) return 'changed';
  return anchors.some((anchor) => anchor.seq === seq && anchor.hash !== hash) ? 'anchor' : undefined;
};

const compareEnd = async (
  owner: pg.ClientBase,
  chain: Verdict,
  anchors: readonly Anchor[],
): Promise<Verdict> => {
  const found = await owner.query<{ seq: string; hash: string }>(
    `select seq::text, encode(hash, 'hex') as hash from audit.head`,
  );
  const head = found.rows[0];
  const bad = (seq: number, problem: Problem): Verdict => ({ ...chain, ok: false, seq, problem });
  if (head === undefined || found.rows.length > 1) return bad(chain.events, 'head');
  const seq = Number(head.seq);
  if (seq > chain.events) return bad(chain.events + 1, 'cut');
  if (seq < chain.events) return bad(seq + 1, 'head');
  if (head.hash !== chain.headHash) return bad(seq, 'head');
  return anchors.some((anchor) => anchor.seq > chain.events) ? bad(chain.events + 1, 'cut') : chain;
};
