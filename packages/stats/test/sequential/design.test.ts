import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crossingProbabilities,
  futilityDesign,
  haybittlePeto,
  inflationFactor,
  normal,
  type SequentialBounds,
  type Spending,
  sequentialBounds,
  stayProbability,
  wangTsiatis,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-sequential.R: rpact 3.3.4, whose root finders stop at about 1e-8 and which spends up to 1e-8 less than alpha.
interface Row {
  readonly bound: number[];
  readonly inflation: number;
}
interface Futility {
  readonly upper: number[];
  readonly lower: number[];
  readonly inflation: number;
  readonly asn1: number;
  readonly asn0: number;
}
const expected = reference<{
  readonly bounds: Record<string, Row>;
  readonly futility: Record<string, Futility>;
}>('sequential.json');
const three = [0.3, 0.7, 1];
const four = [0.2, 0.5, 0.8, 1];
const spend = (information: number[], spending: Spending, sides: 1 | 2) =>
  sequentialBounds({ information, spending, sides, alpha: sides === 2 ? 0.05 : 0.025 });

describe('bounds and inflation as rpact, to 2e-6', () => {
  it.each<[string, SequentialBounds]>([
    ['of5', wangTsiatis(5, { delta: 0 })],
    ['of4_one', wangTsiatis(4, { delta: 0, alpha: 0.025, sides: 1 })],
    ['p5', wangTsiatis(5, { delta: 0.5 })],
    ['p3_one', wangTsiatis(3, { delta: 0.5, alpha: 0.01, sides: 1 })],
    ['wt25', wangTsiatis(four, { delta: 0.25 })],
    ['hp4', must(haybittlePeto(4))],
    ['asOF', spend(four, 'obrien-fleming', 2)],
    ['asOF_one', spend(four, 'obrien-fleming', 1)],
    ['asP', spend(three, 'pocock', 2)],
    ['asP_one', spend(three, 'pocock', 1)],
    ['asHSD', spend(four, { gamma: -4 }, 2)],
    ['asHSD_one', spend(three, { gamma: 1 }, 1)],
    ['asKD', spend(four, { rho: 2 }, 2)],
    ['asKD_one', spend(three, { rho: 1.5 }, 1)],
  ])('%s', (name, bounds) => {
    const { bound, inflation } = expected.bounds[name]!;
    expectAllNear(bounds.bound, bound, 2e-6, name);
    expectNear(inflationFactor(bounds, { power: 0.9 }), inflation, 2e-6, name);
  });
});

describe('published tables', () => {
  it('Jennison & Turnbull (2000), tables 2.1 to 2.4: constants and inflation for power 0.9, alpha 0.05', () => {
    for (const [looks, pocock, rPocock, obrienFleming, rOBrienFleming] of [
      [2, 2.178, 1.1, 1.977, 1.007],
      [3, 2.289, 1.151, 2.004, 1.016],
      [4, 2.361, 1.183, 2.024, 1.022],
      [5, 2.413, 1.207, 2.04, 1.026],
      [10, 2.555, 1.271, 2.087, 1.037],
    ] as const) {
      const p = wangTsiatis(looks, { delta: 0.5 });
      const o = wangTsiatis(looks, { delta: 0 });
      expect(Math.abs(p.constant - pocock)).toBeLessThan(0.00051);
      expect(Math.abs(o.constant - obrienFleming)).toBeLessThan(0.00051);
      expect(Math.abs(inflationFactor(p, { power: 0.9 }) - rPocock)).toBeLessThan(0.00065);
      expect(Math.abs(inflationFactor(o, { power: 0.9 }) - rOBrienFleming)).toBeLessThan(0.00065);
    }
  });

  it('gsDesign’s default: bounds 3.01, 2.55, 2.00 above and −0.24, 0.94 below, inflation 1.070', () => {
    const information = [1 / 3, 2 / 3, 1];
    const design = futilityDesign({ information, spending: { gamma: -4 }, betaSpending: { gamma: -2 } });
    expect(design.upper.map((z) => z.toFixed(2))).toEqual(['3.01', '2.55', '2.00']);
    expect(design.lower.map((z) => z.toFixed(2))).toEqual(['-0.24', '0.94', '2.00']);
    expect(design.inflation.toFixed(3)).toBe('1.070');
  });
});

describe('two looks by hand', () => {
  it('open bounds at zero: both statistics are above with ¼ + asin √½ / 2π = 3/8', () => {
    const looks = [0.5, 1].map((information) => ({ information, lower: 0, upper: Infinity }));
    expect(Math.abs(stayProbability(looks) - 3 / 8)).toBeLessThan(1e-14);
    const third = [...looks.map((look) => ({ ...look, information: look.information / 2 })), looks[1]!];
    const sum = 2 * Math.asin(Math.SQRT1_2) + Math.asin(0.5);
    expect(Math.abs(stayProbability(third) - (1 / 8 + sum / (4 * Math.PI)))).toBeLessThan(1e-14);
  });

  it('looks next to each other are one look: information 0.5, 0.500001 and 1', () => {
    const looks = [0.5, 0.500001, 1].map((information) => ({ information, lower: -Infinity, upper: 2 }));
    const single = stayProbability([looks[0]!, looks[2]!]);
    const stays = stayProbability(looks);
    expect(stays).toBeLessThan(single);
    // A step of 1e-6 moves z by about 0.0014; the density at 2 is 0.054.
    expect(single - stays).toBeLessThan(0.054 * 0.0014);
  });
});

