import type { Random, TwoByTwo } from '../../src/index.ts';

/** Arrays of `n` values, each from its number. */
export const each = (n: number, of: (row: number) => number): Float64Array =>
  Float64Array.from({ length: n }, (_, row) => of(row));

/** The number of successes among n. */
export function successes(random: Random, n: number, probability: number): number {
  let count = 0;
  for (let i = 0; i < n; i++) if (random.uniform() < probability) count++;
  return count;
}

/** 1 with the given probability, else 0. */
export const coin = (random: Random, probability: number): number => (random.uniform() < probability ? 1 : 0);

export function twoByTwo(
  random: Random,
  treated: readonly [n: number, risk: number],
  control: readonly [n: number, risk: number],
): TwoByTwo {
  return {
    treated: { events: successes(random, ...treated), n: treated[0] },
    control: { events: successes(random, ...control), n: control[0] },
  };
}

/** Gamma with mean 1 and variance 1 / shape, for a whole shape. */
export function gammaOfMeanOne(random: Random, shape: number): number {
  let sum = 0;
  for (let i = 0; i < shape; i++) sum += random.exponential(shape);
  return sum;
}

export function poisson(random: Random, mean: number): number {
  let left = mean - random.exponential(1);
  let count = 0;
  while (left > 0) {
    left -= random.exponential(1);
    count++;
  }
  return count;
}

export const expit = (x: number): number => 1 / (1 + Math.exp(-x));

export interface Followed {
  readonly time: Float64Array;
  readonly event: Float64Array;
}

/** Exponential times with each row's hazard, censored at times of the same kind. */
export function followed(
  random: Random,
  n: number,
  hazard: (row: number) => number,
  censoring: (random: Random) => number,
): Followed {
  const time = new Float64Array(n);
  const event = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const own = random.exponential(hazard(row));
    const end = censoring(random);
    time[row] = Math.min(own, end);
    event[row] = own <= end ? 1 : 0;
  }
  return { time, event };
}

/** Censoring at times evenly spread from `from` to `to`. */
export const between =
  (from: number, to: number) =>
  (random: Random): number =>
    from + (to - from) * random.uniform();

/** Arms 0 and 1 in turn. */
export const arms = (n: number): Float64Array => each(n, (row) => row % 2);

/** What is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The z statistics at the looks of a trial with the given expected final z. */
export function path(random: Random, information: readonly number[], drift: number): number[] {
  let score = 0;
  let before = 0;
  return information.map((share) => {
    score += drift * (share - before) + Math.sqrt(share - before) * random.normal();
    before = share;
    return score / Math.sqrt(share);
  });
}
