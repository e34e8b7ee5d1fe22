import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { readPeople } from '../../doors/person.ts';
import { addMentor, addPerson } from '../courses/fixture.ts';
import { courseOf } from '../people/store.ts';
import { sendTwice } from './fixture.ts';
import { isUsed } from './store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ today: '2026-11-22' });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');

/** Refers somebody by CPR number through a new link; gives the path of the referral. */
const refer = async (cpr: string, dates: Readonly<Record<string, string>>) => {
  const made = await coordinator().post('/referral-links/new', {
    prison: house.ids.prison,
    contactName: '',
  });
  const link = /\/refer\/[\w-]+/u.exec(made.html)?.[0] ?? '';
  const sent = await sendTwice(house, link, {
    name: 'Ærø Igen',
    cpr,
    language: 'da',
    certainty: 'uncertain',
    kind: 'expected',
    town: house.ids.townA,
    referrerName: 'Socialrådgiver Prøve',
    referrerContact: '12 34 56 78',
    personKnows: 'yes',
    note: '',
    ...dates,
  });
  const number = /\bPM-\d{4,}\b/u.exec(sent.html)?.[0] ?? '';
  const found = await house.owner.query('select id, person_id from programme.referral where number = $1', [
    number,
  ]);
  return { path: `/referrals/${found.rows[0].id}`, person: String(found.rows[0].person_id) };
};
const releaseSeenByDoors = async (person: string) => {
  const [found] = await house
    .register('doors', 'coordinatorA')
    .read((db) => readPeople(db, house.clock.today(), { id: person }));
  return found?.release?.toString();
};
const consent = (person: string) =>
  coordinator().post(`/people/${person}/consents`, {
    purpose: 'programme',
    givenOn: '2026-11-20',
    givenHow: 'in-person',
  });

/** All that is written of a course and of the stay before it, letter by letter. */
const writtenOf = async (course: string, person: string): Promise<string> => {
  const parts: unknown[] = [];
  for (const [table, column, id] of [
    ['course', 'id', course],
    ['schedule_item', 'course_id', course],
    ['assignment', 'course_id', course],
    ['contact', 'course_id', course],
    ['match', 'course_id', course],
    ['release_date', 'stay = 1 and person_id', person],
  ])
    parts.push(
      (
        await house.owner.query(
          `select to_jsonb(t) as row from programme.${table} t where ${column} = $1 order by t::text`,
          [id],
        )
      ).rows,
    );
  return JSON.stringify(parts);
};

test('B13 a second referral of a known person: its date rules once accepted, and the second course leaves the first as it was', async () => {
  const first = await refer('010190-1234', { releaseDate: '2024-03-01', certainty: 'certain' });
  expect((await coordinator().post(`${first.path}/accept`, {})).status).toBe(303);
  expect((await consent(first.person)).status).toBe(303);
  const old = (await coordinator().post(`/people/${first.person}/course`, {})).location ?? '';
  const confirmed = {
    kind: 'actual',
    certainty: 'certain',
    date: '2024-03-01',
    latestDate: '',
    source: 'fængslet',
  };
  const preview = await coordinator().post(`${old}/release-date/preview`, confirmed);
  const basis = /name="basis" value="([^"]*)"/u.exec(preview.html)?.[1] ?? '';
  expect((await coordinator().post(`${old}/release-date`, { ...confirmed, basis })).status).toBe(303);
  expect((await coordinator().post(`${old}/end`, { reason: 'never-started', note: '' })).status).toBe(303);
  // The course lies in the past, as it would when somebody comes back.
  await house.owner.query(
    `update programme.course set opened_on = '2024-01-05', closed_on = '2025-03-02' where person_id = $1`,
    [first.person],
  );

  const firstCourse = old.slice('/courses/'.length);
  const before = await writtenOf(firstCourse, first.person);
  expect(before.length).toBeGreaterThan(1000);

  const second = await refer('0101901234', { releaseDate: '2027-01-20' });
  expect(second.person).toBe(first.person);
  expect(await releaseSeenByDoors(first.person)).toBe('2024-03-01');
  expect((await coordinator().get(`/people/${first.person}`)).html).toContain('1. marts 2024');
  expect((await coordinator().post(`${second.path}/accept`, {})).status).toBe(303);
  const page = await coordinator().get(`/people/${first.person}`);
  expect(page.html).toContain('20. januar 2027');
  expect(page.html).toContain(`href="${old}">Et tidligere forløb`);
  expect(await releaseSeenByDoors(first.person)).toBe('2027-01-20');

  const course = (await coordinator().post(`/people/${first.person}/course`, {})).location ?? '';
  const { rows } = await house.owner.query(
    `select window_from::text as day from programme.schedule_item where course_id = $1 and step = 'release'`,
    [course.slice('/courses/'.length)],
  );
  expect(rows).toEqual([{ day: '2027-01-20' }]);
  expect(await writtenOf(firstCourse, first.person)).toBe(before);
  expect((await coordinator().get(course)).html).toContain('fra et tidligere ophold');
  // Before release a clearance is asked for again: two without one cannot be a pair.
  await addMentor(house, { name: 'Ane Uden', clearedFor: [] });
  await addMentor(house, { name: 'Bo Uden', clearedFor: [] });
  expect((await coordinator().get(`${course}/match`)).html).not.toContain('Ane Uden og Bo Uden');
  const counts = await house.owner.query('select count(*)::int n from programme.person');
  expect(counts.rows[0].n).toBe(1);
});

