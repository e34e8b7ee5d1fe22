import { BLOCK } from '../linear/panel-kernels.ts';

/**
 * A pass over rows in stripes. Each stripe writes to memory of its own, and what the stripes found is added up in their
 * order: the result is the same to the last bit whichever thread did which stripe, and on one thread alone.
 */
export interface Pass<Input> {
  readonly name: string;
  readonly stripe: (input: Input, stripe: number) => void;
}

/** Threads that share out the stripes of a pass: `openWorkers` of `@primus-motor/stats/parallel`. */
export interface Workers {
  /** This thread included. */
  readonly threads: number;
  /** Does all stripes, and returns when they are done. What is in `input` must lie in shared memory, or be small. */
  readonly run: <Input>(pass: Pass<Input>, input: Input, stripes: number) => void;
  /** Memory that all threads see, filled with zeros. */
  readonly memory: Memory;
  /**
   * Does some work and takes back the memory it was given, for the next one: other threads would hold on to memory that
   * is merely dropped. Nothing of it may be in the result.
   */
  readonly lend: <Result>(work: () => Result) => Result;
}

export function runPass<Input>(
  workers: Workers | undefined,
  pass: Pass<Input>,
  input: Input,
  stripes: number,
): void {
  if (workers !== undefined && stripes > 1) workers.run(pass, input, stripes);
  else for (let stripe = 0; stripe < stripes; stripe++) pass.stripe(input, stripe);
}

const MOST_STRIPES = 8;
const LEAST_ROWS = 1 << 13;

/** How many stripes: they depend on the data alone. Few where a stripe's own sums would be as many as its rows. */
export function stripesFor(rows: number, sums: number): number {
  return Math.max(1, Math.min(MOST_STRIPES, Math.floor(rows / Math.max(LEAST_ROWS, 16 * sums))));
}

/** Calls `each` for the blocks of rows of one stripe. */
export function inStripe(
  rows: number,
  stripes: number,
  stripe: number,
  each: (from: number, to: number) => void,
): void {
  const size = BLOCK * Math.ceil(rows / (BLOCK * stripes));
  const end = Math.min(rows, (stripe + 1) * size);
  for (let from = stripe * size; from < end; from += BLOCK) each(from, Math.min(end, from + BLOCK));
}

/** Adds up arrays of the same length, the first one holding the sum. */
export function addStripes(parts: readonly Float64Array[]): Float64Array {
  const [sum, ...others] = parts;
  for (const part of others) for (let i = 0; i < part.length; i++) sum![i]! += part[i]!;
  return sum!;
}

/** Memory that all threads see. */
export type Memory = (bytes: number) => ArrayBufferLike;

/** An array of so many zeros. */
export type Zeros = (count: number) => Float64Array;

const own: Zeros = (count) => new Float64Array(count);

/** Where arrays lie: in memory that all threads see, where there are more than one. */
export function zerosFor(workers: Workers | undefined): Zeros {
  return workers === undefined ? own : (count) => new Float64Array(workers.memory(8 * count));
}

/** The same numbers where all threads see them. */
export function shared<T extends Float64Array | Int32Array>(numbers: T, workers: Workers | undefined): T {
  if (workers === undefined) return numbers;
  const there = new (numbers.constructor as new (buffer: ArrayBufferLike) => T)(
    workers.memory(numbers.byteLength),
  );
  there.set(numbers);
  return there;
}
