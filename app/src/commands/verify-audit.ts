import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problemWords, verifyAndNote } from '../office/audit/verification.ts';
import type { Anchor } from '../office/audit/verify.ts';
import { systemClock } from '../platform/clock.ts';
import { clusterOf } from '../platform/database/server/cluster.ts';
import { chooseDataFolder } from '../platform/database/server/data-folder.ts';
import { readSettings } from '../platform/settings.ts';
import { StartError } from '../platform/start-error.ts';
import type { CommandIo } from './io.ts';
import { beside } from './owner.ts';

/**
 * Verifies the audit trail beside a running server. The end of the chain found last time is an anchor, and so is one
 * that was kept elsewhere and is given. Gives 0 for a whole chain, 1 for a broken one.
 */
export async function verifyAuditTrail(args: readonly string[], io: CommandIo): Promise<number> {
  const given = readAnchor(args);
  const settings = readSettings(io.env);
  const folder = chooseDataFolder(settings);
  if (settings.databaseUrl === undefined && !existsSync(clusterOf(folder))) {
    throw new StartError(`there is no database in ${folder}: set PRIMUS_DATA to the folder that has it`);
  }
  const verdict = await beside(settings, (owner) =>
    verifyAndNote(owner, systemClock.now(), ...(given === undefined ? [] : [given])),
  );
  const { events, headHash } = verdict;
  const line = verdict.ok
    ? `the audit trail is whole: ${events} events (verify later from outside with --anchor ${events}:${headHash})`
    : `the audit trail is broken at event ${verdict.seq}: ${problemWords.en[verdict.problem]}`;
  io.stdout.write(`primus: ${line}\n`);
  return verdict.ok ? 0 : 1;
}

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
