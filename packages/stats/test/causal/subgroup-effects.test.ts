import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginalEffect, subgroupEffects } from '../../src/index.ts';
import { expectNear, must, reference } from '../support.ts';

const { rossi } = reference<{
  readonly rossi: Record<'arrest' | 'fin' | 'age' | 'prio' | 'stratum', number[]>;
}>('marginal.json');

describe('effects in subgroups', () => {
  it('by hand: an effect that turns round', () => {
    // Subgroup 0: 2 of 8 v 4 of 8; subgroup 1: 6 of 8 v 4 of 8.
    const arm = (events: number, n: number, treatment: number, subgroup: number) =>
      Array.from({ length: n }, (_, i) => ({ y: i < events ? 1 : 0, treatment, subgroup }));
    const rows = [...arm(2, 8, 1, 0), ...arm(4, 8, 0, 0), ...arm(6, 8, 1, 1), ...arm(4, 8, 0, 1)];
    const found = must(
      subgroupEffects({
        y: rows.map((r) => r.y),
        treatment: rows.map((r) => r.treatment),
        subgroup: rows.map((r) => r.subgroup),
      }),
    );
    const [{ difference, ratio }] = found.interactions as unknown as [(typeof found.interactions)[number]];
    // −¼ and +¼; sample variances 8/7 · ¼ · ¾ and 8/7 · ¼, over 8.
    expectNear(difference.contrast!.estimate, 1 / 2, 1e-10);
    const each = (8 / 7) * (3 / 16 + 1 / 4) * (1 / 8);
    expectNear(difference.contrast!.standardError, Math.sqrt(2 * each), 1e-10);
    expectNear(difference.test.chiSquared, 1 / 4 / (2 * each), 1e-9);
    expectNear(must(ratio).contrast!.estimate, 3 / 2 / (1 / 2), 1e-10);
  });

  const aid = { y: rossi.arrest, treatment: rossi.fin, covariates: { age: rossi.age, prio: rossi.prio } };

  it('each is the marginal effect among its own rows; the tests are those of weighted means', () => {
    const subgroup = rossi.stratum;
    const found = must(subgroupEffects({ ...aid, subgroup }, { interaction: false }));
    expect(found.subgroups.map((s) => s.subgroup)).toEqual([0, 1, 2, 3]);
    const only = rossi.stratum.flatMap((s, row) => (s === 1 ? [row] : []));
    const own = must(
      marginalEffect(
        {
          y: only.map((row) => rossi.arrest[row]!),
          treatment: only.map((row) => rossi.fin[row]!),
          covariates: { age: only.map((row) => rossi.age[row]!), prio: only.map((row) => rossi.prio[row]!) },
        },
        { interaction: false },
      ),
    );
    expect(found.subgroups[1]!.effect.contrasts).toEqual(own.contrasts);
    const { test, contrast } = found.interactions[0]!.difference;
    expect(test.df).toBe(3);
    expect(contrast).toBeUndefined();
    // The twin: the Wald test of all differences from the first subgroup.
    const d = found.subgroups.map(({ effect }) => effect.contrasts[0]!.difference);
    const w = d.map(({ standardError }) => 1 / standardError ** 2);
    const pairs = d.flatMap((a, i) =>
      d.slice(i + 1).map((b, k) => w[i]! * w[i + 1 + k]! * (a.estimate - b.estimate) ** 2),
    );
    expectNear(test.chiSquared, pairs.reduce((s, v) => s + v) / w.reduce((s, v) => s + v), 1e-9);
  });

  it('with two subgroups the test is the square of the contrast, on every scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18, max: 40 }), fc.integer({ min: 1, max: 10 }), (age, prio) => {
        const subgroup = rossi.age.map((a, row) => (a > age || rossi.prio[row]! > prio ? 1 : 0));
        const found = subgroupEffects({ y: aid.y, treatment: aid.treatment, subgroup });
        if (!found.ok) return;
        const { difference, ratio, oddsRatio } = found.interactions[0]!;
        for (const scale of [difference, must(ratio), must(oddsRatio)]) {
          expectNear(scale.test.chiSquared, scale.contrast!.z ** 2, 1e-7);
          expectNear(scale.test.p, scale.contrast!.p, 1e-6);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says which subgroup has no effect to tell', () => {
    const y = [1, 0, 1, 0, 1, 0];
    const treatment = [1, 1, 0, 0, 1, 1];
    const subgroup = [0, 0, 0, 0, 1, 1];
    const found = subgroupEffects({ y, treatment, subgroup }, { model: 'linear' });
    expect(found).toMatchObject({ ok: false, reason: 'empty-arm' });
    expect(found.ok ? '' : found.detail).toMatch(/subgroup 1/);
    expect(subgroupEffects({ y, treatment, subgroup: [1, 1, 1, 1, 1, 1] })).toMatchObject({
      reason: 'no-variation',
    });
    expect(
      subgroupEffects(
        { y: [1, 1, 0, 0, 1, 0], treatment: [1, 1, 0, 0, 1, 0], subgroup },
        { model: 'linear' },
      ),
    ).toMatchObject({ reason: 'no-variation' });
    expect(() => subgroupEffects({ y, treatment, subgroup: [1] })).toThrow(/subgroup/);
    expect(() => subgroupEffects({ y: [1, 0, 1, 0, 1, 3], treatment, subgroup })).toThrow(/y, row 5/);
  });
});
