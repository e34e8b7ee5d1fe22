import { describe, expect, it } from 'vitest';
import { between, chance, pick, seededWords, uniform, weighted } from './random.ts';

describe('seededWords', () => {
  it('gives the same stream for the same seed, and others for others', () => {
    const take = (...seed: (string | number)[]) => Array.from({ length: 5 }, seededWords(seed));
    expect(take('demo', 1)).toEqual(take('demo', 1));
    expect(take('demo', 1)).not.toEqual(take('demo', 2));
    expect(take('demo', 1)).not.toEqual(take('demo', '1'));
    // computed in Python from hashlib.sha256(b'["demo",1]') and the same recurrence
    expect(take('demo', 1)).toEqual([3102042237, 256485536, 1209740620, 670852106, 3424085332]);
  });

  it('is even over its bits', () => {
    const words = seededWords(['bits']);
    const ones = new Array<number>(32).fill(0);
    const n = 20_000;
    for (let i = 0; i < n; i += 1) {
      const word = words();
      for (let bit = 0; bit < 32; bit += 1) ones[bit]! += (word >>> bit) & 1;
    }
    // five standard deviations of a fair coin
    for (const count of ones) expect(Math.abs(count - n / 2)).toBeLessThan(2.5 * Math.sqrt(n));
  });
});

describe('what is drawn from a stream', () => {
  it('has the moments it should', () => {
    const words = seededWords(['moments']);
    const values = Array.from({ length: 20_000 }, () => uniform(words));
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const square = values.reduce((a, b) => a + b * b, 0) / values.length;
    expect(mean).toBeCloseTo(1 / 2, 1);
    expect(square).toBeCloseTo(1 / 3, 1);
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });

  it('keeps its limits and weights', () => {
    const words = seededWords(['limits']);
    const seen = new Set(Array.from({ length: 200 }, () => between(words, -1, 2)));
    expect([...seen].sort()).toEqual([-1, 0, 1, 2]);
    const counts = { a: 0, b: 0, never: 0 };
    for (let i = 0; i < 3000; i += 1) counts[weighted(words, { a: 2, never: 0, b: 1 })] += 1;
    expect(counts.never).toBe(0);
    expect(counts.a / 3000).toBeCloseTo(2 / 3, 1);
    expect(chance(words, 0)).toBe(false);
    expect(chance(words, 1)).toBe(true);
    expect(['x', 'y']).toContain(pick(words, ['x', 'y']));
    expect(() => pick(words, [])).toThrow(RangeError);
  });
});
