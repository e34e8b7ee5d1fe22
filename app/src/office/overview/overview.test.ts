import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { furnishBranchA } from '../../../test/furniture.ts';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { mentorsMissing, totalOf } from './need.ts';

describe('mentors missing', () => {
  test.each([
    [0, 0, 0],
    [1, 0, 2],
    [1, 1, 1],
    [1, 2, 0],
    [2, 3, 1],
    [3, 9, 0],
  ])('%i waiting and %i free: %i', (waiting, freeMentors, missing) => {
    expect(mentorsMissing({ waiting, freeMentors })).toBe(missing);
  });

  test('never negative, and filling them is enough', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (waiting, freeMentors) => {
        const missing = mentorsMissing({ waiting, freeMentors });
        expect(missing).toBeGreaterThanOrEqual(0);
        expect(mentorsMissing({ waiting, freeMentors: freeMentors + missing })).toBe(0);
        if (missing > 0) expect(mentorsMissing({ waiting, freeMentors: freeMentors + missing - 1 })).toBe(1);
      }),
    );
  });

  test('the total adds every branch', () => {
    const branches = [
      { name: 'A', waiting: 1, running: 2, freeMentors: 3, halfPairs: 4 },
      { name: 'B', waiting: 10, running: 20, freeMentors: 30, halfPairs: 40 },
    ];
    expect(totalOf(branches)).toEqual({ waiting: 11, running: 22, freeMentors: 33, halfPairs: 44 });
    expect(totalOf([])).toEqual({ waiting: 0, running: 0, freeMentors: 0, halfPairs: 0 });
  });
});

describe('the overview page', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
    await furnishBranchA(house);
  });
  afterAll(() => house.close());

  const refer = async (n: number) => {
    const { organisation, branchA, prison, townA } = house.ids;
    for (let i = 0; i < n; i += 1) {
      const person = randomUUID();
      await house.owner.query(
        `insert into programme.person (id, organisation_id, branch_id, name) values ($1, $2, $3, 'Ukendt Prøve')`,
        [person, organisation, branchA],
      );
      await house.owner.query(
        `insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id, received_at)
         values (gen_random_uuid(), $1, $2, $3, $4, 'new', $5, $6, now())`,
        [organisation, branchA, person, `N-${person}`, prison, townA],
      );
    }
  };

  const cells = (html: string, branch: string) =>
    new RegExp(`${branch}</th>(.*?)</tr>`, 'su')
      .exec(html)?.[1]
      ?.match(/>\d+</gu)
      ?.map((cell) => cell.slice(1, -1));

  test('counts each branch and the whole country, and names nobody', async () => {
    const enough = await house.as('programmeLead').get('/overview');
    expect(enough.html).toContain('Alle, der venter, kan få et par mentorer');
    await refer(3);
    const page = await house.as('programmeLead').get('/overview');
    expect(page.status).toBe(200);
    // The mentor of branch A has a course already, alone; the one of branch B is free.
    expect(cells(page.html, 'Afdeling A')).toEqual(['3', '1', '0', '1']);
    expect(cells(page.html, 'Afdeling B')).toEqual(['0', '0', '1', '0']);
    expect(cells(page.html, 'Hele landet')).toEqual(['3', '1', '1', '1']);
    expect(page.html).toContain(
      'Afdeling A mangler 6 mentorer: 3 henviste venter, og ingen mentorer har plads.',
    );
    expect(page.html).not.toContain('Afdeling B mangler');
    expect(page.html).not.toMatch(/Åse Prøve|Ukendt Prøve|Bo Prøve/u);
  });

  test('in English', async () => {
    const page = await house.as('programmeLead').get('/overview?lang=en');
    expect(page.html).toContain('The whole country');
    expect(page.html).toContain('3 referred people are waiting');
  });
});
