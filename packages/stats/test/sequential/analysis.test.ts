import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conditionalPower,
  normal,
  predictivePower,
  repeatedInterval,
  repeatedP,
  sequentialBounds,
  sequentialConditionalPower,
  sequentialEstimate,
  stream,
  wangTsiatis,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-sequential.R: rpact 3.3.4 (final and repeated analyses), mvtnorm (conditional power), integrate (predictive power).
interface Analysis {
  readonly z: number[];
  readonly p: number;
  readonly median: number;
  readonly ci: number[];
  readonly rci: number[];
  readonly rp: number;
}
const expected = reference<{
  readonly analysis: Record<'of' | 'pocock' | 'end', Analysis>;
  readonly cpower: { readonly trend: number; readonly planned: number };
  readonly predictive: { readonly flat: number; readonly prior: number };
}>('sequential.json');
const quarters = [0.25, 0.5, 0.75, 1];
const ofPlan = { information: quarters, alpha: 0.025, sides: 1 as const };
const of = sequentialBounds(ofPlan);
const pocock = wangTsiatis(3, { delta: 0.5, alpha: 0.025, sides: 1 });

describe('the final analysis as rpact: 40 or 50 people a stage, normal approximation', () => {
  it.each([
    ['of', of, 2, 0.3],
    ['pocock', pocock, 2, 0.35],
    ['end', pocock, 3, 0.43 / 3],
  ] as const)('%s', (name, bounds, look, mean) => {
    const want = expected.analysis[name];
    const z = want.z[look - 1]!;
    // The standard deviation that rpact pools from the stages is a little other than 1: the error is mean / z.
    const result = must(sequentialEstimate({ bounds, look, z, standardError: mean / z }));
    expectNear(result.p, want.p, 1e-6, 'p');
    expectNear(result.estimate, want.median, 1e-6, 'median');
    expectAllNear([result.lower, result.upper], want.ci, 2e-6, 'limits');
    expectNear(result.naive, mean, 1e-12);
  });

  it('repeated intervals and p-values', () => {
    const { z, rci, rp } = expected.analysis.of;
    const third = repeatedInterval({ bounds: of, look: 3, z: z[2]!, standardError: 1 / 3 / z[2]! });
    expectAllNear([third.lower, third.upper], rci, 2e-6);
    expectNear(third.level, 0.95, 1e-12);
    expectNear(repeatedP({ plan: ofPlan, look: 3, z: z[2]! }), rp, 1e-4);
  });
});

describe('the final analysis by hand', () => {
  it('stopping at the first look is an ordinary analysis', () => {
    const result = must(sequentialEstimate({ bounds: pocock, look: 1, z: 2.6, standardError: 0.5 }));
    expectNear(result.estimate, 1.3, 1e-9);
    expectNear(result.p, normal.upper(2.6), 1e-12);
    expectNear(result.lower, 1.3 - 0.5 * normal.quantile(0.975), 1e-9);
  });

  it('at the last look just on the bound the one-sided p is alpha', () => {
    const last = of.bound[3]!;
    expectNear(must(sequentialEstimate({ bounds: of, look: 4, z: last })).p, 0.025, 1e-9);
    expectNear(repeatedP({ plan: ofPlan, look: 4, z: last }), 0.025, 1e-8);
    expectNear(repeatedInterval({ bounds: of, look: 4, z: last }).lower + 1, 1, 1e-9);
  });

  it('says that a trial has not stopped', () => {
    expect(sequentialEstimate({ bounds: of, look: 2, z: 1 })).toMatchObject({
      ok: false,
      reason: 'not-stopped',
    });
    expect(() => sequentialEstimate({ bounds: of, look: 5, z: 1 })).toThrow(/look/);
    expect(repeatedP({ plan: ofPlan, look: 1, z: -1 })).toBe(1);
  });
});

