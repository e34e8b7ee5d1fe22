import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ImputationMethod,
  linearRegression,
  multipleImputation,
  normal,
  poolEstimates,
  stream,
} from '../../src/index.ts';
import { invert } from '../../src/linear/cholesky.ts';
import { augment } from '../../src/missing/impute-categorical.ts';
import { matchingPool, pick } from '../../src/missing/impute-numeric.ts';
import { fitMultinomial } from '../../src/missing/multinomial.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-missing.R: nnet::multinom on mice's added rows, glm, and mice with 400 imputations of nhanes.
interface Many {
  readonly estimate: number[];
  readonly within: number[];
  readonly between: number[];
}
const expected = reference<{
  readonly nhanes: Record<'age' | 'bmi' | 'hyp' | 'chl', (number | null)[]>;
  readonly iris: { readonly coef: number[][]; readonly se: number[][] } & Record<
    'width' | 'length' | 'species',
    number[]
  >;
  readonly logistic: Record<'coef' | 'mpg' | 'wt' | 'vs', number[]>;
  readonly norm: Many;
  readonly pmm: Many;
  readonly logreg: Many;
}>('missing.json');
const nhanes = Object.fromEntries(
  Object.entries(expected.nhanes).map(([name, column]) => [name, column.map((x) => x ?? Number.NaN)]),
) as Record<'age' | 'bmi' | 'hyp' | 'chl', number[]>;
const centred = (x: readonly number[]): Float64Array => {
  const mean = x.reduce((a, b) => a + b, 0) / x.length;
  return Float64Array.from(x, (value) => value - mean);
};

describe('the models behind it', () => {
  it('multinomial regression with the added rows as nnet::multinom', () => {
    const { width, length, species, coef, se } = expected.iris;
    const x = [width, length].map(centred);
    const classOf = Int32Array.from(species, (k) => k - 1);
    const rows = augment([new Float64Array(150).fill(1), ...x], classOf, 3);
    expect(rows.classOf.length).toBe(150 + 12);
    expectNear(rows.weights[150]!, 3 / 12, 1e-15);
    const fit = must(fitMultinomial(rows.columns, rows.classOf, 3, rows.weights));
    const variance = invert(fit.factorisation);
    // nnet's columns are not centred: slopes agree, and so do intercepts after moving them.
    const means = [width, length].map((c) => c.reduce((a, b) => a + b, 0) / 150);
    for (const k of [0, 1]) {
      const own = fit.coefficients.subarray(3 * k, 3 * k + 3);
      expectAllNear(own.slice(1), coef[k]!.slice(1), 2e-5, 'slopes');
      const error = [1, 2].map((j) => Math.sqrt(variance[(3 * k + j) * 7]!));
      expectAllNear(error, se[k]!.slice(1), 1e-3, 'errors');
      expectNear(own[0]! - own[1]! * means[0]! - own[2]! * means[1]!, coef[k]![0]!, 1e-4, 'intercept');
    }
  });

  it('two classes are logistic regression as glm', () => {
    const { coef, mpg, wt, vs } = expected.logistic;
    const columns = [new Float64Array(32).fill(1), centred(mpg), centred(wt)];
    const fit = must(fitMultinomial(columns, Int32Array.from(vs), 2, new Float64Array(32).fill(1)));
    expectAllNear(fit.coefficients, coef, 1e-9);
  });

  it('matching takes each of the nearest rows as often, ties at random: by hand and against a slow twin', () => {
    const random = stream('match');
    // Fitted values 1, 1, 1, 5, 9: of the three nearest to 4, row 3 counts once and the tied ones share two places.
    const pool = matchingPool(Float64Array.of(1, 1, 1, 5, 9));
    const count = new Float64Array(5);
    for (let i = 0; i < 9000; i++) count[pick(pool, 4, 3, random)]!++;
    expect(count[4]).toBe(0);
    for (const [row, share] of [
      [3, 3 / 9],
      [0, 2 / 9],
      [1, 2 / 9],
      [2, 2 / 9],
    ] as const) {
      expect(Math.abs(count[row]! / 9000 - share)).toBeLessThan(0.025);
    }
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 20 }),
        fc.integer({ min: -5, max: 35 }),
        fc.integer({ min: 1, max: 5 }),
        (values, at, donors) => {
          const target = at + 0.25;
          const distance = values.map((v) => Math.abs(v - target));
          const farthest = distance.slice().sort((a, b) => a - b)[donors - 1]!;
          const some = matchingPool(Float64Array.from(values));
          const drawn = new Set(Array.from({ length: 60 }, () => pick(some, target, donors, random)));
          for (const row of drawn) expect(distance[row]!).toBeLessThanOrEqual(farthest + 1e-12);
        },
      ),
    );
  });
});

