import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { movableClock } from '../clock.fixture.ts';
import { makeLink, writtenOf } from '../fixture.ts';

const clock = movableClock('2026-11-22');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const prison = () => house.as('nobody');
const list = async () => (await coordinator().get('/referral-links')).html;
const pathsIn = (html: string, what: string) => [
  ...new Set(html.match(new RegExp(`/referral-links/[\\w-]{36}/${what}`, 'gu'))),
];

test('A1 no link is made for a prison that the organisation does not have', async () => {
  const fields = { prison: crypto.randomUUID(), contactName: '' };
  expect((await coordinator().post('/referral-links/new', fields)).status).toBe(404);
});

test('A2 links that nobody used are listed with their last day; sent again they have another address and the draft', async () => {
  expect(await list()).toContain('Ingen links venter.');
  const made = await coordinator().post('/referral-links/new', {
    prison: house.ids.prison,
    contactName: 'Vagten på afdeling 3',
  });
  const first = /\/refer\/[\w-]+/u.exec(made.html)?.[0] ?? '';
  const page = await list();
  for (const part of ['Prøvefængslet', 'Vagten på afdeling 3', '6. december 2026', 'coordinatorA', 'Ingen'])
    expect(page).toContain(part);
  expect(page).not.toContain(first);
  await prison().post(`${first}/draft`, { name: 'Halvt Skrevet' });
  expect(await list()).toMatch(/data-title="Gemt kladde">22\. nov\. 2026/u);
  expect(await list()).not.toContain('Halvt Skrevet');

  clock.goTo('2026-11-25');
  const [renew = ''] = pathsIn(page, 'renew');
  expect((await house.as('coordinatorB').get('/referral-links')).html).toContain('Ingen links venter.');
  expect((await house.as('coordinatorB').post(renew, {})).status).toBe(404);
  const again = await coordinator().post(renew, {});
  expect(again.html).toContain('9. december 2026');
  const second = /\/refer\/[\w-]+/u.exec(again.html)?.[0] ?? '';
  expect(second).not.toBe(first);
  expect((await prison().get(first)).status).toBe(404);
  expect((await prison().get(second)).html).toContain('value="Halvt Skrevet"');
  expect((await coordinator().get('/referral-links?lang=en')).html).toContain('Links that wait');

  // Used, it waits no more.
  const basis = /name="basis" value="([^"]*)"/u.exec((await prison().get(second)).html)?.[1] ?? '';
  const used = await prison().post(second, writtenOf(house, 'A', { cpr: '8.8.1988', basis }));
  expect(used.html).toContain('PM-');
  expect(await list()).toContain('Ingen links venter.');
  expect((await coordinator().post(renew, {})).status).toBe(404);
});

test('A2 a link that waits is closed, and one that ended unused is still there to be sent again', async () => {
  clock.goTo('2026-12-01');
  const [closed, ended] = [await makeLink(house), await makeLink(house)];
  const [revoke = '', other = ''] = pathsIn(await list(), 'revoke');
  expect((await house.as('coordinatorB').post(revoke, {})).status).toBe(404);
  expect((await coordinator().post(revoke, {})).location).toBe('/referral-links');
  const answers = await Promise.all([closed, ended].map(async (link) => (await prison().get(link)).status));
  expect(answers.toSorted()).toEqual([200, 410]);
  expect(pathsIn(await list(), 'revoke')).toEqual([other]);
  clock.goTo('2026-12-20');
  expect((await list()).replaceAll('\u00a0', ' ')).toContain('Udløb 15. december 2026');
  const renewed = await coordinator().post(other.replace('revoke', 'renew'), {});
  expect((await prison().get(/\/refer\/[\w-]+/u.exec(renewed.html)?.[0] ?? '')).status).toBe(200);
  clock.goTo('2027-02-15');
  expect(await list()).toContain('Ingen links venter.');
});
