import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'app', 'dist', 'server', 'primus.js');

/** The built system in a process of its own, on a data folder of its own. */
export interface RunningServer {
  readonly url: string;
  readonly dataFolder: string;
  /** Everything it has printed so far. */
  readonly output: () => string;
  /** Waits until the output holds a match. */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly process: ChildProcess;
  /** Orderly stop; the data folder stays. */
  readonly stop: () => Promise<void>;
  /** The hard way, as a power cut would have it. */
  readonly kill: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A port that nobody listens on right now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export const newDataFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'primus-e2e-'));
  await chmod(folder, 0o711);
  return path.join(folder, 'data');
};

/** The built system with the demo programme in it, as it was opened once for the run. */
export const startDemo = async (): Promise<RunningServer> => {
  const dataFolder = await newDataFolder();
  await promisify(execFile)('cp', ['-a', inject('demoData'), dataFolder]);
  return startServer({ dataFolder });
};

/** Starts the built system and waits until it answers. */
export const startServer = async (options: {
  readonly dataFolder: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<RunningServer> => {
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [program, 'serve'], {
    env: {
      ...process.env,
      PORT: String(port),
      PRIMUS_DATA: options.dataFolder,
      PRIMUS_LOG: 'warn',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (found === null) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      child.once('exit', () => reject(new Error(`the server ended:\n${output}`)));
      look();
    });
  await printed(/is serving at/u);
  return {
    url,
    dataFolder: options.dataFolder,
    output: () => output,
    printed,
    process: child,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    remove: () => rm(path.dirname(options.dataFolder), { recursive: true, force: true }),
  };
};
