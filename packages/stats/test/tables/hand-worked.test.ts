import { describe, expect, it } from 'vitest';
import {
  fisherExact,
  oddsRatio,
  proportion,
  riskDifference,
  riskRatio,
  StatsInputError,
  standardisedDifferenceOfMeans,
  standardisedDifferenceOfProportions,
  welchTest,
} from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

const tea = { treated: { events: 3, n: 4 }, control: { events: 1, n: 4 } };
const clean = { treated: { events: 0, n: 5 }, control: { events: 4, n: 5 } };

describe('the lady tasting tea', () => {
  it('has p = 17/70 one-sided and 34/70 two-sided', () => {
    expectNear(fisherExact(tea, { alternative: 'greater' }).p, 17 / 70, 1e-13);
    for (const twoSided of ['minimum-likelihood', 'double', 'blaker'] as const) {
      expectNear(fisherExact(tea, { twoSided }).p, 34 / 70, 1e-13);
    }
  });

  it('has mid-p (1 + 16/2)/70 one-sided', () => {
    expectNear(fisherExact(tea, { alternative: 'greater' }).midP, 9 / 70, 1e-13);
  });

  it('has risk difference ½, ratio 3 and odds ratio 9', () => {
    expectNear(must(riskDifference(tea, { method: 'wald' })).estimate, 0.5, 1e-15);
    const ratio = must(riskRatio(tea));
    expectNear(ratio.estimate, 3, 1e-15);
    expectNear(ratio.standardError, Math.sqrt(1 / 3 - 1 / 4 + 1 - 1 / 4), 1e-14);
    expectNear(must(oddsRatio(tea, { method: 'wald' })).estimate, 9, 1e-14);
  });

  it('has the conditional odds ratio that balances 16 ψ + 36 ψ² + … against 3 events', () => {
    const { estimate } = must(oddsRatio(tea));
    const weights = [1, 16, 36, 16, 1].map((w, k) => w * estimate ** k);
    const total = weights.reduce((a, b) => a + b);
    expectNear(weights.reduce((sum, w, k) => sum + w * k, 0) / total, 3, 1e-12);
  });
});

describe('conventions that differ', () => {
  it('counts tables differently: 7 of 24 against 2 of 30', () => {
    const table = { treated: { events: 7, n: 24 }, control: { events: 2, n: 30 } };
    const least = fisherExact(table).p;
    const doubled = fisherExact(table, { twoSided: 'double' }).p;
    const blaker = fisherExact(table, { twoSided: 'blaker' }).p;
    expect(least).toBeLessThan(doubled);
    expect(blaker).toBeLessThanOrEqual(doubled);
  });
});

describe('empty cells and arms', () => {
  it('bounds the odds ratio on one side', () => {
    const ratio = must(oddsRatio(clean));
    expect(ratio.estimate).toBe(0);
    expect(ratio.lower).toBe(0);
    expect(ratio.upper).toBeGreaterThan(0);
    const inverse = must(oddsRatio({ treated: clean.control, control: clean.treated }));
    expect(inverse.upper).toBe(Infinity);
    expectNear(inverse.lower, 1 / ratio.upper, 1e-9);
  });

  it('says what cannot be computed', () => {
    expect(riskRatio(clean)).toMatchObject({ ok: false, reason: 'undefined-ratio' });
    expect(oddsRatio(clean, { method: 'wald' })).toMatchObject({ ok: false, reason: 'undefined-ratio' });
    const none = { treated: { events: 0, n: 5 }, control: { events: 0, n: 5 } };
    expect(oddsRatio(none)).toMatchObject({ ok: false, reason: 'no-variation' });
    expect(fisherExact(none)).toMatchObject({ p: 1, midP: 0.5 });
    expect(riskDifference({ treated: { events: 0, n: 0 }, control: { events: 1, n: 2 } })).toMatchObject({
      ok: false,
      reason: 'empty-arm',
    });
  });

  it('keeps intervals of a difference within −1 and 1, and never a point', () => {
    const extreme = { treated: { events: 3, n: 3 }, control: { events: 0, n: 3 } };
    for (const method of ['newcombe', 'miettinen-nurminen', 'mee', 'agresti-caffo'] as const) {
      const result = must(riskDifference(extreme, { method }));
      expect(result.upper).toBeLessThanOrEqual(1);
      expect(result.lower).toBeLessThan(0.9);
    }
  });

  it('refuses impossible counts by name', () => {
    expect(() => riskDifference({ treated: { events: 3, n: 2 }, control: { events: 0, n: 3 } })).toThrow(
      StatsInputError,
    );
    expect(() => fisherExact({ treated: { events: 1, n: 2 }, control: { events: 0.5, n: 3 } })).toThrow(
      /control\.events/,
    );
    expect(() => proportion({ events: 1, n: 2 }, { level: 95 })).toThrow(/level/);
  });
});

describe('a proportion of 0 in 10', () => {
  it('has Wilson limit z² / (n + z²) and exact limit 1 − 0.025^(1/10)', () => {
    const z2 = 1.959963984540054 ** 2;
    expectNear(must(proportion({ events: 0, n: 10 })).upper, z2 / (10 + z2), 1e-13);
    expectNear(
      must(proportion({ events: 0, n: 10 }, { method: 'clopper-pearson' })).upper,
      1 - 0.025 ** 0.1,
      1e-12,
    );
    expect(must(proportion({ events: 0, n: 10 })).lower).toBe(0);
  });
});

describe('baseline comparison', () => {
  it('standardises differences by the mean variance', () => {
    expectNear(
      must(standardisedDifferenceOfMeans({ first: [1, 2, 3], second: [2, 4, 6] })).estimate,
      -2 / Math.sqrt(2.5),
      1e-14,
    );
    expectNear(
      must(standardisedDifferenceOfProportions({ first: 0.5, second: 0.2 })).estimate,
      0.3 / Math.sqrt(0.205),
      1e-14,
    );
    expect(standardisedDifferenceOfMeans({ first: [1, 1], second: [1, 1] })).toMatchObject({
      reason: 'no-variation',
    });
    expect(standardisedDifferenceOfMeans({ first: [1], second: [1, 2] })).toMatchObject({
      reason: 'too-few-observations',
    });
  });

  it('has Welch t = −2 / √(1/3 + 4/3)', () => {
    const test = must(welchTest({ first: [1, 2, 3], second: [2, 4, 6] }));
    expectNear(test.t, -2 / Math.sqrt(5 / 3), 1e-14);
    expectNear(test.df, (5 / 3) ** 2 / (1 / 18 + 16 / 18), 1e-14);
  });
});
