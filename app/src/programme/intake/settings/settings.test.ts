import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { refer } from '../../referrals/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ today: '2026-11-22' });
});
afterAll(() => house.close());

const lead = () => house.as('programmeLead');
const rule = { minimumAge: '18', weeksFrom: '4', weeksTo: '26', nearWeeks: '4', basis: '0' };
/** The state that stands beside each requirement on a referral's page. */
const statesOn = (html: string) => {
  const from = html.indexOf('Programmets egne krav');
  return [...html.slice(from).matchAll(/pm-tag--(\w+)"/gu)].slice(0, 3).map((match) => match[1]);
};

test('A4 each of the programme’s requirements is met, almost met, not met or unknown on the referral, before it is answered', async () => {
  const show = async (more: Readonly<Record<string, string>>) => {
    const { path } = await refer(house, 'A', more);
    return (await house.as('coordinatorA').get(path)).html;
  };
  const met = await show({ cpr: '1.5.1990', releaseDate: '2027-02-01' });
  expect(statesOn(met)).toEqual(['done', 'done', 'done']);
  expect(met).toContain('Løslades om 4 til 26 uger');
  expect(statesOn(await show({ cpr: '1.1.2009', releaseDate: '2026-12-01' }))).toEqual([
    'soon',
    'done',
    'soon',
  ]);
  const not = await show({ cpr: '1.1.2011', releaseDate: '2029-02-01' });
  expect(statesOn(not)).toEqual(['danger', 'done', 'danger']);
  const open = { certainty: 'unknown', releaseDate: '', whyUnknown: 'not-calculated' };
  const unknown = await show({ cpr: '2.5.1990', ...open });
  expect(statesOn(unknown)).toEqual(['done', 'done', 'info']);
  expect(unknown).toContain('datoen er ikke beregnet endnu');
});

test('A4 the programme lead sets the requirements; they hold from the next look, and the earlier ones stay readable', async () => {
  const { path } = await refer(house, 'A', { cpr: '1.6.2007', releaseDate: '2027-02-01' });
  const before = (await house.as('coordinatorA').get(path)).html;
  expect(statesOn(before)).toEqual(['done', 'done', 'done']);
  expect((await lead().get('/settings')).html).toContain('href="/settings/intake"');
  expect((await lead().get('/settings/intake')).html).toContain('Tallene her er dem, vi begyndte med.');
  expect((await house.as('coordinatorA').get('/settings/intake')).status).toBe(404);
  const wrong = await lead().post('/settings/intake', { ...rule, weeksTo: '2' });
  expect([wrong.status, wrong.html.includes('mindst lige så stort')]).toEqual([422, true]);
  expect((await lead().post('/settings/intake', { ...rule, minimumAge: 'tyve' })).status).toBe(422);
  expect((await lead().post('/settings/intake', { ...rule, minimumAge: '25' })).status).toBe(303);
  expect(statesOn((await house.as('coordinatorA').get(path)).html)).toEqual(['danger', 'done', 'done']);
  expect((await lead().post('/settings/intake', { ...rule, minimumAge: '30' })).status).toBe(409);
  expect((await lead().post('/settings/intake', { ...rule, minimumAge: '20', basis: '1' })).status).toBe(303);
  const page = (await lead().get('/settings/intake')).html;
  expect(page).toContain('fyldt 25 år, løslades om 4 til 26 uger');
  expect(page).toContain('fyldt 20 år, løslades om 4 til 26 uger');
  expect((await lead().get('/settings/intake?lang=en')).html).toContain('Requirements for referrals');
});
