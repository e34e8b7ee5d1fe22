import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorCode, oneLine, StartError } from '../../start-error.ts';
import { type Account, asAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { postgresEnvironment } from './postmaster.ts';

/**
 * The roles of the embedded cluster. `owner` may do what a role of an external PostgreSQL may be asked for
 * (make roles and databases, own ours) and is no superuser: what works here works there. The superuser is for
 * repairs; the application never uses it.
 */
export const roles = Object.freeze({ superuser: 'postgres', owner: 'primus', database: 'primus' });

const passwordFile = z.object({ superuser: z.string().min(20), owner: z.string().min(20) });
export type Passwords = Readonly<z.infer<typeof passwordFile>>;

/** The cluster's folder and the passwords of its roles. */
export type Cluster = Readonly<{ folder: string; passwords: Passwords }>;

/**
 * Opens the cluster in the data folder, making it the first time. It is made under a name that nobody else has and
 * renamed when it is whole. When a first start is killed, its `initdb` goes on for a moment, and clears away by name what
 * it could not finish: under one name for all, that would be what the second start has begun.
 */
export function openCluster(dataFolder: string, binaries: Binaries, account: Account | undefined): Cluster {
  const folder = clusterOf(dataFolder);
  const passwordsPath = passwordsOf(dataFolder);
  removeHalves(folder);
  if (!existsSync(path.join(folder, 'PG_VERSION'))) {
    const passwords = newPasswords();
    const half = `${folder}.new-${randomUUID()}`;
    initialise(half, binaries, account);
    singleUser(half, binaries, account, [
      `CREATE ROLE ${roles.owner} LOGIN CREATEROLE CREATEDB`,
      `CREATE DATABASE ${roles.database} OWNER ${roles.owner}`,
      ...passwordStatements(passwords),
    ]);
    writePasswords(passwordsPath, passwords);
    renameDurably(half, folder);
    return Object.freeze({ folder, passwords });
  }
  checkOwner(folder, account);
  checkVersion(folder, binaries);
  const passwords = readPasswords(dataFolder) ?? renewPasswords(folder, passwordsPath, binaries, account);
  return Object.freeze({ folder, passwords });
}

/** Whose `initdb` still writes is left for the next start. */
function removeHalves(folder: string): void {
  const parent = path.dirname(folder);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${path.basename(folder)}.new`)) continue;
    try {
      rmSync(path.join(parent, name), { recursive: true });
    } catch {}
  }
}

/** Where the cluster lies in a data folder. */
export function clusterOf(dataFolder: string): string {
  return path.join(dataFolder, 'postgres');
}

/** The passwords of a cluster that exists, for a command that joins a running server. */
export function readPasswords(dataFolder: string): Passwords | undefined {
  try {
    return passwordFile.parse(JSON.parse(readFileSync(passwordsOf(dataFolder), 'utf8')));
  } catch (error) {
    if (errorCode(error) !== 'EACCES') return undefined;
    throw new StartError(
      `${passwordsOf(dataFolder)} belongs to another user: start Primus Motor as that user, or set PRIMUS_DATA to another folder`,
    );
  }
}

function passwordsOf(dataFolder: string): string {
  return path.join(dataFolder, 'database-passwords.json');
}

function newPasswords(): Passwords {
  const one = () => randomBytes(24).toString('base64url');
  return Object.freeze({ superuser: one(), owner: one() });
}

function passwordStatements(passwords: Passwords): string[] {
  return [
    `ALTER ROLE ${roles.superuser} PASSWORD '${passwords.superuser}'`,
    `ALTER ROLE ${roles.owner} PASSWORD '${passwords.owner}'`,
  ];
}

/** Whoever can write the cluster's files rules over it anyway, so a lost password file is simply replaced. */
function renewPasswords(
  folder: string,
  file: string,
  binaries: Binaries,
  account: Account | undefined,
): Passwords {
  const passwords = newPasswords();
  singleUser(folder, binaries, account, passwordStatements(passwords));
  writePasswords(file, passwords);
  return passwords;
}

/**
 * The default order of text is by code point: the same on every machine and through every upgrade. Columns
 * that people read are ordered as Danish by the ICU collation that PostgreSQL brings along.
 */
function initialise(folder: string, binaries: Binaries, account: Account | undefined): void {
  mkdirSync(folder, { mode: 0o700 });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const options = [
    `--pgdata=${folder}`,
    `--username=${roles.superuser}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--auth=reject',
    '--no-instructions',
  ];
  const run = spawnSync(binaries.initdb, options, { ...program(account), stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    const said = run.error === undefined ? problemIn(run.stderr) : `PostgreSQL: ${oneLine(run.error)}`;
    throw new StartError(`the database could not be made in ${folder}: ${said}`);
  }
  writeFileSync(path.join(folder, 'pg_hba.conf'), 'local all all scram-sha-256\n');
}

/** Runs statements without a server. Only possible while none runs, and needs no password. */
function singleUser(
  folder: string,
  binaries: Binaries,
  account: Account | undefined,
  statements: readonly string[],
): void {
  const run = spawnSync(
    binaries.postgres,
    [
      '--single',
      '-D',
      folder,
      '-c',
      'password_encryption=scram-sha-256',
      '-c',
      'log_statement=none',
      'postgres',
    ],
    { ...program(account), input: `${statements.join('\n')}\n` },
  );
  if (run.status !== 0 || /\b(?:ERROR|FATAL|PANIC):/u.test(run.stderr)) {
    throw new StartError(`the roles of the database could not be made: ${problemIn(run.stderr)}`);
  }
}

function program(account: Account | undefined) {
  return { ...asAccount(account), cwd: '/', env: postgresEnvironment, encoding: 'utf8' } as const;
}

/** What PostgreSQL's programs have against it, in one line. Ctrl-C reaches them as well as us. */
export function problemIn(said: string): string {
  if (/caught signal| due to (?:user request|administrator command)/u.test(said))
    return 'the start was broken off; nothing is kept of it, start again';
  const lines = said.trim().split('\n');
  return `PostgreSQL says: ${lines.findLast((line) => /error|fatal|panic/iu.test(line)) ?? lines.at(-1) ?? ''}`;
}

function checkOwner(folder: string, account: Account | undefined): void {
  const seen = statSync(folder);
  if (account === undefined && seen.uid !== process.getuid?.()) {
    throw new StartError(
      `the database in ${folder} belongs to another user (number ${seen.uid}): start Primus Motor as that user or as root, ` +
        'or set PRIMUS_DATA to another folder',
    );
  }
  if (account !== undefined && seen.uid !== account.uid) {
    throw new StartError(
      `the database in ${folder} belongs to root, which PostgreSQL does not accept: give it back with "chown -R ${account.name} '${folder}'"`,
    );
  }
  // A copy made without modes would be refused by PostgreSQL, and read by others.
  if ((seen.mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function checkVersion(folder: string, binaries: Binaries): void {
  const made = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (made === String(binaries.major)) return;
  throw new StartError(
    `the database in ${folder} was made by PostgreSQL ${made}, and this version of Primus Motor brings PostgreSQL ${binaries.major}: ` +
      'start the version that made it, or set PRIMUS_DATA to another folder',
  );
}

function writePasswords(file: string, passwords: Passwords): void {
  const half = `${file}.new`;
  rmSync(half, { force: true });
  const handle = openSync(half, 'wx', 0o600);
  writeFileSync(handle, `${JSON.stringify(passwords, undefined, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameDurably(half, file);
}

function renameDurably(from: string, to: string): void {
  renameSync(from, to);
  const folder = openSync(path.dirname(to), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
