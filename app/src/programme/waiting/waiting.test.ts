import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, addPerson, assign, openCourseFor } from '../courses/fixture.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import { listWaiting } from './store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ today: '2026-11-22' });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const waitingNow = () =>
  house.cases('coordinatorA').read((db) => listWaiting(db, house.clock.today(), { number: 1, size: 100 }));

test('A12 nobody waits: the page says so', async () => {
  const page = await coordinator().get('/waiting');
  expect([page.status, page.html.includes('Ingen venter.')]).toEqual([200, true]);
});

test('A12 who waits, for how long, how soon they are released and what is missing; the soonest first, unknown last', async () => {
  await addPerson(house, { name: 'Ny Henvist', referral: 'new', release: '2027-01-10' });
  await addPerson(house, { name: 'Uden Samtykke', consent: false, release: '2026-12-01' });
  await addPerson(house, { name: 'Uden Forløb', release: null });
  await addPerson(house, { name: 'Lodtrukket Med', arm: 'mentoring', release: '2027-06-01' });
  await addPerson(house, { name: 'Lodtrukket Uden', arm: 'control' });
  // In the control group of an earlier stay, and accepted anew: still no course opens.
  const before = await addPerson(house, { name: 'Lodtrukket Før', arm: 'control' });
  await house.owner.query(
    `update programme.enrolment set enrolled_on = '2024-01-10', enrolled_at = '2024-01-10T10:00:00Z' where person_id = $1`,
    [before],
  );
  const opened = await coordinator().post(`/people/${before}/course`, {});
  expect([opened.status, opened.html.includes('kontrolgruppen')]).toEqual([409, true]);
  await addPerson(house, { name: 'Afvist Person', referral: 'declined' });
  await addPerson(house, { name: 'Anden Afdeling', branch: 'B' });
  await openCourseFor(house, { name: 'Søger To', release: '2027-03-01' });
  const half = await openCourseFor(house, { name: 'Søger Én', release: '2027-02-01' });
  const whole = await openCourseFor(house, { name: 'Har To' });
  const ended = await openCourseFor(house, { name: 'Er Færdig' });
  const id = (path: string) => path.slice('/courses/'.length);
  const mentors = await Promise.all(['A', 'B', 'C'].map((name) => addMentor(house, { name })));
  await assign(house, id(half), mentors[0] ?? '', 1, '2026-11-20');
  await assign(house, id(whole), mentors[1] ?? '', 1, '2026-11-20');
  await assign(house, id(whole), mentors[2] ?? '', 2, '2026-11-20');
  expect((await coordinator().post(`${ended}/end`, { reason: 'never-started', note: '' })).status).toBe(303);

  // Referred again while the first referral waits: one line, of the newest.
  await house.owner.query(
    `insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id, received_at)
     select gen_random_uuid(), r.organisation_id, r.branch_id, r.person_id, 'T-igen', 'new', r.prison_id, r.town_id,
       r.received_at + interval '1 hour'
     from programme.referral r join programme.person p on p.id = r.person_id where p.name = 'Uden Samtykke'`,
  );
  const { rows, total, averageDays } = await waitingNow();
  expect(rows.map(({ name, lacks }) => [name, lacks])).toEqual([
    ['Uden Samtykke', 'answer'],
    ['Ny Henvist', 'answer'],
    ['Søger Én', 'second-mentor'],
    ['Søger To', 'both-mentors'],
    ['Lodtrukket Med', 'course'],
    ['Uden Forløb', 'allocation'],
  ]);
  expect([total, averageDays]).toEqual([6, 21]);

  // An address that was kept while more waited leads to the last page there is.
  for (const kept of ['/waiting?page=2', '/waiting?page=9999'])
    expect((await coordinator().get(kept)).location).toBe('/waiting?page=1');
  const page = (await coordinator().get('/waiting')).html;
  expect(page).toContain('6 venter på svar eller på to mentorer, i gennemsnit i 21 dage.');
  expect(page).toContain('om 9 dage, 1. dec. 2026');
  expect(page).toContain('21 dage');
  expect(page).toContain('Én mentor til');
  expect(page).not.toContain('Anden Afdeling');
  expect((await coordinator().get('/waiting?lang=en')).html).toContain(
    '6 wait for an answer or for two mentors',
  );
  await coordinator().get('/waiting?lang=da');
  expect((await house.as('coordinatorB').get('/waiting')).html).not.toContain('Uden Samtykke');
});

test('A12 the release in the list is the one that the plan follows, whatever was said before', async () => {
  const person = await addPerson(house, { name: 'Mange Datoer', release: '2027-05-05' });
  const say = ([kind, certainty, date, at]: readonly [string, string, string | null, string]) =>
    house.owner.query(
      `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, $2, $3, $4, 'test', $5 from programme.person where id = $1`,
      [person, kind, certainty, date, at],
    );
  const seen = async () => (await waitingNow()).rows.find(({ name }) => name === 'Mange Datoer')?.release;
  const follows = () =>
    house
      .cases('coordinatorA')
      .read(async (db) => (await currentReleaseDates(db, [person])).get(person)?.date);
  const steps = [
    ['full-term', 'certain', '2027-09-09', '2026-11-02T09:00:00Z'],
    ['expected', 'unknown', null, '2026-11-03T09:00:00Z'],
    ['expected', 'certain', '2027-04-04', '2026-11-04T09:00:00Z'],
    ['expected', 'certain', '2027-04-06', '2026-11-05T09:00:00Z'],
  ] as const;
  for (const step of steps) {
    await say(step);
    expect((await seen())?.toString(), step.join(' ')).toBe((await follows())?.toString());
  }
});
