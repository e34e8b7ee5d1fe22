import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  designEffect,
  eventProbability,
  fisherExact,
  normal,
  powerOfClusters,
  powerOfCox,
  powerOfLogRank,
  powerOfMeans,
  powerOfNonInferiority,
  powerOfPartialClusters,
  powerOfProportions,
  sizeForPower,
  smallestDetectable,
  stream,
} from '../../src/index.ts';
import { expectNear, reference } from '../support.ts';

// make-power.R: rpact, power.t.test(strict = TRUE), and formulas written out in R.
const expected = reference<{
  readonly log_rank: Record<'schoenfeld' | 'schoenfeld2' | 'freedman' | 'freedman2', number>;
  readonly margin: Record<'a' | 'b' | 'c' | 'zero', number>;
  readonly events: Record<'plain' | 'lost', number>;
  readonly corrected: Record<'equal' | 'uneven', number>;
  readonly clusters: Record<'equal' | 'varying', number>;
  readonly partial: number;
  readonly means_uneven: number;
}>('power.json');
const z = (p: number): number => normal.quantile(p);

describe('log-rank test', () => {
  it('events as rpact by both formulas, with equal and 2 : 1 arms (rpact leaves out the far tail)', () => {
    for (const [key, formula, ratio] of [
      ['schoenfeld', 'schoenfeld', 1],
      ['schoenfeld2', 'schoenfeld', 2],
      ['freedman', 'freedman', 1],
      ['freedman2', 'freedman', 2],
    ] as const) {
      const events = sizeForPower(
        (d) => powerOfLogRank({ events: d, hazardRatio: 0.6 }, { formula, ratio }),
        { target: 0.9 },
      );
      expectNear(events, expected.log_rank[key], 1e-6, key);
    }
  });

  it('by hand: Freedman’s (1 + θ)² / (1 − θ)² = 9 for θ = ½, Schoenfeld’s 4 / (log 2)² = 8.33', () => {
    const spread = (z(0.975) + z(0.8)) ** 2;
    const events = (formula: 'freedman' | 'schoenfeld') =>
      sizeForPower((d) => powerOfLogRank({ events: d, hazardRatio: 0.5 }, { formula }), { target: 0.8 });
    expectNear(events('freedman'), 9 * spread, 1e-5);
    expectNear(events('schoenfeld'), (4 / Math.LN2 ** 2) * spread, 1e-5);
  });

  it('Schoenfeld: turning the ratio and the arms over changes nothing; Freedman too with both; both meet near 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.double({ min: 0.4, max: 2.5, noNaN: true }),
        (hazardRatio, ratio) => {
          for (const formula of ['schoenfeld', 'freedman'] as const) {
            const one = powerOfLogRank({ events: 80, hazardRatio }, { ratio, formula });
            const other = powerOfLogRank(
              { events: 80, hazardRatio: 1 / hazardRatio },
              { ratio: 1 / ratio, formula },
            );
            expectNear(one, other, 1e-9);
          }
          const near = { events: 40_000, hazardRatio: 1 + (hazardRatio - 1) / 200 };
          expect(Math.abs(powerOfLogRank(near, { formula: 'freedman' }) - powerOfLogRank(near))).toBeLessThan(
            0.01,
          );
        },
      ),
    );
  });

  it('the smallest detectable ratio with 100 events for 90%: exp(−2 (1.96 + 1.28) / 10)', () => {
    const log = smallestDetectable((b) => powerOfLogRank({ events: 100, hazardRatio: Math.exp(-b) }), {
      target: 0.9,
      from: 0,
      to: 3,
    });
    expectNear(log, (2 * (z(0.975) + z(0.9))) / 10, 1e-6);
  });
});

describe('events in the time of a trial', () => {
  it('as rpact’s getEventProbabilities, without and with loss', () => {
    expectNear(eventProbability({ hazard: 0.03, accrual: 12, followUp: 18 }), expected.events.plain, 1e-9);
    expectNear(
      eventProbability({ hazard: 0.03, accrual: 12, followUp: 18, loss: 0.02 }),
      expected.events.lost,
      1e-9,
    );
  });

  it('by hand: all enrolled at once, 1 − e^−1; loss at the same hazard halves it in the long run', () => {
    expectNear(eventProbability({ hazard: 0.1, accrual: 0, followUp: 10 }), 1 - Math.exp(-1), 1e-14);
    expectNear(eventProbability({ hazard: 0.1, accrual: 5, followUp: 1e4, loss: 0.1 }), 0.5, 1e-12);
  });

  it('is the mean over days of enrolment', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (hazard, accrual, followUp, loss) => {
          let sum = 0;
          for (let i = 0; i < 2000; i++) {
            sum +=
              eventProbability({
                hazard,
                accrual: 0,
                followUp: followUp + (accrual * (i + 0.5)) / 2000,
                loss,
              }) / 2000;
          }
          expect(Math.abs(sum - eventProbability({ hazard, accrual, followUp, loss }))).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 20 },
    );
    expect(() => eventProbability({ hazard: 0.1, accrual: -1, followUp: 1 })).toThrow(/accrual/);
  });
});