describe('any looks', () => {
  const plans = fc
    .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 5 })
    .map((cuts) => cuts.sort((a, b) => a - b).map((c) => c / 60))
    .chain((information) =>
      fc.record({
        information: fc.constant(information),
        z: fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 }),
        drift: fc.double({ min: -4, max: 4, noNaN: true }),
      }),
    );

  it('crossings and staying add up to one, and a drift turned round mirrors them', () => {
    fc.assert(
      fc.property(plans, ({ information, z, drift }) => {
        const looks = information.map((share, i) => ({
          information: share,
          upper: z[i]!,
          lower: -z[i]! - 0.5,
        }));
        const { upper, lower } = crossingProbabilities(looks, { drift });
        const all = [...upper, ...lower].reduce((a, b) => a + b, 0) + stayProbability(looks, { drift });
        expect(Math.abs(all - 1)).toBeLessThan(1e-12);
        const mirrored = looks.map((look) => ({ ...look, upper: -look.lower, lower: -look.upper }));
        const other = crossingProbabilities(mirrored, { drift: -drift });
        for (const [k, p] of upper.entries()) expect(Math.abs(other.lower[k]! - p)).toBeLessThan(1e-13);
      }),
      { numRuns: 40 },
    );
  });

  it('agree with a slow twin: Simpson’s rule with 4000 intervals over the first of two looks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.double({ min: -2, max: 3, noNaN: true }),
        (share, bound, drift) => {
          const looks = [share, 1].map((information) => ({ information, lower: -bound, upper: bound }));
          const step = (2 * bound) / 4000;
          let sum = 0;
          for (let i = 0; i <= 4000; i++) {
            const z = -bound + i * step;
            const tail = normal.upper(
              (bound - z * Math.sqrt(share) - drift * (1 - share)) / Math.sqrt(1 - share),
            );
            sum +=
              (i === 0 || i === 4000 ? 1 : i % 2 === 1 ? 4 : 2) *
              normal.density(z - drift * Math.sqrt(share)) *
              tail;
          }
          expect(Math.abs((sum * step) / 3 - crossingProbabilities(looks, { drift }).upper[1]!)).toBeLessThan(
            1e-10,
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('Haybittle–Peto', () => {
  it('spends alpha exactly, and says so where the early bounds take it all', () => {
    expectNear(must(haybittlePeto([0.3, 1], { early: 2.8 })).spent[1]!, 0.05, 1e-12);
    expect(haybittlePeto(3, { early: 1.5 })).toMatchObject({ ok: false, reason: 'no-convergence' });
  });
});

describe('futility bounds', () => {
  it.each([
    ['of_free', 'obrien-fleming', 'obrien-fleming', false],
    ['of_binding', 'obrien-fleming', 'obrien-fleming', true],
    ['hsd_free', { gamma: -4 }, { gamma: -2 }, false],
    ['hsd_binding', { gamma: -4 }, { gamma: -2 }, true],
    ['p_free', 'pocock', 'pocock', false],
    ['kd_binding', { rho: 2 }, { rho: 1.5 }, true],
  ] as const)('%s as rpact', (name, spending, betaSpending, binding) => {
    const design = futilityDesign({ information: three, spending, betaSpending, beta: 0.2, binding });
    const want = expected.futility[name]!;
    expectAllNear(design.upper, want.upper, 5e-6, 'upper');
    expectAllNear(design.lower.slice(0, 2), want.lower, 1e-5, 'lower');
    expectNear(design.inflation, want.inflation, 5e-6, 'inflation');
    expectNear(design.underDrift.expectedInformation * design.inflation, want.asn1, 5e-6, 'under the drift');
    expectNear(design.underNone.expectedInformation * design.inflation, want.asn0, 5e-6, 'under none');
  });

  it('by hand with one look: the usual z and no inflation', () => {
    const design = futilityDesign({ information: [1], beta: 0.2 });
    expectNear(design.upper[0]!, normal.quantile(0.975), 1e-12);
    expectNear(design.drift, normal.quantile(0.975) + normal.quantile(0.8), 1e-10);
  });

  it('keep alpha and beta: exactly where binding, and alpha at most where not', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 0.5, noNaN: true }),
        fc.double({ min: -6, max: 2, noNaN: true }),
        fc.double({ min: 0.05, max: 0.3, noNaN: true }),
        fc.boolean(),
        (first, gamma, beta, binding) => {
          const information = [first, 0.75, 1];
          const design = futilityDesign({
            information,
            spending: { gamma },
            betaSpending: { gamma },
            beta,
            binding,
          });
          expectNear(design.underDrift.power, 1 - beta, 1e-9);
          if (binding) expectNear(design.underNone.power, 0.025, 1e-9);
          else expect(design.underNone.power).toBeLessThan(0.025);
          // Ignoring the lower bounds of a non-binding design leaves alpha as it is.
          const ignored = information.map((share, i) => ({
            information: share,
            lower: -Infinity,
            upper: design.upper[i]!,
          }));
          const error = crossingProbabilities(ignored, { drift: 0 }).upper.reduce((a, b) => a + b, 0);
          if (binding) expect(error).toBeGreaterThan(0.025);
          else expectNear(error, 0.025, 1e-9);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('refuse a plan that does not end, and a beta that leaves no power', () => {
    expect(() => futilityDesign({ information: [0.5, 0.9] })).toThrow(/information, row 1/);
    expect(() => futilityDesign({ information: [0.5, 1], beta: 0.98 })).toThrow(/beta/);
  });
});
