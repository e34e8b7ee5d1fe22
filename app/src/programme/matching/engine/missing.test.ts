import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeker, settings, volunteer } from './invented.ts';
import { missingFor } from './missing.ts';
import type { Missing, Problem } from './plan.ts';
import { solveHere } from './solve.ts';
import { solvePlan } from './solve-plan.ts';
import { smallProblem } from './test/twin.ts';
import type { Volunteer } from './volunteer.ts';

const plan = (problem: Problem) => solveHere(problem, { seconds: 60 });
const missing = async (problem: Problem) => missingFor(problem, await plan(problem));

const newcomers = (one: Missing, index: number): readonly Volunteer[] =>
  Array.from({ length: one.volunteers }, (_, number) =>
    volunteer(`new ${index} ${number}`, {
      home: { townId: one.townId, branchId: one.branchId, point: undefined },
      languages: ['da', ...(one.language === undefined ? [] : [one.language])],
      gender: one.gender ?? 'other',
      experienced: one.experienced,
      clearances: one.prisonId === undefined ? [] : [{ prisonId: one.prisonId, until: undefined }],
    }),
  );

describe('D41 who cannot be placed, and what is missing', () => {
  const arabic = { language: 'ar', release: '2027-04-30' } as const;

  test('nobody there: two who speak the language, with a clearance before the first meeting', async () => {
    const problem = { seekers: [seeker('s', arabic)], volunteers: [], settings };
    expect(await missing(problem)).toEqual([
      {
        volunteers: 2,
        seekerIds: ['s'],
        branchId: 'west',
        townId: 'aaby',
        language: 'ar',
        prisonId: 'north',
        gender: undefined,
        experienced: true,
        before: '2027-03-01',
      },
    ]);
  });

  test('beside somebody who is left one is enough, who brings what is still missing', async () => {
    const volunteers = [volunteer('v')];
    expect(await missing({ seekers: [seeker('s', arabic)], volunteers, settings })).toMatchObject([
      { volunteers: 1, language: 'ar', prisonId: undefined, experienced: false },
    ]);
    const staying = { seekers: [seeker('s', { staying: 'v' })], volunteers, settings };
    expect(await missing(staying)).toMatchObject([
      { volunteers: 1, language: undefined, prisonId: undefined, experienced: false },
    ]);
  });

  test('nobody is counted on twice, and the same kinds are counted together', async () => {
    const seekers = ['s', 't', 'u'].map((id) => seeker(id));
    const found = await missing({ seekers, volunteers: [volunteer('v')], settings });
    expect(found.map(({ volunteers, seekerIds }) => [volunteers, seekerIds])).toEqual([
      [4, ['t', 'u']],
      [1, ['s']],
    ]);
  });

  test('nothing is missing where everybody has a pair, or where the time overlooked one', async () => {
    const problem = { seekers: [seeker('s')], volunteers: [volunteer('v'), volunteer('w')], settings };
    const whole = await plan(problem);
    expect(missingFor(problem, whole)).toEqual([]);
    expect(missingFor(problem, { ...whole, rows: [], unplaced: ['s'] })).toEqual([]);
  });

  test('with what is missing everybody has a pair', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const problem = smallProblem(seed);
        const found = await missing(problem);
        const volunteers = [...problem.volunteers, ...found.flatMap(newcomers)];
        expect((await plan({ ...problem, volunteers })).unplaced).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test('a thread of its own comes to the same plan', async () => {
  const problem = smallProblem(17);
  const [here, there] = [await plan(problem), await solvePlan(problem, { seconds: 20 })];
  expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
});
