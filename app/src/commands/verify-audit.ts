import { parseArgs } from 'node:util';
import type pg from 'pg';
import { type Anchor, type Verdict, verifyAudit } from '../office/audit/verify.ts';
import { readSettings } from '../platform/settings.ts';
import { StartError } from '../platform/start-error.ts';
import type { CommandIo } from './io.ts';
import { beside } from './owner.ts';

/**
 * Verifies the audit trail beside a running server. The end of the chain found last time is the anchor, or one
 * that was kept elsewhere and is given: whoever rewrites the whole trail can rewrite the first, not the second.
 * Gives 0 for an unbroken chain, 1 for a broken one.
 */
export async function verifyAuditTrail(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readAnchor(args);
  const verdict = await beside(readSettings(io.env), async (owner) => {
    const found = await verifyAudit(owner, given ?? (await lastAnchor(owner)));
    if (found.ok) await keep(owner, found);
    return found;
  });
  if (verdict.ok) {
    io.stdout.write(`The audit trail is whole: ${verdict.events} events.\n`);
    io.stdout.write(`To verify later from outside: --anchor ${verdict.events}:${verdict.headHash}\n`);
    return 0;
  }
  io.stderr.write(`primus: the audit trail is broken at event ${verdict.seq}: ${meaning[verdict.problem]}\n`);
  return 1;
}

const meaning = {
  missing: 'it is not there, though later ones are',
  extra: 'its number is taken, or below 1',
  form: 'it holds a value that no event is written with',
  link: 'it does not follow from the one before it; one of the two was exchanged',
  changed: 'its content is not what was written',
  cut: 'the trail ends before it, though it was written',
  head: 'the end of the trail is recorded elsewhere than where it is',
  anchor: 'it is not the event that was verified earlier; the trail was written anew',
} as const satisfies Record<Extract<Verdict, { ok: false }>['problem'], string>;

/** Reads `--anchor 1234:<64 hex digits>`. */
function readAnchor(args: readonly string[]): Anchor | undefined {
  const wanted = 'verify-audit takes nothing but --anchor EVENTS:HASH, as an earlier verification printed it';
  let anchor: string | undefined;
  try {
    anchor = parseArgs({ args: [...args], options: { anchor: { type: 'string' } } }).values.anchor;
  } catch {
    throw new StartError(wanted);
  }
  if (anchor === undefined) return undefined;
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/u.exec(anchor) ?? [];
  if (seq === undefined || hash === undefined) throw new StartError(wanted);
  return { seq: Number(seq), hash };
}

async function lastAnchor(owner: pg.ClientBase): Promise<Anchor | undefined> {
  const found = await owner.query<{ seq: string; hash: string }>(
    `select events as seq, encode(head_hash, 'hex') as hash from audit.verification
      where first_bad is null and events > 0 order by id desc limit 1`,
  );
  const last = found.rows[0];
  return last === undefined ? undefined : { seq: Number(last.seq), hash: last.hash };
}

async function keep(owner: pg.ClientBase, verdict: Extract<Verdict, { ok: true }>): Promise<void> {
  await owner.query(
    "insert into audit.verification (at, events, head_hash) values (now(), $1, decode($2, 'hex'))",
    [verdict.events, verdict.headHash],
  );
}
