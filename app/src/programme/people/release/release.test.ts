import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addPerson, openCourseFor } from '../../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ today: '2027-02-20' });
});
afterAll(() => house.close());

const happened = {
  kind: 'actual',
  certainty: 'certain',
  date: '2027-02-03',
  latestDate: '',
  source: 'telefon med fængslet',
};
const basisOn = (html: string) => /name="basis" value="([^"]*)"/u.exec(html)?.[1] ?? 'none';
const records = async (person: string) =>
  (
    await house.owner.query(
      `select kind, date::text date, superseded_by is null as counts from programme.release_date
       where person_id = $1 order by recorded_at`,
      [person],
    )
  ).rows;

test('the release of somebody in the control group is asked for, confirmed once, and asked for no more', async () => {
  const coordinator = house.as('coordinatorA');
  const person = await addPerson(house, { name: 'Åse Kontrol', arm: 'control' });
  const path = `/people/${person}/release-date`;
  const day = await coordinator.get('/today');
  expect(day.html).toContain('Åse Kontrol skulle være løsladt 1. februar 2027, og ingen har bekræftet det.');
  expect(day.html).toContain(`${path}?kind=actual`);
  const form = await coordinator.get(`${path}?kind=actual`);
  expect(form.status).toBe(200);
  const basis = basisOn(form.html);
  const early = await coordinator.post(path, { ...happened, basis, date: '2027-02-21' });
  expect([early.status, early.html.includes('Datoen ligger i fremtiden')]).toEqual([422, true]);
  expect(basisOn(early.html)).toBe(basis);
  const unsaid = await coordinator.post(path, { ...happened, basis, source: '' });
  expect([unsaid.status, unsaid.html.includes('Skriv, hvor oplysningen er fra')]).toEqual([422, true]);
  const click = { ...happened, basis, _request: randomUUID() };
  for (let press = 0; press < 2; press += 1)
    expect((await coordinator.post(path, click)).location).toBe(`/people/${person}`);
  expect(await records(person)).toEqual([
    { kind: 'expected', date: '2027-02-01', counts: false },
    { kind: 'actual', date: '2027-02-03', counts: true },
  ]);
  expect((await coordinator.get('/today')).html).not.toContain('Åse Kontrol');
  const late = await coordinator.post(path, { ...happened, basis, date: '2027-02-04' });
  expect([late.status, late.html.includes('ændret af en anden imens')]).toEqual([409, true]);
  const { rows } = await house.owner.query(
    `select subject, detail from audit.event where action = 'person.release-recorded'`,
  );
  expect(rows).toEqual([
    { subject: person, detail: { kind: 'actual', certainty: 'certain', date: '2027-02-03' } },
  ]);
});

test('with a course running the date is the course’s, and its plan follows', async () => {
  const course = await openCourseFor(house, { name: 'Bo Forløb' });
  const { rows } = await house.owner.query('select person_id from programme.course where id = $1', [
    course.slice('/courses/'.length),
  ]);
  const person: string = rows[0].person_id;
  const path = `/people/${person}/release-date`;
  const coordinator = house.as('coordinatorA');
  expect((await coordinator.get(path)).location).toBe(`${course}/release-date`);
  const refused = await coordinator.post(path, { ...happened, basis: '' });
  expect([refused.status, refused.html.includes('på forløbets side')]).toEqual([409, true]);
  expect(await records(person)).toHaveLength(1);
});

test('before a draw a new date is written here, and what another branch or nobody has is not found', async () => {
  const person = await addPerson(house, { release: null });
  const path = `/people/${person}/release-date`;
  const shown = await house.as('coordinatorA').get(`/people/${person}`);
  expect(shown.html).toContain(path);
  const form = await house.as('coordinatorA').get(path);
  const answer = await house.as('coordinatorA').post(path, {
    ...happened,
    kind: 'expected',
    certainty: 'likely',
    date: '2027-05-01',
    basis: basisOn(form.html),
  });
  expect(answer.status).toBe(303);
  expect((await house.as('coordinatorA').get(`/people/${person}`)).html).toContain('1. maj 2027');
  for (const other of [path, `/people/${randomUUID()}/release-date`]) {
    expect((await house.as('coordinatorB').get(other)).status).toBe(404);
    expect((await house.as('coordinatorB').post(other, { ...happened, basis: '' })).status).toBe(404);
  }
});
