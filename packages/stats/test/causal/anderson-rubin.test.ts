import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadraticSet } from '../../src/causal/confidence-set.ts';
import { andersonRubin, f, linearRegression } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-instruments.R: the F test of lm inverted point by point with uniroot.
const expected = reference<
  Record<'ar_raw' | 'ar_just' | 'ar_over' | 'ar_HC2' | 'ar_rays', number[]> & { readonly ar_zero: number }
>('instruments.json');
const { mtcars } = reference<{ readonly mtcars: Record<string, number[]> }>('tables.json');
const [mpg, hp, wt, cyl, gear, carb] = ['mpg', 'hp', 'wt', 'cyl', 'gear', 'carb'].map(
  (name) => mtcars[name]!,
) as [number[], number[], number[], number[], number[], number[]];
const cars = { y: mpg, treatment: hp };

describe('the Anderson–Rubin confidence set', () => {
  it.each([
    ['ar_raw', { ...cars, instruments: { cyl } }, {}],
    ['ar_just', { ...cars, instruments: { cyl }, covariates: { wt } }, {}],
    ['ar_over', { ...cars, instruments: { cyl, gear } }, { level: 0.999 }],
    ['ar_HC2', { ...cars, instruments: { cyl }, covariates: { wt } }, { errors: 'HC2', level: 0.9 }],
  ] as const)('%s is an interval', (key, data, options) => {
    const { set } = must(andersonRubin(data, options));
    if (set.kind !== 'interval') throw new Error(set.kind);
    expectAllNear([set.lower, set.upper], expected[key], 1e-8);
  });

  it('two rays, nothing, and the F test itself', () => {
    const { set } = must(andersonRubin({ ...cars, instruments: { gear } }));
    if (set.kind !== 'rays') throw new Error(set.kind);
    expectAllNear([set.below, set.above], expected.ar_rays, 1e-8);
    expect(must(andersonRubin({ ...cars, instruments: { cyl, gear } })).set).toEqual({
      kind: 'empty',
      level: 0.95,
    });
    const zero = must(andersonRubin({ ...cars, instruments: { cyl, gear, carb }, covariates: { wt } })).test;
    expectNear(zero.f, expected.ar_zero, 1e-9);
    expectNear(zero.p, f.upper(expected.ar_zero, 3, 27), 1e-9);
  });

  it('an instrument that moves nothing leaves the whole line, by hand', () => {
    // Both arms have the same mean outcome and the same mean treatment: F is 0 for every effect.
    const data = { y: [1, 2, 2, 1], treatment: [0, 1, 0, 1], instruments: { z: [0, 0, 1, 1] } };
    expect(must(andersonRubin(data)).set).toEqual({ kind: 'line', level: 0.95 });
  });

  it('the quadratic inequality in all its shapes', () => {
    expect(quadraticSet(1, -3, 2, 0.9)).toEqual({ kind: 'interval', lower: 1, upper: 2, level: 0.9 });
    expect(quadraticSet(-1, 3, -2, 0.9)).toEqual({ kind: 'rays', below: 1, above: 2, level: 0.9 });
    expect(quadraticSet(0, 2, -4, 0.9)).toEqual({ kind: 'ray', lower: -Infinity, upper: 2, level: 0.9 });
    expect(quadraticSet(0, -2, 4, 0.9)).toEqual({ kind: 'ray', lower: 2, upper: Infinity, level: 0.9 });
    expect(quadraticSet(-1, 0, -1, 0.9)).toEqual({ kind: 'line', level: 0.9 });
    expect(quadraticSet(1, 0, 1, 0.9)).toEqual({ kind: 'empty', level: 0.9 });
    expect(quadraticSet(0, 0, 0, 0.9)).toEqual({ kind: 'line', level: 0.9 });
    expect(quadraticSet(0, 0, 1, 0.9)).toEqual({ kind: 'empty', level: 0.9 });
    expect(quadraticSet(1, 0, 0, 0.9)).toEqual({ kind: 'interval', lower: 0, upper: 0, level: 0.9 });
  });

  it('holds just the effects that the test does not reject', () => {
    const rows = fc.array(
      fc.record({
        y: fc.integer({ min: -9, max: 9 }),
        d: fc.integer({ min: 0, max: 4 }),
        z: fc.integer({ min: 0, max: 2 }),
        x: fc.integer({ min: -2, max: 2 }),
      }),
      { minLength: 8, maxLength: 25 },
    );
    const errors = fc.constantFrom('classical' as const, 'HC0' as const, 'HC1' as const);
    fc.assert(
      fc.property(rows, errors, fc.double({ min: -20, max: 20, noNaN: true }), (data, kind, effect) => {
        const y = data.map((row) => row.y);
        const d = data.map((row) => row.d);
        const z = data.map((row) => row.z);
        const x = data.map((row) => row.x);
        const found = andersonRubin(
          { y, treatment: d, instruments: { z }, covariates: { x } },
          { errors: kind, hypothesis: effect },
        );
        if (!found.ok) return;
        // The twin: the regression of y − θ d itself.
        const direct = linearRegression(
          { y: y.map((v, row) => v - effect * d[row]!), covariates: { z, x } },
          { errors: kind },
        );
        if (!direct.ok) return;
        const { t, p, standardError } = direct.coefficients[1]!;
        if (standardError < 1e-6) return;
        expect(Math.abs(found.test.f - t * t)).toBeLessThan(1e-6 * (1 + t * t));
        if (Math.abs(p - 0.05) < 1e-6) return;
        expect(inside(found.set, effect)).toBe(p > 0.05);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses robust errors with several instruments', () => {
    expect(() => andersonRubin({ ...cars, instruments: { cyl, gear } }, { errors: 'HC0' })).toThrow(
      /one instrument/,
    );
  });
});

function inside(set: ReturnType<typeof quadraticSet>, x: number): boolean {
  switch (set.kind) {
    case 'interval':
    case 'ray':
      return x >= set.lower && x <= set.upper;
    case 'rays':
      return x <= set.below || x >= set.above;
    default:
      return set.kind === 'line';
  }
}
