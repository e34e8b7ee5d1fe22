import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addPerson } from '../../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const referralOf = async (person: string): Promise<string> =>
  `/referrals/${(await house.owner.query('select id from programme.referral where person_id = $1', [person])).rows[0].id}`;
const stateOf = async (person: string) =>
  (await house.owner.query('select state, reason from programme.referral where person_id = $1', [person]))
    .rows[0];

test('a new referral is withdrawn with a reason, which its page says; it waits no more', async () => {
  const person = await addPerson(house, { name: 'Mikkel Fortrudt', referral: 'new' });
  const path = await referralOf(person);
  expect((await coordinator().get(path)).html).toContain(`${path}/withdraw`);
  expect((await coordinator().get('/today')).html).toContain('Mikkel Fortrudt er henvist');
  const form = await coordinator().get(`${path}/withdraw`);
  expect(form.html).toContain('Det sker');
  expect((await house.as('coordinatorB').get(`${path}/withdraw`)).status).toBe(404);
  expect((await coordinator().post(`${path}/withdraw`, {})).status).toBe(422);
  const click = { reason: 'transferred', _request: crypto.randomUUID() };
  for (let press = 0; press < 2; press += 1)
    expect((await coordinator().post(`${path}/withdraw`, click)).location).toBe(path);
  expect(await stateOf(person)).toEqual({ state: 'withdrawn', reason: 'transferred' });
  const page = (await coordinator().get(path)).html;
  expect(page).toContain('Personen er flyttet til et fængsel, vi ikke samarbejder med');
  expect(page).not.toContain(`${path}/withdraw`);
  expect((await coordinator().get('/today')).html).not.toContain('Mikkel Fortrudt');
  expect((await coordinator().post(`${path}/accept`, {})).status).toBe(409);
  expect((await coordinator().post(`${path}/withdraw`, { reason: 'other' })).status).toBe(409);
});

test('an accepted one can be withdrawn until a course or an allocation has come of it', async () => {
  const waiting = await addPerson(house, { name: 'Ida Venter' });
  expect((await coordinator().get('/today')).html).toContain('Ida Venter');
  const path = await referralOf(waiting);
  expect((await coordinator().post(`${path}/withdraw`, { reason: 'does-not-want' })).status).toBe(303);
  expect((await coordinator().get('/today')).html).not.toContain('Ida Venter');
  expect((await coordinator().post(`/people/${waiting}/course`, {})).status).toBe(409);

  const begun = await addPerson(house, { name: 'Bo Begyndt' });
  expect((await coordinator().post(`/people/${begun}/course`, {})).status).toBe(303);
  const allocated = await addPerson(house, { name: 'Åse Trukket', arm: 'control' });
  for (const person of [begun, allocated]) {
    const used = await referralOf(person);
    expect((await coordinator().get(used)).html).not.toContain(`${used}/withdraw`);
    expect((await coordinator().get(`${used}/withdraw`)).status).toBe(404);
    const refused = await coordinator().post(`${used}/withdraw`, { reason: 'other' });
    expect([refused.status, refused.html.includes('kan ikke trækkes tilbage')]).toEqual([409, true]);
    expect((await stateOf(person)).state).toBe('accepted');
  }
});

test('pages behind a link of a demo organisation say that all is invented: the form, its errors, the receipt, the used link', async () => {
  const link = async () =>
    /\/refer\/[\w-]+/u.exec(
      (await coordinator().post('/referral-links/new', { prison: house.ids.prison, contactName: '' })).html,
    )?.[0] ?? '';
  const fields = {
    name: 'Ole Prøve',
    cpr: '010180-1234',
    language: 'da',
    certainty: 'likely',
    releaseDate: '2027-01-20',
    kind: 'expected',
    town: house.ids.townA,
    referrerName: 'Prøve',
    referrerContact: '12 34 56 78',
    personKnows: 'yes',
    note: '',
  };
  const nobody = house.as('nobody');
  const said = 'Demo: alle personer og tal er opdigtede.';
  for (const demo of [false, true]) {
    await house.owner.query('update office.organisation set demo = $1', [demo]);
    const path = await link();
    const seen = [
      await nobody.get(path),
      await nobody.post(path, { ...fields, cpr: '12' }),
      await nobody.post(path, { ...fields, cpr: demo ? '020180-1234' : '030180-1234' }),
      await nobody.get(path),
      await nobody.post(path, fields),
    ];
    expect(seen.map(({ status }) => status)).toEqual([200, 422, 200, 200, 409]);
    expect(seen.map(({ html }) => html.includes(said))).toEqual(seen.map(() => demo));
    expect(seen[0]?.html).toContain('Prøveforeningen');
  }
  await house.owner.query('update office.organisation set demo = false');
});
