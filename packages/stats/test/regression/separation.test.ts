import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firthLogistic,
  firthPoisson,
  logisticRegression,
  poissonRegression,
  separation,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

const { firth } = reference<{
  readonly firth: Record<
    'y' | 'group' | 'x' | 'offset' | 'coef' | 'se' | 'chisq' | 'lower' | 'upper',
    number[]
  > & { readonly pll: number };
}>('interaction.json');

describe('separation', () => {
  const x = [1, 2, 3, 4, 5, 6];

  it('by hand: complete, quasi-complete and none, with the rows to blame', () => {
    const complete = must(separation({ y: [0, 0, 0, 1, 1, 1], covariates: { x } }));
    expect(complete).toMatchObject({ kind: 'complete', rows: [0, 1, 2, 3, 4, 5] });
    const [intercept, slope] = complete.direction.map(({ value }) => value) as [number, number];
    for (const [row, at] of x.entries())
      expect((row < 3 ? -1 : 1) * (intercept + slope * at)).toBeGreaterThan(-1e-9);
    // Both outcomes at 4: only the others are told.
    const quasi = separation({ y: [0, 0, 0, 1, 0, 1, 1], covariates: { x: [1, 2, 3, 4, 4, 5, 6] } });
    expect(quasi).toMatchObject({ kind: 'quasi-complete', rows: [0, 1, 2, 5, 6] });
    const none = must(separation({ y: [0, 1, 0, 1, 0, 1], covariates: { x } }));
    expect(none).toMatchObject({ kind: 'none', rows: [] });
    expect(none.direction.every(({ value }) => value === 0)).toBe(true);
  });

  it('of counts: a group without events is told, a group with events is not', () => {
    const data = { y: [0, 0, 0, 2, 1, 0], covariates: { treated: [1, 1, 1, 0, 0, 0] } };
    const found = must(separation(data, { model: 'poisson' }));
    expect(found).toMatchObject({ kind: 'quasi-complete', rows: [0, 1, 2] });
    // With the others held, the treated go down: intercept 0, treated −1.
    expect(found.direction.map(({ value }) => value)).toEqual([0, -1]);
    expect(poissonRegression(data)).toMatchObject({ reason: 'separation' });
    expect(must(separation({ ...data, y: [0, 1, 0, 2, 1, 0] }, { model: 'poisson' })).kind).toBe('none');
  });

  const rows = fc.array(
    fc.record({
      y: fc.integer({ min: 0, max: 1 }),
      a: fc.integer({ min: -3, max: 3 }),
      b: fc.integer({ min: 0, max: 2 }),
      c: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 6, maxLength: 22 },
  );

  it('is found exactly where logistic regression runs away', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = data.map((row) => row.y);
        const covariates = {
          a: data.map((row) => row.a),
          b: data.map((row) => row.b),
          c: data.map((row) => row.c),
        };
        const told = separation({ y, covariates });
        const fit = logisticRegression({ y, covariates });
        if (!told.ok) {
          expect(fit.ok ? 'fitted' : fit.reason).toBe(told.reason);
          return;
        }
        expect(fit.ok ? 'none' : fit.reason).toBe(told.kind === 'none' ? 'none' : 'separation');
        if (told.kind === 'none') return;
        // The direction moves no row against its outcome, and some row with it.
        const moves = y.map((v, row) => {
          const along = told.direction.reduce(
            (sum, { name, value }) =>
              sum + value * (name === '(intercept)' ? 1 : covariates[name as 'a' | 'b' | 'c'][row]!),
            0,
          );
          return v === 1 ? along : -along;
        });
        expect(Math.min(...moves)).toBeGreaterThan(-1e-8);
        expect(Math.max(...moves)).toBeGreaterThan(1e-8);
        // Without the rows that are told, nothing more is.
        const rest = y.flatMap((_, row) => (told.rows.includes(row) ? [] : [row]));
        expect(rest.length === 0).toBe(told.kind === 'complete');
      }),
      { numRuns: 300 },
    );
  });

  it('and of counts exactly where Poisson regression does', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = data.map((row) => row.y * (1 + row.b));
        const covariates = { a: data.map((row) => row.a), c: data.map((row) => row.c) };
        const told = separation({ y, covariates }, { model: 'poisson' });
        const fit = poissonRegression({ y, covariates });
        if (!told.ok) return;
        expect(fit.ok ? 'none' : fit.reason).toBe(told.kind === 'none' ? 'none' : 'separation');
      }),
      { numRuns: 300 },
    );
  });

  it('passes on what is no question of separation', () => {
    expect(separation({ y: [1, 1], covariates: { x: [1, 2] } })).toMatchObject({ reason: 'no-variation' });
    expect(separation({ y: [1, 0, 1], covariates: { x: [1, 2, 4], z: [2, 4, 8] } })).toMatchObject({
      reason: 'singular-information',
    });
    expect(() => separation({ y: [2, 0], covariates: { x: [1, 2] } })).toThrow(/y, row 0/);
  });
});

describe('Firth’s Poisson regression', () => {
  const { y, group, x, offset } = firth;

  it('where a group has no event (make-interaction.R)', () => {
    const fit = must(firthPoisson({ y, covariates: { group, x }, offset }));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      firth.coef,
      1e-8,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      firth.se,
      1e-8,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.chiSquared),
      firth.chisq,
      1e-7,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.lower),
      firth.lower,
      1e-6,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.upper),
      firth.upper,
      1e-6,
    );
    expectNear(fit.penalisedLogLikelihood, firth.pll, 1e-9);
  });

  it('of two groups adds ½ event to each, by hand', () => {
    // 0 events in 30 years, 7 in 20: (0 + ½) / 30 against (7 + ½) / 20.
    const fit = must(
      firthPoisson({
        y: [0, 0, 0, 3, 4],
        covariates: { treated: [1, 1, 1, 0, 0] },
        offset: [10, 10, 10, 10, 10].map(Math.log),
      }),
    );
    expectNear(fit.coefficients[1]!.rateRatio, 0.5 / 30 / (7.5 / 20), 1e-9);
    expect(fit.coefficients[1]!.lower).toBeLessThan(fit.coefficients[1]!.estimate);
    expect(fit.coefficients[1]!.upper).toBeLessThan(0);
  });

  it('exists wherever there is an event, and is the table with ½ added', () => {
    const events = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(events, events, (a, c) => {
        if (a + c === 0) return;
        const fit = must(firthPoisson({ y: [a, 0, c, 0], covariates: { g: [1, 1, 0, 0] } }));
        expect(Math.abs(fit.coefficients[1]!.estimate - Math.log((a + 0.5) / (c + 0.5)))).toBeLessThan(1e-8);
      }),
    );
  });

  it('is near maximum likelihood where there are many events', () => {
    const many = y.map((v) => 100 * (v + 1));
    const data = { y: many, covariates: { group, x } };
    const [one, two] = [must(firthPoisson(data)), must(poissonRegression(data))];
    for (const [j, c] of one.coefficients.entries()) {
      expect(Math.abs(c.estimate - two.coefficients[j]!.estimate)).toBeLessThan(0.01);
    }
    expect(firthPoisson({ y: [0, 0], covariates: {} })).toMatchObject({ reason: 'no-events' });
    expect(firthLogistic({ y: [0, 1, 1], covariates: { c: [1, 1, 1] } })).toMatchObject({
      reason: 'no-variation',
    });
  });
});
