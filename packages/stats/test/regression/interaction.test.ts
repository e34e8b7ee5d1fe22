import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interaction, logisticRegression, poissonRegression } from '../../src/index.ts';
import { expectNear, must, reference } from '../support.ts';

// make-interaction.R: glm on MASS's birthwt, measures by symbolic derivatives; for poisson the HC0 sandwich.
type Name = 'reri' | 'ap' | 'synergy' | 'both' | 'within' | 'product';
type Values = Record<Name, { readonly est: number; readonly se: number }>;
const expected = reference<{ readonly first: number[]; readonly logistic: Values; readonly poisson: Values }>(
  'interaction.json',
);
const { birthwt } = reference<{ readonly birthwt: Record<'low' | 'smoke' | 'lwt', number[]> }>('counts.json');
const births = {
  y: birthwt.low,
  exposure: birthwt.smoke,
  modifier: expected.first,
  covariates: { lwt: birthwt.lwt },
};

/** One row per person of a table of cases and others. */
function table(
  cells: readonly (readonly [exposure: number, modifier: number, cases: number, others: number])[],
) {
  const rows = cells.flatMap(([e, m, cases, others]) =>
    Array.from({ length: cases + others }, (_, i) => [i < cases ? 1 : 0, e, m] as const),
  );
  return { y: rows.map(([y]) => y), exposure: rows.map(([, e]) => e), modifier: rows.map(([, , m]) => m) };
}

describe('interaction on both scales', () => {
  it.each([
    ['logistic', {}],
    ['poisson', { model: 'poisson', errors: 'HC0' }],
  ] as const)('%s', (key, options) => {
    const want = expected[key];
    const found = must(interaction(births, options));
    const pairs = [
      [found.relativeExcessRisk, want.reri, false],
      [found.attributableProportion, want.ap, false],
      [must(found.synergy), want.synergy, true],
      [found.both, want.both, true],
      [found.exposureWithModifier, want.within, true],
      [found.multiplicative, want.product, true],
    ] as const;
    for (const [measure, { est, se }, logarithm] of pairs) {
      expectNear(logarithm ? Math.log(measure.estimate) : measure.estimate, est, 1e-9);
      // R's own convergence stops here.
      expectNear(measure.standardError, se, 5e-9);
    }
  });

  it('of smoking and alcohol on oral cancer (Rothman & Keller 1972, as Hosmer & Lemeshow have it)', () => {
    const found = must(
      interaction(
        table([
          [0, 0, 3, 20],
          [0, 1, 8, 18],
          [1, 0, 6, 12],
          [1, 1, 225, 166],
        ]),
      ),
    );
    // Odds ratios by hand: 6 · 20 / (3 · 12), 8 · 20 / (3 · 18), 225 · 20 / (3 · 166).
    const [smoking, alcohol, both] = [120 / 36, 160 / 54, 4500 / 498];
    expectNear(found.exposureAlone.estimate, smoking, 1e-10);
    expectNear(found.modifierAlone.estimate, alcohol, 1e-10);
    expectNear(found.both.estimate, both, 1e-10);
    expectNear(found.relativeExcessRisk.estimate, both - smoking - alcohol + 1, 1e-9);
    // As published: RERI 3.74 (−1.84 to 9.32), AP 0.41 (−0.07 to 0.90), S 1.87.
    expect(found.relativeExcessRisk.lower).toBeCloseTo(-1.84, 1);
    expect(found.relativeExcessRisk.upper).toBeCloseTo(9.32, 1);
    expect(found.attributableProportion.lower).toBeCloseTo(-0.07, 2);
    expect(found.attributableProportion.upper).toBeCloseTo(0.9, 2);
    expect(must(found.synergy).estimate).toBeCloseTo(1.87, 2);
  });

  const count = fc.integer({ min: 1, max: 9 });
  it('is symmetrical in the factors, and agrees with the regression of the four cells', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 8, maxLength: 8 }), (c) => {
        const data = table([
          [0, 0, c[0]!, c[1]!],
          [0, 1, c[2]!, c[3]!],
          [1, 0, c[4]!, c[5]!],
          [1, 1, c[6]!, c[7]!],
        ]);
        const one = must(interaction(data));
        const two = must(interaction({ ...data, exposure: data.modifier, modifier: data.exposure }));
        const [a, b] = [one.relativeExcessRisk, two.relativeExcessRisk];
        expect(Math.abs(a.estimate - b.estimate)).toBeLessThan(1e-7 * (1 + a.standardError));
        expectNear(a.standardError, b.standardError, 1e-6);
        expect(one.synergy.ok).toBe(two.synergy.ok);
        // The twin: with cells as groups, the joint ratio is a coefficient of its own.
        const cell = data.y.map((_, row) => 2 * data.exposure[row]! + data.modifier[row]!);
        const [only, other, both] = [2, 1, 3].map((at) => cell.map((v) => (v === at ? 1 : 0)));
        const fit = must(
          logisticRegression({ y: data.y, covariates: { only: only!, other: other!, both: both! } }),
        );
        expectNear(one.both.estimate, fit.coefficients[3]!.ratio, 1e-8);
        expectNear(one.both.standardError, fit.coefficients[3]!.standardError, 1e-8);
      }),
      { numRuns: 60 },
    );
  });

  it('where risks add there is no excess, where they multiply no product: by hand', () => {
    // Risks 10, 20, 30 and 40 of 100 add; 10, 20, 30 and 60 multiply.
    const add = table([
      [0, 0, 10, 90],
      [0, 1, 20, 80],
      [1, 0, 30, 70],
      [1, 1, 40, 60],
    ]);
    const risks = { model: 'poisson', errors: 'HC0' } as const;
    expect(must(interaction(add, risks)).relativeExcessRisk.estimate).toBeCloseTo(0, 10);
    expect(must(must(interaction(add, risks)).synergy).estimate).toBeCloseTo(1, 10);
    const multiply = table([
      [0, 0, 10, 90],
      [0, 1, 20, 80],
      [1, 0, 30, 70],
      [1, 1, 60, 40],
    ]);
    expect(must(interaction(multiply, { model: 'log-binomial' })).multiplicative.estimate).toBeCloseTo(1, 8);
    expect(must(interaction(multiply, risks)).attributableProportion.estimate).toBeCloseTo(2 / 6, 8);
    expect(
      must(poissonRegression({ y: multiply.y, covariates: { e: multiply.exposure } })).coefficients[1]!.ratio,
    ).toBeCloseTo(3, 8);
  });

  it('a synergy index that has no meaning is told', () => {
    const opposite = table([
      [0, 0, 20, 20],
      [0, 1, 5, 35],
      [1, 0, 22, 18],
      [1, 1, 30, 10],
    ]);
    expect(must(interaction(opposite)).synergy).toMatchObject({ ok: false, reason: 'undefined-ratio' });
    expect(() => interaction({ ...opposite, exposure: opposite.y.map(() => 2) })).toThrow(/exposure/);
    const product = { product: opposite.y };
    expect(() => interaction({ ...opposite, covariates: product })).toThrow(/covariates\.product/);
  });
});