test('a second referral that is declined changes no date', async () => {
  const first = await refer('020290-1234', { releaseDate: '2026-12-24', certainty: 'likely' });
  await coordinator().post(`${first.path}/accept`, {});
  const second = await refer('020290-1234', { releaseDate: '2026-12-01', certainty: 'certain' });
  expect((await coordinator().post(`${second.path}/decline`, { reason: 'other' })).status).toBe(303);
  expect(await releaseSeenByDoors(first.person)).toBe('2026-12-24');
  expect((await coordinator().get(`/people/${first.person}`)).html).toContain('24. december 2026');
});

test('a second referral that is withdrawn after all leaves the dates as they were', async () => {
  const first = await refer('050590-1234', { releaseDate: '2026-12-24' });
  await coordinator().post(`${first.path}/accept`, {});
  const second = await refer('050590-1234', { releaseDate: '2028-12-01' });
  await coordinator().post(`${second.path}/accept`, {});
  expect(await releaseSeenByDoors(first.person)).toBe('2028-12-01');
  expect((await coordinator().post(`${second.path}/withdraw`, { reason: 'by-mistake' })).status).toBe(303);
  expect(await releaseSeenByDoors(first.person)).toBe('2026-12-24');
});

test('while a course runs a second referral cannot begin a new stay', async () => {
  const first = await refer('030390-1234', { releaseDate: '2027-02-01' });
  await coordinator().post(`${first.path}/accept`, {});
  await consent(first.person);
  const course = (await coordinator().post(`/people/${first.person}/course`, {})).location ?? '';
  const second = await refer('030390-1234', { releaseDate: '2028-02-01' });
  const refused = await coordinator().post(`${second.path}/accept`, {});
  expect([refused.status, refused.html.includes('et forløb, der er i gang')]).toEqual([409, true]);
  expect(await releaseSeenByDoors(first.person)).toBe('2027-02-01');
  expect((await coordinator().post(`${course}/end`, { reason: 'new-sentence', note: '' })).status).toBe(303);
  expect((await coordinator().post(`${second.path}/accept`, {})).status).toBe(303);
  expect(await releaseSeenByDoors(first.person)).toBe('2028-02-01');
});

test('the first release date says in both languages where it is from', async () => {
  const { path, person } = await refer('040490-1234', { releaseDate: '2027-02-01' });
  await coordinator().post(`${path}/accept`, {});
  await consent(person);
  const course = (await coordinator().post(`/people/${person}/course`, {})).location ?? '';
  expect((await coordinator().get(course)).html).toContain('>Henvisningen<');
  const english = (await coordinator().get(`${course}?lang=en`)).html;
  expect(english).toContain('>The referral<');
  expect(english).not.toMatch(/[Hh]envisning/u);
});

test('a referral of half past midnight belongs to the new day: the course of the day before is an earlier one', async () => {
  const person = await addPerson(house, { name: 'Nat Igen', release: null });
  await house.owner.query(
    `update programme.referral set received_at = '2026-11-20T23:30:00Z' where person_id = $1`,
    [person],
  );
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by, closed_on, close_reason)
     select gen_random_uuid(), organisation_id, branch_id, id, '2026-11-20', 'test', '2026-11-20', 'moved'
     from programme.person where id = $1`,
    [person],
  );
  const { rows } = await house.owner.query('select id from programme.referral where person_id = $1', [
    person,
  ]);
  const known = house.cases('coordinatorA').read(async (db) => ({
    course: (await courseOf(db, person))?.state,
    used: await isUsed(db, rows[0].id),
  }));
  expect(await known).toEqual({ course: 'earlier', used: false });
});
