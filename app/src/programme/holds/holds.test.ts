import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { letters, openPairedCourse, storyClock } from './fixture.ts';

const clock = storyClock('2026-11-22');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const rowsOf = async (sql: string, values: readonly unknown[]) =>
  (await house.owner.query(sql, [...values])).rows;
/** Everything that a pause might touch, as the database has it. */
const stateOf = async (course: string, person: string) => ({
  items: await rowsOf('select * from programme.schedule_item where course_id = $1 order by step', [course]),
  places: await rowsOf('select * from programme.assignment where course_id = $1 order by place', [course]),
  course: await rowsOf('select * from programme.course where id = $1', [course]),
  counts: await rowsOf(
    `select kind, certainty, date::text, stay from programme.release_date
     where person_id = $1 and superseded_by is null and stay is not null order by stay desc limit 1`,
    [person],
  ),
});
const hold = (path: string, reason: string, more: Readonly<Record<string, string>> = {}) =>
  coordinator().post(`${path}/hold`, {
    reason,
    from: clock.today().toString(),
    prison: '',
    note: '',
    ...more,
  });
const resume = (path: string, outcome: string) => coordinator().post(`${path}/resume`, { outcome });

test('B18 a recall pauses: plan and alarms rest, the pair stays and is told, and the old date is used up', async () => {
  clock.goTo('2026-11-22');
  const { path, id, person } = await openPairedCourse(house, {
    name: 'Mikkel Pause',
    release: '2026-11-01',
    released: '2026-11-01',
    own: true,
  });
  expect((await coordinator().get(path)).html).toContain(`${path}/hold`);
  const form = await coordinator().get(`${path}/hold`);
  expect(form.html).toContain('Genindsat i fængsel, ikke for ny kriminalitet');
  expect(form.html).toContain('Åse Par får en mail: »Et forløb er sat på pause. Log ind, og se hvorfor.«');
  clock.goTo('2027-01-10');
  expect((await coordinator().get('/today')).html).toContain('Ingen har haft kontakt med Mikkel Pause');
  const before = await stateOf(id, person);
  const answer = await hold(path, 'recall', { from: '2027-01-08', prison: house.ids.prisonTwo });
  expect([answer.status, answer.location]).toEqual([303, path]);
  const after = await stateOf(id, person);
  expect(after.items).toEqual(before.items);
  expect(after.places).toEqual(before.places);
  expect(after.counts).toEqual([{ kind: 'expected', certainty: 'unknown', date: null, stay: 2 }]);
  expect(await letters(house)).toEqual([
    'par0@test.invalid: Et forløb er sat på pause. Log ind, og se hvorfor.',
    'par1@test.invalid: Et forløb er sat på pause. Log ind, og se hvorfor.',
  ]);
  expect((await coordinator().get('/today')).html).not.toContain('kontakt med Mikkel Pause');
  const page = (await coordinator().get(path)).html;
  for (const said of [
    'Forløbet er på pause siden 8. januar 2027: genindsat i fængsel.',
    'Planen hviler, til løsladelsesdatoen kendes',
    'sidder i Åbenhuset',
    'Åse Par',
    'Bo Par',
  ])
    expect(page).toContain(said);
  expect(page).not.toContain('Markér gjort');
  const own = await house.as('mentorA').get(`/my/${id}`);
  expect(own.status).toBe(200);
  expect(own.html).toContain('Forløbet er på pause siden 8. januar 2027: genindsat i fængsel.');
  expect(own.html).toContain('Åbenhuset');
  expect((await house.as('mentorA').get('/my')).html).toContain('På pause');
  expect((await hold(path, 'hospital')).status).toBe(409);
  // A new date while the course rests is kept, and moves the plan when the course goes on.
  const newDate = {
    kind: 'expected',
    certainty: 'likely',
    date: '2027-05-01',
    latestDate: '',
    source: 'fængslet',
    unknownReason: '',
  };
  const preview = await coordinator().post(`${path}/release-date/preview`, newDate);
  expect(preview.html).toContain('forløbet er på pause');
  const basis = /name="basis" value="([^"]*)"/u.exec(preview.html)?.[1] ?? '';
  expect((await coordinator().post(`${path}/release-date`, { ...newDate, basis })).status).toBe(303);
  expect((await stateOf(id, person)).items).toEqual(before.items);
  clock.goTo('2027-02-08');
  expect((await coordinator().get('/today')).html).not.toContain('Mikkel Pause har været');
  clock.goTo('2027-02-09');
  const asked = 'Mikkel Pause har været på pause i 32 dage, og der er intet nyt i 30 dage.';
  expect((await coordinator().get('/today')).html).toContain(asked);
  expect((await resume(path, 'still')).status).toBe(303);
  expect((await coordinator().get('/today')).html).not.toContain('Mikkel Pause har været');

  clock.goTo('2027-03-01');
  expect((await coordinator().get(`${path}/resume`)).html).toContain('trin flytter efter');
  expect((await resume(path, 'resumed')).status).toBe(303);
  const resumed = await stateOf(id, person);
  expect(resumed.places).toEqual(before.places);
  const gate = resumed.items.find((item) => item.step === 'gate');
  expect([gate?.window_from.getMonth() + 1, gate?.window_from.getDate()]).toEqual([4, 17]);
  expect((await resume(path, 'resumed')).status).toBe(409);
  expect((await coordinator().get(`${path}/resume`)).status).toBe(404);
  expect((await coordinator().get(path)).html).toContain('Tidligere pauser');
  // The month without contact is counted from the day the course went on.
  clock.goTo('2027-03-30');
  expect((await coordinator().get('/today')).html).not.toContain('Ingen har haft kontakt med Mikkel Pause');
  clock.goTo('2027-04-02');
  expect((await coordinator().get('/today')).html).toContain('Ingen har haft kontakt med Mikkel Pause');
});

