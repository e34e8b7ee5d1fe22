import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const handIn = {
  name: 'Ærø Østergård',
  cpr: '010190-1234',
  language: 'da',
  certainty: 'likely',
  releaseDate: '2027-01-20',
  kind: 'two-thirds',
  referrerName: 'Socialrådgiver Prøve',
  referrerContact: '12 34 56 78',
  personKnows: 'yes',
  note: '',
};

const makeLink = async () => {
  const made = await house
    .as('coordinatorA')
    .post('/referral-links/new', { prison: house.ids.prison, contactName: '' });
  expect(made.status).toBe(200);
  return /\/refer\/[\w-]+/u.exec(made.html)?.[0] ?? '';
};

test('a prison contact without an account refers a person, once', async () => {
  const link = await makeLink();
  const nobody = house.as('nobody');
  expect((await nobody.get(link)).html).toContain('Prøvefængslet');
  const wrong = await nobody.post(link, { ...handIn, town: house.ids.townA, cpr: '12', releaseDate: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('Skriv CPR-nummeret');
  expect(wrong.html).toContain('Ærø Østergård');
  const click = { ...handIn, town: house.ids.townA, _request: crypto.randomUUID() };
  const sent = await nobody.post(link, click);
  expect(sent.html).toMatch(/PM-\d+/u);
  const again = await nobody.post(link, click);
  expect(/PM-\d+/u.exec(again.html)?.[0]).toBe(/PM-\d+/u.exec(sent.html)?.[0]);
  const after = await nobody.get(link);
  expect([after.status, after.html.includes('Modtaget. Der er ikke svaret endnu.')]).toEqual([200, true]);
  expect(after.html).not.toContain('Østergård');
  expect((await nobody.post(link, { ...handIn, town: house.ids.townA })).status).toBe(409);
  const people = await house.owner.query('select count(*)::int n from programme.person');
  expect(people.rows[0].n).toBe(1);
});

test('the branch of the town finds the referral first on the day’s list; the other branch never', async () => {
  const day = await house.as('coordinatorA').get('/today');
  const path = /\/referrals\/[\w-]+/u.exec(day.html)?.[0] ?? '';
  expect(day.html).toContain('Ærø Østergård er henvist fra Prøvefængslet');
  expect((await house.as('coordinatorB').get('/today')).html).not.toContain('Østergård');
  const absent = await house.as('coordinatorB').get(`/referrals/${crypto.randomUUID()}`);
  const foreign = await house.as('coordinatorB').get(path);
  expect(foreign.status).toBe(404);
  expect(foreign.html).toBe(absent.html.replace(/\/referrals\/[\w-]+/gu, path));
  expect((await house.as('coordinatorA').get(path)).status).toBe(200);
});

test('no page, log or audit event holds the CPR number in the clear', async () => {
  const events = await house.owner.query('select detail::text from audit.event');
  expect(JSON.stringify(events.rows)).not.toContain('0101901234');
  const sealed = await house.owner.query(`select cpr_sealed from keys.identity`);
  expect(house.parts.house.secrets.open('cpr', sealed.rows[0].cpr_sealed)).toBe('0101901234');
  await expect(house.pools.cases.query('select * from keys.identity')).rejects.toThrow('permission denied');
});

test('accept, consent, withdraw: each with its event, each told before it is done', async () => {
  const coordinator = house.as('coordinatorA');
  const path = /\/referrals\/[\w-]+/u.exec((await coordinator.get('/today')).html)?.[0] ?? '';
  const accepted = await coordinator.post(`${path}/accept`, {});
  const person = accepted.location ?? '';
  expect(person).toMatch(/^\/people\//u);
  expect((await coordinator.post(`${path}/accept`, {})).status).toBe(409);
  const consent = { purpose: 'programme', givenOn: '2026-11-20', givenHow: 'in-person' };
  const early = await coordinator.post(`${person}/consents`, { ...consent, givenOn: '2026-11-23' });
  expect([early.status, early.html.includes('givet i fremtiden')]).toEqual([422, true]);
  const never = await coordinator.post(`${person}/consents`, { ...consent, givenOn: '1950-01-01' });
  expect([never.status, never.html.includes('Dagen kan ikke passe')]).toEqual([422, true]);
  expect((await coordinator.post(`${person}/consents`, { ...consent, role: 'admin' })).status).toBe(422);
  expect((await coordinator.post(`${person}/consents`, consent)).status).toBe(303);
  expect((await house.as('coordinatorB').post(`${person}/consents`, consent)).status).toBe(404);
  const before = await coordinator.get(`${person}/consents/programme/withdraw`);
  expect(before.html).toContain('Forløbet lukker i dag.');
  expect((await coordinator.post(`${person}/consents/programme/withdraw`, { how: 'by-phone' })).status).toBe(
    303,
  );
  const rows = await house.owner.query('select purpose, withdrawn_on::text from programme.consent');
  expect(rows.rows).toEqual([{ purpose: 'programme', withdrawn_on: '2026-11-22' }]);
  const actions = await house.owner.query<{ action: string }>('select action from audit.event order by seq');
  expect(actions.rows.map((row) => row.action).filter((action) => action.startsWith('consent'))).toEqual([
    'consent.recorded',
    'consent.withdrawn',
  ]);
});
