import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a running PostgreSQL says of itself in `postmaster.pid`. */
export type PostmasterFile = Readonly<{ pid: number; socketFolder: string; status: string }>;

/** Reads the lines that matter: 1 process, 5 socket folder, 8 status. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return Object.freeze({ pid, socketFolder: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' });
}

/** The file of a cluster, or undefined when there is none or it is just being written. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    return parsePostmasterFile(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether the process is a PostgreSQL server on this very cluster. A process number alone proves nothing: it
 * may have been given to another program since. A PostgreSQL server works in its cluster's folder, which
 * Linux shows; elsewhere its command line names it.
 */
export function isServerOf(cluster: string, pid: number): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false;
    }
  }
  const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return shown.status === 0 && shown.stdout.includes(`-D ${cluster}`);
}

/** Whether a process with this number exists, whoever owns it. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * After a crash the process number in the file may belong to some other program, and PostgreSQL then refuses
 * to start. Deleting the file would also delete the key of its shared memory, by which PostgreSQL sees
 * leftover processes of its own. Our own number in the first line does what is wanted: PostgreSQL knows
 * that its parent is not a server, takes the line for stale and still checks the memory.
 */
export function disownPostmasterFile(cluster: string): void {
  const file = path.join(cluster, 'postmaster.pid');
  const rest = readFileSync(file, 'utf8').split('\n').slice(1);
  writeFileSync(file, [String(process.pid), ...rest].join('\n'));
}
