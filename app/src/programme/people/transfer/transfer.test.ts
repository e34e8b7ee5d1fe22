import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { letters, openPairedCourse, storyClock } from '../../holds/fixture.ts';

const clock = storyClock('2026-11-22');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const rowsOf = async (sql: string, values: readonly unknown[]) =>
  (await house.owner.query(sql, [...values])).rows;
const move = (person: string, prison: string, from = clock.today().toString()) =>
  coordinator().post(`/people/${person}/transfer`, { prison, from });
const placements = (person: string) =>
  rowsOf(
    `select prison_id, period::text from programme.placement
     where person_id = $1 and superseded_at is null order by lower(period) nulls first`,
    [person],
  );

test('B17 a transfer keeps the pair and the plan; clearance is looked at for the new prison, on the day’s list too', async () => {
  clock.goTo('2026-11-22');
  const { path, id, person, mentors } = await openPairedCourse(house, {
    name: 'Mikkel Flyttet',
    release: '2027-02-01',
    own: true,
  });
  const kept = async () => [
    await rowsOf('select * from programme.assignment where course_id = $1 order by place', [id]),
    await rowsOf('select * from programme.schedule_item where course_id = $1 order by step', [id]),
    await rowsOf('select * from programme.release_date where person_id = $1', [person]),
  ];
  const before = await kept();
  const form = await coordinator().get(`/people/${person}/transfer`);
  expect(form.html).toContain('Sidder i Prøvefængslet.');
  expect(form.html).toContain('Din deltager er flyttet til et andet fængsel.');
  clock.goTo('2026-12-01');
  const browser = coordinator();
  const answer = await browser.post(`/people/${person}/transfer`, {
    prison: house.ids.prisonTwo,
    from: '2026-11-30',
  });
  expect([answer.status, answer.location]).toEqual([303, path]);
  const page = (await browser.get(path)).html;
  expect(page).toContain('sidder i Åbenhuset');
  expect(page).toContain('Åse Par og Bo Par har ikke adgang dertil endnu.');
  expect(await kept()).toEqual(before);
  expect(await letters(house)).toHaveLength(2);
  expect((await house.as('mentorA').get(`/my/${id}`)).html).toContain('Sidder i Åbenhuset.');
  const line = 'Mikkel Flyttet er flyttet til Åbenhuset, og Bo Par har ikke adgang dertil.';
  expect((await coordinator().get('/today')).html).toContain(line);
  const place = [house.ids.organisation, house.ids.branchA];
  await house.owner.query(
    `insert into programme.clearance_request (id, organisation_id, branch_id, mentor_id, prison_id, sent_on, recorded_by, recorded_at)
     values (gen_random_uuid(), $1, $2, $3, $4, '2026-12-01', 'test', now())`,
    [...place, mentors[1], house.ids.prisonTwo],
  );
  await house.owner.query(
    `insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, prison_id, seen_on, recorded_by, recorded_at)
     values (gen_random_uuid(), $1, $2, $3, 'prison-clearance', $4, '2026-12-01', 'test', now())`,
    [...place, mentors[0], house.ids.prisonTwo],
  );
  expect((await coordinator().get('/today')).html).not.toContain('er flyttet til Åbenhuset');
});

test('B17 a transfer written wrong is written again, and the history says where the person sat when', async () => {
  clock.goTo('2027-01-01');
  const { person } = await openPairedCourse(house, { name: 'Ida Rettet', release: '2027-03-01' });
  const { prison, prisonTwo } = house.ids;
  clock.goTo('2027-01-10');
  expect((await move(person, prisonTwo, '2027-01-05')).status).toBe(303);
  expect((await move(person, prisonTwo, '2027-01-03')).status).toBe(303);
  expect(await placements(person)).toEqual([
    { prison_id: prison, period: '(,2027-01-03)' },
    { prison_id: prisonTwo, period: '[2027-01-03,)' },
  ]);
  expect((await move(person, prison, '2027-01-08')).status).toBe(303);
  expect((await placements(person)).at(-1)).toEqual({ prison_id: prison, period: '[2027-01-08,)' });
  const form = (await coordinator().get(`/people/${person}/transfer`)).html;
  expect(form).toContain('Åbenhuset, 3. januar 2027 – 8. januar 2027');
  for (const [where, from, said] of [
    [prisonTwo, '2027-01-11', 'ligger i fremtiden'],
    [prisonTwo, '1950-01-01', 'Skriv en dag fra'],
    [crypto.randomUUID(), '2027-01-10', 'Vælg et fængsel fra listen'],
    ['', '2027-01-10', 'Vælg et fængsel fra listen'],
    [prisonTwo, '', 'fra hvilken dag'],
  ] as const) {
    const answer = await move(person, where, from);
    expect([answer.status, answer.html.includes(said)], said).toEqual([422, true]);
  }
  expect((await house.as('coordinatorB').get(`/people/${person}/transfer`)).status).toBe(404);
});

