import { StatsInputError } from '../error.ts';
import { checkPositive, checkWhole } from '../input/options.ts';
import { deriveKey, type Key } from './hash.ts';

/** A reproducible source of random numbers. The same seed and labels give the same numbers on every machine. */
export interface Random {
  /** Uniform on the open interval (0, 1), 53 bits. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Exponential with the given rate (events per unit time). */
  readonly exponential: (rate: number) => number;
  /** A whole number from 0 to n − 1, all equally likely. */
  readonly integer: (n: number) => number;
  /**
   * Fills `target` with what `integer(n)`, `integer(n − 1)`, … give one after the other: the choices of a shuffle that
   * stops early. Many at once are quicker than one by one.
   */
  readonly choices: (n: number, target: Int32Array) => Int32Array;
  /** Shuffles an array or typed array in place and returns it. */
  readonly shuffle: <T extends { length: number; [index: number]: unknown }>(items: T) => T;
  /**
   * A stream of its own for a label. It depends on this stream's seed and the label only, never on how many numbers
   * were drawn or in which order streams were split off: work can be shared out without changing results.
   */
  readonly split: (label: string | number) => Random;
}

/** The stream of a seed. Generator: xoshiro128** (Blackman & Vigna 2021), keyed by a hash of seed and labels. */
export function stream(seed: string | number): Random {
  if (typeof seed === 'number' && !Number.isFinite(seed)) {
    throw new StatsInputError('seed', `${seed} is not a finite number`);
  }
  return fromKey(deriveKey(seed));
}

/** How many different words there are. */
const WORDS = 4294967296;

/** The generator's state while `choose` runs. */
const state = new Int32Array(4);

/**
 * As `integer` of every stream, with the state in local variables and in 32-bit steps: five times as quick. A function of
 * its own, not one of each stream, so that it stays compiled.
 */
function choose(n: number, target: Int32Array): void {
  const surelyFair = WORDS - n;
  const count = target.length;
  let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
  for (let i = 0; i < count; ) {
    const five = Math.imul(b, 5);
    const word = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    const left = n - i;
    if (word > surelyFair && Math.floor(word / left) * left + left > WORDS) continue;
    const rounds = (word / left) >>> 0;
    target[i] = (word | 0) - Math.imul(rounds, left);
    i++;
  }
  keep(a, b, c, d);
}

/** Number by number: setting them from an array takes longer than a hundred choices. */
function keep(a: number, b: number, c: number, d: number): void {
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

function fromKey(key: Key): Random {
  let [a, b, c, d] = key;
  if ((a | b | c | d) === 0) a = 1; // the one state that the generator cannot leave

  const next = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };

  const uniform = (): number => ((next() >>> 5) * 67108864 + (next() >>> 6) + 0.5) / 9007199254740992;

  const integer = (n: number): number => {
    checkWhole('n', n, 1);
    if (n > WORDS) return Math.min(n - 1, Math.floor(uniform() * n));
    let word = next();
    // Words from the last incomplete round of n would favour small results; others are drawn in their place.
    while (Math.floor(word / n) * n + n > WORDS) word = next();
    return word - Math.floor(word / n) * n; // exact: a quotient of 32-bit numbers is never rounded up to a whole one
  };

  const choices = (n: number, target: Int32Array): Int32Array => {
    checkWhole('n', n, target.length);
    if (n > 0x7fffffff) throw new StatsInputError('n', `${n} is above ${0x7fffffff}`);
    keep(a, b, c, d);
    choose(n, target);
    [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
    return target;
  };

  let spare: number | undefined;
  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const s = x * x + y * y;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = y * scale;
      return x * scale;
    }
  };

  return Object.freeze({
    uniform,
    normal,
    integer,
    choices,
    exponential: (rate: number): number => {
      checkPositive('rate', rate);
      return -Math.log(uniform()) / rate;
    },
    shuffle: <T extends { length: number; [index: number]: unknown }>(items: T): T => {
      for (let last = items.length - 1; last > 0; last--) {
        const at = integer(last + 1);
        const moved = items[last];
        items[last] = items[at];
        items[at] = moved;
      }
      return items;
    },
    split: (label: string | number): Random => fromKey(deriveKey(label, key)),
  });
}
