import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeker, settings, volunteer } from './invented.ts';
import { missingFor } from './missing.ts';
import { missingVolunteers } from './missing-text.ts';
import type { Missing, Problem } from './plan.ts';
import { noWishes } from './seeker.ts';
import { solveHere } from './solve.ts';
import { solvePlan } from './solve-plan.ts';
import { smallProblem, towns } from './test/twin.ts';
import type { Volunteer } from './volunteer.ts';

const plan = (problem: Problem) => solveHere(problem, { seconds: 60 });
const missing = async (problem: Problem) => missingFor(problem, await plan(problem));

const newcomers = (one: Missing, index: number): readonly Volunteer[] =>
  Array.from({ length: one.volunteers }, (_, number) =>
    volunteer(`new ${index} ${number}`, {
      home: towns.find(({ townId }) => townId === one.townId) ?? {
        townId: undefined,
        branchId: one.branchId,
        point: undefined,
      },
      languages: ['da', ...(one.language === undefined ? [] : [one.language])],
      gender: one.gender ?? 'other',
      experienced: one.experienced,
      clearances: one.prisonId === undefined ? [] : [{ prisonId: one.prisonId, until: undefined }],
    }),
  );

describe('D41 who cannot be placed, and what is missing', () => {
  const arabic = { language: 'ar', release: '2027-04-30' } as const;

  test('nobody there: one who brings everything in time, and one more', async () => {
    const problem = { seekers: [seeker('s', arabic)], volunteers: [], settings };
    expect(await missing(problem)).toEqual([
      {
        volunteers: 1,
        seekerIds: ['s'],
        branchId: 'west',
        townId: 'aaby',
        language: 'ar',
        prisonId: 'north',
        gender: undefined,
        experienced: true,
        before: '2027-03-01',
        now: false,
      },
      {
        volunteers: 1,
        seekerIds: ['s'],
        branchId: 'west',
        townId: 'aaby',
        language: undefined,
        prisonId: undefined,
        gender: undefined,
        experienced: false,
        before: '2027-03-01',
        now: false,
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
      [3, ['s', 't', 'u']],
      [2, ['t', 'u']],
    ]);
  });

  const places = { prison: () => 'Vridsløselille', town: () => 'Aarhus', branch: () => 'Afdeling Aarhus' };
  const said = async (problem: Problem) =>
    (await missing(problem)).map((one) => missingVolunteers('da', one, places));
  const wishes = { ...noWishes, gender: 'woman', genderIsMust: true } as const;

  test.each<[string, Partial<Problem>, readonly string[]]>([
    [
      'two participants, each with one mentor who stays and cannot talk with them',
      {
        seekers: [seeker('s', { ...arabic, staying: 'v' }), seeker('t', { ...arabic, staying: 'w' })],
        volunteers: ['v', 'w'].map((id) =>
          volunteer(id, { clearances: [], refused: [{ prisonId: 'north', on: '2026-11-01' }], taken: 1 }),
        ),
      },
      ['To arabisktalende mentorer i Aarhus med adgang til Vridsløselille før 1. marts 2027.'],
    ],
    [
      'everybody there has been refused by the prison',
      {
        seekers: [seeker('s', { release: '2027-06-01' })],
        volunteers: ['v', 'w'].map((id) =>
          volunteer(id, { clearances: [], refused: [{ prisonId: 'north', on: '2026-11-01' }] }),
        ),
      },
      [
        'En mentor i Aarhus med erfaring og adgang til Vridsløselille før 2. april 2027.',
        'En mentor i Aarhus før 2. april 2027.',
      ],
    ],
    [
      'a woman is asked for, and the first meeting should have been',
      { seekers: [seeker('s', { release: '2026-12-01', wishes })], volunteers: [volunteer('v')] },
      ['En kvindelig mentor i Aarhus nu.'],
    ],
    [
      'who is out needs nobody with a clearance',
      { seekers: [seeker('s', { beforeRelease: false, release: '2026-11-01', language: 'so' })] },
      ['En somalitalende mentor i Aarhus med erfaring nu.', 'En mentor i Aarhus nu.'],
    ],
    [
      'nobody knows the day, and both must have access',
      {
        seekers: [seeker('s', { release: undefined })],
        settings: { ...settings, limits: { ...settings.limits, clearanceOf: 'both', experienced: false } },
      },
      ['To mentorer i Aarhus med adgang til Vridsløselille.'],
    ],
    [
      'two prisons: two sentences',
      {
        seekers: ['north', 'south'].map((prisonId) =>
          seeker(prisonId, { prisonId, release: '2027-06-01', staying: prisonId }),
        ),
        volunteers: ['north', 'south'].map((id) => volunteer(id, { clearances: [], taken: 1 })),
        settings: { ...settings, leadDays: { north: 200, south: 200 } },
      },
      [
        'En mentor i Aarhus med adgang til Vridsløselille før 2. april 2027.',
        'En mentor i Aarhus med adgang til Vridsløselille før 2. april 2027.',
      ],
    ],
  ])('in sentences: %s', async (_, facts, sentences) => {
    expect(await said({ seekers: [], volunteers: [], settings, ...facts })).toEqual(sentences);
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