const pooledModel = (
  data: readonly Readonly<Record<string, Float64Array>>[],
  y: string,
  x: readonly string[],
) => {
  const fits = data.map((d) =>
    must(linearRegression({ y: d[y]!, covariates: Object.fromEntries(x.map((name) => [name, d[name]!])) })),
  );
  return fits[0]!.coefficients.map((_, j) =>
    must(
      poolEstimates({
        estimate: fits.map((fit) => fit.coefficients[j]!.estimate),
        variance: fits.map((fit) => fit.coefficients[j]!.standardError ** 2),
      }),
    ),
  );
};

describe('as mice, up to the error of 400 imputations each', () => {
  const same = (own: ReturnType<typeof pooledModel>, want: Many, spread: number): void => {
    for (const [j, pooled] of own.entries()) {
      const error = Math.sqrt((pooled.between + want.between[j]!) / 400);
      expect(Math.abs(pooled.estimate - want.estimate[j]!), `estimate ${j}`).toBeLessThan(4.5 * error);
      expect(pooled.within / want.within[j]!, `within ${j}`).toBeGreaterThan(1 / spread);
      expect(pooled.within / want.within[j]!, `within ${j}`).toBeLessThan(spread);
      expect(pooled.between / want.between[j]!, `between ${j}`).toBeGreaterThan(1 / (1.2 * spread));
      expect(pooled.between / want.between[j]!, `between ${j}`).toBeLessThan(1.2 * spread);
    }
  };
  const all = (method: ImputationMethod) => ({ bmi: method, hyp: method, chl: method });

  it.each([
    ['normal', 'norm'],
    ['pmm', 'pmm'],
  ] as const)('%s', (method, key) => {
    const imputed = must(
      multipleImputation(nhanes, { random: stream(method), imputations: 400, methods: all(method) }),
    );
    same(pooledModel(imputed.completed, 'chl', ['age', 'bmi']), expected[key], 1.2);
  });

  it('logistic beside normal', () => {
    const data = { ...nhanes, hyp: nhanes.hyp.map((x) => x - 1) };
    const methods = { bmi: 'normal', hyp: 'logistic', chl: 'normal' } as const;
    const imputed = must(multipleImputation(data, { random: stream('logistic'), imputations: 400, methods }));
    same(pooledModel(imputed.completed, 'hyp', ['age']), expected.logreg, 1.2);
  });
});

describe('one gap, by hand', () => {
  // y = 1 … 8 known, no predictor: a new value has mean 4.5 and variance s² (1 + 1/n) · df / (df − 2) with s² = 6, df 7.
  it('the normal method draws from the predictive t distribution', () => {
    const y = [1, 2, 3, 4, 5, 6, 7, 8, Number.NaN];
    const { completed } = must(
      multipleImputation(
        { y },
        { random: stream('gap'), imputations: 4000, sweeps: 1, methods: { y: 'normal' } },
      ),
    );
    const values = completed.map((data) => data['y']![8]!);
    const mean = values.reduce((a, b) => a + b, 0) / 4000;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3999;
    const want = (6 * (9 / 8) * 7) / 5;
    expect(Math.abs(mean - 4.5)).toBeLessThan(4 * Math.sqrt(want / 4000));
    expect(Math.abs(variance / want - 1)).toBeLessThan(0.15);
  });

  it('logistic and polytomous draw the classes about as often as they were seen', () => {
    const z = Array.from({ length: 61 }, (_, i) =>
      i === 60 ? Number.NaN : i % 6 < 3 ? 7 : i % 6 < 5 ? 2 : 9,
    );
    const b = z.map((value) => (Number.isNaN(value) ? value : value === 7 ? 1 : 0));
    const { completed } = must(
      multipleImputation(
        { z, b },
        {
          random: stream('z'),
          imputations: 3000,
          sweeps: 1,
          methods: { z: 'polytomous' },
          predictors: { z: [], b: [] },
        },
      ),
    );
    for (const [code, share] of [
      [7, 1 / 2],
      [2, 1 / 3],
      [9, 1 / 6],
    ] as const) {
      expect(
        Math.abs(completed.filter((data) => data['z']![60] === code).length / 3000 - share),
      ).toBeLessThan(0.04);
    }
    expect(Math.abs(completed.filter((data) => data['b']![60] === 1).length / 3000 - 0.5)).toBeLessThan(0.04);
    // A shift of log 3 on even odds makes them 3 to 1.
    const up = must(
      multipleImputation(
        { b },
        { random: stream('b'), imputations: 3000, sweeps: 1, shift: { b: Math.log(3) } },
      ),
    );
    expect(Math.abs(up.completed.filter((data) => data['b']![60] === 1).length / 3000 - 0.75)).toBeLessThan(
      0.04,
    );
  });
});

