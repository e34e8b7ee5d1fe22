import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';
import { ownName } from './visibility.ts';

let house: TestHouse;
let mentorA: string;
let other: string;
let course: string;
beforeAll(async () => {
  house = await openHouse();
  mentorA = await addMentor(house, { name: 'Åse Egen', userId: house.users.mentorA });
  other = await addMentor(house, { name: 'Bo Anden' });
  course = (await openCourseFor(house, { name: 'Mikkel Prøve', arm: 'mentoring' })).slice('/courses/'.length);
  await assign(house, course, mentorA, 1, '2026-11-01');
  await assign(house, course, other, 2, '2026-11-01');
});
afterAll(() => house.close());

const mentor = () => house.as('mentorA');
const filled = (fields: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  who: 'both',
  heldOn: '2026-11-22',
  mode: 'visit',
  kept: 'held',
  minutes: '90',
  note: '',
  ...fields,
});
const log = (fields?: Parameters<typeof filled>[0], id = course) =>
  mentor().post(`/my/${id}/log`, filled(fields));
const contacts = async (id = course) =>
  (
    await house.owner.query(
      `select c.*, (select array_agg(m.name order by m.name) from programme.contact_mentor w
         join programme.mentor m on m.id = w.mentor_id where w.contact_id = c.id) as who
       from programme.contact c where course_id = $1 order by logged_at, id`,
      [id],
    )
  ).rows;

describe('own participants', () => {
  test('are the only ones, with release, next step and the other mentor; never the arm', async () => {
    await openCourseFor(house, { name: 'Fremmed Person' });
    const page = await mentor().get('/my');
    expect(page.status).toBe(200);
    for (const part of ['Mikkel Prøve', '1. februar 2027', 'Sammen med Bo Anden', 'Ingen kontakt endnu'])
      expect(page.html).toContain(part);
    expect(page.html).not.toContain('Fremmed');
    const own = await mentor().get(`/my/${course}`);
    expect(own.html).toContain('Første møde i fængslet');
    for (const html of [page.html, own.html]) expect(html).not.toMatch(/mentoring|kontrol|lodtræk/iu);
  });

  test('an account that is not tied to a mentor is told what to do', async () => {
    expect((await house.as('mentorB').get('/my')).html).toContain('ikke knyttet til en mentor endnu');
  });
});

