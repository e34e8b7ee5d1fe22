import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject, onTestFinished } from 'vitest';
import { z } from 'zod';
import { readSettings } from '../../../settings.ts';
import type { Connection } from '../../connection.ts';
import { startDatabase } from '../index.ts';

const line = z.union([
  z.object({ owner: z.custom<Connection>((value) => typeof value === 'object') }),
  z.object({ refused: z.string() }),
  z.object({ committed: z.int() }),
]);

/** A process that holds a database, seen from the test. */
export type Holder = Readonly<{
  /** Settles when it is ready or has refused. */
  started: Promise<Readonly<{ owner: Connection } | { refused: string }>>;
  /** Ids that it has named as committed so far. */
  committed: readonly number[];
  kill(signal: NodeJS.Signals): Promise<void>;
}>;

/** A folder that is removed when the test ends; PostgreSQL's account may pass through it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'primus-server-test-'));
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/**
 * A data folder as a first start leaves it, for a test that is not about the first start: made once, then copied with its
 * owner and modes, which costs a fraction of making it.
 */
export async function madeFolder(): Promise<string> {
  made ??= makeFolder();
  const folder = path.join(temporaryFolder(), 'data');
  await run('cp', ['-a', await made, folder]);
  return folder;
}

let made: Promise<string> | undefined;

async function makeFolder(): Promise<string> {
  const folder = mkdtempSync(path.join(inject('folder'), 'made-'));
  chmodSync(folder, 0o711);
  const data = path.join(folder, 'data');
  await (await startDatabase(readSettings({ PRIMUS_DATA: data }))).stop();
  return data;
}

const run = promisify(execFile);

export function hold(dataFolder: string, mode: 'idle' | 'write' = 'idle'): Holder {
  const script = fileURLToPath(new URL('hold.ts', import.meta.url));
  const child = spawn(process.execPath, [script, dataFolder, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  onTestFinished(() => stopHard(child, gone));
  const committed: number[] = [];
  const started = Promise.withResolvers<{ owner: Connection } | { refused: string }>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    const told = line.parse(JSON.parse(text));
    if ('committed' in told) committed.push(told.committed);
    else started.resolve(told);
  });
  child.once('close', (code) => started.reject(new Error(`the holder ended with ${code}`)));
  started.promise.catch(() => undefined);
  return {
    started: started.promise,
    committed,
    async kill(signal) {
      child.kill(signal);
      await gone;
    },
  };
}

async function stopHard(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  await gone;
}