test('B18 after a recall the course begins afresh with the same pair, and the old one stays byte for byte', async () => {
  clock.goTo('2027-06-01');
  const { path, id, person, mentors } = await openPairedCourse(house, {
    name: 'Ida Forfra',
    release: '2027-05-01',
    released: '2027-05-01',
  });
  await coordinator().post(`${path}/steps`, { step: 'introduction', done: 'yes' });
  clock.goTo('2027-06-10');
  expect((await hold(path, 'recall')).status).toBe(303);
  clock.goTo('2027-07-01');
  const before = await stateOf(id, person);
  const click = { outcome: 'restarted', _request: crypto.randomUUID() };
  const answers = [
    await coordinator().post(`${path}/resume`, click),
    await coordinator().post(`${path}/resume`, click),
  ];
  expect(answers[0]?.location).not.toBe(path);
  expect(answers[1]?.location).toBe(answers[0]?.location);
  const after = await stateOf(id, person);
  expect(after.items).toEqual(before.items);
  expect(after.course).toMatchObject([{ close_reason: 'restarted' }]);
  const begun = answers[0]?.location?.slice('/courses/'.length) ?? '';
  expect(
    await rowsOf(
      `select mentor_id, place, lower(period)::text as from, upper_inf(period) as open from programme.assignment
       where course_id = $1 order by place`,
      [begun],
    ),
  ).toEqual(mentors.map((mentor_id, i) => ({ mentor_id, place: i + 1, from: '2027-07-01', open: true })));
  const page = (await coordinator().get(`/courses/${begun}`)).html;
  expect(page).toContain('Forløbet er begyndt forfra efter');
  expect(page).toContain(`href="${path}"`);
  expect((await coordinator().get(path)).html).toContain('Begyndt forfra efter en pause');
});

