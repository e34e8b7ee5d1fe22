import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, keyedWords, shuffle, type WordSource } from './draw.ts';

/** Words from a list, to see what is done with each. */
function listed(...words: number[]): WordSource {
  const left = [...words];
  return () => {
    const word = left.shift();
    if (word === undefined) throw new Error('more words drawn than the case has');
    return word;
  };
}

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('hex');

describe('keyedWords', () => {
  it('gives the words that Python hmac gives, over the end of a digest too', () => {
    // hmac.new(bytes(range(32)), b'["primus-motor/allocation/1","abab…","all",0,0]', 'sha256'), '>8I'
    const words = keyedWords(SECRET, ['primus-motor/allocation/1', 'ab'.repeat(32), 'all', 0]);
    expect(Array.from({ length: 8 }, words)).toEqual([
      861877507, 773467523, 2975695315, 101141850, 385827609, 1310381666, 888532717, 3334669948,
    ]);
    const ninth = words();
    expect(ninth).not.toBe(861877507);
  });

  it('differs by label and by secret', () => {
    const first = (secret: string, ...label: (string | number)[]) => keyedWords(secret, label)();
    expect(first(SECRET, 'a', 1)).toBe(first(SECRET, 'a', 1));
    expect(first(SECRET, 'a', 1)).not.toBe(first(SECRET, 'a', '1'));
    expect(first(SECRET, 'a', 1)).not.toBe(first(SECRET.replace('00', '01'), 'a', 1));
  });
});

describe('below', () => {
  it('takes the remainder, and draws again above the greatest multiple', () => {
    expect(below(listed(861877507), 3)).toBe(1);
    // 2^32 = 3 · 1431655765 + 1, so only the greatest word is refused
    expect(below(listed(2 ** 32 - 1, 2 ** 32 - 2), 3)).toBe(2);
    // 2^32 mod 6 = 4: the last four words are refused
    expect(below(listed(2 ** 32 - 4, 2 ** 32 - 5), 6)).toBe(5);
    expect(below(listed(2 ** 32 - 1), 2 ** 32)).toBe(2 ** 32 - 1);
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1])('refuses %d', (n) => {
    expect(() => below(listed(1), n)).toThrow(RangeError);
  });
});

describe('shuffle', () => {
  it('goes from the last element down', () => {
    // i = 3: j = 3 (stays), i = 2: j = 1 (swap), i = 1: j = 0 (swap)
    expect(shuffle(listed(3, 1, 0), ['M', 'M', 'K', 'K'])).toEqual(['K', 'M', 'M', 'K']);
  });

  it('gives every order of three for equally many draws', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 2; j += 1) {
        const order = shuffle(listed(i, j), ['a', 'b', 'c']).join('');
        counts.set(order, (counts.get(order) ?? 0) + 1);
      }
    expect([...counts.values()]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('keeps the elements', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, label) => {
        const shuffled = shuffle(keyedWords(SECRET, [label]), [...items]);
        expect(shuffled.sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
      }),
    );
  });
});
