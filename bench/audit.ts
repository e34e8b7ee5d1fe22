// How fast the audit trail is verified: `node bench/audit.ts [events]`, a million unless told. Beside it, in the same
// run and on the same rows, PostgreSQL checking the chain by its own functions: faster or slower, but no second opinion.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { verifyAudit } from '../app/src/office/audit/verify.ts';
import { migrate } from '../app/src/platform/database/migrate.ts';
import { ensureRoles } from '../app/src/platform/database/roles.ts';
import { startDatabase } from '../app/src/platform/database/server/index.ts';
import { newMasterKey, secretsFrom } from '../app/src/platform/secrets.ts';
import { readSettings } from '../app/src/platform/settings.ts';

const organisation = '11111111-2222-3333-4444-555555555555';
const branch = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const events = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(path.join(os.tmpdir(), 'primus-bench-'));
await chmod(folder, 0o711);
const server = await startDatabase(readSettings({ PRIMUS_DATA: path.join(folder, 'data') }));
const owner = new pg.Client(server.owner);
await owner.connect();

const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const begun = performance.now();
  const result = await work();
  const seconds = (performance.now() - begun) / 1000;
  const rate = Math.round(events / seconds);
  console.log(`${name}: ${events} events in ${seconds.toFixed(1)} s, ${rate} events/s`);
  return result;
};

try {
  await ensureRoles(owner, secretsFrom(newMasterKey()));
  await migrate(owner, path.join(import.meta.dirname, '..', 'app', 'migrations'));
  // As the writer writes them, by its own function for the bytes, but in one statement: writing is not what is timed.
  await owner.query(`
    with recursive made as (
      select 0::bigint as seq, clock_timestamp() as at, ''::text as actor, ''::text as subject, '{}'::jsonb as detail,
        ''::bytea as previous_hash, decode(repeat('00', 32), 'hex') as hash
      union all
      select n.seq, n.at, n.actor, n.subject, n.detail, made.hash, sha256(made.hash || convert_to(audit.canonical(
        n.seq, n.at, '${organisation}', '${branch}', n.actor, 'contact.logged', n.subject, n.detail), 'UTF8'))
      from made, lateral (
        select made.seq + 1 as seq, clock_timestamp() as at, 'account-' || made.seq % 40 as actor,
          'subject-' || made.seq % 900 as subject,
          jsonb_build_object('state', 'held', 'minutes', made.seq % 120, 'on', '2026-11-22') as detail) as n
      where made.seq < ${events}
    )
    insert into audit.event
    select seq, at, '${organisation}', '${branch}', actor, 'contact.logged', subject, detail, previous_hash, hash
    from made where seq > 0`);
  await owner.query(
    'update audit.head set (seq, hash) = (select seq, hash from audit.event order by seq desc limit 1)',
  );
  const before = process.memoryUsage().rss;
  const verdict = await timed('verified', () => verifyAudit(owner));
  const memory = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
  console.log(`extra memory: ${memory} MiB`);
  const peer = await timed('checked by PostgreSQL itself', () =>
    owner.query<{ bad: string }>(`
      select count(*)::text as bad from (
        select seq, previous_hash, hash, lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by seq) as before,
          sha256(previous_hash || convert_to(audit.canonical(seq, at, organisation_id, branch_id, actor, action,
            subject, detail), 'UTF8')) as wanted
        from audit.event) as e
      where previous_hash <> before or hash <> wanted`),
  );
  const agreed = verdict.ok && verdict.events === events && peer.rows[0]?.bad === '0';
  console.log(agreed ? 'both find it whole' : `not whole: ${JSON.stringify(verdict)} ${peer.rows[0]?.bad}`);
  process.exitCode = agreed ? 0 : 1;
} finally {
  await owner.end();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
