import { Worker } from 'node:worker_threads';

export interface ThreadLimits {
  /** Wall time until the thread is ended. */
  readonly seconds: number;
  /** Memory of the thread's own heap. */
  readonly megabytes: number;
}

/** A thread that gave no answer: it took too long, needed too much memory, or broke. */
export class ThreadProblem extends Error {
  readonly reason: 'time' | 'memory' | 'broke';
  constructor(reason: ThreadProblem['reason'], cause?: unknown) {
    super(`the thread gave no answer: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** From source the thread's file is TypeScript; in the build it lies beside whatever asks, as JavaScript. */
const builtOrSource = (file: URL): URL =>
  import.meta.url.endsWith('.ts') ? file : new URL(file.href.replace(/\.ts$/u, '.js'));

/**
 * Answers one question in a thread of its own, so that no visitor waits for it. The thread's file is called
 * `<name>.thread.ts`, no two alike (the build finds them by that), and says with `answerWith` how it answers.
 *
 * @param file `new URL('./<name>.thread.ts', import.meta.url)`
 * @param question and the answer are copied: plain values and typed arrays
 * @throws ThreadProblem
 */
export const askThread = async <Answer>(
  file: URL,
  question: unknown,
  { seconds, megabytes }: ThreadLimits,
): Promise<Answer> => {
  const worker = new Worker(builtOrSource(file), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    stdout: false,
  });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const late = setTimeout(() => reject(new ThreadProblem('time')), seconds * 1000);
  worker.once('message', resolve);
  worker.once('error', (error: Error & { code?: string }) =>
    reject(new ThreadProblem(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broke', error)),
  );
  worker.once('exit', () => reject(new ThreadProblem('broke')));
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
};
