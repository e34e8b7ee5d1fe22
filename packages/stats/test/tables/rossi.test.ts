import { describe, expect, it } from 'vitest';
import { fisherExact, oddsRatio, riskDifference } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

const { fisher } = reference<{ readonly fisher: Record<string, number> & { readonly ci: number[] } }>(
  'expected.json',
);
const rossi = { treated: { events: 48, n: 216 }, control: { events: 66, n: 216 } };

describe('arrests among 432 men, with and without aid', () => {
  it('has the reference p-value and conditional odds ratio', () => {
    const { estimate, lower, upper } = must(oddsRatio(rossi));
    expectNear(fisherExact(rossi).p, fisher['p_two_sided']!);
    expectNear(estimate, fisher['conditional_mle_or']!);
    expectAllNear([lower, upper], fisher.ci);
  });

  it('is borderline whichever way one looks, on both sides of 5%', () => {
    expect(fisherExact(rossi).midP).toBeCloseTo(0.0505, 4);
    const newcombe = must(riskDifference(rossi));
    expect(newcombe.lower).toBeCloseTo(-0.165, 4);
    expect(newcombe.upper).toBeCloseTo(-0.0002, 4);
    expect(must(riskDifference(rossi, { method: 'agresti-caffo' })).upper).toBeCloseTo(0.00003, 5);
  });
});
