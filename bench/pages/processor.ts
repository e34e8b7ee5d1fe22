import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Seconds of processor time that the server's process and its database have used. */
export interface Used {
  readonly server: number;
  readonly database: number;
}

/** Hundredths of a second, as Linux counts for programs. */
const ticks = 100;

interface Stat {
  readonly parent: string;
  readonly seconds: number;
  /** Of its children that have ended. */
  readonly ended: number;
}

const statOf = (pid: string): Stat | undefined => {
  const file = `/proc/${pid}/stat`;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // It has ended.
    return undefined;
  }
  // The name of the program, in brackets, may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const time = (first: number) => (Number(fields[first]) + Number(fields[first + 1])) / ticks;
  return { parent: fields[1] ?? '', seconds: time(11), ended: time(13) };
};

/** Reads the processor time used so far; undefined where the system does not tell (it is Linux that does). */
export const processorTime = (server: number, dataFolder: string): (() => Used | undefined) => {
  const lock = path.join(dataFolder, 'postgres', 'postmaster.pid');
  return () => {
    const own = statOf(String(server));
    if (own === undefined || !existsSync(lock)) return undefined;
    const postmaster = readFileSync(lock, 'utf8').split('\n')[0] ?? '';
    const database = readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .flatMap((pid) => statOf(pid) ?? [])
      .filter(({ parent }) => parent === postmaster)
      .reduce((sum, { seconds }) => sum + seconds, statOf(postmaster)?.ended ?? 0);
    return { server: own.seconds, database };
  };
};
