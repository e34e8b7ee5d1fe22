import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { openPairedCourse, storyClock } from '../holds/fixture.ts';

const clock = storyClock('2026-11-22');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
  // Nobody waits for anything: no person, and no mentor whose check runs out.
  await house.owner.query('truncate programme.person, programme.mentor cascade');
});
afterAll(() => house.close());

const today = async (lang = 'da') => (await house.as('coordinatorA').get(`/today?lang=${lang}`)).html;

test('when nothing waits the page says so, and what begins in the week that comes', async () => {
  expect(await today()).toContain('Intet nyt trin begynder i nogen forløb.');
  // Sixty days before the release the first meeting is to be held.
  const { path } = await openPairedCourse(house, { name: 'Mikkel Snart', release: '2027-01-27' });
  const page = await today();
  expect(page).toContain('Intet venter på dig i dag.');
  expect(page).toContain('De næste syv dage');
  expect(page).toContain(`<dt>28. november 2026</dt><dd><span><a href="${path}">Mikkel Snart</a>`);
  expect(page).toContain('Første møde i fængslet');
  expect(page).not.toContain('Aftal planen');
  expect(await today('en')).toContain('First meeting in prison');
  expect((await house.as('coordinatorB').get('/today')).html).not.toContain('Mikkel');
});

test('what is done, or has begun, is not told', async () => {
  clock.goTo('2026-11-28');
  expect(await today()).not.toContain('Første møde i fængslet');
  clock.goTo('2026-11-22');
  expect(await today()).toContain('Første møde i fængslet');
  await house.owner.query(
    `update programme.schedule_item set done_on = '2026-11-22' where step = 'first-meeting'`,
  );
  expect(await today()).toContain('Intet nyt trin begynder i nogen forløb.');
});
