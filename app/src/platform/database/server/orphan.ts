import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, StartError } from '../../start-error.ts';
import { disownPostmasterFile, exists, isServerOf, readPostmasterFile } from './postmaster-file.ts';

/** Begins the name of every socket folder that we make, so that we remove no others. */
export const socketPrefix = 'primus-';

/**
 * When Primus Motor is killed, its PostgreSQL goes on without it. The caller holds the lock of the data
 * folder, so a server that still runs on the cluster belongs to nobody: it is shut down in good order, and
 * everything that it has acknowledged is there when it starts again.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const left = readPostmasterFile(cluster);
  if (left === undefined) return;
  if (isServerOf(cluster, left.pid)) {
    await stopServer(cluster, left.pid);
  } else if (exists(left.pid)) {
    disownPostmasterFile(cluster);
  }
  if (isSocketOf(cluster, left.socketFolder)) removeSocketFolder(left.socketFolder);
}

/**
 * A copy of a data folder names the socket of the server it was copied from, which may well be in use. The lock beside the
 * socket says whose it is, in its second line; without one nobody listens there.
 */
function isSocketOf(cluster: string, folder: string): boolean {
  try {
    const owner = readFileSync(path.join(folder, '.s.PGSQL.5432.lock'), 'utf8').split('\n')[1];
    return owner === cluster;
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}

export function removeSocketFolder(folder: string): void {
  if (path.isAbsolute(folder) && path.basename(folder).startsWith(socketPrefix)) {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** First a fast shutdown, which ends every connection; if that takes too long, at once. */
async function stopServer(cluster: string, pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 20],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errorCode(error) === 'ESRCH') return;
      throw new StartError(
        `PostgreSQL (process ${pid}) still runs on ${cluster} under another user: stop it, or start Primus Motor as that user`,
      );
    }
    for (let waited = 0; waited < seconds * 1000; waited += 20) {
      if (!isServerOf(cluster, pid)) return;
      await sleep(20);
    }
  }
  throw new StartError(
    `PostgreSQL (process ${pid}) still runs on ${cluster} and does not stop: end that process and start again`,
  );
}
