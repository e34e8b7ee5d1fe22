import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coxRegression, exactCox } from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-design.R: coxph(ties = "exact") and clogit.
interface Values {
  readonly coef: number[];
  readonly se: number[];
  readonly ll0: number;
  readonly ll: number;
}
interface Expected {
  readonly exact_veteran: Values;
  readonly exact_strata: Values;
  readonly clogit: Values;
  readonly infert: Record<'case' | 'spontaneous' | 'induced' | 'stratum', number[]>;
}
const expected = reference<Expected>('design.json');
const veteran = columns('veteran.csv');
const weeks = {
  time: veteran['time']!.map((t) => Math.ceil(t / 7)),
  event: veteran['status']!,
  covariates: { trt: veteran['trt']!, karno: veteran['karno']! },
};
const { infert } = expected;

describe('discrete Cox model', () => {
  it.each([
    ['exact_veteran', weeks],
    ['exact_strata', { ...weeks, stratum: veteran['celltype']! }],
    [
      'clogit',
      {
        time: infert.case.map(() => 1),
        event: infert.case,
        covariates: { spontaneous: infert.spontaneous, induced: infert.induced },
        stratum: infert.stratum,
      },
    ],
  ] as const)('%s', (key, data) => {
    const fit = must(exactCox(data));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      expected[key].coef,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      expected[key].se,
    );
    expectNear(fit.logLikelihoodNull, expected[key].ll0);
    expectNear(fit.logLikelihood, expected[key].ll);
  });

  it('by hand: 2 events at once among x = 1, 1, 0, 0, one of each: B(2, 4) = r² + 4r + 1, so r = 1', () => {
    const data = { time: [1, 1, 2, 2], event: [1, 1, 0, 0], covariates: { x: [1, 0, 1, 0] } };
    const fit = must(exactCox(data));
    expect(Math.abs(fit.coefficients[0]!.estimate)).toBeLessThan(1e-12);
    expectNear(fit.logLikelihood, -Math.log(6), 1e-13);
  });

  const rows = fc.array(
    fc.record({ t: fc.integer({ min: 1, max: 4 }), d: fc.nat(1), x: fc.integer({ min: -2, max: 2 }) }),
    { minLength: 6, maxLength: 12 },
  );

  it('equals the sum over all subsets', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const fit = exactCox({
          time: data.map((r) => r.t),
          event: data.map((r) => r.d),
          covariates: { x: data.map((r) => r.x) },
        });
        if (!fit.ok) return;
        const beta = fit.coefficients[0]!.estimate;
        let sum = 0;
        for (const t of new Set(data.filter((r) => r.d === 1).map((r) => r.t))) {
          const set = data.filter((r) => r.t >= t);
          const dead = set.filter((r) => r.t === t && r.d === 1);
          let total = 0;
          for (let subset = 0; subset < 2 ** set.length; subset++) {
            const members = set.filter((_, i) => (subset >> i) & 1);
            if (members.length === dead.length)
              total += Math.exp(beta * members.reduce((s, r) => s + r.x, 0));
          }
          sum += beta * dead.reduce((s, r) => s + r.x, 0) - Math.log(total);
        }
        expect(Math.abs(fit.logLikelihood - sum)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('without ties is the ordinary partial likelihood', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const input = {
          time: data.map((_, i) => i + 1),
          event: data.map((r) => r.d),
          covariates: { x: data.map((r) => r.x) },
        };
        const exact = exactCox(input);
        const plain = coxRegression(input);
        if (exact.ok && plain.ok) expectNear(exact.covariance[0]![0]!, plain.covariance[0]![0]!, 1e-9);
      }),
    );
  });
});