describe('a contact', () => {
  test('is logged once and credited to both; the coordinator and the other mentor see it', async () => {
    const form = await mentor().get(`/my/${course}/log`);
    expect(form.html).toMatch(/value="both"[^>]*checked/u);
    expect(form.html).toMatch(/value="visit"[^>]*checked/u);
    expect(form.html).toContain('value="2026-11-22"');
    const answer = await log({ lifeAreas: ['housing', 'work'], note: 'Talt om bolig.' });
    expect(answer.status).toBe(303);
    const [contact] = await contacts();
    expect(contact).toMatchObject({ minutes: 90, life_areas: ['housing', 'work'], concern: false });
    expect(contact?.who).toEqual(['Bo Anden', 'Åse Egen']);
    expect(await contacts()).toHaveLength(1);
    expect((await mentor().get('/my')).html).toContain('Sidste kontakt i dag');
    const page = await house.as('coordinatorA').get(`/courses/${course}`);
    expect(page.html).toContain('Talt om bolig.');
    expect(page.html).toContain('Bo Anden og Åse Egen');
  });

  test('two presses of the same form are one contact', async () => {
    const before = (await contacts()).length;
    const request = crypto.randomUUID();
    await Promise.all([1, 2].map(() => mentor().post(`/my/${course}/log`, filled({ _request: request }))));
    expect(await contacts()).toHaveLength(before + 1);
  });

  test('may be an attempt, by one of them, without minutes; an unknown length stays unknown', async () => {
    expect((await log({ who: 'other', kept: 'no-show', minutes: '', lifeAreas: 'health' })).status).toBe(303);
    const found = (await contacts()).find((contact) => contact.kept === 'no-show');
    expect(found).toMatchObject({ minutes: null, who: ['Bo Anden'], life_areas: ['health'] });
    expect((await house.as('coordinatorA').get(`/courses/${course}`)).html).toContain('Udeblev');
  });

  test.each([
    ['a day to come', { heldOn: '2026-11-23' }, 'ligger i fremtiden'],
    ['a day before the course', { heldOn: '2026-11-21' }, 'Forløbet begyndte'],
    ['no day', { heldOn: '' }, 'Skriv, hvornår det var.'],
    ['minutes that are none', { minutes: 'halvanden' }, 'helt tal'],
    ['a CPR number', { note: 'ring til 010190-1234' }, 'Skriv ikke CPR-numre'],
    ['a long note', { note: 'a'.repeat(501) }, 'højst 500 tegn'],
    ['an unknown way', { mode: 'pigeon' }, 'Vælg, hvordan'],
  ])('comes back with what was written: %s', async (_, wrong, said) => {
    const before = (await contacts()).length;
    const answer = await log({ note: 'det her må ikke forsvinde', ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(said);
    if (!('note' in wrong)) expect(answer.html).toContain('det her må ikke forsvinde');
    expect(await contacts()).toHaveLength(before);
  });

  test('ten digits that are no birth date are let through: a telephone number with its country', async () => {
    expect((await log({ note: 'ring 4512345678' })).status).toBe(303);
  });
});

describe('whose participant', () => {
  test('not theirs, no longer theirs, not yet theirs: the same answer as for nobody', async () => {
    const foreign = (await openCourseFor(house, { name: 'Hemmelig A' })).slice('/courses/'.length);
    const former = (await openCourseFor(house, { name: 'Hemmelig B' })).slice('/courses/'.length);
    const future = (await openCourseFor(house, { name: 'Hemmelig C' })).slice('/courses/'.length);
    await assign(house, former, mentorA, 1, '2026-10-01', '2026-11-22');
    await assign(house, future, mentorA, 1, '2026-11-23');
    const absent = await mentor().get(`/my/${crypto.randomUUID()}`);
    for (const id of [foreign, former, future]) {
      for (const page of [`/my/${id}`, `/my/${id}/log`, `/my/${id}/concern`]) {
        const answer = await mentor().get(page);
        expect([page, answer.status]).toEqual([page, 404]);
        expect(answer.html).not.toContain('Hemmelig');
      }
      expect((await mentor().get(`/my/${id}`)).html.length).toBe(absent.html.length);
      expect((await log({}, id)).status).toBe(404);
      expect((await mentor().post(`/my/${id}/concern`, { text: 'x' })).status).toBe(404);
      expect(await contacts(id)).toEqual([]);
    }
    expect((await mentor().get('/my')).html).not.toContain('Hemmelig');
  });

  test('the day before the end is still theirs', async () => {
    const last = (await openCourseFor(house, { name: 'Sidste Dag' })).slice('/courses/'.length);
    await assign(house, last, mentorA, 1, '2026-10-01', '2026-11-23');
    expect((await mentor().get(`/my/${last}`)).status).toBe(200);
    const form = await mentor().get(`/my/${last}/log`);
    expect(form.html).not.toContain('Hvem var med?');
    expect((await mentor().post(`/my/${last}/log`, filled({ who: 'both' }))).status).toBe(422);
    expect((await mentor().post(`/my/${last}/log`, filled({ who: 'me' }))).status).toBe(303);
  });

  test('a coordinator who is also a mentor sees only the own participants on these pages', async () => {
    const bothId = house.users.coordinatorB;
    await house.owner.query(
      `insert into office.membership (organisation_id, user_id, role, branch_id) values ($1, $2, 'mentor', $3)`,
      [house.ids.organisation, bothId, house.ids.branchB],
    );
    const self = await addMentor(house, { branch: 'B', name: 'Begge Dele', userId: bothId });
    const mine = (await openCourseFor(house, { branch: 'B', name: 'Min Egen' })).slice('/courses/'.length);
    const theirs = (await openCourseFor(house, { branch: 'B', name: 'En Andens' })).slice('/courses/'.length);
    await assign(house, mine, self, 1, '2026-11-01');
    const page = await house.as('coordinatorB').get('/my');
    expect(page.html).toContain('Min Egen');
    expect(page.html).not.toContain('En Andens');
    expect((await house.as('coordinatorB').get(`/my/${theirs}`)).status).toBe(404);
  });

  test('row-level security alone keeps a mentor to the own course, and from signing as another', async () => {
    const register = house.cases('mentorA');
    const seen = await register.read((db) =>
      db.selectFrom('programme.contact').select('course_id').distinct().execute(),
    );
    expect(seen.every((row) => row.course_id !== null)).toBe(true);
    const people = await register.read((db) =>
      db.selectFrom('programme.person').select(ownName('programme.person.id').as('name')).execute(),
    );
    expect(people.map((row) => row.name).toSorted()).toEqual(['Mikkel Prøve', 'Sidste Dag']);
    await expect(
      register.change({ action: 'test.forged' }, async (db) => {
        await db
          .insertInto('programme.contact')
          .values({
            id: crypto.randomUUID(),
            organisation_id: house.ids.organisation,
            branch_id: house.ids.branchA,
            course_id: course,
            held_on: '2026-11-22',
            mode: 'visit',
            kept: 'held',
            logged_by: house.users.coordinatorA,
            logged_at: '2026-11-22T12:00:00Z',
          })
          .execute();
        return {};
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
