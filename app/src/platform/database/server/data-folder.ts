import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  statfsSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { findProject } from '../../project.ts';
import type { Settings } from '../../settings.ts';
import { errorCode, oneLine, StartError } from '../../start-error.ts';
import { type Account, accountForDatabase, canEnter } from './account.ts';
import { clusterOf } from './cluster.ts';

/** Where root may put what an unprivileged account must reach. */
export const sharedFolder = '/var/lib/primus-motor';

/**
 * Chooses the data folder. As root in a checkout below `/root` no other account can enter, so the default
 * folder moves to `/var/lib/primus-motor`. A folder that was asked for by name, or that holds a database
 * already, is never replaced: that would look like the loss of all data.
 */
export function chooseDataFolder(settings: Settings): string {
  const wanted = settings.dataFolder;
  if (settings.dataFolderGiven || process.getuid?.() !== 0) return wanted;
  const replacement = path.join(sharedFolder, projectHash());
  if (existsSync(clusterOf(wanted))) return wanted;
  if (existsSync(clusterOf(replacement))) return replacement;
  const account = accountForDatabase(clusterOf(wanted));
  return account === undefined || canEnter(account, nearestFolder(wanted)) ? wanted : replacement;
}

/** Makes sure that we can write in the data folder and that PostgreSQL's account can reach it. */
export function openDataFolder(folder: string, account: Account | undefined): void {
  if (account !== undefined && folder.startsWith(`${sharedFolder}/`)) makeSharedFolder();
  if (account !== undefined && !canEnter(account, nearestFolder(folder))) {
    throw new StartError(
      `PostgreSQL cannot run as root, and its account "${account.name}" cannot enter ${nearestFolder(folder)}: ` +
        `set PRIMUS_DATA to a folder that it can reach, for example ${sharedFolder}/data, ` +
        'or start Primus Motor as the ordinary user who owns the folder',
    );
  }
  makeFolder(folder, account);
}

type Disk = Readonly<Record<'bavail' | 'bsize' | 'blocks', number>>;

/** In megabytes: what making a database takes, and what PostgreSQL needs to go on writing its log. */
const room = { first: 128, later: 32 } as const;

/**
 * Asks for room before anything is written: without it PostgreSQL ends in the middle of what it does, and what it says of it
 * helps nobody.
 */
export function mustHaveRoom(folder: string, { bavail, bsize, blocks }: Disk = statfsSync(folder)): void {
  const free = Math.floor((bavail * bsize) / 1_000_000);
  const needed = existsSync(clusterOf(folder)) ? room.later : room.first;
  // Some network disks say nothing of their size.
  if (blocks === 0 || free >= needed) return;
  throw new StartError(
    `the disk of the data folder ${folder} has ${free} MB left, and ${needed} MB are needed: make room, or set PRIMUS_DATA to a folder on another disk`,
  );
}

/**
 * Files that root writes into an ordinary user's data folder must stay that user's, or the next start
 * without root fails.
 */
export function keepOwner(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile()) chownSync(path.join(folder, entry.name), owner.uid, owner.gid);
  }
}

/** Makes the folder for everybody to pass through, whatever root's umask is. */
export function makeSharedFolder(): void {
  try {
    if (isFolder(sharedFolder)) return;
    makeStepwise(sharedFolder);
    chmodSync(sharedFolder, 0o755);
  } catch (error) {
    throw new StartError(reason(sharedFolder, error));
  }
}

function projectHash(): string {
  return createHash('sha256').update(findProject().root).digest('hex').slice(0, 12);
}

/** The folder itself, or the nearest one above it that exists. */
function nearestFolder(folder: string): string {
  let found = folder;
  while (!isFolder(found) && found !== path.dirname(found)) found = path.dirname(found);
  return found;
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}

function makeFolder(folder: string, account: Account | undefined): void {
  const isNew = !existsSync(folder);
  try {
    makeStepwise(folder);
    // The account must pass through to its cluster but sees nothing else; only what we made is changed.
    if (isNew) chmodSync(folder, account === undefined ? 0o700 : 0o711);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(reason(folder, error));
  }
}

/** Node's own recursive way never returns where a file system answers ENOENT for a new folder, as /proc does. */
function makeStepwise(folder: string): void {
  const nearest = nearestFolder(folder);
  let made = nearest;
  for (const name of path.relative(nearest, folder).split(path.sep).filter(Boolean)) {
    made = path.join(made, name);
    // Another start may have made it in between.
    if (!isFolder(made)) mkdirSync(made);
  }
}

function reason(folder: string, error: unknown): string {
  const choose = 'set PRIMUS_DATA to a folder that it may write';
  switch (errorCode(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return `the data folder ${folder} cannot be used, because ${fileInTheWay(folder)} is a file: move it away, or set PRIMUS_DATA to a folder`;
    case 'EACCES':
    case 'EPERM':
      return `the data folder ${folder} cannot be written by ${userName()}: give that user the right to write there, or ${choose}`;
    case 'EROFS':
      return `the data folder ${folder} is on a disk that is read-only: ${choose}`;
    case 'ENOSPC':
      return `there is no space left on the disk of the data folder ${folder}: make room, or ${choose}`;
    default:
      return `the data folder ${folder} cannot be used (${oneLine(error)}): ${choose}`;
  }
}

function fileInTheWay(folder: string): string {
  let found = folder;
  for (; found !== path.dirname(found); found = path.dirname(found)) {
    const seen = statSync(found, { throwIfNoEntry: false });
    if (seen !== undefined && !seen.isDirectory()) break;
  }
  return found;
}

function userName(): string {
  return process.env['USER'] ?? `user ${process.getuid?.() ?? ''}`.trim();
}
