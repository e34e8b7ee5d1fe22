import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphaSpent,
  conditionalPower,
  driftForPower,
  haybittlePeto,
  inflationFactor,
  normal,
  repeatedInterval,
  repeatedP,
  safeLogRankFromZ,
  sequentialBounds,
  sequentialConditionalPower,
  sequentialPower,
  wangTsiatis,
} from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

const part = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const score = fc.double({ min: -4, max: 4, noNaN: true });

describe('spending and early bounds, by hand', () => {
  it('alpha t² at t = ½ is a quarter; half is spent by Pocock’s function at (√e − 1)/(e − 1)', () => {
    expectNear(alphaSpent(1 / 2, { spending: { rho: 2 }, alpha: 0.04 }), 0.01, 1e-14);
    const half = (Math.sqrt(Math.E) - 1) / (Math.E - 1);
    expectNear(alphaSpent(half, { spending: 'pocock', alpha: 0.04 }), 0.02, 1e-14);
    // 4 (1 − Φ(2.2414 / √¼)), with Φ(2.2414) = 1 − 0.05 / 4.
    const z = normal.upperQuantile(0.0125);
    expectNear(alphaSpent(1 / 4), 4 * normal.upper(2 * z), 1e-12);
    expect(alphaSpent(1)).toBe(0.05);
    expect(alphaSpent(0)).toBe(0);
  });

  it('one look has the usual z; before bounds of 3 the first of two looks spends 2 (1 − Φ(3)) = .0027', () => {
    expectNear(must(haybittlePeto(1)).bound[0]!, 1.959963984540054, 1e-9);
    const two = must(haybittlePeto(2));
    expect(two.bound[0]).toBe(3);
    expectNear(two.spent[0]!, 0.0026997960632601866, 1e-9);
    expect(two.bound[1]).toBeGreaterThan(1.96);
    expect(two.bound[1]).toBeLessThan(normal.upperQuantile((0.05 - two.spent[0]!) / 2));
  });
});

describe('any bounds', () => {
  it('Haybittle and Peto’s last bound lies between that of one look and that of alpha shared out, and falls with the early bound', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.double({ min: 2.8, max: 5, noNaN: true }),
        (looks, early) => {
          const [low, high] = [early, early + 0.3].map((at) => must(haybittlePeto(looks, { early: at })));
          const last = low!.bound.at(-1)!;
          expect(last).toBeGreaterThan(1.9599639);
          expect(last).toBeLessThan(normal.upperQuantile((0.05 - (looks - 1) * 2 * normal.upper(early)) / 2));
          expect(high!.bound.at(-1)!).toBeLessThan(last);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('looks cost information: the inflation is 1 for one look and above 1 for more', () => {
    expectNear(inflationFactor(sequentialBounds({ information: [1] })), 1, 1e-8);
    fc.assert(
      fc.property(part, fc.constantFrom('obrien-fleming', 'pocock'), (first, spending) => {
        const inflation = inflationFactor(sequentialBounds({ information: [first, 1], spending }));
        expect(inflation).toBeGreaterThan(1 - 1e-9);
        expect(inflation).toBeLessThan(1.4);
      }),
      { numRuns: 20 },
    );
  });

  it('the power at the drift for a power is that power; constant bounds of any shape spend alpha', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 0, max: 0.7, noNaN: true }),
        fc.double({ min: 0.55, max: 0.98, noNaN: true }),
        (looks, delta, power) => {
          const bounds = wangTsiatis(looks, { delta });
          expect(bounds.spent.at(-1)!).toBeCloseTo(0.05, 8);
          const drift = driftForPower(bounds, { power });
          expect(sequentialPower(bounds, { drift }).power).toBeCloseTo(power, 8);
          for (const [i, at] of bounds.bound.entries()) {
            expectNear(at, bounds.constant * ((i + 1) / looks) ** (delta - 0.5), 1e-12);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('the e-value of a z statistic is a likelihood ratio: largest at its own mean, and of mean one under no effect', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 200 }),
        fc.double({ min: 0.3, max: 0.9, noNaN: true }),
        (events, hazardRatio) => {
          const e = (z: number, hazard = hazardRatio) =>
            safeLogRankFromZ({ z, events }, { hazardRatio: hazard });
          // Simpson's rule over z.
          const [from, steps] = [-12, 600];
          let mean = 0;
          for (let i = 0; i <= steps; i++) {
            const z = from + (24 * i) / steps;
            const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
            mean += ((24 / steps) * weight * e(z) * normal.density(z)) / 3;
          }
          fc.pre(Math.abs(Math.log(hazardRatio)) * Math.sqrt(events) < 10);
          expect(mean).toBeCloseTo(1, 8);
          const own = (Math.log(hazardRatio) * Math.sqrt(events)) / 2;
          for (const other of [hazardRatio * 0.8, hazardRatio * 1.1]) {
            expect(e(own)).toBeGreaterThan(e(own, other));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('a repeated interval leaves out zero exactly where the bound is crossed, and its p is at most alpha there', () => {
    fc.assert(
      fc.property(part, score, (first, z) => {
        const plan = { information: [first, 1] };
        const bounds = sequentialBounds(plan);
        const { lower, upper } = repeatedInterval({ bounds, look: 1, z });
        const crossed = Math.abs(z) > bounds.bound[0]!;
        expect(lower > 0 || upper < 0).toBe(crossed);
        fc.pre(Math.abs(Math.abs(z) - bounds.bound[0]!) > 1e-3);
        expect(repeatedP({ plan, look: 1, z }) <= 0.05).toBe(crossed);
      }),
      { numRuns: 20 },
    );
  });
});

describe('conditional power', () => {
  it('rises with z and with the drift assumed, and is ½ where the trend ends on the bound', () => {
    fc.assert(
      fc.property(part, score, (information, z) => {
        const at = (more: number, drift?: number) =>
          conditionalPower(
            { z: z + more, information, critical: 1.96 },
            drift === undefined ? {} : { drift },
          );
        expect(at(0.1)).toBeGreaterThanOrEqual(at(0) - 1e-14);
        expect(at(0, 2.1)).toBeGreaterThanOrEqual(at(0, 2) - 1e-14);
        const onBound = { z: 1.96 * Math.sqrt(information), information, critical: 1.96 };
        expect(conditionalPower(onBound)).toBeCloseTo(0.5, 12);
      }),
    );
  });

  it('with one look left, that of bounds is the same with their last bound', () => {
    fc.assert(
      fc.property(part, score, (information, z) => {
        const bounds = sequentialBounds({ information: [information, 1], sides: 1, alpha: 0.025 });
        const wanted = conditionalPower({ z, information, critical: bounds.bound[1]! }, { drift: 3 });
        const found = sequentialConditionalPower({ bounds, look: 1, z }, { drift: 3 });
        expect(Math.abs(found - wanted)).toBeLessThan(1e-8);
      }),
      { numRuns: 20 },
    );
  });
});
