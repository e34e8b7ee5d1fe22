import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MetaOptions, metaAnalysis } from '../../src/index.ts';
import { expectNear, must, reference } from '../support.ts';

// make-meta.R: the defining equations solved by uniroot, for 13 trials of BCG vaccine (Colditz et al. 1994).
type Values = Readonly<Record<'tau2' | 'est' | 'se' | 'lo' | 'hi' | 'plo', number>>;
interface Expected {
  readonly y: number[];
  readonly se: number[];
  readonly Q: number;
  readonly I2: number;
  readonly fixed: Values;
  readonly dl: Values;
  readonly pm: Values;
  readonly reml: Values;
  readonly hk: Values;
}
const expected = reference<Expected>('meta.json');
const bcg = { estimate: expected.y, standardError: expected.se };

describe('13 trials of BCG vaccine', () => {
  const cases: readonly ['fixed' | 'dl' | 'pm' | 'reml' | 'hk', MetaOptions][] = [
    ['fixed', { method: 'fixed' }],
    ['dl', { method: 'dersimonian-laird' }],
    ['pm', { method: 'paule-mandel' }],
    ['reml', {}],
    ['hk', { hartungKnapp: true }],
  ];
  it.each(cases)('%s', (key, options) => {
    const want = expected[key];
    const result = must(metaAnalysis(bcg, options));
    expectNear(result.tauSquared, want.tau2, 1e-9);
    expectNear(result.estimate, want.est, 1e-9);
    expectNear(result.standardError, want.se, 1e-9);
    expectNear(result.lower, want.lo, 1e-9);
    expectNear(result.upper, want.hi, 1e-9);
    if (key === 'fixed') expect(result.prediction).toBeUndefined();
    else expectNear(result.prediction!.lower, want.plo, 1e-9);
    expectNear(result.heterogeneity.chiSquared, expected.Q);
    expectNear(result.iSquared, expected.I2);
  });

  it('has the published values: REML τ² .3132, log ratio −.7145', () => {
    const result = must(metaAnalysis(bcg));
    expect(result.tauSquared).toBeCloseTo(0.3132, 4);
    expect(result.estimate).toBeCloseTo(-0.7145, 4);
  });
});

describe('by hand', () => {
  it('two studies 0 and 2 with errors 1: fixed mean 1, Q 2, DL τ² = 1', () => {
    const data = { estimate: [0, 2], standardError: [1, 1] };
    expectNear(must(metaAnalysis(data, { method: 'fixed' })).standardError, Math.SQRT1_2, 1e-15);
    for (const method of ['dersimonian-laird', 'paule-mandel', 'reml'] as const) {
      expectNear(must(metaAnalysis(data, { method })).tauSquared, 1, 1e-12);
    }
    expectNear(must(metaAnalysis(data, { method: 'fixed' })).iSquared, 0.5, 1e-15);
  });

  it('needs two studies, and errors above zero', () => {
    expect(metaAnalysis({ estimate: [1], standardError: [1] })).toMatchObject({
      reason: 'too-few-observations',
    });
    expect(() => metaAnalysis({ estimate: [1, 2], standardError: [1, 0] })).toThrow(/standardError, row 1/);
  });
});

describe('properties', () => {
  const studies = fc.array(
    fc.record({
      y: fc.double({ min: -3, max: 3, noNaN: true }),
      se: fc.double({ min: 0.05, max: 2, noNaN: true }),
    }),
    { minLength: 2, maxLength: 10 },
  );

  it.each(['fixed', 'dersimonian-laird', 'paule-mandel', 'reml'] as const)(
    '%s: the estimate lies among the studies and moves with them',
    (method) => {
      fc.assert(
        fc.property(studies, fc.double({ min: -5, max: 5, noNaN: true }), (rows, shift) => {
          const y = rows.map((r) => r.y);
          const standardError = rows.map((r) => r.se);
          const one = must(metaAnalysis({ estimate: y, standardError }, { method }));
          const two = must(metaAnalysis({ estimate: y.map((v) => v + shift), standardError }, { method }));
          expect(one.estimate).toBeGreaterThanOrEqual(Math.min(...y) - 1e-12);
          expect(one.estimate).toBeLessThanOrEqual(Math.max(...y) + 1e-12);
          expect(Math.abs(two.estimate - one.estimate - shift)).toBeLessThan(1e-6);
          expect(Math.abs(one.shares.reduce((a, b) => a + b) - 1)).toBeLessThan(1e-12);
        }),
      );
    },
  );
});
