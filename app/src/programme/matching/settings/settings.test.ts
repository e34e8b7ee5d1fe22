import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, openCourseFor } from '../../courses/fixture.ts';
import { makePair } from '../fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const form = {
  'weight-language': '15',
  'weight-travel': '20',
  'weight-lifeAreas': '20',
  'weight-availability': '15',
  'weight-complementarity': '10',
  'weight-continuity': '10',
  'weight-capacity': '5',
  'weight-visits': '5',
  minimumAge: '25',
  maxTravelMinutes: '90',
  clearanceOf: 'one',
  experienced: 'yes',
  answerDays: '3',
  leadDaysDefault: '90',
  basis: '0',
};
const lead = () => house.as('programmeLead');
const save = (more: Readonly<Record<string, string>>) =>
  lead().post('/settings/matching', { ...form, ...more });
const kept = async (path: string) =>
  (
    await house.owner.query(
      `select grounds->'settings' as version from programme.match where course_id = $1`,
      [path.slice('/courses/'.length)],
    )
  ).rows[0]?.version;

test('D38 the weights are a hundred together, and a match keeps the version that it was judged by', async () => {
  const an = await addMentor(house, { name: 'An Prøve', capacity: 5 });
  const bo = await addMentor(house, { name: 'Bo Prøve', capacity: 5, lifeAreas: ['work'] });
  const first = await openCourseFor(house);
  expect((await makePair(house, first, [an, bo])).status).toBe(303);
  expect((await lead().get('/settings')).html).toContain('href="/settings/matching"');
  expect((await lead().get('/settings/matching')).html).toContain('Tallene her er dem, vi begyndte med.');
  const wrong = await save({ 'weight-language': '16' });
  expect([wrong.status, wrong.html.includes('Vægtene skal være 100 i alt. De er 101.')]).toEqual([422, true]);
  expect((await save({ 'weight-language': '35', 'weight-travel': '0', answerDays: '5' })).status).toBe(303);
  const second = await openCourseFor(house);
  const shown = (await house.as('coordinatorA').get(`${second}/match`)).html;
  expect(shown).toContain('Point efter programmets indstillinger, udgave 1.');
  expect((await makePair(house, second, [an, bo])).status).toBe(303);
  expect([await kept(first), await kept(second)]).toEqual([0, 1]);
  const { rows } = await house.owner.query(
    `select answer_by::text from programme.match where course_id = $1`,
    [second.slice('/courses/'.length)],
  );
  expect(rows[0]?.answer_by).toBe('2026-11-27');
  expect((await lead().get('/settings/matching?lang=en')).html).toContain(
    '35 + 0 + 20 + 15 + 10 + 10 + 5 + 5',
  );
});

test('D38 before numbers are saved the lead sees what they change, in counts, and nothing is kept', async () => {
  await openCourseFor(house, { name: 'Venter Endnu' });
  await addMentor(house, { name: 'Ci Prøve', lifeAreas: ['housing', 'work'] });
  await addMentor(house, { name: 'Di Prøve', languages: ['ar'], lifeAreas: [] });
  const basis = String(
    (await house.owner.query('select max(version) as v from programme.matching_settings')).rows[0].v,
  );
  const preview = (more: Readonly<Record<string, string>>, lang = 'da') =>
    lead().post(`/settings/matching/preview?lang=${lang}`, { ...form, basis, ...more });
  const old = { 'weight-language': '35', 'weight-travel': '0', answerDays: '5' };
  const none = await preview(old);
  expect([none.status, none.html.includes('Alle 1, der har forslag, beholder deres førstevalg.')]).toEqual([
    200,
    true,
  ]);
  const { html } = await preview({ ...old, minimumAge: '99' });
  expect(html).toContain('1 af 1, der har forslag, får et andet førstevalg end nu.');
  expect(html).toContain('Mister alle forslag');
  expect(html).toMatch(/Parret er ikke muligt.*?>0<.*?>2</su);
  expect(html).toContain('value="99"');
  for (const hidden of ['Venter Endnu', 'An Prøve', 'Ci Prøve']) expect(html).not.toContain(hidden);
  expect((await preview(old, 'en')).html).toContain('All 1 with suggestions keep their first choice.');
  const wrong = await preview({ 'weight-language': '16' });
  expect([wrong.status, wrong.html.includes('Vægtene skal være 100 i alt. De er 101.')]).toEqual([422, true]);
  // The numbers that somebody has set go to the search for a plan as well.
  const plan = await house.as('coordinatorA').post('/pairs', { branch: house.ids.branchA });
  expect((await house.as('coordinatorA').get(plan.location ?? '')).html).toContain('indstillinger, udgave 1');
  const after = await house.owner.query('select max(version) as v from programme.matching_settings');
  expect(String(after.rows[0].v)).toBe(basis);
});

test('D40 two who save at once: the second is told, and nothing of it is kept', async () => {
  const before = (await house.owner.query('select max(version) as v from programme.matching_settings'))
    .rows[0].v;
  const basis = String(before ?? 0);
  const both = await Promise.all([save({ basis }), save({ basis, minimumAge: '30' })]);
  expect(both.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
});

test('D40 the limits are the rules: who is too young by them is left out with that reason', async () => {
  const before = (await house.owner.query('select max(version) as v from programme.matching_settings'))
    .rows[0].v;
  expect((await save({ basis: String(before ?? 0), minimumAge: '50' })).status).toBe(303);
  const path = await openCourseFor(house);
  expect((await house.as('coordinatorA').get(`${path}/match`)).html).toContain('Er ikke fyldt 50 år');
});

test('the database keeps no weights that are not a hundred, and only for a programme lead', async () => {
  const insert = (weights: Readonly<Record<string, number>>) =>
    house.owner.query(
      `insert into programme.matching_settings (organisation_id, version, weights, limits, set_by, set_at)
       values ($1, 99, $2, '{}', 'test', now())`,
      [house.ids.organisation, JSON.stringify(weights)],
    );
  await expect(insert({ language: 100 })).rejects.toMatchObject({ constraint: 'weights_are_a_hundred' });
  expect((await house.as('coordinatorA').get('/settings/matching')).status).toBe(404);
});
