/** A pass for another thread. */
export interface Work {
  /** Name of the pass. */
  readonly pass: string;
  readonly input: unknown;
  readonly stripes: number;
  /** Stripes taken, stripes done, and 1 where one failed. */
  readonly tickets: Int32Array;
}

const [TAKEN, DONE, FAILED] = [0, 1, 2];

/** Does stripes until none is left. */
export function doStripes(one: (stripe: number) => void, stripes: number, tickets: Int32Array): void {
  for (;;) {
    const stripe = Atomics.add(tickets, TAKEN, 1);
    if (stripe >= stripes) return;
    try {
      one(stripe);
    } catch (error) {
      Atomics.store(tickets, FAILED, 1);
      throw error;
    } finally {
      Atomics.add(tickets, DONE, 1);
      Atomics.notify(tickets, DONE);
    }
  }
}

/** Does stripes beside other threads, and waits until theirs are done too. */
export function takeStripes(one: (stripe: number) => void, stripes: number, tickets: Int32Array): void {
  doStripes(one, stripes, tickets);
  for (let done = 0; done < stripes; done = Atomics.load(tickets, DONE)) Atomics.wait(tickets, DONE, done);
  if (Atomics.load(tickets, FAILED) === 1) throw new Error('a pass failed on another thread');
}
