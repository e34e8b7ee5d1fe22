import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, openCourseFor } from '../../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query(`update programme.mentor set stage = 'left'`);
});

const coordinator = () => house.as('coordinatorA');

test('D40 a wish about gender counts, and as a must leaves others out with that reason', async () => {
  const path = await openCourseFor(house);
  for (const name of ['An Prøve', 'Bo Prøve', 'Cy Prøve']) await addMentor(house, { name });
  await house.owner.query(
    `update programme.mentor set gender = 'woman' where name in ('An Prøve', 'Bo Prøve')`,
  );
  const wish = (fields: Record<string, string | string[]>) => coordinator().post(`${path}/wishes`, fields);
  expect((await wish({ gender: 'woman' })).status).toBe(303);
  expect((await coordinator().get(`${path}/match`)).html).toContain('helst vil have');
  const must = await wish({
    gender: 'woman',
    must: 'yes',
    'lifeAreas[]': ['housing'],
    'slots[]': ['weekend-day'],
  });
  expect(must.status).toBe(303);
  const shown = (await coordinator().get(`${path}/match`)).html;
  expect(shown).toContain('Er ikke en kvinde, som deltageren har bedt om.');
  expect(shown).toContain('sammen kan de 1 af de 1 livsområder, deltageren har ønsket');
  expect((await coordinator().get(`${path}/wishes`)).html).toMatch(/value="woman"[^>]*checked/u);
  expect((await wish({ gender: 'x' })).status).toBe(422);
  const { rows } = await house.owner.query('select count(*)::int as n from programme.match_wish');
  expect(rows[0].n).toBe(2);
  expect((await house.as('coordinatorB').post(`${path}/wishes`, { gender: 'man' })).status).toBe(404);
});

test('D40 a conflict keeps a mentor from a participant, and two mentors from each other, until it is ended', async () => {
  const path = await openCourseFor(house, { name: 'Mikkel Prøve' });
  const an = await addMentor(house, { name: 'An Prøve' });
  const bo = await addMentor(house, { name: 'Bo Prøve' });
  const cy = await addMentor(house, { name: 'Cy Prøve' });
  const add = (mentor: string, other: string) =>
    coordinator().post(`${path}/conflicts`, { mentor, other, reason: 'family' });
  const pairs = async () =>
    [
      ...(await coordinator().get(`${path}/match`)).html.matchAll(
        /\d\. (\w\w) Prøve og (\w\w) Prøve<\/label/gu,
      ),
    ]
      .map(([, one, other]) => `${one}${other}`)
      .toSorted();
  expect(await pairs()).toEqual(['AnBo', 'AnCy', 'BoCy']);
  expect((await add(an, bo)).status).toBe(303);
  expect(await pairs()).toEqual(['AnCy', 'BoCy']);
  expect((await add(cy, 'participant')).status).toBe(303);
  expect(await pairs()).toEqual([]);
  // The same again, in whatever order, is written already.
  for (const [one, other] of [
    [an, bo],
    [bo, an],
    [cy, 'participant'],
  ] as const)
    expect((await add(one, other)).status).toBe(409);
  const asked = { choice: 'own', first: an, second: bo, reason: 'fordi' };
  const refused = await coordinator().post(`${path}/match`, asked);
  expect([refused.status, refused.html.includes('De to skal ikke sættes sammen.')]).toEqual([409, true]);
  expect((await coordinator().get(`${path}/match`)).html).toContain('Skal ikke sættes sammen med dem.');
  expect((await add(an, an)).status).toBe(422);
  const foreign = await addMentor(house, { branch: 'B', name: 'Fra B' });
  expect((await add(foreign, 'participant')).status).toBe(409);
  const page = (await coordinator().get(`${path}/conflicts`)).html;
  expect(page).toContain('Cy Prøve og Mikkel Prøve');
  const ends = [...page.matchAll(/action="(\/courses\/[^"]+\/end)"/gu)].map(([, to]) => to ?? '');
  expect(ends).toHaveLength(2);
  for (const end of ends) {
    expect((await house.as('coordinatorB').post(end, {})).status).toBe(404);
    expect((await coordinator().post(end, {})).status).toBe(303);
    expect((await coordinator().post(end, {})).status).toBe(404);
  }
  expect(await pairs()).toEqual(['AnBo', 'AnCy', 'BoCy']);
});

test('D40 a branch of many mentors looks for them by name, in both lists at once', async () => {
  const path = await openCourseFor(house);
  const { ids, owner } = house;
  await owner.query(
    `insert into programme.mentor (id, organisation_id, branch_id, name, birth_date, town_id, stage, stage_since,
       capacity, languages, life_areas)
     select gen_random_uuid(), $1, $2, 'Mentor ' || to_char(n, 'FM00'), '1986-05-01', $3, 'applied', '2026-11-01',
       1, '{da}', '{housing}' from generate_series(1, 59) n`,
    [ids.organisation, ids.branchA, ids.townA],
  );
  const page = async (query = '') => (await coordinator().get(`${path}/conflicts${query}`)).html;
  const offered = (html: string) =>
    (html.match(/<select[^>]*name="mentor".*?<\/select>/su)?.[0].match(/(?<=value=")[0-9a-f-]{36}/gu) ?? [])
      .length;
  const aase = await addMentor(house, { name: 'Åse Sørensen' });
  const few = await page();
  expect([few.includes('type="search"'), offered(few)]).toEqual([false, 60]);
  // Two of one name are told apart by where they live.
  expect(few).toContain('Åse Sørensen, Aaby</option>');
  const zoe = await addMentor(house, { name: 'Zoe 100% Prøve' });
  const many = await page();
  expect(many).toContain('viser 60 af 61');
  expect(many).not.toContain('Åse Sørensen');
  const two = await page('?name=soerensen,+ZOE');
  expect([offered(two), two.includes(aase), two.includes(zoe)]).toEqual([2, true, true]);
  expect(offered(await page('?name=%25'))).toBe(60);
  expect(offered(await page('?name=ingen'))).toBe(0);
  // What was chosen is still chosen when the form comes back, whatever stands in the list.
  const back = await coordinator().post(`${path}/conflicts`, { mentor: zoe, other: zoe, reason: 'family' });
  expect(back.status).toBe(422);
  expect(back.html.match(new RegExp(`value="${zoe}"[^>]*selected`, 'gu'))).toHaveLength(2);
  expect((await coordinator().post(`${path}/conflicts`, { mentor: 'x', other: zoe })).status).toBe(422);
  const fields = { mentor: zoe, other: aase, reason: 'other' };
  expect((await coordinator().post(`${path}/conflicts`, fields)).status).toBe(303);
});
