import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { country, seeker, settings, volunteer } from './invented.ts';
import type { Plan, Problem } from './plan.ts';
import { exclusionsOf, pairExclusion } from './rules.ts';
import { scorePair } from './score.ts';
import { solveHere } from './solve.ts';
import { bestValue, compareValues, smallProblem, towns, worthOf } from './test/twin.ts';

const solve = (problem: Problem): Promise<Plan> => solveHere(problem, { seconds: 60 });

/** Every rule once more, asked of the finished plan. */
const check = (plan: Plan, problem: Problem): void => {
  const { settings: rules } = problem;
  const used = new Map<string, number>();
  for (const row of plan.rows) {
    const who = problem.seekers.find(({ id }) => id === row.seekerId);
    const [one, other] = row.mentorIds.map((id) => problem.volunteers.find((each) => each.id === id));
    if (who === undefined || one === undefined || other === undefined) throw new Error('nobody');
    expect(pairExclusion(one, other, who, rules)).toBeUndefined();
    expect(row.score).toEqual(scorePair(one, other, who, rules));
    for (const each of [one, other]) {
      if (each.id === who.staying) continue;
      expect(exclusionsOf(each, who, rules)).toEqual([]);
      used.set(each.id, (used.get(each.id) ?? 0) + 1);
    }
    if (who.staying !== undefined) expect(one.id).toBe(who.staying);
  }
  for (const { id, capacity, taken } of problem.volunteers)
    expect(used.get(id) ?? 0).toBeLessThanOrEqual(Math.max(0, capacity - taken));
  expect([...plan.rows.map((row) => row.seekerId), ...plan.unplaced].toSorted()).toEqual(
    problem.seekers.map(({ id }) => id).toSorted(),
  );
  const most = plan.rows.reduce((sum, row) => sum + row.score.total, 0);
  if (rules.lending) expect(plan.points).toBeLessThanOrEqual(most);
  else expect(plan.points).toBe(most);
};