describe('generally', () => {
  const options = { random: stream('order'), imputations: 3, sweeps: 2 };

  it('each imputation is the same wherever and with however many others it is made', () => {
    const whole = must(multipleImputation(nhanes, options));
    for (const i of [0, 1, 2]) {
      const alone = must(multipleImputation(nhanes, { ...options, first: i, imputations: 1 }));
      expect(alone.completed[0]).toEqual(whole.completed[i]);
    }
    const again = must(multipleImputation(nhanes, { ...options, random: stream('order') }));
    expect(again.completed).toEqual(whole.completed);
    expect(whole.missing).toEqual({ age: 0, bmi: 9, hyp: 8, chl: 10 });
    expect(whole.methods).toEqual({ hyp: 'pmm', bmi: 'pmm', chl: 'pmm' });
    expect(whole.trace['bmi']!.map((row) => row.length)).toEqual([2, 2, 2]);
  });

  it('leaves what was observed; matching gives observed values only; a shift moves every imputed number by itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (seed, delta) => {
          const random = stream(seed);
          const x = Array.from({ length: 30 }, () => random.normal());
          const y = x.map((value) => (random.uniform() < 0.3 ? Number.NaN : value + random.normal()));
          const seen = y.filter((value) => !Number.isNaN(value));
          if (seen.length < 5) return;
          const run = { random: stream(seed), imputations: 2, sweeps: 1 };
          const plain = must(multipleImputation({ x, y }, run));
          const moved = must(multipleImputation({ x, y }, { ...run, shift: { y: delta } }));
          for (const [i, data] of plain.completed.entries()) {
            for (const [row, value] of y.entries()) {
              if (!Number.isNaN(value)) expect(data['y']![row]).toBe(value);
              else {
                expect(seen).toContain(data['y']![row]);
                expect(Math.abs(moved.completed[i]!['y']![row]! - data['y']![row]! - delta)).toBeLessThan(
                  1e-12,
                );
              }
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives intervals that cover: a mean with values missing at random by a covariate', () => {
    const trials = 250;
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const random = stream('coverage').split(trial);
      const x = Array.from({ length: 80 }, () => random.normal());
      const y = x.map((value) => {
        const own = value + random.normal();
        return random.uniform() < normal.lower(value) * 0.8 ? Number.NaN : own;
      });
      const imputed = multipleImputation(
        { x, y },
        { random: random.split('mi'), imputations: 8, sweeps: 1, methods: { y: 'normal' } },
      );
      const means = must(imputed).completed.map((data) => {
        const column = data['y']!;
        const mean = column.reduce((a, b) => a + b, 0) / 80;
        return { mean, variance: column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 79 / 80 };
      });
      const pooled = must(
        poolEstimates(
          { estimate: means.map((m) => m.mean), variance: means.map((m) => m.variance) },
          { completeDf: 79 },
        ),
      );
      if (pooled.lower < 0 && pooled.upper > 0) covered++;
    }
    expect(Math.abs(covered / trials - 0.95)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / trials));
  });

  it('copes with separation and with predictors that say nothing', () => {
    const y = [0, 0, 0, 0, 1, 1, 1, 1, Number.NaN];
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const twice = x.map((value) => 2 * value);
    const same = x.map(() => 3);
    const { completed } = must(
      multipleImputation({ y, x, twice, same }, { random: stream('sep'), imputations: 300, sweeps: 1 }),
    );
    expect(completed.filter((data) => data['y']![8] === 1).length).toBeGreaterThan(240);
  });

  it('says what cannot be imputed, and refuses by name', () => {
    const random = stream(1);
    const none = [Number.NaN, Number.NaN];
    expect(multipleImputation({ x: [1, 2], none }, { random })).toMatchObject({
      reason: 'too-few-observations',
    });
    expect(multipleImputation({ x: [1, 2], y: [1, Number.NaN] }, { random })).toMatchObject({
      reason: 'no-variation',
    });
    expect(() => multipleImputation({ x: [1, Infinity] }, { random })).toThrow(/columns.x, row 1/);
    expect(() => multipleImputation({ x: [1, 2], y: [1] }, { random })).toThrow(/columns.y/);
    expect(() =>
      multipleImputation({ x: [1, 2, Number.NaN] }, { random, methods: { x: 'logistic' } }),
    ).toThrow(/methods.x/);
    expect(() => multipleImputation({ x: [1] }, { random, predictors: { x: ['z'] } })).toThrow(
      /predictors.x/,
    );
    expect(() => multipleImputation({ x: [1] }, { random, shift: { z: 1 } })).toThrow(/shift/);
  });
});