test('B17 two who write the same move write it once, and the mentors are told once', async () => {
  clock.goTo('2027-01-12');
  const { person } = await openPairedCourse(house, { name: 'Ea Samme', release: '2027-03-01' });
  const { prison, prisonTwo } = house.ids;
  expect((await move(person, prison)).html).toContain('at deltageren sidder der fra den dag eller før');
  const click = { prison: prisonTwo, from: '2027-01-11', _request: crypto.randomUUID() };
  for (let press = 0; press < 2; press += 1)
    expect((await coordinator().post(`/people/${person}/transfer`, click)).status).toBe(303);
  const told = await letters(house);
  for (const from of ['2027-01-11', '2027-01-12'])
    expect((await move(person, prisonTwo, from)).status).toBe(409);
  expect(await letters(house)).toEqual(told);
  expect(await placements(person)).toEqual([
    { prison_id: prison, period: '(,2027-01-11)' },
    { prison_id: prisonTwo, period: '[2027-01-11,)' },
  ]);
  // On and back again on one day is no repetition.
  expect((await move(person, prison)).status).toBe(303);
  expect((await move(person, prisonTwo)).status).toBe(303);
});

test('B17 a move written by mistake is undone within a day: as it was before, and whoever was told is told again', async () => {
  clock.goTo('2027-01-20');
  const { path, person } = await openPairedCourse(house, {
    name: 'Åge Fejl',
    release: '2027-03-01',
  });
  const { prison, prisonTwo } = house.ids;
  clock.goTo('2027-01-25');
  expect((await move(person, prisonTwo, '2027-01-22')).status).toBe(303);
  clock.goTo('2027-01-27');
  expect((await move(person, prison, '2027-01-26')).status).toBe(303);
  const before = await placements(person);
  const told = await letters(house);
  // Written over again from an earlier day, by mistake.
  const browser = coordinator();
  await browser.post(`/people/${person}/transfer`, { prison: prisonTwo, from: '2027-01-21' });
  expect((await browser.get(path)).html).toContain('Fortryd flytningen');
  const form = (await coordinator().get(`/people/${person}/transfer`)).html;
  expect(form).toContain('Den kan fortrydes til 28. jan. 2027');
  const placement = /name="placement" value="([^"]*)"/u.exec(form)?.[1] ?? '';
  const undo = () => coordinator().post(`/people/${person}/transfer/undo`, { placement });
  expect((await house.as('coordinatorB').post(`/people/${person}/transfer/undo`, { placement })).status).toBe(
    404,
  );
  expect((await undo()).location).toBe(path);
  expect(await placements(person)).toEqual(before);
  expect(await letters(house)).toEqual(told);
  expect(told.join()).not.toContain('alligevel ikke flyttet');
  expect((await undo()).status).toBe(409);
  // The letter had left: another follows. A day later the move stands.
  await move(person, prisonTwo, '2027-01-27');
  await house.owner.query('update office.mail set sent_at = now() where sent_at is null');
  const last = (await coordinator().get(`/people/${person}/transfer`)).html;
  const late = { placement: /name="placement" value="([^"]*)"/u.exec(last)?.[1] ?? '' };
  clock.goTo('2027-01-28');
  expect((await coordinator().get(`/people/${person}/transfer`)).html).not.toContain('Fortryd flytningen');
  expect((await coordinator().post(`/people/${person}/transfer/undo`, late)).status).toBe(409);
  clock.goTo('2027-01-27');
  expect((await coordinator().post(`/people/${person}/transfer/undo`, late)).status).toBe(303);
  expect((await letters(house)).filter((letter) => letter.includes('alligevel ikke flyttet'))).not.toEqual(
    [],
  );
});

test('B17 who is released cannot be moved, and a new stay begins where its own referral or recall says', async () => {
  clock.goTo('2027-04-01');
  const { path, person } = await openPairedCourse(house, { name: 'Bo Ude', release: '2027-06-01' });
  expect((await move(person, house.ids.prisonTwo)).status).toBe(303);
  clock.goTo('2027-06-02');
  await house.owner.query(
    `update programme.release_date set kind = 'actual', certainty = 'certain' where person_id = $1`,
    [person],
  );
  expect((await coordinator().get(`/people/${person}/transfer`)).status).toBe(404);
  const late = await move(person, house.ids.prison);
  expect([late.status, late.html.includes('Deltageren står som løsladt. Intet er gemt.')]).toEqual([
    409,
    true,
  ]);
  clock.goTo('2027-07-01');
  const recall = { reason: 'recall', from: '2027-07-01', prison: house.ids.prison, note: '' };
  expect((await coordinator().post(`${path}/hold`, recall)).status).toBe(303);
  expect((await coordinator().get(path)).html).toContain('sidder i Prøvefængslet');
  expect((await placements(person)).map(({ period }) => period)).toEqual([
    '(,2027-04-01)',
    '[2027-04-01,)',
    '[2027-07-01,)',
  ]);
});
