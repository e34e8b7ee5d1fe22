import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../../courses/fixture.ts';
import { allSayYes, movableClock } from '../fixture.ts';

const { clock, setTo } = movableClock('2026-11-22T12:00');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());
beforeEach(async () => {
  setTo('2026-11-22T12:00');
  await house.owner.query(`update programme.mentor set stage = 'left', user_id = null`);
});

const coordinator = () => house.as('coordinatorA');
const idOf = (path: string) => path.slice('/courses/'.length);

/** An and Bo have been on a course since October, with a contact of each and one of both. */
const course = async () => {
  const path = await openCourseFor(house, { name: 'Mikkel Hemmelig' });
  const id = path.slice('/courses/'.length);
  await house.owner.query(`update programme.course set opened_on = '2026-09-15' where id = $1`, [id]);
  const an = await addMentor(house, { name: 'An Prøve' });
  const bo = await addMentor(house, { name: 'Bo Prøve' });
  await assign(house, id, an, 1, '2026-10-01');
  await assign(house, id, bo, 2, '2026-10-01');
  const held = async (on: string, note: string, ...mentors: readonly string[]) => {
    const { rows } = await house.owner.query(
      `insert into programme.contact (id, organisation_id, branch_id, course_id, held_on, mode, kept, note, logged_by, logged_at)
       select gen_random_uuid(), organisation_id, branch_id, id, $2, 'visit', 'held', $3, 'test', now()
       from programme.course where id = $1 returning id`,
      [id, on, note],
    );
    for (const mentor of mentors)
      await house.owner.query(
        `insert into programme.contact_mentor (contact_id, mentor_id, organisation_id, branch_id)
         select $1, $2, organisation_id, branch_id from programme.course where id = $3`,
        [rows[0].id, mentor, id],
      );
  };
  await held('2026-10-05', 'oktober alene', an);
  await held('2026-10-20', 'oktober sammen', an, bo);
  await held('2026-11-10', 'november bo', bo);
  const leaving = (await house.owner.query('select id from programme.assignment where mentor_id = $1', [bo]))
    .rows[0].id;
  return { path, id, an, bo, leaving };
};

const account = (mentor: string, user: 'mentorA' | 'mentorB' = 'mentorA') =>
  house.owner.query('update programme.mentor set user_id = $1 where id = $2', [house.users[user], mentor]);

/** What the account sees of the contacts in plain SQL, whatever the pages ask for. */
const notesSeen = (player: 'mentorA' | 'mentorB' = 'mentorA') =>
  house.cases(player).read(async (db) => {
    const rows = await db.selectFrom('programme.contact').select('note').orderBy('held_on').execute();
    const joined = await db.selectFrom('programme.contact_mentor').select('contact_id').execute();
    return { notes: rows.map((row) => row.note), joined: new Set(joined.map((row) => row.contact_id)).size };
  });

type Choice = Readonly<Record<string, string>>;
const leave = (path: string, assignment: string, choice: Choice) =>
  coordinator().post(`${path}/mentors/${assignment}/end`, { reason: 'mentor-moved', ...choice });

/** Cy, who has the account mentorA, comes to the place that Bo left. */
const arrive = async (path: string, an: string) => {
  const cy = await addMentor(house, { name: 'Cy Prøve', userId: house.users.mentorA });
  const asked = { choice: 'own', first: an, second: cy, reason: 'x' };
  expect((await coordinator().post(`${path}/match`, asked)).status).toBe(303);
  expect((await allSayYes(house, path)).status).toBe(303);
  return cy;
};