describe('Cox model with a covariate', () => {
  it('Hsieh and Lavori’s example: log ratio 1, sd 0.3126, one-sided .05, power .8: 64 events, 78 with R² .1837', () => {
    const events = (rSquared: number) =>
      sizeForPower(
        (d) => powerOfCox({ events: d, hazardRatio: Math.E, sd: 0.3126, rSquared }, { alpha: 0.1 }),
        { target: 0.8 },
      );
    const byHand = ((z(0.95) + z(0.8)) / 0.3126) ** 2;
    expect(Math.ceil(byHand)).toBe(64);
    // The far tail, 5e-5 here, is counted in our power and not in theirs.
    expectNear(events(0), byHand, 1e-4);
    expectNear(events(0.1837), byHand / (1 - 0.1837), 1e-4);
    expect(Math.ceil(events(0.1837))).toBe(78);
  });

  it('by hand: 64 events, sd ½ and a log ratio of ½ put the statistic at 2', () => {
    const power = powerOfCox({ events: 64, hazardRatio: Math.sqrt(Math.E), sd: 0.5 });
    expectNear(power, normal.upper(1.959963984540054 - 2) + normal.lower(-1.959963984540054 - 2), 1e-12);
  });

  it('for a binary covariate is Schoenfeld’s log-rank formula; in other units the same', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 4, noNaN: true }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (hazardRatio, share) => {
          const sd = Math.sqrt(share * (1 - share));
          const ratio = share / (1 - share);
          const cox = powerOfCox({ events: 60, hazardRatio, sd });
          expectNear(cox, powerOfLogRank({ events: 60, hazardRatio }, { ratio }), 1e-9);
          expectNear(powerOfCox({ events: 60, hazardRatio: hazardRatio ** 10, sd: sd / 10 }), cox, 1e-9);
        },
      ),
    );
    expect(() => powerOfCox({ events: 10, hazardRatio: 2, sd: 1, rSquared: 1 })).toThrow(/rSquared/);
  });
});

describe('non-inferiority', () => {
  it('sizes as rpact’s, by Farrington and Manning', () => {
    for (const [key, margin, treated, control, ratio] of [
      ['a', -0.1, 0.85, 0.85, 1],
      ['b', -0.15, 0.6, 0.65, 2],
      ['c', 0.1, 0.3, 0.28, 1],
      ['zero', 0, 0.5, 0.3, 1],
    ] as const) {
      const n = sizeForPower(
        (size) => powerOfNonInferiority({ n: size, control, treated, margin }, { ratio }),
        { target: 0.8 },
      );
      expectNear(n, expected.margin[key], 1e-7, key);
    }
  });

  it('by hand: at margin zero the pooled z test, without its far tail', () => {
    const plain = powerOfProportions({ n: 90, first: 0.3, second: 0.5 });
    expectNear(powerOfNonInferiority({ n: 90, control: 0.3, treated: 0.5, margin: 0 }), plain, 1e-5);
    // Risks that differ by the margin: the power is alpha.
    expectNear(powerOfNonInferiority({ n: 50, control: 0.3, treated: 0.4, margin: 0.1 }), 0.025, 1e-9);
  });

  it('rises with size and with the margin, and is the same with events and non-events exchanged', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.7, noNaN: true }),
        fc.double({ min: 0.02, max: 0.2, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (risk, margin, ratio) => {
          const at = (n: number, m: number) =>
            powerOfNonInferiority({ n, control: risk, treated: risk, margin: m }, { ratio });
          expect(at(60, margin)).toBeLessThan(at(120, margin));
          expect(at(60, margin)).toBeLessThan(at(60, margin + 0.05));
          const turned = powerOfNonInferiority(
            { n: 60, control: 1 - risk, treated: 1 - risk, margin: -margin },
            { ratio },
          );
          expectNear(turned, at(60, margin), 1e-8);
        },
      ),
    );
    const margin = smallestDetectable(
      (m) => powerOfNonInferiority({ n: 200, control: 0.3, treated: 0.3, margin: m }),
      { target: 0.8, from: 0.001, to: 0.5 },
    );
    expectNear(powerOfNonInferiority({ n: 200, control: 0.3, treated: 0.3, margin }), 0.8, 1e-9);
    expect(() => powerOfNonInferiority({ n: 20, control: 0.3, treated: 0.3, margin: 1 })).toThrow(/margin/);
  });
});

