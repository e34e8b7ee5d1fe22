import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../analysis/results.ts';
import { smallResults } from '../fixture.ts';
import { economyClaims } from './claims.ts';
import { defaultParameters, publishedPrices } from './prices.ts';
import { notStated, savingPerParticipant } from './saving.ts';

const effect = (estimate: number, lower: number | null, upper: number | null): Effect => ({
  measure: 'risk-difference',
  estimate,
  lower,
  upper,
  noEffect: 0,
});
const course = { ...publishedPrices.withoutNewCrime, amount: 30_000, source: 'invented for this test' };

describe('the saving for each participant', () => {
  it('is the events prevented times the price of one, with the ends of the interval turned', () => {
    const saving = savingPerParticipant(effect(-0.2, -0.4, 0.1), defaultParameters);
    expect(saving).toEqual({
      stated: true,
      perParticipant: { estimate: 0.2 * 505_300, lower: -0.1 * 505_300, upper: 0.4 * 505_300 },
      net: notStated,
    });
  });

  it('has the cost of a course deducted where somebody has stated it', () => {
    const saving = savingPerParticipant(effect(-0.2, -0.4, null), {
      ...defaultParameters,
      perCourse: course,
    });
    expect(saving).toMatchObject({ net: { estimate: 0.2 * 505_300 - 30_000, lower: null } });
  });

  it('is not stated without the effect or the price', () => {
    expect(savingPerParticipant(null, { perPrevented: notStated, perCourse: course })).toEqual({
      stated: false,
      missing: ['effect', 'perPrevented'],
    });
    const ratio: Effect = { ...effect(0.5, 0.3, 0.9), measure: 'risk-ratio', noEffect: 1 };
    expect(savingPerParticipant(ratio, defaultParameters)).toEqual({ stated: false, missing: ['effect'] });
  });

  it('lies within its limits, and is a loss exactly where there are more events', () => {
    const point = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const [lower = 0, middle = 0, upper = 0] = [a, b, c].toSorted((x, y) => x - y);
        const saving = savingPerParticipant(effect(middle, lower, upper), defaultParameters);
        if (!saving.stated) throw new Error('not stated');
        const { estimate } = saving.perParticipant;
        expect(saving.perParticipant.lower).toBeLessThanOrEqual(estimate);
        expect(saving.perParticipant.upper).toBeGreaterThanOrEqual(estimate);
        expect(estimate < 0).toBe(middle > 0);
      }),
    );
  });
});

describe('what is said of money', () => {
  const clear = smallResults({ mentor: { events: 14, n: 100 }, usual: { events: 40, n: 100 } });
  const unclear = smallResults({ mentor: { events: 30, n: 100 }, usual: { events: 33, n: 100 } });

  it('is rounded, with its interval, its source, and what is missing', () => {
    const claims = economyClaims(clear, defaultParameters);
    expect(claims.saving.da).toMatch(/^Regnet på forsøgets risikoforskel: 131\.000 kr\. pr\. deltager/u);
    expect(claims.basis?.da).toContain('Justitsministeriets Forskningskontor (2021)');
    expect(claims.basis?.en).toContain('price level not stated');
    expect(claims.net.da).toMatch(/^Hvad et forløb koster, er ikke oplyst\./u);
  });

  it('begins with the uncertainty where the primary analysis finds no effect', () => {
    expect(economyClaims(unclear, defaultParameters).saving.en).toMatch(
      /^The trial cannot tell the effect from chance/u,
    );
    expect(economyClaims(unclear, { ...defaultParameters, perCourse: course }).net.da).toContain('−');
  });

  it('is nothing while the arms are coded', () => {
    expect(economyClaims({ ...clear, blinded: true }, defaultParameters).saving.da).toContain(
      'kan ikke oplyses',
    );
  });
});
