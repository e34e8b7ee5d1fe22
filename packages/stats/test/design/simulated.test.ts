import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  normal,
  powerOfMeans,
  powerOfRestrictedMean,
  simulatedPower,
  stream,
  welchTest,
} from '../../src/index.ts';
import { expectNear } from '../support.ts';

describe('simulated power', () => {
  it('by hand: trials that reject when their first number is below ¼, with Wilson’s limits', () => {
    const random = stream('quarter');
    const result = simulatedPower((source) => source.uniform() < 0.25, { random, trials: 4000 });
    const rejected = Array.from({ length: 4000 }, (_, i) => random.split(i).uniform()).filter(
      (u) => u < 0.25,
    ).length;
    expect(result.rejected).toBe(rejected);
    expect(result.lower).toBeLessThan(0.25);
    expect(result.upper).toBeGreaterThan(0.25);
    const none = simulatedPower(() => undefined, { random, trials: 10 });
    expect(none).toMatchObject({ estimate: 0, failed: 10, rejected: 0, lower: 0 });
  });

  it('of Welch’s test is near the power that the non-central t gives', () => {
    const draw = (source: ReturnType<typeof stream>, mean: number) =>
      Array.from({ length: 25 }, () => mean + source.normal());
    const result = simulatedPower(
      (source) => {
        const test = welchTest({ first: draw(source, 0.7), second: draw(source, 0) });
        return test.ok ? test.p < 0.05 : undefined;
      },
      { random: stream('welch'), trials: 3000 },
    );
    const exact = powerOfMeans({ n: 25, difference: 0.7, sd: 1 });
    expect(Math.abs(result.estimate - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 3000));
  });

  it('shared out in parts adds up to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 199 }), fc.integer(), (cut, seed) => {
        const trial = (source: ReturnType<typeof stream>) => source.normal() > 0.3;
        const random = stream(seed);
        const whole = simulatedPower(trial, { random, trials: 200 });
        const parts = [
          simulatedPower(trial, { random, trials: cut }),
          simulatedPower(trial, { random, trials: 200 - cut, first: cut }),
        ];
        expect(parts[0]!.rejected + parts[1]!.rejected).toBe(whole.rejected);
      }),
      { numRuns: 20 },
    );
  });
});

/** Mean and variance of min(T, tau) for an exponential T. */
const restricted = (rate: number, tau: number) => {
  const mean = (1 - Math.exp(-rate * tau)) / rate;
  const square = (2 / rate ** 2) * (1 - Math.exp(-rate * tau) * (1 + rate * tau));
  return { mean, variance: square - mean * mean };
};

describe('power of restricted means', () => {
  const plan = { n: 100, first: 0.5, second: 0.3, tau: 2, followUp: 2.5 };

  it('by hand without censoring before the horizon: the z test of means of min(T, tau)', () => {
    const [a, b] = [restricted(0.5, 2), restricted(0.3, 2)];
    const shift = (b.mean - a.mean) / Math.sqrt((a.variance + b.variance) / 100);
    const exact = normal.upper(normal.quantile(0.975) - shift);
    const result = powerOfRestrictedMean(plan, { random: stream('rmst'), trials: 2000 });
    expect(result.failed).toBe(0);
    expect(Math.abs(result.estimate - exact)).toBeLessThan(0.035);
  });

  it('holds alpha without an effect, also with loss and staggered entry, and falls with loss', () => {
    const none = { ...plan, second: 0.5, accrual: 1, loss: 0.1 };
    const error = powerOfRestrictedMean(none, { random: stream('none'), trials: 2000 });
    expect(Math.abs(error.estimate - 0.05)).toBeLessThan(0.025);
    const lost = powerOfRestrictedMean({ ...plan, loss: 0.5 }, { random: stream('rmst'), trials: 600 });
    const all = powerOfRestrictedMean(plan, { random: stream('rmst'), trials: 600 });
    expect(lost.estimate).toBeLessThan(all.estimate);
  });

  it('the same hazard in pieces is the same trial; a hazard of zero at the end has no event there', () => {
    const random = stream('pieces');
    const pieces = { cuts: [0.7, 1.1], hazard: [0.5, 0.5, 0.5] };
    const one = powerOfRestrictedMean(plan, { random, trials: 100 });
    const other = powerOfRestrictedMean({ ...plan, first: pieces }, { random, trials: 100 });
    expect(other.rejected).toBe(one.rejected);
    const cured = powerOfRestrictedMean(
      { ...plan, second: { cuts: [0.1], hazard: [0.5, 0] } },
      { random, trials: 50 },
    );
    expectNear(cured.estimate, 1, 1e-12);
  });

  it('counts trials whose follow-up ends before the horizon, and refuses hazards that are none', () => {
    const short = powerOfRestrictedMean({ ...plan, followUp: 1 }, { random: stream(1), trials: 20 });
    expect(short.failed).toBe(20);
    const random = stream(1);
    expect(() => powerOfRestrictedMean({ ...plan, first: { cuts: [1], hazard: [1] } }, { random })).toThrow(
      /first/,
    );
    expect(() => powerOfRestrictedMean({ ...plan, second: -1 }, { random })).toThrow(/second/);
    expect(() =>
      powerOfRestrictedMean({ ...plan, first: { cuts: [1, 1], hazard: [1, 1, 1] } }, { random }),
    ).toThrow(/cut/);
  });
});
