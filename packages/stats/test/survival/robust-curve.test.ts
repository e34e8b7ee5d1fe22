import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KaplanMeierData, kaplanMeier } from '../../src/index.ts';
import { expectAllNear, expectNear } from '../support.ts';

/** The variance by its definition: the derivative of the curve in each row's weight, summed by cluster. */
function slowErrors({ time, event, entry, weight, cluster }: KaplanMeierData) {
  const rows = Array.from(time, (_, row) => row);
  const w = rows.map((row) => weight?.[row] ?? 1);
  const times = [...new Set(time as number[])].sort((a, b) => a - b);
  const sumOf = (these: readonly number[]): number => these.reduce((sum, row) => sum + w[row]!, 0);
  const at = times.map((t) => {
    const here = rows.filter((row) => (entry?.[row] ?? -1) < t && time[row]! >= t);
    const dead = here.filter((row) => time[row] === t && event[row] === 1);
    return { t, here, dead, n: sumOf(here), d: sumOf(dead) };
  });
  return times.map((last) => {
    const total = new Map<number, { survival: number; hazard: number }>();
    for (const row of rows) {
      const own = total.get(cluster?.[row] ?? row) ?? { survival: 0, hazard: 0 };
      for (const { t, here, dead, n, d } of at) {
        if (t > last || !here.includes(row)) continue;
        const died = dead.includes(row) ? 1 : 0;
        if (n > d) own.survival += w[row]! * (d / (n * (n - d)) - died / (n - d));
        own.hazard += w[row]! * (died / n - d / (n * n));
      }
      total.set(cluster?.[row] ?? row, own);
    }
    const root = (of: 'survival' | 'hazard'): number =>
      Math.sqrt([...total.values()].reduce((sum, one) => sum + one[of] ** 2, 0));
    return { relative: root('survival'), hazard: root('hazard') };
  });
}

describe('robust errors of curves', () => {
  it('by hand: two of three people are one cluster', () => {
    // S(1) = 2/3. Derivatives of log S: the one who dies 1/6 − 1/2 = −1/3, the others 1/6 each.
    const data = { time: [1, 2, 3], event: [1, 0, 0] };
    const one = kaplanMeier(data, { errors: 'robust' }).curves[0]!;
    expectNear(one.standardError[0]!, (2 / 3) * Math.sqrt(1 / 9 + 2 / 36), 1e-14);
    const two = kaplanMeier({ ...data, cluster: [7, 5, 5] }).curves[0]!;
    expect(two.errors).toBe('robust');
    expectNear(two.standardError[0]!, (2 / 3) * Math.sqrt(1 / 9 + 1 / 9), 1e-14);
    // Two who cancel each other leave a third of what they would add apart.
    const mixed = kaplanMeier({ ...data, cluster: [5, 5, 7] }).curves[0]!;
    expectNear(mixed.standardError[0]!, (2 / 3) * Math.sqrt(1 / 36 + 1 / 36), 1e-14);
  });

  it('agree with their definition, also with late entry, weights, groups and ties', () => {
    const row = fc.record({
      entry: fc.integer({ min: -1, max: 3 }),
      stay: fc.integer({ min: 1, max: 6 }),
      event: fc.integer({ min: 0, max: 1 }),
      weight: fc.constantFrom(0.25, 0.5, 1, 1.5, 3),
      cluster: fc.integer({ min: 0, max: 3 }),
    });
    const property = fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (rows) => {
      const data = {
        entry: rows.map((r) => r.entry),
        time: rows.map((r) => Math.max(0, r.entry) + r.stay),
        event: rows.map((r) => r.event),
        weight: rows.map((r) => r.weight),
        cluster: rows.map((r) => r.cluster),
      };
      const curve = kaplanMeier(data).curves[0]!;
      const slow = slowErrors(data);
      for (const [i, survival] of curve.survival.entries()) {
        if (survival > 0) {
          const gap = curve.standardError[i]! - survival * slow[i]!.relative;
          expect(Math.abs(gap), JSON.stringify(data)).toBeLessThan(1e-7);
        }
        const gap = curve.cumulativeHazardError[i]! - slow[i]!.hazard;
        expect(Math.abs(gap), JSON.stringify(data)).toBeLessThan(1e-7);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('do not depend on the unit of weights, nor a group on the others', () => {
    const time = [3, 1, 4, 1, 5, 9, 2, 6];
    const event = [1, 1, 0, 1, 1, 0, 1, 1];
    const weight = [0.5, 1, 1.5, 2, 0.7, 1, 1.2, 0.9];
    const group = [0, 0, 0, 0, 1, 1, 1, 1];
    const first = kaplanMeier({ time, event, weight, group }).curves;
    const scaled = kaplanMeier({ time, event, weight: weight.map((w) => 1e-6 * w), group }).curves;
    const alone = kaplanMeier({
      time: time.slice(4),
      event: event.slice(4),
      weight: weight.slice(4),
    }).curves[0]!;
    for (const [g, curve] of first.entries()) {
      expectAllNear(scaled[g]!.standardError, curve.standardError, 1e-12);
    }
    expectAllNear(first[1]!.standardError, alone.standardError, 1e-12);
    expectAllNear(first[1]!.upper, alone.upper, 1e-12);
  });

  it('are close to Greenwood where everybody counts once', () => {
    const time = Array.from({ length: 300 }, (_, i) => 1 + ((i * 37) % 101));
    const event = time.map((_, i) => (i % 3 === 0 ? 0 : 1));
    const plain = kaplanMeier({ time, event }).curves[0]!;
    const robust = kaplanMeier({ time, event }, { errors: 'robust' }).curves[0]!;
    expect(plain.errors).toBe('greenwood');
    for (const i of [20, 50, 80]) expectNear(robust.standardError[i]!, plain.standardError[i]!, 0.02);
  });
});
