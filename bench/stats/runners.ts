import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { dataFolder } from '../input/files.ts';
import type { Peer, Task } from './task.ts';

export interface Measured {
  /** All runs in order, the first and cold one included. */
  readonly seconds: readonly number[];
  /** Time of all cores together that went into each run: what the clock would show had nobody else used the machine. */
  readonly processorSeconds: readonly number[];
  readonly values: Readonly<Record<string, number>>;
  /** Resident memory of the process at its highest, data included; undefined where it is not known. */
  readonly peakMegabytes: number | undefined;
  /** What it took to open the threads, which is not part of a run; 0 where there is one only. */
  readonly threadSeconds: number;
}

/** What a program prints; undefined where it took longer than it may. */
const run = (command: string, args: readonly string[], limit?: number): string | undefined => {
  const timeout = limit === undefined ? {} : { timeout: 1000 * limit };
  const ended = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...timeout });
  if (ended.error !== undefined && 'code' in ended.error && ended.error.code === 'ETIMEDOUT')
    return undefined;
  if (ended.error !== undefined) throw ended.error;
  if (ended.status !== 0) throw new Error(ended.stderr.trim() || `${command} ended with ${ended.status}`);
  return ended.stdout;
};

export const runOurs = (task: Task): Measured =>
  JSON.parse(
    run(process.execPath, [
      ...['--conditions=primus-source', '--expose-gc'],
      ...[path.join(import.meta.dirname, 'child.ts'), task.name],
    ]) ?? '',
  );

/** Undefined where it was stopped at its limit. */
export const runPeer = (peer: Peer): Measured | undefined => {
  const script = path.join(import.meta.dirname, '..', 'r', `${peer.script}.R`);
  const printed = run(
    'Rscript',
    ['--vanilla', script, dataFolder, String(peer.runs), peer.argument ?? ''],
    peer.limit,
  );
  if (printed === undefined) return undefined;
  const lines = printed.split('\n');
  const after = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
  const [peak] = after('peak');
  return {
    seconds: after('seconds').map(Number),
    processorSeconds: after('processor').map(Number),
    values: Object.fromEntries(
      after('value').map((line) => {
        const [number = '', ...label] = line.split(' ');
        return [label.join(' '), Number(number)];
      }),
    ),
    peakMegabytes: peak === undefined ? undefined : Number(peak) / 1024,
    threadSeconds: 0,
  };
};

/** Whether R has a package; survival is always asked for. */
export const hasPackage = (name: string): boolean =>
  spawnSync('Rscript', ['--vanilla', '-e', `library(${name})`]).status === 0;
