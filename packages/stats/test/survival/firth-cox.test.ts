import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoxData, coxRegression, type FirthCoxOptions, firthCox } from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';
import { atRisk, eventTimes } from './twins.ts';

// make-firth.R: the modified score from its definition, profiles by uniroot.
type Values = Readonly<Record<'coef' | 'se' | 'chisq' | 'lower' | 'upper', number[]>> & {
  readonly pll: number;
  readonly pll0: number;
};
const expected = reference<Readonly<Record<string, Values>>>('firth-cox.json');
const veteran = columns('veteran.csv');
const ovarian = columns('ovarian.csv');
const lungs: CoxData = {
  time: veteran['time']!,
  event: veteran['status']!,
  covariates: {
    trt: veteran['trt']!,
    karno: veteran['karno']!,
    prior: veteran['prior']!.map((p) => (p > 0 ? 1 : 0)),
  },
};
const separated: CoxData = {
  time: [1, 2, 2, 3, 4, 5, 6, 7, 8, 8],
  event: [1, 1, 1, 0, 1, 0, 0, 0, 0, 0],
  covariates: { group: [0, 0, 0, 1, 0, 1, 0, 1, 1, 1], x: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3] },
};

describe('Firth’s Cox regression', () => {
  const weight = veteran['time']!.map((_, row) => [1, 2, 0.5, 1.7][row % 4]!);
  const cases: readonly [string, CoxData, FirthCoxOptions][] = [
    [
      'ovarian',
      {
        time: ovarian['futime']!,
        event: ovarian['fustat']!,
        covariates: { age: ovarian['age']!, rx: ovarian['rx']! },
      },
      { ties: 'breslow' },
    ],
    ['veteran_efron', lungs, {}],
    ['veteran_breslow', lungs, { ties: 'breslow' }],
    ['veteran_weighted', { ...lungs, weight }, {}],
    ['separated', separated, {}],
  ];
  it.each(cases)('%s', (key, data, options) => {
    const want = expected[key]!;
    const fit = must(firthCox(data, options));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
      1e-9,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
      1e-9,
    );
    expectNear(fit.penalisedLogLikelihood, want.pll, 1e-10);
    expectNear(fit.penalisedLogLikelihoodNull, want.pll0, 1e-10);
    for (const [j, coefficient] of fit.coefficients.entries()) {
      expect(Math.abs(coefficient.chiSquared - want.chisq[j]!)).toBeLessThan(1e-8);
      expect(Math.abs(Math.log(coefficient.lower) - want.lower[j]!)).toBeLessThan(1e-7);
      expect(Math.abs(Math.log(coefficient.upper) - want.upper[j]!)).toBeLessThan(1e-7);
    }
  });

  it('is offered where the ordinary estimate runs to infinity', () => {
    const ordinary = coxRegression(separated);
    expect(ordinary).toMatchObject({ ok: false, reason: 'separation' });
    expect(!ordinary.ok && ordinary.detail).toMatch(/coefficient of group .* firthCox/);
    const [group] = must(firthCox(separated)).coefficients;
    expect(group!.estimate).toBeLessThan(0);
    expect(group!.lower).toBeGreaterThan(0);
  });

  it('says that a profile was not followed where the information is lost on the way', () => {
    const fit = firthCox({
      time: [17, 5, 3, 7, 4, 5],
      event: [0, 1, 1, 0, 1, 0],
      covariates: {
        x: [-0.4, 0.1, -0.2, -1.1, -0.2, 0],
        z: [0, 0, 0, 1, 0, 0],
        w: [5.8, 9, 6.4, 6.7, 6.8, 8.8],
      },
    });
    expect(fit).toMatchObject({ ok: false, reason: 'no-convergence' });
  });

  it('by hand: two people, one with and one without the covariate', () => {
    // The first dies while both are at risk: r / (1 + r) has information r / (1 + r)². Penalised, the likelihood is
    // r^(3/2) / (1 + r)², largest where 3/2 = 2 r / (1 + r): r = 3. The information there is 3/16.
    const fit = must(firthCox({ time: [1, 2], event: [1, 0], covariates: { x: [1, 0] } }));
    expectNear(fit.coefficients[0]!.hazardRatio, 3, 1e-12);
    expectNear(fit.coefficients[0]!.standardError, 4 / Math.sqrt(3), 1e-12);
    expectNear(fit.penalisedLogLikelihood, 1.5 * Math.log(3) - 2 * Math.log(4), 1e-12);
    expectNear(
      fit.likelihoodRatio.chiSquared,
      2 * (1.5 * Math.log(3) - 2 * Math.log(4) + 2 * Math.LN2),
      1e-11,
    );
  });

  it('maximises the penalised likelihood of the definition, strata and late entry included', () => {
    const row = fc.record({
      time: fc.integer({ min: 2, max: 9 }),
      late: fc.boolean(),
      event: fc.integer({ min: 0, max: 1 }),
      x: fc.integer({ min: -2, max: 2 }),
      z: fc.integer({ min: 0, max: 1 }),
      stratum: fc.integer({ min: 0, max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 8, maxLength: 20 }), (rows) => {
        const data = {
          time: rows.map((r) => r.time),
          event: rows.map((r) => r.event),
          entry: rows.map((r) => (r.late ? 1.5 : 0)),
          stratum: rows.map((r) => r.stratum),
          covariates: { x: rows.map((r) => r.x), z: rows.map((r) => r.z) },
        };
        const fit = firthCox(data);
        if (!fit.ok) return;
        const value = (beta: readonly number[]): number => slowPenalised(data, beta);
        const beta = fit.coefficients.map((c) => c.estimate);
        expectNear(fit.penalisedLogLikelihood, value(beta), 1e-9);
        for (const j of [0, 1]) {
          for (const h of [-1e-3, 1e-3]) {
            expect(value(beta.with(j, beta[j]! + h))).toBeLessThan(fit.penalisedLogLikelihood + 1e-12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** Efron's log partial likelihood of two covariates in strata plus half the log determinant, by the definition. */
function slowPenalised(
  data: {
    readonly time: number[];
    readonly event: number[];
    readonly entry: number[];
    readonly stratum: number[];
    readonly covariates: { readonly x: number[]; readonly z: number[] };
  },
  beta: readonly number[],
): number {
  const { x, z } = data.covariates;
  const eta = (row: number): number => beta[0]! * x[row]! + beta[1]! * z[row]!;
  let value = 0;
  let [xx, xz, zz] = [0, 0, 0];
  for (const stratum of [0, 1]) {
    const inside = (row: number): boolean => data.stratum[row] === stratum;
    for (const t of eventTimes(data)) {
      const set = atRisk(data, t).filter(inside);
      const dead = set.filter((row) => data.time[row] === t && data.event[row] === 1);
      for (const [k, row] of dead.entries()) {
        const risk = set.map((r) => Math.exp(eta(r)) * (dead.includes(r) ? 1 - k / dead.length : 1));
        const total = risk.reduce((a, b) => a + b, 0);
        const mean = (of: (r: number) => number): number =>
          set.reduce((sum, r, i) => sum + risk[i]! * of(r), 0) / total;
        const [mx, mz] = [mean((r) => x[r]!), mean((r) => z[r]!)];
        value += eta(row) - Math.log(total);
        xx += mean((r) => (x[r]! - mx) ** 2);
        xz += mean((r) => (x[r]! - mx) * (z[r]! - mz));
        zz += mean((r) => (z[r]! - mz) ** 2);
      }
    }
  }
  return value + Math.log(xx * zz - xz * xz) / 2;
}