describe('the final analysis generally', () => {
  it('mirrors two-sided results, and the limits hold the median estimate', () => {
    const bounds = sequentialBounds({ information: [0.4, 0.7, 1], spending: 'pocock' });
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (z) => {
        const one = must(sequentialEstimate({ bounds, look: 3, z }));
        const other = must(sequentialEstimate({ bounds, look: 3, z: -z }));
        expect(Math.abs(one.estimate + other.estimate)).toBeLessThan(1e-8);
        expect(Math.abs(one.p - other.p)).toBeLessThan(1e-10);
        expect(Math.abs(one.lower + other.upper)).toBeLessThan(1e-8);
        expect(one.lower).toBeLessThan(one.estimate);
        expect(one.upper).toBeGreaterThan(one.estimate);
        expect(one.p < 0.05).toBe(one.lower > 0 || one.upper < 0);
      }),
      { numRuns: 20 },
    );
  });

  it('covers the drift in 95 of 100 simulated trials and is above it in half; repeated intervals always cover', () => {
    const drift = 2;
    const random = stream('trials');
    const trials = 200;
    let covered = 0;
    let above = 0;
    let always = 0;
    for (let i = 0; i < trials; i++) {
      let score = 0;
      let before = 0;
      let stopped = false;
      let all = true;
      for (const [k, share] of pocock.information.entries()) {
        score += drift * (share - before) + Math.sqrt(share - before) * random.normal();
        before = share;
        const at = { look: k + 1, z: score / Math.sqrt(share) };
        const repeated = repeatedInterval({ bounds: pocock, ...at });
        all &&= repeated.lower < drift && repeated.upper > drift;
        if (stopped || (at.z < pocock.bound[k]! && k < 2)) continue;
        stopped = true;
        const result = must(sequentialEstimate({ bounds: pocock, ...at }));
        if (result.lower < drift && result.upper > drift) covered++;
        if (result.estimate > drift) above++;
      }
      if (all) always++;
    }
    const slack = (p: number): number => 4 * Math.sqrt((p * (1 - p)) / trials);
    expect(Math.abs(covered / trials - 0.95)).toBeLessThan(slack(0.95));
    expect(Math.abs(above / trials - 0.5)).toBeLessThan(slack(0.5));
    expect(always / trials).toBeGreaterThan(0.95 - slack(0.95));
  });
});

describe('power at an interim look', () => {
  it('conditional: the rest of the trial as a joint normal probability, by mvtnorm', () => {
    expectNear(sequentialConditionalPower({ bounds: of, look: 1, z: 1.2 }), expected.cpower.trend, 1e-5);
    expectNear(
      sequentialConditionalPower({ bounds: of, look: 2, z: 1.1 }, { drift: 3 }),
      expected.cpower.planned,
      1e-6,
    );
  });

  it('conditional by hand with one look left: as for a fixed end', () => {
    const interim = { z: 0.9, information: 0.75, critical: of.bound[3]! };
    for (const drift of [0, 1.5, 3]) {
      expectNear(
        sequentialConditionalPower({ bounds: of, look: 3, z: 0.9 }, { drift }),
        conditionalPower(interim, { drift }),
        1e-12,
      );
    }
    // The observed z just reaches the end by itself: a coin's toss without drift.
    expectNear(conditionalPower({ z: 2, information: 0.25, critical: 1 }, { drift: 0 }), 0.5, 1e-15);
    expect(() => sequentialConditionalPower({ bounds: of, look: 4, z: 1 })).toThrow(/look/);
  });

  it('conditional averages to the power over what the first look may show', () => {
    const drift = 2.7;
    let sum = 0;
    const parts = 4000;
    for (let i = 0; i < parts; i++) {
      const z = normal.quantile((i + 0.5) / parts) + drift / 2;
      sum += z > of.bound[0]! ? 1 : sequentialConditionalPower({ bounds: of, look: 1, z }, { drift });
    }
    const looks = must(sequentialEstimate({ bounds: of, look: 4, z: of.bound[3]! }));
    expect(looks.ok).toBe(true);
    const random = stream('average');
    let crossed = 0;
    for (let i = 0; i < 20_000; i++) {
      let score = 0;
      for (const [k, share] of quarters.entries()) {
        score += drift / 4 + random.normal() / 2;
        if (score / Math.sqrt(share) < of.bound[k]!) continue;
        crossed++;
        break;
      }
    }
    expect(Math.abs(sum / parts - crossed / 20_000)).toBeLessThan(0.014);
  });

  it('predictive: by integration in R, with a flat prior and with one worth 30 percent of the trial', () => {
    expectNear(predictivePower({ z: 1.5, information: 0.5, critical: 1.96 }), expected.predictive.flat, 1e-9);
    const prior = { mean: 2.5, information: 0.3 };
    expectNear(
      predictivePower({ z: 0.8, information: 0.4, critical: 1.96 }, { prior }),
      expected.predictive.prior,
      1e-9,
    );
  });

  it('predictive by hand: Φ((z − 1.96 √t) / √(1 − t)) with a flat prior', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 5, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (z, information) => {
          const byHand = normal.lower((z - 1.96 * Math.sqrt(information)) / Math.sqrt(1 - information));
          expect(Math.abs(predictivePower({ z, information, critical: 1.96 }) - byHand)).toBeLessThan(1e-12);
        },
      ),
    );
  });

  it('predictive is conditional power where the prior is sure, and less sure than it where it is not', () => {
    const interim = { z: 1.9, information: 0.5, critical: 1.96 };
    const sure = predictivePower(interim, { prior: { mean: 2.5, information: 1e12 } });
    expectNear(sure, conditionalPower(interim, { drift: 2.5 }), 1e-6);
    expect(predictivePower(interim)).toBeLessThan(conditionalPower(interim));
    expect(() => predictivePower(interim, { prior: { mean: 0, information: -1 } })).toThrow(
      /prior.information/,
    );
  });
});
