import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearRegression, logisticRegression, poissonRegression } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-counts.R: clubSandwich's vcovCR and coef_test(test = "Satterthwaite"); the weights of lm as inverse variances.
interface Clustered {
  readonly se: Record<'CR0' | 'CR1' | 'CR2' | 'CR3', number[]>;
  readonly df: number[];
  readonly p: number[];
}
const expected = reference<
  Record<'cr_lm' | 'cr_weighted' | 'cr_logistic' | 'cr_poisson', Clustered> & {
    readonly birthwt: Record<'low' | 'smoke' | 'ht' | 'lwt' | 'age', number[]>;
    readonly quine: Record<'days' | 'aborig' | 'male' | 'f1', number[]>;
    readonly carb: number[];
  }
>('counts.json');
const { mtcars } = reference<{ readonly mtcars: Record<string, number[]> }>('tables.json');
const { low, smoke, ht, lwt, age } = expected.birthwt;
const { days, aborig, male, f1 } = expected.quine;
const cars = {
  y: mtcars['mpg']!,
  covariates: { wt: mtcars['wt']!, hp: mtcars['hp']!, am: mtcars['am']! },
  cluster: expected.carb,
};

describe('errors by cluster with small-sample corrections', () => {
  it.each([
    ['cr_lm', linearRegression, cars],
    ['cr_weighted', linearRegression, { ...cars, weight: cars.y.map((_, row) => [1, 2, 0.5][row % 3]!) }],
    ['cr_logistic', logisticRegression, { y: low, covariates: { smoke, ht, lwt }, cluster: age }],
    [
      'cr_poisson',
      poissonRegression,
      { y: days, covariates: { aborig, male, f1 }, cluster: days.map((_, row) => row % 20) },
    ],
  ] as const)('%s', (key, fitModel, data) => {
    const want = expected[key];
    for (const errors of ['CR0', 'CR1', 'CR2', 'CR3'] as const) {
      const fit = must(fitModel(data, { errors }));
      expectAllNear(
        fit.coefficients.map((c) => c.standardError),
        want.se[errors],
        1e-9,
        errors,
      );
    }
    const fit = must(fitModel(data, { errors: 'CR2' }));
    expectAllNear(
      fit.coefficients.map((c) => c.df),
      want.df,
      1e-7,
      'df',
    );
    expectAllNear(
      fit.coefficients.map((c) => c.p),
      want.p,
      1e-7,
      'p',
    );
  });

  it('of a mean, by hand: CR2 is the variance of cluster totals, with G − 1 degrees of freedom', () => {
    // Three clusters of two with totals of residuals −4, 0, 4 about the mean 3.5: CR0 is 32/36, H of a cluster has the
    // eigenvalue 1/3, so CR2 is 32/36 · 3/2 = 4/3 and CR3 is 32/36 · 9/4 = 2.
    const data = { y: [1, 2, 3, 4, 5, 6], covariates: {}, cluster: [0, 0, 1, 1, 2, 2] };
    const error = (errors: 'CR0' | 'CR1' | 'CR2' | 'CR3') =>
      must(linearRegression(data, { errors })).coefficients[0]!;
    expectNear(error('CR0').standardError ** 2, 32 / 36, 1e-12);
    expectNear(error('CR1').standardError ** 2, 4 / 3, 1e-12);
    expectNear(error('CR2').standardError ** 2, 4 / 3, 1e-12);
    expectNear(error('CR3').standardError ** 2, 2, 1e-12);
    expectNear(error('CR2').df, 2, 1e-12);
  });

  it('agrees with the definition in matrices of the whole sample', () => {
    const rows = fc.array(
      fc.record({
        y: fc.integer({ min: -5, max: 5 }),
        x: fc.integer({ min: -4, max: 4 }),
        g: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 8, maxLength: 16 },
    );
    fc.assert(
      fc.property(rows, (data) => {
        const y = data.map((row) => row.y);
        const x = data.map((row) => row.x);
        const cluster = data.map((row) => row.g);
        const fit = linearRegression({ y, covariates: { x }, cluster }, { errors: 'CR2' });
        if (!fit.ok) return;
        const twin = definition(y, x, cluster);
        if (twin === undefined) return;
        const slope = fit.coefficients[1]!;
        expect(Math.abs(slope.standardError - twin.standardError)).toBeLessThan(
          1e-8 * (1 + twin.standardError),
        );
        expectNear(slope.df, twin.df, 1e-6);
      }),
      { numRuns: 80 },
    );
  });

  it('by the spectrum of the coefficients as by the full matrix of a cluster', () => {
    const uneven = { ...cars, weight: cars.y.map((_, row) => 1 + (row % 2) * 1e-13) };
    const quick = must(linearRegression(cars, { errors: 'CR2' })).coefficients;
    const full = must(linearRegression(uneven, { errors: 'CR2' })).coefficients;
    expectAllNear(
      full.map((c) => c.standardError),
      quick.map((c) => c.standardError),
      1e-9,
    );
    expectAllNear(
      full.map((c) => c.df),
      quick.map((c) => c.df),
      1e-9,
    );
  });

  it('with every row a cluster of its own, CR2 is HC2 and CR3 is HC3', () => {
    const cluster = cars.y.map((_, row) => row);
    for (const [cr, hc] of [
      ['CR2', 'HC2'],
      ['CR3', 'HC3'],
      ['CR0', 'HC0'],
    ] as const) {
      const one = must(linearRegression({ ...cars, cluster }, { errors: cr }));
      const two = must(linearRegression(cars, { errors: hc }));
      expectAllNear(
        one.coefficients.map((c) => c.standardError),
        two.coefficients.map((c) => c.standardError),
        1e-10,
      );
    }
  });

  it('needs clusters, and more than one', () => {
    const { y, covariates } = cars;
    expect(() => linearRegression({ y, covariates }, { errors: 'CR2' })).toThrow(/cluster/);
    const one = { y, covariates, cluster: y.map(() => 1) };
    expect(linearRegression(one, { errors: 'CR2' })).toMatchObject({
      ok: false,
      reason: 'too-few-observations',
    });
  });
});

/** CR2 of the slope: (I − H)^−½ of each cluster by the Denman–Beavers iteration, P in full. Undefined where singular. */
function definition(y: number[], x: number[], cluster: number[]) {
  const n = y.length;
  const mean = x.reduce((a, b) => a + b) / n;
  const c = x.map((v) => v - mean);
  const sxx = c.reduce((s, v) => s + v * v, 0);
  const hat = y.map((_, i) => y.map((_, j) => 1 / n + (c[i]! * c[j]!) / sxx));
  const rest = y.map((_, i) => y.map((_, j) => (i === j ? 1 : 0) - hat[i]![j]!));
  const e = rest.map((row) => row.reduce((s, v, j) => s + v * y[j]!, 0));
  // Column g of `pull`: (I − H)ᵀ of the cluster's rows times A_g x_g / Sxx.
  const pulls: number[][] = [];
  let variance = 0;
  for (const g of new Set(cluster)) {
    const members = cluster.flatMap((code, row) => (code === g ? [row] : []));
    const inverseRoot = inverseSquareRoot(members.map((i) => members.map((j) => rest[i]![j]!)));
    if (inverseRoot === undefined) return undefined;
    const a = inverseRoot.map((row) => row.reduce((s, v, j) => s + (v * c[members[j]!]!) / sxx, 0));
    variance += a.reduce((s, v, k) => s + v * e[members[k]!]!, 0) ** 2;
    pulls.push(rest.map((row) => members.reduce((s, i, k) => s + row[i]! * a[k]!, 0)));
  }
  let trace = 0;
  let squares = 0;
  for (const [i, one] of pulls.entries()) {
    for (const [j, two] of pulls.entries()) {
      const product = one.reduce((s, v, k) => s + v * two[k]!, 0);
      if (i === j) trace += product;
      squares += product * product;
    }
  }
  return { standardError: Math.sqrt(variance), df: (trace * trace) / squares };
}

function inverseSquareRoot(matrix: number[][]): number[][] | undefined {
  const size = matrix.length;
  let root = matrix;
  let inverse: number[][] = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let k = 0; k < 40; k++) {
    const [a, b] = [inverted(root), inverted(inverse)];
    if (a === undefined || b === undefined) return undefined;
    const next = root.map((row, i) => row.map((v, j) => (v + b[i]![j]!) / 2));
    inverse = inverse.map((row, i) => row.map((v, j) => (v + a[i]![j]!) / 2));
    root = next;
  }
  return size > 0 && inverse.flat().every((v) => Math.abs(v) < 1e4) ? inverse : undefined;
}

function inverted(matrix: number[][]): number[][] | undefined {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < size; i++) {
    const pivot = work.reduce(
      (best, row, at) => (at >= i && Math.abs(row[i]!) > Math.abs(work[best]![i]!) ? at : best),
      i,
    );
    [work[i], work[pivot]] = [work[pivot]!, work[i]!];
    if (Math.abs(work[i]![i]!) < 1e-9) return undefined;
    const scale = work[i]![i]!;
    work[i] = work[i]!.map((v) => v / scale);
    for (let j = 0; j < size; j++) {
      if (j === i) continue;
      const factor = work[j]![i]!;
      work[j] = work[j]!.map((v, k) => v - factor * work[i]![k]!);
    }
  }
  return work.map((row) => row.slice(size));
}
