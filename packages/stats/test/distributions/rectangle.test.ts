import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickNormalQuantile } from '../../src/distributions/quick-normal.ts';
import { type Matrix, normal, normalRectangle, stayProbability, stream } from '../../src/index.ts';
import { gaussLegendre } from '../../src/numeric/gauss-legendre.ts';
import { expectNear, reference } from '../support.ts';

// make-sequential.R: mvtnorm::pmvnorm, Miwa's algorithm with 4096 steps, and TVPACK for three dimensions.
interface Expected {
  readonly mvn: {
    readonly corr: Matrix;
    readonly lower: number[];
    readonly upper: number[];
    readonly four: number;
    readonly two: number;
    readonly three: number;
  };
}
const { mvn } = reference<Expected>('sequential.json');
const corner = (size: number) => ({
  lower: new Float64Array(size),
  upper: new Float64Array(size).fill(Infinity),
});

describe('rectangles by hand', () => {
  it('two variables are both above zero with ¼ + asin ρ / 2π', () => {
    for (const rho of [-1, -0.9999, -0.7, 0, 0.3, 0.95, 0.999999, 1]) {
      const { probability } = normalRectangle({
        ...corner(2),
        covariance: [
          [1, rho],
          [rho, 1],
        ],
      });
      expect(Math.abs(probability - (0.25 + Math.asin(rho) / (2 * Math.PI)))).toBeLessThan(1e-13);
    }
  });

  it('three with 1/8 + (Σ asin ρ) / 4π; equally correlated by ½ with 1/4; n of them with 1 / (n + 1)', () => {
    const half = (n: number): number[][] =>
      Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0.5)));
    for (const n of [3, 4, 6]) {
      const result = normalRectangle({ ...corner(n), covariance: half(n) }, { tolerance: 2e-6 });
      expect(Math.abs(result.probability - 1 / (n + 1))).toBeLessThan(2e-5);
    }
    const skew = [
      [1, 0.8, -0.1],
      [0.8, 1, 0.2],
      [-0.1, 0.2, 1],
    ];
    const orthant = 1 / 8 + (Math.asin(0.8) + Math.asin(-0.1) + Math.asin(0.2)) / (4 * Math.PI);
    expect(Math.abs(normalRectangle({ ...corner(3), covariance: skew }).probability - orthant)).toBeLessThan(
      3e-6,
    );
  });

  it('independent variables multiply; a variable that others determine does not count twice', () => {
    const lower = [-1, 0.2, -Infinity, -0.5];
    const upper = [1, 2, 0.3, Infinity];
    const identity = lower.map((_, i) => lower.map((_, j) => (i === j ? 1 : 0)));
    const product = lower.reduce((p, a, i) => p * (normal.lower(upper[i]!) - normal.lower(a)), 1);
    expectNear(normalRectangle({ lower, upper, covariance: identity }).probability, product, 1e-12);
    // The third is the sum of the first two: within (−∞, 1) that is a half-plane of the first two.
    const sum = [
      [1, 0, 1],
      [0, 1, 1],
      [1, 1, 2],
    ];
    const limits = { lower: [-Infinity, -Infinity, -Infinity], upper: [Infinity, Infinity, 1] };
    const { probability } = normalRectangle({ ...limits, covariance: sum });
    expect(Math.abs(probability - normal.lower(Math.SQRT1_2))).toBeLessThan(2e-6);
  });
});

describe('rectangles as mvtnorm', () => {
  it('in two, three and four dimensions', () => {
    const open = mvn.lower.map((x) => (x < -1e6 ? -Infinity : x));
    const end = mvn.upper.map((x) => (x > 1e6 ? Infinity : x));
    const four = normalRectangle({ lower: open, upper: end, covariance: mvn.corr });
    expect(Math.abs(four.probability - mvn.four)).toBeLessThan(2 * four.error);
    expect(four.error).toBeLessThan(1e-6);
    const two = normalRectangle({
      lower: [-1, -0.3],
      upper: [2, 1.1],
      covariance: [
        [1, -0.7],
        [-0.7, 1],
      ],
    });
    expectNear(two.probability, mvn.two, 1e-11);
    const three = normalRectangle({
      lower: [-Infinity, -Infinity, -Infinity],
      upper: [0.5, 1, 2],
      covariance: mvn.corr.slice(0, 3).map((row) => row.slice(0, 3)),
    });
    expect(Math.abs(three.probability - mvn.three)).toBeLessThan(2e-6);
  });
});

