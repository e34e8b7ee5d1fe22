import { describe, expect, it } from 'vitest';
import { differences, families, storedCases } from '../reference/corpus.ts';
import { registered } from '../reference/registered.ts';

describe('the reference corpus', () => {
  it('has a computation for every family and a family for every computation', () => {
    expect(Object.keys(registered).sort()).toEqual([...families()].sort());
  });
});

describe.each(families())('the family %s', (family) => {
  const cases = registered[family]!;
  const stored = storedCases(family);

  it('computes what is stored, and nothing else', () => {
    expect(Object.keys(cases).sort()).toEqual(stored.map((one) => one.id).sort());
  });

  it.each(stored.map((one) => [one.id, one] as const))('%s', (id, one) => {
    expect(differences(cases[id]!(one.values), one.values, one.tolerance), one.call).toEqual([]);
  });
});
