import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphaSpent,
  conditionalPower,
  crossingProbabilities,
  driftForPower,
  normal,
  sequentialBounds,
  sequentialPower,
  stream,
  wangTsiatis,
} from '../../src/index.ts';
import { expectAllNear, expectNear, reference } from '../support.ts';

// make-design.R: joint normal probabilities by mvtnorm::pmvnorm, Miwa's algorithm with 4096 steps.
const expected = reference<Record<'cross3' | 'cross4', number[]>>('design.json');

describe('first-crossing probabilities', () => {
  it('equal joint normal rectangles, two-sided', () => {
    const looks = [0.3, 0.6, 1].map((information, i) => {
      const upper = [3.2, 2.5, 2.1][i]!;
      return { information, upper, lower: -upper };
    });
    expectAllNear(crossingProbabilities(looks, { drift: 0 }).upper, expected.cross3, 1e-8);
    expectAllNear(crossingProbabilities(looks, { drift: 0 }).lower, expected.cross3, 1e-8);
  });

  it('equal joint normal rectangles, one-sided', () => {
    const looks = [0.2, 0.5, 0.7, 1].map((information, i) => ({
      information,
      upper: [2.4, 2.35, 2.3, 2.1][i]!,
      lower: -Infinity,
    }));
    expectAllNear(crossingProbabilities(looks, { drift: 0 }).upper, expected.cross4, 1e-7);
  });

  it('by hand: one look is a tail, and looks without bounds change nothing', () => {
    const only = crossingProbabilities([{ information: 1, upper: 2, lower: -Infinity }], { drift: 1.5 });
    expectNear(only.upper[0]!, normal.upper(0.5), 1e-14);
    const open = [
      { information: 0.4, upper: Infinity, lower: -Infinity },
      { information: 1, upper: 2, lower: -Infinity },
    ];
    expectNear(crossingProbabilities(open, { drift: 1.5 }).upper[1]!, normal.upper(0.5), 1e-9);
  });

  it('agree with simulated paths', () => {
    const looks = [0.25, 0.5, 0.75, 1].map((information) => ({ information, upper: 2.36, lower: -2.36 }));
    const exact = crossingProbabilities(looks, { drift: 1.8 });
    const random = stream('paths');
    const counts = new Float64Array(4);
    const paths = 20_000;
    for (let i = 0; i < paths; i++) {
      let score = 0;
      for (const [k, { information, upper }] of looks.entries()) {
        score += 0.25 * 1.8 + 0.5 * random.normal();
        if (Math.abs(score / Math.sqrt(information)) < upper) continue;
        if (score > 0) counts[k]!++;
        break;
      }
    }
    for (const [k, p] of exact.upper.entries()) {
      expect(Math.abs(counts[k]! / paths - p)).toBeLessThan(4 * Math.sqrt(p / paths));
    }
  });
});

describe('constant bounds', () => {
  // Jennison & Turnbull (2000), tables 2.1 and 2.3: C_P(5, .05) = 2.413, C_B(5, .05) = 2.040.
  it('are the tabled ones of Pocock and O’Brien–Fleming', () => {
    expect(wangTsiatis(5, { delta: 0.5 }).constant).toBeCloseTo(2.413, 3);
    expect(wangTsiatis(5, { delta: 0 }).constant).toBeCloseTo(2.04, 3);
    expectNear(wangTsiatis(1, { delta: 0 }).constant, normal.quantile(0.975), 1e-9);
  });
});

describe('spending bounds', () => {
  it('O’Brien–Fleming-like for five looks: 4.877, 3.357, 2.680, 2.290, 2.031', () => {
    const { bound } = sequentialBounds({ information: [0.2, 0.4, 0.6, 0.8, 1] });
    expect(bound.map((z) => z.toFixed(3))).toEqual(['4.877', '3.357', '2.680', '2.290', '2.031']);
  });

  const plans = fc.record({
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 0, maxLength: 3 }),
    spending: fc.constantFrom(
      'obrien-fleming' as const,
      'pocock' as const,
      { rho: 2 },
      { gamma: -4 },
      { gamma: 0 },
    ),
    sides: fc.constantFrom(1 as const, 2 as const),
  });

  it('spend what they should, at every look', () => {
    fc.assert(
      fc.property(plans, ({ cuts, spending, sides }) => {
        const information = [...cuts.sort((a, b) => a - b).map((c) => c / 10), 1];
        const bounds = sequentialBounds({ information, spending, sides });
        const looks = information.map((share, i) => ({
          information: share,
          upper: bounds.bound[i]!,
          lower: sides === 2 ? -bounds.bound[i]! : -Infinity,
        }));
        let spent = 0;
        for (const [i, p] of crossingProbabilities(looks, { drift: 0 }).upper.entries()) {
          spent += sides * p;
          expect(Math.abs(spent - alphaSpent(information[i]!, { spending, sides }))).toBeLessThan(1e-9);
        }
        expect(Math.abs(sequentialPower(bounds, { drift: 0 }).power - 0.05 / sides)).toBeLessThan(1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('reach a power at their drift, for a little more than one look would take', () => {
    const bounds = sequentialBounds({ information: [0.5, 1] });
    const drift = driftForPower(bounds, { power: 0.9 });
    const { power, expectedInformation } = sequentialPower(bounds, { drift });
    expectNear(power, 0.9, 1e-9);
    const inflation = drift ** 2 / (normal.quantile(0.975) + normal.quantile(0.9)) ** 2;
    expect(inflation).toBeGreaterThan(1);
    expect(inflation).toBeLessThan(1.02);
    expect(expectedInformation).toBeLessThan(1);
  });

  it('refuse shares that do not rise', () => {
    expect(() => sequentialBounds({ information: [0.5, 0.4, 1] })).toThrow(/information, row 1/);
    expect(() => sequentialBounds({ information: [0.5, 1], spending: { rho: 0 } })).toThrow(/rho/);
  });
});

describe('conditional power', () => {
  it('by hand: z = 1 at half, critical 1.96, trend continuing', () => {
    const z = (1.96 - Math.SQRT1_2 - Math.SQRT2 * 0.5) / Math.SQRT1_2;
    expectNear(conditionalPower({ z: 1, information: 0.5, critical: 1.96 }), normal.upper(z), 1e-13);
  });

  it('averages to the power over what the interim may show', () => {
    const drift = 2.5;
    let sum = 0;
    for (let i = 0; i < 2000; i++) {
      const z = normal.quantile((i + 0.5) / 2000) + drift * Math.sqrt(0.6);
      sum += conditionalPower({ z, information: 0.6, critical: 1.96 }, { drift }) / 2000;
    }
    expect(Math.abs(sum - normal.upper(1.96 - drift))).toBeLessThan(1e-4);
  });
});
