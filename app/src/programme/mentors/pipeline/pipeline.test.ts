import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor } from '../../courses/fixture.ts';
import { median } from '../clearance/lead.ts';

test('C26 the median of known numbers', () => {
  expect(median([5])).toBe(5);
  expect(median([9, 1, 4])).toBe(4);
  expect(median([10, 2])).toBe(6);
  expect(median([])).toBeNaN();
});

describe('the page', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const stages = ['applied', 'applied', 'applied', 'interviewed', 'checks', 'training', 'approved', 'left'];

  test('C26 its counts are those of the database, and another branch has its own', async () => {
    for (const [i, stage] of stages.entries())
      await addMentor(house, { name: `Vej ${i}`, stage, unchecked: true });
    await addMentor(house, { name: 'Fra B', stage: 'applied', branch: 'B', unchecked: true });
    const { html } = await house.as('coordinatorA').get('/mentors/pipeline');
    for (const words of [
      'Ansøger: 3 frivillige',
      'Samtale holdt: 1 frivillig',
      'Tjek i gang: 1 frivillig',
      'Klar til kursus: 1 frivillig',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('Fra B');
    expect(html).not.toContain('Vej 6');
    expect(html).toContain('den længste har ventet 82.');
    const english = await house.as('coordinatorA').get('/mentors/pipeline?lang=en');
    expect(english.html).toContain('Applied: 3 volunteers');
    expect((await house.as('mentorA').get('/mentors/pipeline')).status).toBe(404);
  });

  test('C26 the next step is one press, and brings back to the pipeline; each stage is kept', async () => {
    const id = await addMentor(house, { name: 'Asta Trin', stage: 'applied', unchecked: true });
    const coordinator = house.as('coordinatorA');
    const { html } = await coordinator.get('/mentors/pipeline');
    expect(html).toContain(`action="/mentors/${id}/checks"`);
    const press = { kind: 'interview', seenOn: '2026-11-22', from: 'pipeline' };
    expect((await coordinator.post(`/mentors/${id}/checks`, press)).location).toBe('/mentors/pipeline');
    const { rows } = await house.owner.query(
      'select stage, recorded_by from programme.mentor_stage where mentor_id = $1 order by id',
      [id],
    );
    expect(rows).toEqual([
      { stage: 'applied', recorded_by: '' },
      { stage: 'interviewed', recorded_by: house.users.coordinatorA },
    ]);
  });

  test('C26 a long stage shows who has been there longest, and how many more; its own pages show everybody once', async () => {
    const { ids, owner } = house;
    // One more each day back from tomorrow, so that the days are 0, 0, 1, 2 … 119; two more names on the longest.
    await owner.query(
      `insert into programme.mentor (id, organisation_id, branch_id, name, birth_date, town_id, stage, stage_since,
         capacity, languages, life_areas)
       select gen_random_uuid(), $1, $2, 'Lang ' || to_char(120 - n, 'FM000'), '1986-05-01', $3, 'training',
         date '2026-11-23' - n, 1, '{da}', '{housing}' from generate_series(0, 120) n`,
      [ids.organisation, ids.branchB, ids.townB],
    );
    await addMentor(house, { name: 'Bo Kommende', stage: 'checks', branch: 'B', unchecked: true });
    const { get } = house.as('coordinatorB');
    const names = (html: string) => html.match(/(?<=>)Lang \d{3}(?=<\/a>)/gu) ?? [];
    const all = Array.from({ length: 121 }, (_, i) => `Lang ${String(i).padStart(3, '0')}`);
    const days = Array.from({ length: 121 }, (_, n) => Math.max(0, n - 1));
    const { html } = await get('/mentors/pipeline');
    expect(names(html)).toEqual(all.slice(0, 10));
    expect(html).toContain('Klar til kursus: 121 frivillige');
    expect(html).toContain(`medianen er ${median(days)}, den længste har ventet ${Math.max(...days)}.`);
    expect(html).toContain('De 10 øverste af 121.');
    expect(html).toContain('Bo Kommende');
    expect(html.match(/Se alle/gu)).toHaveLength(1);
    const pages = await Promise.all(
      [1, 2, 3].map(async (n) => (await get(`/mentors/pipeline?stage=training&page=${n}`)).html),
    );
    expect(pages.flatMap(names)).toEqual(all);
    expect(pages[0]).not.toContain('Bo Kommende');
    expect((await get('/mentors/pipeline?stage=training&page=9')).location).toBe(
      '/mentors/pipeline?stage=training&page=3',
    );
    const elsewhere = (await house.as('coordinatorA').get('/mentors/pipeline?stage=training')).html;
    expect(elsewhere).not.toContain('Lang 0');
    expect((await get('/mentors/pipeline?stage=left')).html).toContain('De 10 øverste af 121.');
    expect((await get('/mentors/pipeline?stage=interviewed&lang=en')).html).toContain(
      'Nobody is in this stage',
    );
    // A step brings back to the page of the list it was pressed on, and nowhere else.
    const action = pages[1]?.match(/(?<=action=")\/mentors\/[0-9a-f-]{36}\/checks/u)?.[0] ?? '';
    const press = { kind: 'interview', seenOn: '2026-11-22' };
    const from = 'pipeline?stage=training&page=2';
    expect(pages[1]).toContain('value="pipeline?stage=training&amp;page=2"');
    expect((await house.as('coordinatorB').post(action, { ...press, from })).location).toBe(
      `/mentors/${from}`,
    );
    expect((await house.as('coordinatorB').post(action, { ...press, from: 'pipeline/../x' })).status).toBe(
      422,
    );
  });

  test('with nobody on the way it says what to do', async () => {
    await house.owner.query(`update programme.mentor set stage = 'left'`);
    expect((await house.as('coordinatorA').get('/mentors/pipeline')).html).toContain('Del linket');
    expect((await house.as('coordinatorB').get('/mentors/pipeline')).html).toContain('Ingen er på vej');
  });
});