describe('what the arriving mentor sees is an explicit choice', () => {
  test('D48 nothing is chosen beforehand, and without a choice nobody is ended', async () => {
    const { path, leaving } = await course();
    const form = (await coordinator().get(`${path}/mentors/${leaving}/end`)).html;
    expect(form).toContain('Hvad må den nye mentor se af tiden før?');
    expect(form).toContain('Hvad må Bo Prøve stadig se?');
    expect(form).not.toMatch(/type="radio"[^>]*checked/u);
    const wrong = async (choice: Choice) => (await leave(path, leaving, choice)).html;
    expect(await wrong({ arrivingSees: 'since', leavingSees: 'nothing' })).toContain(
      'Skriv en dag fra forløbets start',
    );
    expect(
      await wrong({ arrivingSees: 'nothing', leavingSees: 'own-contacts', leavingUntil: '2027-06-01' }),
    ).toContain('højst 90 dage frem');
    const english = await coordinator().get(`${path}/mentors/${leaving}/end?lang=en`);
    expect(english.html).toContain('What may the new mentor see of the time before?');
    expect(
      (
        await house.owner.query('select 1 from programme.assignment where id = $1 and upper_inf(period)', [
          leaving,
        ])
      ).rowCount,
    ).toBe(1);
  });

  test.each([
    [{ arrivingSees: 'nothing' }, [], false],
    [{ arrivingSees: 'note' }, [], true],
    [{ arrivingSees: 'since', arrivingFrom: '2026-10-20' }, ['oktober sammen', 'november bo'], true],
    [{ arrivingSees: 'everything' }, ['oktober alene', 'oktober sammen', 'november bo'], true],
  ] as const)(
    'D47 D48 %j: so much, in plain SQL as that mentor and on the page',
    async (chosen, notes, told) => {
      const { path, id, an, leaving } = await course();
      const note = 'Ring altid dagen før.';
      expect((await leave(path, leaving, { ...chosen, note, leavingSees: 'nothing' })).status).toBe(303);
      setTo('2026-11-30T12:00');
      await arrive(path, an);
      expect(await notesSeen()).toEqual({ notes, joined: notes.length });
      const page = (await house.as('mentorA').get(`/my/${id}`)).html;
      for (const one of ['oktober alene', 'oktober sammen', 'november bo'])
        expect(page.includes(one), one).toBe((notes as readonly string[]).includes(one));
      expect(page.includes(note)).toBe(told);
      // What happens from the first day on is seen by both, whoever writes it, also when it is written afterwards.
      const log = { who: 'me', heldOn: '2026-11-28', mode: 'visit', kept: 'held', minutes: '', note: 'ny' };
      expect((await house.as('mentorA').post(`/my/${id}/log`, log)).status).toBe(303);
      expect((await notesSeen()).notes).toEqual([...notes, 'ny']);
      await account(an, 'mentorB');
      expect((await notesSeen('mentorB')).notes).toEqual([
        'oktober alene',
        'oktober sammen',
        'november bo',
        'ny',
      ]);
    },
  );

  test('D48 the choice is shown before the new one is asked, and may be changed until then', async () => {
    const { path, an, leaving } = await course();
    await leave(path, leaving, { arrivingSees: 'everything', leavingSees: 'nothing' });
    await addMentor(house, { name: 'Di Prøve' });
    const change = `${path}/handover/${leaving}`;
    const choose = (await coordinator().get(`${path}/match`)).html;
    expect(choose).toContain('Den nye mentor ser: overdragelsen og alle kontakter.');
    expect(choose).toContain(change);
    expect((await coordinator().get(change)).html).toMatch(/value="everything"[^>]*checked/u);
    const changed = { note: 'Kun dette.', arrivingSees: 'note', leavingSees: 'nothing' };
    expect((await coordinator().post(change, changed)).status).toBe(303);
    expect((await coordinator().get(path)).html).toContain(
      'Den nye mentor ser: overdragelsen, men ingen kontakter.',
    );
    await arrive(path, an);
    expect((await notesSeen()).notes).toEqual([]);
    const { rows } = await house.owner.query('select arriving_sees from programme.handover order by turn');
    expect(rows.map((row) => row.arriving_sees).slice(-2)).toEqual(['everything', 'note']);
    expect((await house.as('coordinatorB').get(change)).status).toBe(404);
    expect((await house.as('coordinatorB').post(change, changed)).status).toBe(404);
    // From a form that was left open: whoever came keeps what was chosen when they came.
    const late = await coordinator().post(change, { ...changed, note: 'Til en anden.' });
    expect([late.status, late.html.includes('Parret er ændret af en anden imens.')]).toEqual([409, true]);
    expect((await coordinator().get(change)).status).toBe(404);
    const shown = (await house.as('mentorA').get(`/my/${idOf(path)}`)).html;
    expect([shown.includes('Kun dette.'), shown.includes('Til en anden.')]).toEqual([true, false]);
  });

  test('D48 where nobody chose, the next one sees nothing of the time before', async () => {
    const { path, an, leaving } = await course();
    await house.owner.query(
      `update programme.assignment set period = daterange(lower(period), '2026-11-20'), end_reason = 'mentor-stopped'
       where id = $1`,
      [leaving],
    );
    await arrive(path, an);
    expect(await notesSeen()).toEqual({ notes: [], joined: 0 });
  });
});

