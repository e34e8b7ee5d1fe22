import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../start-error.ts';

/** Held while this process uses a data folder; the operating system lets it go when the process ends. */
export type FolderLock = Readonly<{ release(): void }>;

const sqliteBusy = 5;

/** Closing ends the lock, and so would the garbage collector once nobody remembers the handle. */
const handles = new Set<DatabaseSync>();

/**
 * Lets one process at a time use a data folder.
 *
 * A file with a process number in it would need guessing after a crash: the number may belong to somebody
 * else by then, and two starters may both decide that the file is stale. The operating system knows better,
 * but Node offers no file lock. SQLite, which is built in, takes a real one (fcntl) for an exclusive
 * transaction. We keep such a transaction open on an empty file and never write to it. After SIGKILL or a
 * power cut nothing is left to clean up.
 *
 * The process number for the message stands in a file beside it: closing any handle of the locked file
 * itself would drop the lock.
 * @throws StartError when another process holds the folder
 */
export function lockFolder(folder: string): FolderLock {
  const lockFile = path.join(folder, 'primus.lock');
  const pidFile = path.join(folder, 'primus.pid');
  if (!existsSync(lockFile)) closeSync(openSync(lockFile, 'a', 0o600));
  // Waits a moment, because `isLocked` in another process holds the lock for an instant.
  const held = new DatabaseSync(lockFile, { timeout: 250 });
  try {
    held.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    if (!isBusy(error)) throw error;
    throw new StartError(
      `another Primus Motor is already running on ${folder}${holder(pidFile)}: stop it first, ` +
        'or set PRIMUS_DATA to another folder for a second one',
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  handles.add(held);
  return Object.freeze({
    release() {
      if (handles.delete(held)) held.close();
    },
  });
}

/** Whether some process, this one included, holds the folder now. */
export function isLocked(folder: string): boolean {
  const lockFile = path.join(folder, 'primus.lock');
  if (!existsSync(lockFile)) return false;
  const probe = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    probe.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return true;
  } finally {
    probe.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function holder(pidFile: string): string {
  try {
    return ` (process ${Number.parseInt(readFileSync(pidFile, 'utf8'), 10)})`;
  } catch {
    return '';
  }
}
