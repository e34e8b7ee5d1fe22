import { createHmac } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';

/** A source of uniform 32-bit words. */
export type WordSource = () => number;

/**
 * The keyed stream behind every sealed decision: HMAC-SHA-256 under the secret over the canonical JSON of
 * [label…, counter], read as big-endian 32-bit words, counter 0, 1, 2, … . Without the secret the words
 * cannot be told from random; with it anyone draws the same.
 *
 * @param secret 32 bytes in hexadecimal
 * @param label says what is drawn; equal labels give equal words
 */
export function keyedWords(secret: string, label: readonly (string | number)[]): WordSource {
  const key = Buffer.from(secret, 'hex');
  let block = Buffer.alloc(0);
  let at = 0;
  let counter = 0;
  return () => {
    if (at === block.length) {
      block = createHmac('sha256', key)
        .update(canonicalJson([...label, counter]), 'utf8')
        .digest();
      counter += 1;
      at = 0;
    }
    const word = block.readUInt32BE(at);
    at += 4;
    return word;
  };
}

const WORDS = 2 ** 32;

/**
 * A uniform whole number in [0, n), by rejection: words at or above the greatest multiple of n are drawn
 * again, so that no value is likelier than another.
 *
 * @param n 1 … 2^32
 */
export function below(words: WordSource, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > WORDS) throw new RangeError(`cannot draw below ${n}`);
  const limit = WORDS - (WORDS % n);
  let word = words();
  while (word >= limit) word = words();
  return word % n;
}

/** Fisher–Yates in place, from the last element down; every order equally likely. */
export function shuffle<T>(words: WordSource, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = below(words, i + 1);
    const held = items[i] as T;
    items[i] = items[j] as T;
    items[j] = held;
  }
  return items;
}
