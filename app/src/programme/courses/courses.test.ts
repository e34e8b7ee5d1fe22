import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addPerson, openCourseFor } from './fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const open = (person: string) => house.as('coordinatorA').post(`/people/${person}/course`, {});
const windows = async (path: string): Promise<Record<string, string>> => {
  const found = await house.owner.query(
    'select step, window_from, window_to from programme.schedule_item where course_id = $1',
    [path.slice('/courses/'.length)],
  );
  return Object.fromEntries(
    found.rows.map((row) => [row.step, `${asDay(row.window_from)}/${asDay(row.window_to)}`]),
  );
};
const asDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

describe('a course opens', () => {
  test('with its plan around the release date', async () => {
    const path = await openCourseFor(house, { name: 'Mikkel Åben' });
    const shown = await house.as('coordinatorA').get(path);
    expect(shown.status).toBe(200);
    expect(shown.html).toContain('Mikkel Åben: forløb');
    expect(shown.html).toContain('Første møde i fængslet');
    expect(await windows(path)).toMatchObject({
      gate: '2027-01-18/2027-01-29',
      closing: '2028-01-17/2028-02-01',
    });
    const english = await house.as('coordinatorA').get(`${path}?lang=en`);
    expect(english.html).toContain('First meeting in prison');
  });

  test.each([
    ['without consent', { consent: false }, 'samtykke'],
    ['before the referral is accepted', { referral: 'new' }, 'henvisningen er taget imod'],
    ['for the control arm', { arm: 'control' }, 'kontrolgruppen'],
  ] as const)('not %s', async (_, facts, said) => {
    const answer = await open(await addPerson(house, facts));
    expect(answer.status).toBe(409);
    expect(answer.html).toContain(said);
  });

  test('B13 one that has ended is not opened again from an old page; a new course begins with a new referral', async () => {
    const person = await addPerson(house);
    const { location = '' } = await open(person);
    await house.as('coordinatorA').post(`${location}/end`, { reason: 'moved', note: '', answer: '' });
    const refused = await open(person);
    expect([refused.status, refused.html.includes('kan ikke åbnes igen')]).toEqual([409, true]);
    await house.owner.query(
      `insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id, received_at, decided_at)
       select gen_random_uuid(), organisation_id, branch_id, id, 'PM-99', 'accepted', $2, $3, '2026-11-23T09:00Z', '2026-11-23T10:00Z'
       from programme.person where id = $1`,
      [person, house.ids.prison, house.ids.townA],
    );
    expect((await open(person)).status).toBe(303);
  });

  test('for the mentoring arm, once; two presses at once give one course', async () => {
    const person = await addPerson(house, { arm: 'mentoring' });
    const statuses = (await Promise.all([open(person), open(person), open(person)])).map(
      (answer) => answer.status,
    );
    expect(statuses.toSorted()).toEqual([303, 409, 409]);
    const request = crypto.randomUUID();
    const again = await addPerson(house, { arm: 'mentoring' });
    const twice = await Promise.all(
      [1, 2].map(() => house.as('coordinatorA').post(`/people/${again}/course`, { _request: request })),
    );
    expect(twice[0]?.location).toBe(twice[1]?.location);
  });

  test('M129 in a branch that is closed no course opens, and nobody is said to be in a group', async () => {
    const person = await addPerson(house);
    const writing = (closed: string | null) =>
      house.owner.query('update office.branch set closed_for_writing = $2 where id = $1', [
        house.ids.branchA,
        closed,
      ]);
    await writing('2026-11-22T09:00:00Z');
    const refused = await house.as('coordinatorA').post(`/people/${person}/course`, {});
    await writing(null);
    expect([refused.status, refused.html.includes('Afdelingen er lukket for ændringer')]).toEqual([
      409,
      true,
    ]);
    expect(refused.html).not.toContain('kontrolgruppen');
  });

  test('the database itself refuses the control arm, whoever asks', async () => {
    const person = await addPerson(house, { arm: 'control' });
    await expect(
      house.owner.query(
        `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
         select gen_random_uuid(), organisation_id, branch_id, id, '2026-11-22', 'x' from programme.person where id = $1`,
        [person],
      ),
    ).rejects.toMatchObject({ code: 'PM003' });
  });

  test('with what does not depend on the release while the date is unknown; the rest comes with the date', async () => {
    const path = await openCourseFor(house, { release: null });
    expect(Object.keys(await windows(path))).toEqual(['introduction']);
    expect((await house.as('coordinatorA').get(path)).html).toContain('lægges, når der er en dato');
    const answer = await house.as('coordinatorA').post(`${path}/release-date`, {
      kind: 'expected',
      certainty: 'likely',
      date: '2027-03-01',
      latestDate: '',
      source: 'telefon',
      basis: await basisOf(path),
    });
    expect(answer.status).toBe(303);
    expect((await windows(path))['release']).toBe('2027-03-01/2027-03-01');
  });
});

