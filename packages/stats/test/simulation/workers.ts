import { Worker } from 'node:worker_threads';
import type { Count } from './counting.ts';
import type { Scenario } from './scenario.ts';

/** Repetitions `from` … `to` − 1 of a scenario. */
export interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Each scenario in so many parts, so that the last ones do not wait for one worker. */
const PARTS = 20;

export function partsOf({ name, repetitions }: Scenario): readonly Part[] {
  const size = Math.ceil(repetitions / PARTS);
  return Array.from({ length: Math.ceil(repetitions / size) }, (_, k) => ({
    name,
    from: k * size,
    to: Math.min(repetitions, (k + 1) * size),
  }));
}

/**
 * Counts by scenario, over so many workers. Each repetition has random numbers of its own and counts are whole, so the
 * result is the same for any number of workers.
 */
export async function countWith(
  workers: number,
  parts: readonly Part[],
  done: (part: Part) => void,
): Promise<ReadonlyMap<string, Count>> {
  const counts = new Map<string, Count>();
  const queue = parts.values();
  const work = (worker: Worker) =>
    new Promise<void>((finish, fail) => {
      let current: Part | undefined;
      const next = () => {
        const { value } = queue.next();
        current = value;
        if (value === undefined) void worker.terminate().then(() => finish());
        else worker.postMessage(value);
      };
      worker.on('message', ({ hits, lacking }: Count) => {
        const part = current!;
        const before = counts.get(part.name) ?? { hits: 0, lacking: 0 };
        counts.set(part.name, { hits: before.hits + hits, lacking: before.lacking + lacking });
        done(part);
        next();
      });
      worker.on('error', fail);
      next();
    });
  const all = Array.from({ length: workers }, () => new Worker(new URL('worker.ts', import.meta.url)));
  await Promise.all(all.map(work));
  return counts;
}
