import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessIntake, type IntakeFacts } from './criteria.ts';
import { defaultRule } from './rule.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const stateOf = (facts: Partial<IntakeFacts>, key: 'age' | 'area' | 'weeks') =>
  assessIntake(defaultRule, { birthDate: undefined, area: 'own', release: undefined, ...facts }, today).find(
    (one) => one.key === key,
  );
const born = (text: string) => stateOf({ birthDate: Temporal.PlainDate.from(text) }, 'age');
const released = (text: string) => stateOf({ release: Temporal.PlainDate.from(text) }, 'weeks');

test('A4 age: met on the birthday itself, almost within six months, not met before, unknown without a date', () => {
  expect(born('2008-11-22')).toEqual({ key: 'age', state: 'met', value: 18 });
  expect(born('2008-11-23')).toEqual({ key: 'age', state: 'almost', value: 17 });
  expect(born('2009-05-22')?.state).toBe('almost');
  expect(born('2009-05-23')?.state).toBe('not-met');
  expect(stateOf({}, 'age')?.state).toBe('unknown');
  // Born on a leap day: 18 on the last of February in a year without one.
  const leap = assessIntake(
    defaultRule,
    { birthDate: Temporal.PlainDate.from('2008-02-29'), area: 'own', release: undefined },
    Temporal.PlainDate.from('2026-02-28'),
  );
  expect(leap[0]?.state).toBe('almost');
});

test('A4 weeks to release: both ends of the rule are inside, four weeks outside are almost', () => {
  expect(released('2026-12-20')?.state).toBe('met');
  expect(released('2026-12-19')?.state).toBe('almost');
  expect(released('2026-11-22')).toEqual({ key: 'weeks', state: 'almost', value: 0 });
  expect(released('2026-11-21')).toEqual({ key: 'weeks', state: 'not-met', value: -1 });
  expect(released('2027-05-23')?.state).toBe('met');
  expect(released('2027-05-24')?.state).toBe('almost');
  expect(released('2027-06-20')?.state).toBe('almost');
  expect(released('2027-06-21')?.state).toBe('not-met');
  expect(stateOf({}, 'weeks')?.state).toBe('unknown');
});

test('A4 a day that has passed is never almost, and the number of weeks never contradicts the state', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: 1200 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 52 }),
      (days, from, span, near) => {
        const rule = { ...defaultRule, weeksFrom: from, weeksTo: from + span, nearWeeks: near };
        const facts: IntakeFacts = { birthDate: undefined, area: 'own', release: today.add({ days }) };
        const { state, value = 0 } = assessIntake(rule, facts, today)[2] ?? {};
        if (days < 0) expect(state).toBe('not-met');
        expect(state === 'met').toBe(value >= from && value <= from + span);
      },
    ),
  );
  expect(released('2027-05-24')).toEqual({ key: 'weeks', state: 'almost', value: 27 });
});

test('A4 area: a town of the branch, of another branch, of none', () => {
  const states = (['own', 'other-branch', 'none'] as const).map((area) => stateOf({ area }, 'area')?.state);
  expect(states).toEqual(['met', 'almost', 'not-met']);
});

const order = { met: 2, almost: 1, 'not-met': 0, unknown: -1 };

test('A4 a wider rule never makes a criterion worse', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: 1200 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 10 }),
      (days, from, span, near, wider) => {
        const facts: IntakeFacts = { birthDate: undefined, area: 'own', release: today.add({ days }) };
        const rule = { ...defaultRule, weeksFrom: from, weeksTo: from + span, nearWeeks: near };
        const wide = { ...rule, weeksFrom: Math.max(0, from - wider), weeksTo: from + span + wider };
        const state = (one: typeof rule) => order[assessIntake(one, facts, today)[2]?.state ?? 'unknown'];
        expect(state(wide)).toBeGreaterThanOrEqual(state(rule));
      },
    ),
  );
});
