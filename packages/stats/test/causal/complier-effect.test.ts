import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complierEffect, complierEffectBootstrap, marginalEffect, stream } from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

type Row = readonly [y: number, assigned: number, received: number, count: number];

function fromCounts(rows: readonly Row[]) {
  const all = rows.flatMap(([y, z, d, count]) => Array.from({ length: count }, () => [y, z, d] as const));
  return { y: all.map(([y]) => y), assigned: all.map(([, z]) => z), received: all.map(([, , d]) => d) };
}

describe('the complier average causal effect', () => {
  it('of vitamin A on the mortality of children in Aceh (Sommer & Zeger 1991)', () => {
    // Assigned and received 9,675, 12 deaths; assigned, not received 2,419, 34 deaths; not assigned 11,588, 74 deaths.
    const effect = must(
      complierEffect({
        ...fromCounts([
          [1, 1, 1, 12],
          [0, 1, 1, 9663],
          [1, 1, 0, 34],
          [0, 1, 0, 2385],
          [1, 0, 0, 74],
          [0, 0, 0, 11514],
        ]),
      }),
    );
    const itt = 46 / 12094 - 74 / 11588;
    const uptake = 9675 / 12094;
    expectNear(effect.intentionToTreat.estimate, itt, 1e-9);
    expectNear(effect.uptake.estimate, uptake, 1e-10);
    const cace = must(effect.effect);
    expectNear(cace.estimate, itt / uptake, 1e-9);
    // As published: 1.2 deaths per 1,000 compliers with treatment, 4.5 without.
    expectNear(effect.complierMeans!.treated, 12 / 9675, 1e-9);
    expect(effect.complierMeans!.control).toBeCloseTo(0.0045, 4);
    expect(effect.shares.alwaysTakers).toBe(0);
    expectNear(effect.shares.compliers, uptake, 1e-12);
    // A strong instrument: the set is close to the delta interval.
    const { set } = effect.andersonRubin;
    if (set.kind !== 'interval') throw new Error(set.kind);
    expectNear(set.lower, cace.lower, 0.01);
    expectNear(set.upper, cace.upper, 0.01);
    expect(effect.firstStage!.weak).toBe(false);
  });

  it('the delta method, by hand', () => {
    // Assigned: y 1, 1, 0, 1 and d 1, 1, 0, 0; not: y 0, 0, 1, 0 and d 0, 0, 0, 1. Effects ½ and ¼: CACE 2.
    // Residuals y − 2 d: −1, −1, 0, 1 (variance 11/12) and 0, 0, 1, −2 (variance 19/12), over 4 each, over (¼)².
    const effect = must(
      complierEffect({
        y: [1, 1, 0, 1, 0, 0, 1, 0],
        assigned: [1, 1, 1, 1, 0, 0, 0, 0],
        received: [1, 1, 0, 0, 0, 0, 0, 1],
      }),
    );
    const cace = must(effect.effect);
    expectNear(cace.estimate, 2, 1e-12);
    expectNear(cace.standardError, Math.sqrt((11 / 12 + 19 / 12) / 4 / (1 / 16)), 1e-12);
    expect(effect.andersonRubin.set.kind).toBe('line');
    expect(effect.shares).toEqual({ alwaysTakers: 0.25, neverTakers: 0.5, compliers: 0.25 });
    // With treatment (2/4 − 0/4) / ¼, without (1/4 − 1/4) / ¼.
    expect(effect.complierMeans).toEqual({ treated: 2, control: 0 });
  });

  const rows = fc.array(
    fc.record({
      y: fc.integer({ min: 0, max: 3 }),
      z: fc.integer({ min: 0, max: 1 }),
      d: fc.integer({ min: 0, max: 1 }),
      x: fc.integer({ min: -2, max: 2 }),
    }),
    { minLength: 10, maxLength: 40 },
  );

  it('is intention-to-treat over uptake, also with covariates; and intention-to-treat where all comply', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = data.map((row) => row.y);
        const z = data.map((row) => row.z);
        const d = data.map((row) => row.d);
        const covariates = { x: data.map((row) => row.x) };
        const effect = complierEffect({ y, assigned: z, received: d, covariates }, { errors: 'HC0' });
        if (effect.ok && effect.effect.ok) {
          const { intentionToTreat, uptake } = effect;
          const ratio = intentionToTreat.estimate / uptake.estimate;
          expect(Math.abs(effect.effect.estimate - ratio)).toBeLessThan(1e-7 * (1 + Math.abs(ratio)));
        }
        const full = complierEffect({ y, assigned: z, received: z });
        const plain = marginalEffect(
          { y, treatment: z },
          { model: 'linear', residualVariance: 'within-arm' },
        );
        if (!full.ok || !plain.ok) return;
        const cace = must(full.effect);
        expect(Math.abs(cace.estimate - plain.contrasts[0]!.difference.estimate)).toBeLessThan(1e-10);
        const { means } = plain;
        if (means.every(({ n }) => n > 1)) {
          expect(Math.abs(cace.standardError - plain.contrasts[0]!.difference.standardError)).toBeLessThan(
            1e-9,
          );
        }
      }),
    );
  });

  it('where assignment moves nothing there is no effect to tell, but a set', () => {
    const nothing = must(
      complierEffect({
        y: [1, 0, 0, 1, 1, 0],
        assigned: [1, 1, 1, 0, 0, 0],
        received: [1, 0, 0, 1, 0, 0],
      }),
    );
    expect(nothing.effect).toMatchObject({ ok: false, reason: 'singular-information' });
    expect(nothing.andersonRubin.set.kind).toBe('line');
    expect(nothing.firstStage).toBeUndefined();
    expect(complierEffect({ y: [1, 0], assigned: [1, 1], received: [1, 0] })).toMatchObject({
      reason: 'empty-arm',
    });
    expect(() => complierEffect({ y: [1], assigned: [2], received: [0] })).toThrow(/assigned, row 0/);
    const twice = { y: [1, 0], assigned: [1, 0], received: [1, 0], covariates: { received: [1, 2] } };
    expect(() => complierEffect(twice)).toThrow(/covariates\.received/);
  });
});

