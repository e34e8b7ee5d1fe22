import { Worker } from 'node:worker_threads';
import { StatsInputError } from '../error.ts';
import type { Workers } from '../numeric/stripes.ts';
import { lending } from './lending.ts';
import { takeStripes, type Work } from './work.ts';

export type { Workers } from '../numeric/stripes.ts';

/** Threads that wait for work; {@link OpenWorkers.close} ends them. */
export interface OpenWorkers extends Workers {
  readonly close: () => Promise<void>;
}

const MOST_THREADS = 64;

/** Sources and what is packed of them end differently. */
const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/**
 * Starts threads for large fits, of which the calling one does its share: `coxRegression(data, { workers })`, and so with
 * `logisticRegression` and `poissonRegression`. Starting takes longer than a small fit, so they are started once and used
 * again. The result of a fit is the same to the last bit with any number of threads and without them.
 *
 * A fit makes its own thread wait, so it cannot be called in a browser's page; and this entry point is Node's alone.
 * Where memory is shared out otherwise, any {@link Workers} will do.
 * @param threads how many at once, the calling one included
 */
export async function openWorkers(threads: number): Promise<OpenWorkers> {
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS)) {
    throw new StatsInputError('threads', `${threads} is not a whole number from 1 to ${MOST_THREADS}`);
  }
  const others = await Promise.all(
    Array.from({ length: threads - 1 }, async () => {
      const worker = new Worker(new URL(`./worker${extension}`, import.meta.url));
      await new Promise<void>((ready, failed) => {
        worker.once('message', () => ready());
        worker.once('error', failed);
      });
      worker.unref();
      return worker;
    }),
  );
  const { memory, lend } = lending();
  return {
    threads,
    memory,
    lend,
    run: (pass, input, stripes) => {
      const tickets = new Int32Array(new SharedArrayBuffer(12));
      const work: Work = { pass: pass.name, input, stripes, tickets };
      for (const worker of others) worker.postMessage(work);
      takeStripes((stripe) => pass.stripe(input, stripe), stripes, tickets);
    },
    close: async () => {
      await Promise.all(others.map((worker) => worker.terminate()));
    },
  };
}
