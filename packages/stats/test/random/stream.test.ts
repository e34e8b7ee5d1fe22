import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquared, normal, type Random, stream } from '../../src/index.ts';

/** First uniforms of two streams; a change here breaks every stored result that names a seed. */
const GOLDEN = {
  rossi: [0.23379969022316877, 0.17619468700400448, 0.9933856605561577],
  split: [0.5313282229566216, 0.7115502445074176],
};

const draw = (random: Random, n: number): number[] => Array.from({ length: n }, () => random.uniform());

/** p-value of the hypothesis that the numbers are uniform on (0, 1), by 20 equal bins. */
function uniformity(values: readonly number[]): number {
  const bins = new Float64Array(20);
  for (const v of values) bins[Math.floor(v * 20)]!++;
  const expected = values.length / 20;
  const statistic = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquared.upper(statistic, 19);
}

describe('random streams', () => {
  it('give the same numbers for the same seed, for ever', () => {
    expect(draw(stream('rossi'), 3)).toEqual(GOLDEN.rossi);
    expect(draw(stream(1).split('arm').split(7), 2)).toEqual(GOLDEN.split);
  });

  it('tell numbers from strings, and labels from one another', () => {
    const first = [
      stream(1),
      stream('1'),
      stream(2),
      stream(1).split(1),
      stream(1).split('1'),
      stream(1).split(2),
    ];
    expect(new Set(first.map((random) => random.uniform())).size).toBe(first.length);
  });

  it('split without regard to order and to what was drawn', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(20), (seed, label, before) => {
        const parent = stream(seed);
        draw(parent, before);
        parent.split('another');
        expect(draw(parent.split(label), 3)).toEqual(draw(stream(seed).split(label), 3));
      }),
    );
  });

  it('are uniform, also across neighbouring seeds and labels', () => {
    const random = stream('uniform');
    expect(uniformity(draw(random, 20000))).toBeGreaterThan(1e-4);
    expect(uniformity(Array.from({ length: 20000 }, (_, seed) => stream(seed).uniform()))).toBeGreaterThan(
      1e-4,
    );
    expect(uniformity(Array.from({ length: 20000 }, (_, i) => random.split(i).uniform()))).toBeGreaterThan(
      1e-4,
    );
  });

  it('have normal and exponential draws of the right law', () => {
    const random = stream('laws');
    expect(uniformity(Array.from({ length: 20000 }, () => normal.lower(random.normal())))).toBeGreaterThan(
      1e-4,
    );
    expect(
      uniformity(Array.from({ length: 20000 }, () => Math.exp(-2 * random.exponential(2)))),
    ).toBeGreaterThan(1e-4);
  });

  it('draw whole numbers without favour, and shuffle to every order', () => {
    const random = stream('whole');
    const counts = new Float64Array(6);
    for (let i = 0; i < 6000; i++) counts[random.integer(6)]!++;
    const orders = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle([1, 2, 3]).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    for (const tally of [[...counts], [...orders.values()]]) {
      expect(tally).toHaveLength(6);
      const statistic = tally.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
      expect(chiSquared.upper(statistic, 5)).toBeGreaterThan(1e-4);
    }
  });

  it('choose many at once as one by one', () => {
    // Near 2³¹ almost half of all words must be drawn again for some n.
    const sizes = fc.oneof(fc.integer({ min: 40, max: 500 }), fc.integer({ min: 2 ** 30, max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(fc.string(), sizes, fc.nat({ max: 40 }), (seed, n, count) => {
        const [many, single] = [stream(seed), stream(seed)];
        const slow = Array.from({ length: count }, (_, i) => single.integer(n - i));
        expect([...many.choices(n, new Int32Array(count))]).toEqual(slow);
        expect(many.uniform()).toBe(single.uniform());
      }),
    );
    expect(() => stream(1).choices(2, new Int32Array(3))).toThrow(/n:/);
    expect(() => stream(1).choices(2 ** 31, new Int32Array(3))).toThrow(/n:/);
  });

  it('keep what is shuffled', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const sort = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
        expect(sort(stream(seed).shuffle([...items]))).toEqual(sort(items));
      }),
    );
    expect(stream(1).shuffle(Float64Array.of(1))).toEqual(Float64Array.of(1));
  });

  it('refuse what is no seed, rate or count', () => {
    expect(() => stream(Number.NaN)).toThrow(/seed/);
    expect(() => stream(1).integer(0)).toThrow(/n:/);
    expect(() => stream(1).exponential(-1)).toThrow(/rate/);
  });
});