const basisOf = async (path: string): Promise<string> => {
  const form = await house.as('coordinatorA').post(`${path}/release-date/preview`, {
    kind: 'expected',
    certainty: 'uncertain',
    date: '2027-06-01',
    latestDate: '',
    source: 'prøve',
  });
  return /name="basis" value="([^"]*)"/u.exec(form.html)?.[1] ?? 'none';
};

describe('a new release date', () => {
  const said = (date: string) => ({
    kind: 'expected',
    certainty: 'certain',
    date,
    latestDate: '',
    source: 'telefon med fængslet',
  });

  test('is shown before it moves anything, moves on confirmation, and is undone', async () => {
    const coordinator = house.as('coordinatorA');
    const path = await openCourseFor(house);
    await coordinator.post(`${path}/steps`, { step: 'first-meeting', done: 'yes' });
    const before = await windows(path);
    const preview = await coordinator.post(`${path}/release-date/preview`, said('2026-12-20'));
    expect(preview.status).toBe(200);
    for (const part of ['er gjort', 'følger den dag, forløbet åbnede', 'Gem datoen og flyt'])
      expect(preview.html).toContain(part);
    expect(await windows(path)).toEqual(before);

    const basis = await basisOf(path);
    expect((await coordinator.post(`${path}/release-date`, { ...said('2026-12-20'), basis })).status).toBe(
      303,
    );
    const moved = await windows(path);
    expect(moved['first-meeting']).toBe(before['first-meeting']);
    expect(moved['gate']).toBe('2026-12-06/2026-12-17');
    const page = await coordinator.get(path);
    expect(page.html).toContain('søndag 20. december 2026');
    expect(page.html).toContain('Telefon med fængslet');
    expect(page.html).toContain('erstattet');

    const record = await house.owner.query(
      `select id from programme.release_date where date = '2026-12-20' and person_id =
         (select person_id from programme.course where id = $1)`,
      [path.slice('/courses/'.length)],
    );
    const undo = () => coordinator.post(`${path}/release-date/undo`, { record: record.rows[0]?.id });
    expect((await undo()).status).toBe(303);
    expect(await windows(path)).toEqual(before);
    expect((await undo()).status).toBe(409);
    expect(await windows(path)).toEqual(before);
  });

  test('somebody else’s change between preview and confirmation stops it', async () => {
    const path = await openCourseFor(house);
    const basis = await basisOf(path);
    const confirm = (date: string) =>
      house.as('coordinatorA').post(`${path}/release-date`, { ...said(date), basis });
    const statuses = await Promise.all([confirm('2027-03-01'), confirm('2027-04-01')]);
    expect(statuses.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
  });

  test.each([
    ['no date and not unknown', { date: '' }, 'eller vælg »Kendes ikke«'],
    ['a date and unknown', { certainty: 'unknown' }, 'eller vælg »Kendes ikke«'],
    ['a range that ends before it begins', { latestDate: '2027-01-01' }, 'efter den første'],
    ['a release that happened tomorrow', { kind: 'actual', date: '2026-11-23' }, 'ligger i fremtiden'],
    [
      'a release that happened, perhaps',
      { kind: 'actual', date: '2026-11-20', certainty: 'likely' },
      'én sikker dato',
    ],
    [
      'a release in 1950',
      { kind: 'actual', certainty: 'certain', date: '1950-01-01' },
      'fra 22. november 2016 til',
    ],
    [
      'a confirmation in 1990',
      { confirmedBy: 'Kontoret', confirmedOn: '1990-01-01' },
      'Dagen kan ikke passe',
    ],
    ['a release in a hundred years', { date: '2126-01-01' }, 'til 22. november 2066'],
    ['no source', { source: ' ' }, 'hvor oplysningen er fra'],
    ['a CPR number in the source', { source: 'om 010190-1234' }, 'CPR-numre'],
  ])('comes back with a sentence: %s', async (_, wrong, sentence) => {
    const path = await openCourseFor(house);
    const answer = await house
      .as('coordinatorA')
      .post(`${path}/release-date/preview`, { ...said('2027-03-01'), ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(sentence);
  });

  test('that does not count is recorded, moves nothing, and the page says which one counts', async () => {
    const coordinator = house.as('coordinatorA');
    const path = await openCourseFor(house);
    await house.owner.query(
      `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, source,
         recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, person_id, 'conditional-pending', 'likely', '2027-01-15',
         'dom', 'test', now() from programme.course where id = $1`,
      [path.slice('/courses/'.length)],
    );
    const preview = await coordinator.post(`${path}/release-date/preview`, {
      ...said('2027-05-01'),
      kind: 'full-term',
    });
    expect(preview.html).toContain('planen følger en anden: fredag 15. januar 2027');
  });
});

describe('steps and whose course', () => {
  test('a step is marked and unmarked; the release itself is not ticked', async () => {
    const path = await openCourseFor(house);
    const coordinator = house.as('coordinatorA');
    const mark = (step: string, done: string) => coordinator.post(`${path}/steps`, { step, done });
    const doneOn = async () =>
      (
        await house.owner.query(
          `select done_on is not null done from programme.schedule_item where course_id = $1 and step = 'plan'`,
          [path.slice('/courses/'.length)],
        )
      ).rows[0]?.done;
    expect((await mark('plan', 'yes')).status).toBe(303);
    expect(await doneOn()).toBe(true);
    expect((await coordinator.get(path)).html).toContain('Trinnet er gjort.');
    expect((await mark('plan', 'no')).status).toBe(303);
    expect(await doneOn()).toBe(false);
    expect((await mark('release', 'yes')).status).toBe(404);
  });

  test('who meets at the gate is agreed on the day’s list itself, and taken back there', async () => {
    const path = await openCourseFor(house, { name: 'Nær Løsladelse' });
    await house.owner.query(
      `update programme.release_date set date = '2026-12-02'
       where person_id = (select person_id from programme.course where id = $1)`,
      [path.slice('/courses/'.length)],
    );
    const coordinator = house.as('coordinatorA');
    const asked = 'Nær Løsladelse løslades om 10 dage; ingen ved, hvem der henter.';
    const press = { step: 'gate', list: 'today' };
    expect((await coordinator.get('/today')).html).toContain(`<a href="${path}">${asked}</a>`);
    expect((await coordinator.post(`${path}/steps`, { ...press, done: 'yes' })).location).toBe('/today');
    const after = (await coordinator.get('/today')).html;
    expect(after).toContain('Nær Løsladelse: Trinnet er gjort.');
    expect(after).toContain('Fortryd');
    expect(after).not.toContain(asked);
    expect((await coordinator.post(`${path}/steps`, { ...press, done: 'no' })).location).toBe('/today');
    expect((await coordinator.get('/today')).html).toContain(asked);
  });

  test('another branch, a mentor and an evaluator find nothing', async () => {
    const path = await openCourseFor(house, { name: 'Hemmelig Navn' });
    const person = await addPerson(house);
    for (const player of ['coordinatorB', 'mentorA', 'evaluator', 'programmeLead'] as const) {
      const other = house.as(player);
      for (const page of [path, `${path}/release-date`, `${path}/match`]) {
        const answer = await other.get(page);
        expect(answer.status).toBe(404);
        expect(answer.html).not.toContain('Hemmelig');
      }
      expect((await other.post(`${path}/steps`, { step: 'plan', done: 'yes' })).status).toBe(404);
      expect((await other.post(`${path}/release-date/preview`, said('2027-03-01'))).status).toBe(404);
      expect((await other.post(`/people/${person}/course`, {})).status).toBe(404);
    }
  });

  const said = (date: string) => ({
    kind: 'expected',
    certainty: 'certain',
    date,
    latestDate: '',
    source: 'x',
  });
});