describe('rectangles generally', () => {
  const sizes = fc.integer({ min: 3, max: 5 });
  const drawn = fc.tuple(sizes, fc.integer({ min: 1, max: 1e6 }));

  it('agree with the share of simulated points inside, whatever mean and scale', () => {
    fc.assert(
      fc.property(drawn, ([size, seed]) => {
        const random = stream(seed);
        const root = Array.from({ length: size }, (_, i) => Array.from({ length: i + 1 }, random.normal));
        const covariance = root.map((a) => root.map((b) => a.reduce((s, x, k) => s + x * (b[k] ?? 0), 0)));
        const mean = root.map(() => random.normal());
        const lower = covariance.map((row, i) => mean[i]! - 2 * Math.sqrt(row[i]!) * random.uniform());
        const upper = lower.map((a, i) => a + 3 * Math.sqrt(covariance[i]![i]!) * random.uniform());
        const result = normalRectangle({ lower, upper, covariance, mean }, { tolerance: 1e-4 });
        const draws = 20_000;
        let inside = 0;
        for (let k = 0; k < draws; k++) {
          const z = root.map(() => random.normal());
          if (
            root.every((a, i) => {
              const x = a.reduce((s, c, j) => s + c * z[j]!, mean[i]!);
              return x > lower[i]! && x < upper[i]!;
            })
          )
            inside++;
        }
        const p = result.probability;
        expect(Math.abs(inside / draws - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / draws) + 1e-3);
      }),
      { numRuns: 15 },
    );
  });

  it('equal the recursive integration where increments are independent', () => {
    const shares = [0.2, 0.45, 0.6, 1];
    const bounds = [2.5, 2.2, 2.1, 1.9];
    const looks = shares.map((information, i) => ({ information, lower: -0.5, upper: bounds[i]! }));
    const covariance = shares.map((a) => shares.map((b) => Math.sqrt(Math.min(a, b) / Math.max(a, b))));
    const mean = shares.map((share) => 1.2 * Math.sqrt(share));
    const lattice = normalRectangle({ lower: [-0.5, -0.5, -0.5, -0.5], upper: bounds, covariance, mean });
    expect(Math.abs(lattice.probability - stayProbability(looks, { drift: 1.2 }))).toBeLessThan(
      2 * lattice.error,
    );
  });

  it('give the same digits for the same seed and other digits for another', () => {
    const rectangle = {
      lower: [-1, -1, -1],
      upper: [1, 2, 3],
      covariance: mvn.corr.slice(0, 3).map((r) => r.slice(0, 3)),
    };
    const [a, b, c] = ['x', 'x', 'y'].map((seed) => normalRectangle(rectangle, { seed }).probability);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it('refuse what is no covariance, by name and row', () => {
    const limits = { lower: [0, 0], upper: [1, 1] };
    expect(() =>
      normalRectangle({
        ...limits,
        covariance: [
          [1, 2],
          [2, 1],
        ],
      }),
    ).toThrow(/covariance, row 0/);
    expect(() =>
      normalRectangle({
        ...limits,
        covariance: [
          [1, 0],
          [0, 0],
        ],
      }),
    ).toThrow(/covariance, row 1/);
    expect(() =>
      normalRectangle({
        lower: [2, 0],
        upper: [1, 1],
        covariance: [
          [1, 0],
          [0, 1],
        ],
      }),
    ).toThrow(/lower, row 0/);
    const impossible = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    expect(() => normalRectangle({ ...corner(3), covariance: impossible })).toThrow(/semi-definite/);
    expect(() =>
      normalRectangle(
        {
          ...limits,
          covariance: [
            [1, 0],
            [0, 1],
          ],
        },
        { points: 1000 },
      ),
    ).toThrow(/points/);
  });
});

describe('the tools of integration', () => {
  it('Gauss–Legendre with three points has 0 and ±√0.6, and is exact for polynomials of degree 31 with sixteen', () => {
    const three = gaussLegendre(3);
    expect(Math.abs(three.points[1]!)).toBeLessThan(1e-16);
    expectNear(three.points[2]!, Math.sqrt(0.6), 1e-15);
    expectNear(three.weights[1]!, 8 / 9, 1e-14);
    const { points, weights } = gaussLegendre(16);
    for (const degree of [0, 2, 10, 30]) {
      const sum = points.reduce((s, x, i) => s + weights[i]! * x ** degree, 0);
      expectNear(sum, 2 / (degree + 1), 1e-13);
    }
  });

  it('the quick normal quantile is the exact one to 2e-14', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: -1e-3, noNaN: true }), fc.boolean(), (logP, upper) => {
        const p = upper ? 1 - Math.exp(logP) : Math.exp(logP);
        if (p <= 0 || p >= 1) return;
        const exact = normal.quantile(p);
        expect(Math.abs(quickNormalQuantile(p) - exact)).toBeLessThan(2e-14 * Math.max(1, Math.abs(exact)));
      }),
    );
  });
});