test('B18 a pause ends with the course, and with a withdrawn consent', async () => {
  clock.goTo('2027-08-01');
  const ended = await openPairedCourse(house, { name: 'Bo Slut', release: '2027-09-01' });
  const withdrawn = await openPairedCourse(house, { name: 'Eva Slut', release: '2027-09-01' });
  for (const { path } of [ended, withdrawn])
    expect((await hold(path, 'other', { note: 'i udlandet' })).status).toBe(303);
  expect((await coordinator().get(`${ended.path}/resume`)).html).toContain(`${ended.path}/end`);
  clock.goTo('2027-08-03');
  expect((await coordinator().post(`${ended.path}/end`, { reason: 'new-sentence', note: '' })).status).toBe(
    303,
  );
  await coordinator().post(`/people/${withdrawn.person}/consents/programme/withdraw`, { how: 'in-person' });
  expect(
    await rowsOf(
      `select outcome, until_on::text as until from programme.course_hold where course_id = any ($1)`,
      [[ended.id, withdrawn.id]],
    ),
  ).toEqual([
    { outcome: 'closed', until: '2027-08-03' },
    { outcome: 'closed', until: '2027-08-03' },
  ]);
});

test('B18 a pause and its undo on one day change nothing, whatever the reason and the release', async () => {
  clock.goTo('2027-09-01');
  for (const [reason, released] of [
    ['recall', '2027-08-20'],
    ['remand', '2027-08-20'],
    ['remand', undefined],
    ['hospital', undefined],
    ['hospital', '2027-08-20'],
  ] as const) {
    const { path, id, person } = await openPairedCourse(house, {
      name: `Ane ${reason}`,
      release: released ?? '2027-10-31',
      ...(released === undefined ? {} : { released }),
    });
    await coordinator().post(`${path}/steps`, { step: 'first-meeting', done: 'yes' });
    const before = await stateOf(id, person);
    const unsent = await letters(house);
    const browser = coordinator();
    const fields = { reason, from: clock.today().toString(), prison: '', note: '' };
    expect((await browser.post(`${path}/hold`, fields)).status).toBe(303);
    expect(await letters(house)).toHaveLength(unsent.length + 2);
    const form = /action="([^"]*\/resume)"/u.exec((await browser.get(path)).html);
    expect(form?.[1]).toBe(`${path}/resume`);
    expect((await resume(path, 'resumed')).status).toBe(303);
    const after = await stateOf(id, person);
    expect(after).toEqual(before);
    expect(await letters(house)).toEqual(unsent);
  }
});

test('B18 what a pause may not be, and who may not make it', async () => {
  clock.goTo('2027-10-01');
  const { path, person } = await openPairedCourse(house, { name: 'Per Regel', release: '2027-12-01' });
  for (const [reason, more, said] of [
    ['recall', {}, 'Vælg en grund'],
    ['other', {}, 'Skriv, hvorfor forløbet hviler'],
    ['hospital', { from: '2027-10-02' }, 'ligger i fremtiden'],
    ['hospital', { from: '2027-09-30' }, 'Skriv en dag fra og med 1. oktober 2027'],
    ['hospital', { from: '' }, 'Skriv den dag, pausen begyndte'],
    ['hospital', { prison: crypto.randomUUID() }, 'Hvor sidder deltageren nu'],
    ['other', { note: 'ring 010190-1234' }, 'Skriv ikke CPR-numre'],
  ] as const) {
    const answer = await hold(path, reason, more);
    expect([answer.status, answer.html.includes(said)], said).toEqual([422, true]);
  }
  for (const player of ['coordinatorB', 'mentorA', 'programmeLead'] as const) {
    expect((await house.as(player).get(`${path}/hold`)).status).toBe(404);
    const answer = await house
      .as(player)
      .post(`${path}/hold`, { reason: 'hospital', from: '2027-10-01', prison: '', note: '' });
    expect(answer.status).toBe(404);
  }
  expect((await coordinator().get(`${path}/hold?lang=en`)).html).toContain(
    'The plan and the reminders rest.',
  );
  // Nobody comes back to prison before the release; in hospital one may have been.
  clock.goTo('2027-12-05');
  await house.owner.query(
    `update programme.release_date set kind = 'actual', certainty = 'certain' where person_id = $1`,
    [person],
  );
  for (const reason of ['recall', 'remand']) {
    const early = await hold(path, reason, { from: '2027-11-30' });
    expect([early.status, early.html.includes('Skriv en dag fra og med 1. december 2027')]).toEqual([
      422,
      true,
    ]);
  }
  expect((await hold(path, 'hospital', { from: '2027-11-30' })).status).toBe(303);
});