describe('its bootstrap', () => {
  const trial = fromCounts([
    [1, 1, 1, 20],
    [0, 1, 1, 30],
    [1, 1, 0, 15],
    [0, 1, 0, 10],
    [1, 0, 0, 45],
    [0, 0, 0, 25],
    [1, 0, 1, 2],
    [0, 0, 1, 3],
  ]);

  it('agrees with the delta method for a strong instrument, and repeats from its seed', () => {
    const delta = must(must(complierEffect(trial)).effect);
    const options = { replicates: 999, level: 0.9 } as const;
    const one = must(complierEffectBootstrap(trial, { ...options, random: stream('cace') }));
    expect(must(complierEffectBootstrap(trial, { ...options, random: stream('cace') }))).toEqual(one);
    expectNear(one.estimate, delta.estimate, 1e-10);
    const ratio = (one.upper - one.lower) / ((delta.upper - delta.lower) * (1.6449 / 1.976));
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
    expect(one.reversed).toBe(0);
  });

  it('tells how often a weak instrument turns round', () => {
    const weak = fromCounts([
      [1, 1, 1, 6],
      [0, 1, 1, 5],
      [1, 1, 0, 10],
      [0, 1, 0, 9],
      [1, 0, 0, 9],
      [0, 0, 0, 11],
      [1, 0, 1, 5],
      [0, 0, 1, 5],
    ]);
    const found = must(complierEffectBootstrap(weak, { random: stream(1), replicates: 199 }));
    expect(found.reversed).toBeGreaterThan(0.1);
    expect(found.replicates + found.failed).toBe(199);
  });
});
