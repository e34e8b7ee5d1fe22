import { expect, test } from 'vitest';
import { Refused } from '../refused.ts';
import { type Role, roles } from '../viewer.ts';
import { mustBeCompatible, needsBranch } from './role.ts';

const goes = (wanted: Role, held: readonly Role[]): boolean => {
  try {
    mustBeCompatible(wanted, held);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Refused);
    return false;
  }
};

test('an evaluator is nothing that sees the arms, whichever comes first', () => {
  const clashing = roles.filter((role) => !goes('evaluator', [role]));
  expect(clashing).toEqual([
    'coordinator',
    'mentor',
    'trial-manager',
    'administrator',
    'data-protection-officer',
  ]);
  for (const role of roles) expect(goes(role, ['evaluator'])).toBe(!clashing.includes(role));
});

test('every other pair of roles may be one person', () => {
  const others = roles.filter((role) => role !== 'evaluator');
  for (const wanted of others) expect(goes(wanted, others)).toBe(true);
});

test('coordinators and mentors have a branch, nobody else', () => {
  expect(roles.filter(needsBranch)).toEqual(['coordinator', 'mentor']);
});
