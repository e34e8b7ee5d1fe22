import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessEligibility } from './assess.ts';
import { type Criterion, criterionSchema } from './criterion.ts';
import { type Facts, NO_FACTS } from './facts.ts';

const text = { da: 'Krav', en: 'Requirement' };
const criterion = (key: string, rule: Criterion['rule']): Criterion =>
  criterionSchema.parse({ key, text, rule });

const criteria = [
  criterion('adult', { type: 'range', fact: 'age', atLeast: 18 }),
  criterion('near-release', { type: 'range', fact: 'daysToRelease', atLeast: 14, atMost: 120 }),
  criterion('risk', { type: 'one-of', fact: 'riskBand', values: ['medium', 'high'] }),
  criterion('first-time', { type: 'is', fact: 'randomisedBefore', value: false }),
  criterion('language', { type: 'confirmed' }),
];
const fits: Facts = { ...NO_FACTS, age: 30, daysToRelease: 60, riskBand: 'high', randomisedBefore: false };
const yes = { language: true };

describe('assessEligibility', () => {
  it('is eligible when everything is met', () => {
    const result = assessEligibility(criteria, fits, yes);
    expect(result.overall).toBe('eligible');
    expect(result.criteria.map(({ key, state, value }) => [key, state, value])).toEqual([
      ['adult', 'met', '30'],
      ['near-release', 'met', '60'],
      ['risk', 'met', 'high'],
      ['first-time', 'met', 'false'],
      ['language', 'met', 'true'],
    ]);
  });

  it.each<[string, Partial<Facts>, Record<string, boolean>, string, string]>([
    ['too young', { age: 17 }, yes, 'adult', 'below'],
    ['released too soon', { daysToRelease: 13 }, yes, 'near-release', 'below'],
    ['released too late', { daysToRelease: 121 }, yes, 'near-release', 'above'],
    ['of low risk', { riskBand: 'low' }, yes, 'risk', 'not-among'],
    ['in the study already', { randomisedBefore: true }, yes, 'first-time', 'is-not'],
    ['answered no', {}, { language: false }, 'language', 'answered-no'],
  ])('is not eligible when %s', (_, changes, answers, key, reason) => {
    const result = assessEligibility(criteria, { ...fits, ...changes }, answers);
    expect(result.overall).toBe('not-eligible');
    expect(result.criteria.filter((one) => one.state !== 'met')).toMatchObject([
      { key, state: 'not-met', reason },
    ]);
  });

  it('takes both ends of a range in', () => {
    for (const daysToRelease of [14, 120])
      expect(assessEligibility(criteria, { ...fits, daysToRelease }, yes).overall).toBe('eligible');
  });

  it('waits for what is not known, unless something else already rules the person out', () => {
    const result = assessEligibility(criteria, { ...fits, riskBand: null }, {});
    expect(result.overall).toBe('unknown');
    expect(result.criteria.filter((one) => one.state === 'unknown').map((one) => one.reason)).toEqual([
      'not-known',
      'not-asked',
    ]);
    expect(assessEligibility(criteria, { ...NO_FACTS, age: 15 }).overall).toBe('not-eligible');
  });

  it('never becomes eligible by knowing less', () => {
    const facts = fc.record({
      age: fc.option(fc.integer({ min: 10, max: 70 })),
      daysToRelease: fc.option(fc.integer({ min: -10, max: 200 })),
      riskBand: fc.option(fc.constantFrom('low' as const, 'medium' as const, 'high' as const)),
      randomisedBefore: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom('age', 'daysToRelease', 'riskBand', 'randomisedBefore'),
        (some, name) => {
          const less = assessEligibility(criteria, { ...NO_FACTS, ...some, [name]: null }, yes);
          expect(less.overall).not.toBe('eligible');
        },
      ),
    );
  });
});
