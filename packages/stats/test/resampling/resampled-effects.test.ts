import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complianceBoundsBootstrap,
  complierEffectBootstrap,
  coxRegression,
  deltaAdjustedHazard,
  deltaAdjustedRisk,
  marginalEffectBootstrap,
  powerOfRestrictedMean,
  stream,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must } from '../support.ts';

const bit = fc.integer({ min: 0, max: 1 });
const seed = fc.integer({ min: 1, max: 1e6 });

/** A trial of 40 in which most receive what they were assigned. */
const trial = fc
  .array(fc.record({ y: bit, keeps: fc.integer({ min: 0, max: 4 }) }), { minLength: 40, maxLength: 40 })
  .map((rows) => ({
    y: rows.map((row) => row.y),
    assigned: rows.map((_, i) => i % 2),
    received: rows.map((row, i) => (row.keeps === 0 ? 1 - (i % 2) : i % 2)),
  }));

describe('bootstraps of effects', () => {
  it('of one arm with 0 and 1 and one of zeros, by hand: differences 0, ½, 1 with chances ¼, ½, ¼', () => {
    const data = { y: [0, 1, 0, 0], treatment: [1, 1, 0, 0] };
    for (const [level, lower, upper] of [
      [0.8, 0, 1],
      [0.2, 1 / 2, 1 / 2],
    ] as const) {
      const options = {
        random: stream('halves'),
        replicates: 399,
        method: 'percentile',
        model: 'linear',
      } as const;
      const [contrast] = must(marginalEffectBootstrap(data, { ...options, level })).contrasts;
      const found = must(contrast!.difference);
      expectAllNear([found.estimate, found.lower, found.upper], [1 / 2, lower, upper], 1e-12);
    }
  });

  it('turn round with the outcome: bounds and adjusted effects of its opposite are the opposite', () => {
    fc.assert(
      fc.property(trial, seed, ({ y, assigned, received }, s) => {
        const opposite = y.map((value) => 1 - value);
        const bounds = [y, opposite].map((outcome) =>
          complianceBoundsBootstrap(
            { y: outcome, assigned, received },
            { random: stream(s), replicates: 19 },
          ),
        );
        for (const effect of ['average', 'averageMonotone', 'compliers'] as const) {
          const [one, other] = bounds.map((all) => must(all)[effect]);
          expect(other?.ok).toBe(one?.ok);
          if (!one?.ok || !other?.ok) continue;
          const pairs = [
            [one.lower, -other.upper],
            [one.upper, -other.lower],
            [one.lowerError, other.upperError],
            [one.interval.lower, -other.interval.upper],
            [one.interval.upper, -other.interval.lower],
          ] as const;
          for (const [a, b] of pairs) expect(Math.abs(a - b)).toBeLessThan(1e-7);
          expect(one.replicates + one.failed).toBe(19);
        }
        const options = { random: stream(s), replicates: 19, method: 'percentile', level: 0.8 } as const;
        const effects = [y, opposite].map(
          (outcome) =>
            must(marginalEffectBootstrap({ y: outcome, treatment: assigned }, options)).contrasts[0]!,
        );
        const [one, other] = effects.map(({ difference }) => must(difference));
        expect(Math.abs(one!.lower + other!.upper)).toBeLessThan(1e-9);
        const [odds, inverse] = effects.map(({ oddsRatio }) => oddsRatio);
        if (odds?.ok && inverse?.ok) expectNear(odds.lower, 1 / inverse.upper, 1e-7);
      }),
      { numRuns: 12 },
    );
  });

  it('of compliers move with the unit of the outcome, and do not ask where it starts', () => {
    fc.assert(
      fc.property(trial, seed, fc.constantFrom('percentile', 'basic', 'normal'), (data, s, method) => {
        const found = (y: readonly number[]) =>
          complierEffectBootstrap({ ...data, y }, { random: stream(s), replicates: 19, method, level: 0.8 });
        const [plain, turned] = [found(data.y), found(data.y.map((value) => 5 - 3 * value))];
        expect(turned.ok).toBe(plain.ok);
        if (!plain.ok || !turned.ok) return;
        const size = 1e-8 * Math.max(1, Math.abs(plain.lower), Math.abs(plain.upper));
        expect(Math.abs(turned.estimate + 3 * plain.estimate)).toBeLessThan(3 * size);
        expect(Math.abs(turned.lower + 3 * plain.upper)).toBeLessThan(3 * size);
        expect(Math.abs(turned.upper + 3 * plain.lower)).toBeLessThan(3 * size);
        expect(turned.reversed).toBe(plain.reversed);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what is missing', () => {
  it('raises the risk difference with the delta of the treated, lowers it with that of control', () => {
    const rows = fc.array(fc.record({ y: bit, missing: fc.integer({ min: 0, max: 3 }) }), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, seed, (all, s) => {
        const treated = all.map((_, i) => i % 2);
        const outcome = all.map(({ y, missing }) => (missing === 0 ? Number.NaN : y));
        const at = (up: number, down: number) =>
          deltaAdjustedRisk(
            { outcome, treated },
            { random: stream(s), imputations: 3, delta: { treated: up, control: down } },
          );
        const results = [at(0, 0), at(1, 0), at(0, 1), at(1.5, 1)];
        const estimates = results.map((one) => (one.ok ? one.pooled.estimate : Number.NaN));
        if (estimates.some(Number.isNaN)) return;
        expect(estimates[1]).toBeGreaterThanOrEqual(estimates[0]!);
        expect(estimates[2]).toBeLessThanOrEqual(estimates[0]!);
        expect(estimates[3]).toBeGreaterThanOrEqual(estimates[2]!);
      }),
      { numRuns: 25 },
    );
  });

  it('does not change a hazard ratio while nobody is lost, nor does the unit of time', () => {
    fc.assert(
      fc.property(seed, fc.double({ min: 0.2, max: 4, noNaN: true }), (s, delta) => {
        const random = stream(s);
        const time = Array.from({ length: 40 }, () => 1 + random.integer(20));
        const event = time.map(() => (random.uniform() < 0.6 ? 1 : 0));
        const treated = time.map((_, i) => i % 2);
        const plannedEnd = time.map(() => 24);
        const options = { random: stream(s), imputations: 3, delta: { treated: delta, control: 1 } };
        const none = { time, event, treated, plannedEnd, lost: time.map(() => 0) };
        const cox = must(coxRegression({ time, event, covariates: { treated } })).coefficients[0]!;
        const { pooled } = must(deltaAdjustedHazard(none, options));
        expectAllNear([pooled.estimate, Math.sqrt(pooled.total)], [cox.estimate, cox.standardError], 1e-10);
        const lost = event.map((e) => (e === 0 && random.uniform() < 0.5 ? 1 : 0));
        const some = must(deltaAdjustedHazard({ ...none, lost }, options));
        const days = (column: readonly number[]) => column.map((value) => 8 * value);
        const longer = { ...none, lost, time: days(time), plannedEnd: days(plannedEnd) };
        expect(must(deltaAdjustedHazard(longer, options)).pooled).toEqual(some.pooled);
      }),
      { numRuns: 20 },
    );
  });
});

describe('simulated power of restricted means', () => {
  it('does not ask for the unit of time, and adds up when trials are shared out', () => {
    const hazard = fc.double({ min: 0.05, max: 2, noNaN: true });
    fc.assert(
      fc.property(seed, hazard, hazard, fc.constantFrom(0.25, 2, 8), fc.nat(11), (s, a, b, unit, cut) => {
        const plan = (k: number) => ({
          n: 12,
          first: a / k,
          second: { cuts: [k / 2], hazard: [a / k, b / k] },
          tau: 2 * k,
          followUp: 1.75 * k,
          accrual: k / 2,
          loss: 0.125 / k,
        });
        const run = (k: number, trials: number, first = 0) =>
          powerOfRestrictedMean(plan(k), { random: stream(s), trials, first });
        const whole = run(1, 12);
        const { rejected, failed } = run(unit, 12);
        expect({ rejected, failed }).toEqual({ rejected: whole.rejected, failed: whole.failed });
        const rest = run(1, 12 - cut, cut);
        const head = cut === 0 ? { rejected: 0, failed: 0 } : run(1, cut);
        expect([head.rejected + rest.rejected, head.failed + rest.failed]).toEqual([
          whole.rejected,
          whole.failed,
        ]);
      }),
      { numRuns: 15 },
    );
  });
});
