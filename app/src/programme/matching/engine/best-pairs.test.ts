import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestPairs, comparePairs, type Pair, pairOf } from './best-pairs.ts';
import { country, seeker, settings, volunteer } from './invented.ts';
import type { Problem } from './plan.ts';
import { exclusionsOf, type PairExclusion, pairExclusion } from './rules.ts';
import type { Seeker } from './seeker.ts';
import { smallProblem } from './test/twin.ts';

/** Every pair, one after the other. */
const twin = (who: Seeker, { volunteers, settings: rules }: Problem) => {
  const able = volunteers.filter((one) => exclusionsOf(one, who, rules).length === 0);
  const staying = volunteers.find(({ id }) => id === who.staying);
  const fallen: Partial<Record<PairExclusion, number>> = {};
  const pairs: Pair[] = [];
  for (const [index, one] of (staying === undefined ? able : [staying]).entries())
    for (const other of staying === undefined ? able.slice(index + 1) : able) {
      const exclusion = pairExclusion(one, other, who, rules);
      if (exclusion === undefined) pairs.push(pairOf(one, other, who, rules));
      else fallen[exclusion] = (fallen[exclusion] ?? 0) + 1;
    }
  return { pairs: pairs.toSorted(comparePairs), fallen };
};

const same = (who: Seeker, problem: Problem, count: number): void => {
  const ranking = bestPairs(problem.volunteers, who, problem.settings, count);
  const { pairs, fallen } = twin(who, problem);
  expect(ranking.pairs).toEqual(pairs.slice(0, count));
  expect(ranking.allowed).toBe(pairs.length);
  expect(ranking.fallen).toMatchObject(fallen);
  const none = Object.entries(ranking.fallen).filter(([rule]) => fallen[rule as PairExclusion] === undefined);
  expect(none.every(([, number]) => number === 0)).toBe(true);
  const here = who.staying === undefined ? 0 : 1;
  expect(ranking.eligible.length + ranking.leftOut.length + here).toBe(problem.volunteers.length);
};

describe('D38 five pairs, the best first', () => {
  test('on every small pool the same as looking at every pair', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 8 }), (seed, count) => {
        const problem = smallProblem(seed);
        for (const who of problem.seekers) same(who, problem, count);
      }),
      { numRuns: 300 },
    );
  });

  test('and on large ones, with many equal points', () => {
    const problem = country({ seekers: 6, volunteers: 110, reach: 300, seed: 5 });
    for (const who of problem.seekers) same(who, problem, 5);
    const alike = Array.from({ length: 40 }, (_, index) =>
      volunteer(`v${index}`, {
        checkEnds: index % 3 === 0 ? [{ kind: 'criminal-record', end: '2027-05-01' }] : [],
      }),
    );
    same(seeker('s'), { seekers: [], volunteers: alike, settings }, 7);
  });

  test('nobody asked for, nobody there', () => {
    expect(bestPairs([volunteer('v'), volunteer('w')], seeker('s'), settings, 0).pairs).toEqual([]);
    expect(bestPairs([], seeker('s'), settings, 5)).toMatchObject({ pairs: [], allowed: 0, eligible: [] });
    expect(() => bestPairs([], seeker('s', { staying: 'v' }), settings, 5)).toThrow('is not among');
  });
});