describe('D49 the best plan for all who wait', () => {
  test.each([0, 1, 2, 3])('is that of brute force on 2,000 small problems, part %i', async (part) => {
    const seen = { placed: 0, unplaced: 0, staying: 0 };
    for (let seed = 500 * part + 1; seed <= 500 * (part + 1); seed += 1) {
      const problem = smallProblem(seed);
      const plan = await solve(problem);
      check(plan, problem);
      expect({ seed, worth: worthOf(plan, problem), proven: plan.proven, gap: plan.gap }).toEqual({
        seed,
        worth: bestValue(problem),
        proven: true,
        gap: { seekers: 0, points: 0, percent: 0 },
      });
      seen.placed += plan.rows.length;
      seen.unplaced += plan.unplaced.length;
      seen.staying += problem.seekers.filter(({ staying }) => staying !== undefined).length;
    }
    // The problems are neither all easy nor all hopeless.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });

  test('nobody, one volunteer, no way: an empty plan that is proven', async () => {
    const nothing = { rows: [], unplaced: [], points: 0, proven: true, trimmed: false };
    expect(await solve({ seekers: [], volunteers: [], settings })).toMatchObject(nothing);
    const alone = { seekers: [seeker('s')], volunteers: [volunteer('v')], settings };
    expect(await solve(alone)).toMatchObject({ ...nothing, unplaced: ['s'] });
    const strangers = { ...alone, volunteers: ['v', 'w'].map((id) => volunteer(id, { languages: ['ar'] })) };
    expect(await solve(strangers)).toMatchObject({ ...nothing, unplaced: ['s'] });
  });

  test('of two who need the same pair, the one who is released first gets it, whatever the points', async () => {
    const soon = seeker('z soon', { release: '2026-12-20', language: 'da' });
    const late = seeker('a late', {
      release: '2027-10-01',
      wishes: { lifeAreas: ['housing'], slots: ['weekday-evening'], gender: 'none', genderIsMust: false },
    });
    const volunteers = [volunteer('v'), volunteer('w')];
    const plan = await solve({ seekers: [late, soon], volunteers, settings });
    expect(plan.rows.map((row) => row.seekerId)).toEqual(['z soon']);
    expect(plan.unplaced).toEqual(['a late']);
    expect(plan.proven).toBe(true);
  });

  test('of an odd number of mentors who are alike one is left over, and the plan is proven', async () => {
    const alike = Array.from({ length: 21 }, (_, i) => volunteer(`v ${i}`));
    const many = Array.from({ length: 40 }, (_, i) => seeker(`s ${i}`));
    const halved = await solve({ seekers: many, volunteers: alike, settings });
    expect(halved).toMatchObject({ proven: true, gap: { seekers: 0, points: 0 } });
    expect(halved.rows).toHaveLength(10);
    // A mentor who stays needs one other: with two of them nobody is left over.
    const staying = ['one', 'two'].map((id) => volunteer(id, { capacity: 1, taken: 1 }));
    const stayed = staying.map(({ id }) => seeker(`of ${id}`, { staying: id }));
    const kept = await solve({ seekers: [...many, ...stayed], volunteers: [...alike, ...staying], settings });
    expect(kept).toMatchObject({ proven: true, gap: { seekers: 0, points: 0 } });
    expect(kept.rows).toHaveLength(11);
  });

  test('the mentor who stays must be known', async () => {
    const problem = { seekers: [seeker('s', { staying: 'gone' })], volunteers: [], settings };
    await expect(solve(problem)).rejects.toThrow('is not among the volunteers');
  });

  test('the order in which people come in changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.infiniteStream(fc.nat()),
        async (seed, keys) => {
          const problem = smallProblem(seed);
          const shuffled = <T>(all: readonly T[]): T[] =>
            all
              .map((one) => ({ one, key: keys.next().value ?? 0 }))
              .toSorted((x, y) => x.key - y.key)
              .map(({ one }) => one);
          const other = {
            ...problem,
            seekers: shuffled(problem.seekers),
            volunteers: shuffled(problem.volunteers),
          };
          const [one, two] = [await solve(problem), await solve(other)];
          expect({ ...two, seconds: 0 }).toEqual({ ...one, seconds: 0 });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('one volunteer more, or a rule less, never makes the plan worse', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const problem = smallProblem(seed);
        const { limits } = problem.settings;
        const relaxed = (change: Partial<typeof limits>): Problem => ({
          ...problem,
          settings: { ...problem.settings, limits: { ...limits, ...change } },
        });
        const more = {
          ...problem,
          volunteers: [
            ...problem.volunteers,
            volunteer('one more', { home: towns[0] ?? seeker('s').home, languages: ['da', 'ar'] }),
          ],
        };
        const value = worthOf(await solve(problem), problem);
        for (const other of [
          more,
          relaxed({ experienced: false }),
          relaxed({ clearanceOf: 'one' }),
          relaxed({ minimumAge: 18 }),
          { ...problem, settings: { ...problem.settings, lending: true } },
        ])
          expect(compareValues(worthOf(await solve(other), other), value)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });

  test('a plan that the time cuts short is whole, keeps every rule, and its gap holds the proven value', async () => {
    const problem = country({ seekers: 30, volunteers: 50, reach: 70, seed: 3 });
    const best = await solve(problem);
    check(best, problem);
    expect(best.proven).toBe(true);
    expect((await solveHere(problem, { seconds: 0 })).proven).toBe(false);
    // Wherever the time runs out: in a relaxation, in the dive, in the branch and bound.
    for (let seconds = 0; seconds < 0.4; seconds += 0.01) {
      const hasty = await solveHere(problem, { seconds });
      check(hasty, problem);
      const [few, many] = [worthOf(hasty, problem), worthOf(best, problem)];
      expect(few[0] + hasty.gap.seekers).toBeGreaterThanOrEqual(many[0]);
      expect(compareValues(few, many)).toBeLessThanOrEqual(0);
      if (few[0] === many[0] && few[1] === many[1])
        expect(few[2] + hasty.gap.points).toBeGreaterThanOrEqual(many[2]);
      if (hasty.proven) expect(few).toEqual(many);
    }
  });
});
