import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../../start-error.ts';
import { type Account, asAccount, canEnter } from './account.ts';
import type { Binaries } from './binaries.ts';
import { removeSocketFolder, socketPrefix } from './orphan.ts';
import { readPostmasterFile } from './postmaster-file.ts';

/** What is needed to run a server on a cluster. */
export type ServerPlan = Readonly<{
  binaries: Binaries;
  cluster: string;
  logFile: string;
  account: Account | undefined;
}>;

/** A running server that is started again if it dies. */
export type Postmaster = Readonly<{
  socketFolder: string;
  /** Settles only when the server is gone and cannot be brought back. */
  lost: Promise<StartError>;
  stop(): Promise<void>;
}>;

/**
 * Given on the command line, so that they hold whatever stands in `postgresql.conf` and change with us.
 * Everything else can be tuned in that file. Durability is stated although it is the default: it is what we
 * promise. Failed statements and the details of errors hold people's data, so they are not logged here; the
 * application gets them and logs what may be logged.
 */
const fixed = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // A file in the cluster instead of /dev/shm, which is small in containers and emptied at log-out by some.
  dynamic_shared_memory_type: 'mmap',
  max_connections: '100',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
} as const;

/** Environment of PostgreSQL's programs: nothing of ours, messages in English so that we can read them. */
export const postgresEnvironment = Object.freeze({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });

/** Longest socket folder for which `<folder>/.s.PGSQL.5432` still fits macOS's 104 bytes. */
const longestSocketFolder = 85;

const attemptsAfterDeath = 5;
const largestLog = 1_000_000;

/** Starts PostgreSQL and returns when it accepts connections. */
export async function startPostmaster(plan: ServerPlan): Promise<Postmaster> {
  const socketFolder = makeSocketFolder(plan.account);
  let stopping = false;
  let child: ChildProcess;
  const lost = Promise.withResolvers<StartError>();

  async function start(): Promise<void> {
    child = await launch(plan, socketFolder);
    child.once('exit', () => {
      if (!stopping) restart(1);
    });
  }

  // The socket stays where it is, so connection pools find the new server by themselves.
  function restart(attempt: number): void {
    sleep(attempt * 200)
      .then(() => (stopping ? undefined : start()))
      .catch((error: unknown) => {
        if (attempt < attemptsAfterDeath) return restart(attempt + 1);
        lost.resolve(error instanceof StartError ? error : new StartError('PostgreSQL cannot be restarted'));
      });
  }

  try {
    await start();
  } catch (error) {
    removeSocketFolder(socketFolder);
    throw error;
  }

  return Object.freeze({
    socketFolder,
    lost: lost.promise,
    async stop() {
      stopping = true;
      await shutDown(child);
      removeSocketFolder(socketFolder);
    },
  });
}

function makeSocketFolder(account: Account | undefined): string {
  const wanted = os.tmpdir();
  const fits = Buffer.byteLength(wanted) + socketPrefix.length + 7 <= longestSocketFolder;
  const reachable = account === undefined || canEnter(account, wanted);
  const folder = mkdtempSync(path.join(fits && reachable ? wanted : '/tmp', socketPrefix));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}

/**
 * In a session of its own: Ctrl-C in the terminal reaches every process of ours at once, and the database
 * must outlive the requests that are still being finished. Its log is a file and not a pipe, which would
 * break when we are killed.
 */
async function launch(plan: ServerPlan, socketFolder: string): Promise<ChildProcess> {
  const settings = { ...fixed, unix_socket_directories: socketFolder };
  const before = rotate(plan.logFile);
  for (let waited = 0; ; waited += 250) {
    const log = openSync(plan.logFile, 'a', 0o600);
    const child = spawn(
      plan.binaries.postgres,
      [
        '-D',
        plan.cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...asAccount(plan.account),
        cwd: '/',
        env: postgresEnvironment,
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
    closeSync(log);
    if (await becomesReady(child, plan.cluster)) return child;
    const said = lastWords(plan.logFile, before);
    // A server that was killed leaves processes that need a moment to notice.
    if (said.includes('still in use') && waited < 30_000) {
      await sleep(250);
      continue;
    }
    throw new StartError(`PostgreSQL did not start: ${said} (its log is ${plan.logFile})`);
  }
}

/** Waits as long as recovery after a crash may take; false when the server gives up. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  let gone = false;
  child.once('exit', () => {
    gone = true;
  });
  child.once('error', () => {
    gone = true;
  });
  while (!gone) {
    const file = readPostmasterFile(cluster);
    if (file?.pid === child.pid && file?.status === 'ready') return true;
    await sleep(10);
  }
  return false;
}

async function shutDown(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await gone;
  clearTimeout(late);
}

/** Keeps one older log; returns the size of the current one, where this start begins. */
function rotate(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < largestLog) return size;
  renameSync(logFile, `${logFile}.old`);
  return 0;
}

function lastWords(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /\b(?:FATAL|PANIC):/u.test(line)) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?\b(?:FATAL|PANIC):\s*/u, '') || 'it ended without a word';
}