describe('what the leaving mentor sees', () => {
  test('D48 nothing: not found from the same moment', async () => {
    const { path, id, bo, leaving } = await course();
    await account(bo);
    expect((await house.as('mentorA').get(`/my/${id}`)).status).toBe(200);
    await leave(path, leaving, { arrivingSees: 'nothing', leavingSees: 'nothing' });
    for (const page of [`/my/${id}`, `/my/former/${id}`])
      expect([page, (await house.as('mentorA').get(page)).status]).toEqual([page, 404]);
    expect((await notesSeen()).notes).toEqual([]);
  });

  test('D48 the own contacts until the day, without the name, then not found', async () => {
    const { path, id, bo, leaving } = await course();
    await account(bo);
    const choice = { arrivingSees: 'nothing', leavingSees: 'own-contacts', leavingUntil: '2026-12-05' };
    expect((await leave(path, leaving, choice)).status).toBe(303);
    const mentor = house.as('mentorA');
    setTo('2026-12-05T23:59');
    expect((await mentor.get(`/my/${id}`)).status).toBe(404);
    expect((await mentor.get('/my')).html).toContain(`/my/former/${id}`);
    const page = (await mentor.get(`/my/former/${id}`)).html;
    for (const own of ['oktober sammen', 'november bo']) expect(page).toContain(own);
    for (const hidden of ['oktober alene', 'Mikkel', 'Hemmelig']) expect(page).not.toContain(hidden);
    expect((await notesSeen()).notes).toEqual(['oktober sammen', 'november bo']);
    expect((await coordinator().get(path)).html).toContain('ser egne kontakter til og med 5. december 2026');
    setTo('2026-12-06T00:00');
    expect((await mentor.get(`/my/former/${id}`)).status).toBe(404);
    expect((await notesSeen()).notes).toEqual([]);
  });

  test.each([
    `update programme.consent set withdrawn_on = '2026-11-22', withdrawn_how = 'in-person'
     where person_id = (select person_id from programme.course where id = $1)`,
    `update programme.course set closed_on = '2026-11-22', close_reason = 'moved' where id = $1`,
  ])('D48 nothing once the consent or the course is gone: %#', async (gone) => {
    const { path, id, bo, leaving } = await course();
    await account(bo);
    const choice = { arrivingSees: 'nothing', leavingSees: 'own-contacts', leavingUntil: '2026-12-05' };
    await leave(path, leaving, choice);
    expect((await notesSeen()).notes).toHaveLength(2);
    await house.owner.query(gone, [id]);
    expect((await notesSeen()).notes).toEqual([]);
  });
});

test('D47 half a pair: the clock stands on the course, on the mentor’s page, on the day’s list and in the overview', async () => {
  const { path, id, an, leaving } = await course();
  await account(an);
  await leave(path, leaving, { arrivingSees: 'nothing', leavingSees: 'nothing' });
  setTo('2026-12-16T12:00');
  const told = 'Én mentor siden 22. november 2026, 24 dage';
  expect((await coordinator().get(path)).html).toContain(told);
  expect((await house.as('mentorA').get(`/my/${id}`)).html).toContain(told);
  expect((await coordinator().get('/today')).html).toContain(`Mikkel Hemmelig: ${told}`);
  expect((await coordinator().get(`${path}?lang=en`)).html).toContain(
    'One mentor since 22 November 2026, 24 days',
  );
  const counted = await house.cases('programmeLead').read((db) =>
    sql<{ n: number }>`
      select sum(half_pairs)::int n from programme.branch_counts('2026-12-16')`.execute(db),
  );
  expect(counted.rows[0]?.n).toBeGreaterThan(0);
  expect((await house.as('programmeLead').get('/overview')).html).toContain('Forløb med én mentor');
});