describe('two proportions with continuity correction', () => {
  const size = (first: number, second: number, alpha: number, power: number, ratio: number) =>
    sizeForPower((n) => powerOfProportions({ n, first, second }, { alpha, ratio, continuity: true }), {
      target: power,
    });

  it('Fleiss’ size: 827 in each arm for .6 against .7, alpha .01, power .95; 22.9 and twice that for .67 against .29', () => {
    expectNear(size(0.6, 0.7, 0.01, 0.95, 1), expected.corrected.equal, 1e-8);
    expect(Math.ceil(expected.corrected.equal)).toBe(827);
    expectNear(size(0.67, 0.29, 0.05, 0.8, 2), expected.corrected.uneven, 1e-6);
  });

  it('by hand: the correction (1 + 1/ratio) / 2n is taken off the difference', () => {
    const n = 50;
    const pooled = 0.45;
    const under = Math.sqrt((pooled * (1 - pooled) * 2) / n);
    const against = Math.sqrt((0.3 * 0.7 + 0.6 * 0.4) / n);
    const byHand = normal.lower((0.3 - 1 / n - z(0.975) * under) / against);
    expectNear(powerOfProportions({ n, first: 0.3, second: 0.6 }, { continuity: true }), byHand, 1e-6);
  });

  it('costs power, and comes near that of Fisher’s test in simulated tables', () => {
    const plan = { n: 40, first: 0.3, second: 0.6 };
    const corrected = powerOfProportions(plan, { continuity: true });
    expect(corrected).toBeLessThan(powerOfProportions(plan));
    const random = stream('fisher');
    const count = (p: number): number =>
      Array.from({ length: 40 }, random.uniform).filter((u) => u < p).length;
    let rejected = 0;
    for (let i = 0; i < 1500; i++) {
      const table = { treated: { events: count(0.6), n: 40 }, control: { events: count(0.3), n: 40 } };
      if (fisherExact(table).p < 0.05) rejected++;
    }
    expect(Math.abs(rejected / 1500 - corrected)).toBeLessThan(0.06);
  });
});

describe('clusters', () => {
  it('as power.t.test of cluster means, and with varying sizes and uneven arms', () => {
    const equal = powerOfClusters({ clusters: 10, size: 12, icc: 0.05, difference: 0.5, sd: 1.2 });
    expectNear(equal, expected.clusters.equal, 1e-8);
    const plan = { clusters: 8, size: 12, icc: 0.05, variation: 0.4, difference: 0.5, sd: 1.2 };
    expectNear(powerOfClusters(plan, { ratio: 1.5 }), expected.clusters.varying, 1e-8);
  });

  it('in one arm only, as the t test with unequal variances', () => {
    const plan = { clusters: 12, size: 4, icc: 0.1, controls: 50, difference: 0.7, sd: 1.2 };
    expectNear(powerOfPartialClusters(plan), expected.partial, 1e-7);
  });

  it('by hand: 20 in a cluster and icc 0.05 make 1.95; sizes varying by half of it 2.2; icc 1 counts clusters', () => {
    expectNear(designEffect({ size: 20, icc: 0.05 }), 1.95, 1e-14);
    expectNear(designEffect({ size: 20, icc: 0.05, variation: 0.5 }), 2.2, 1e-14);
    expectNear(designEffect({ size: 7, icc: 1 }), 7, 1e-14);
    expect(() => designEffect({ size: 0.5, icc: 0.1 })).toThrow(/size/);
    expect(() => powerOfClusters({ clusters: 1, size: 5, icc: 0, difference: 1, sd: 1 })).toThrow(/clusters/);
  });

  it('of one participant each are no clusters, and correlation only takes power away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 40 }),
        fc.integer({ min: 2, max: 20 }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (clusters, size, icc) => {
          const plan = { difference: 0.6, sd: 1 };
          const effect = designEffect({ size, icc });
          expect(effect).toBeGreaterThan(1);
          expect(effect).toBeLessThan(size);
          expect(designEffect({ size, icc, variation: 0.4 })).toBeGreaterThan(effect);
          const single = powerOfClusters({ ...plan, clusters, size: 1, icc });
          expectNear(single, powerOfMeans({ ...plan, n: clusters }), 1e-9);
          const one = powerOfClusters({ ...plan, clusters, size, icc });
          expect(one).toBeLessThan(powerOfClusters({ ...plan, clusters, size, icc: icc / 2 }) + 1e-12);
          const partial = powerOfPartialClusters({ ...plan, clusters, size, icc, controls: clusters * size });
          expect(partial).toBeGreaterThan(one - 1e-9);
          expect(partial).toBeLessThan(powerOfMeans({ ...plan, n: clusters * size }) + 1e-9);
        },
      ),
    );
  });
});

describe('means in uneven arms', () => {
  it('as R’s non-central t by hand, and the smallest detectable difference has its power', () => {
    expectNear(powerOfMeans({ n: 20, difference: 0.7, sd: 1.1 }, { ratio: 2 }), expected.means_uneven, 1e-8);
    const power = (difference: number) => powerOfMeans({ n: 20, difference, sd: 1.1 }, { ratio: 2 });
    expectNear(power(smallestDetectable(power, { target: 0.9, from: 0, to: 5 })), 0.9, 1e-10);
  });
});
