import { hash } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
import { below, shuffle, type WordSource } from '../randomisation/draw.ts';

/** What names a stream of random numbers; equal seeds give equal streams on every machine. */
export type Seed = readonly (string | number)[];

/**
 * A seeded stream of 32-bit words for simulation: sfc32 (Doty-Humphrey, PractRand), its state taken from
 * SHA-256 of the seed. Streams are split by naming them: `seededWords(['demo', 7, 'names'])` knows nothing
 * of any other, so that drawing more in one place changes nothing in another.
 *
 * For simulation only; allocations in a real study are drawn with {@link keyedWords}.
 */
export function seededWords(seed: Seed): WordSource {
  const digest = hash('sha256', canonicalJson(seed), 'buffer');
  let a = digest.readInt32BE(0);
  let b = digest.readInt32BE(4);
  let c = digest.readInt32BE(8);
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
}

/** Uniform in (0, 1), never an end: 52 bits and a half. */
export function uniform(words: WordSource): number {
  const high = words() >>> 6;
  const low = words() >>> 6;
  return (high * 2 ** 26 + low + 0.5) / 2 ** 52;
}

/** A whole number from `least` to `most`, both possible. */
export function between(words: WordSource, least: number, most: number): number {
  return least + below(words, most - least + 1);
}

/** True with the given probability. */
export function chance(words: WordSource, probability: number): boolean {
  return uniform(words) < probability;
}

/** One of the items, each equally likely. */
export function pick<T>(words: WordSource, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('nothing to pick from');
  return items[below(words, items.length)] as T;
}

/** One of the keys, in proportion to its weight. */
export function weighted<K extends string>(words: WordSource, weights: Readonly<Record<K, number>>): K {
  const entries = Object.entries(weights) as [K, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = uniform(words) * total;
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  // rounding can leave a sliver at the end
  return (entries.at(-1) as [K, number])[0];
}

/** The items in a random order, every order equally likely. */
export function shuffled<T>(words: WordSource, items: readonly T[]): T[] {
  return shuffle(words, [...items]);
}
