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
const said = (more: Readonly<Record<string, string>> = {}) => ({
  kind: 'expected',
  certainty: 'likely',
  date: '2027-03-01',
  latestDate: '',
  source: 'Fængslet',
  unknownReason: '',
  ...more,
});
const basisIn = (html: string) => /name="basis" value="([^"]*)"/u.exec(html)?.[1] ?? '';
const write = async (path: string, fields: Readonly<Record<string, string>>) => {
  const preview = await coordinator().post(`${path}/release-date/preview`, fields);
  const answer = await coordinator().post(`${path}/release-date`, {
    ...fields,
    basis: basisIn(preview.html),
  });
  expect(answer.status).toBe(303);
  return preview.html;
};
const current = async (person: string) =>
  (
    await house.owner.query(
      'select id from programme.release_date where person_id = $1 and superseded_by is null',
      [person],
    )
  ).rows[0].id;

test('B14 parole is decided about four weeks before, after the course should have begun: every screen says so', async () => {
  clock.goTo('2026-11-22');
  const { path, id, person } = await openPairedCourse(house, { name: 'Mikkel Prøve', own: true });
  const pending = said({ kind: 'two-thirds', date: '2027-01-20' });
  await house.owner.query(`update programme.release_date set kind = 'two-thirds' where person_id = $1`, [
    person,
  ]);
  const line =
    'Afgørelsen om prøveløsladelse ventes omkring 23. december 2026, efter at forløbet skulle begynde.';
  expect(await write(path, pending)).toContain(line);
  for (const page of [path, `/people/${person}`])
    expect((await coordinator().get(page)).html).toContain(line);
  expect((await house.as('mentorA').get(`/my/${id}`)).html).toContain(line);
  expect((await coordinator().get(`${path}?lang=en`)).html).toContain('expected about 23 December 2026');
  clock.goTo('2026-12-24');
  expect((await coordinator().get(path)).html).toContain('skulle være kommet omkring 23. december 2026');
  expect((await coordinator().get('/today')).html).toContain('Skriv afgørelsen');
  await write(path, said({ date: '2027-01-20', certainty: 'certain' }));
  expect((await coordinator().get(path)).html).not.toContain('Afgørelsen om prøveløsladelse');
  expect((await coordinator().get('/today')).html).not.toContain('Skriv afgørelsen');
});

test('B14 the order in which dates count is said beside them, in both languages', async () => {
  clock.goTo('2026-11-22');
  const { path } = await openPairedCourse(house, { name: 'Ane Orden' });
  expect((await coordinator().get(path)).html).toContain(
    'i denne rækkefølge: løsladelsen er sket; forventet løsladelse; prøveløsladelse, afgørelse mangler; to tredjedele af straffen; fuld tid.',
  );
  expect((await coordinator().get(`${path}?lang=en`)).html).toContain(
    'in this order: the release has happened; expected release; parole, decision pending; two thirds of the sentence; full term.',
  );
});

test('B15 a date that is not known has one of the reasons, and the page says it', async () => {
  clock.goTo('2027-01-01');
  const { path } = await openPairedCourse(house, { name: 'Ida Ukendt' });
  const unknown = said({ certainty: 'unknown', date: '' });
  const preview = (fields: Readonly<Record<string, string>>) =>
    coordinator().post(`${path}/release-date/preview`, fields);
  const missing = await preview(unknown);
  expect([missing.status, missing.html.includes('Vælg, hvorfor datoen ikke kendes')]).toEqual([422, true]);
  const both = await preview(said({ unknownReason: 'remand' }));
  expect([both.status, both.html.includes('Fjern grunden')]).toEqual([422, true]);
  await write(path, { ...unknown, unknownReason: 'pending-case' });
  expect((await coordinator().get(path)).html).toContain('Der er en sag, der ikke er afgjort');
});

test('B16 the form is filled with what is the same as last time, or what the prison answered', async () => {
  clock.goTo('2027-02-01');
  const { path } = await openPairedCourse(house, { name: 'Bo Forud' });
  await write(path, said({ certainty: 'uncertain', source: 'Brev fra fængslet' }));
  const form = (await coordinator().get(`${path}/release-date`)).html;
  expect(form).toMatch(/value="uncertain"[^>]*checked/u);
  expect(form).toContain('value="Brev fra fængslet"');
  const answered = new URLSearchParams({
    kind: 'conditional-pending',
    certainty: 'certain',
    date: '2027-05-05',
    latest: '2027-05-20',
    source: 'Fængslet, gennem linket',
  });
  const brought = (await coordinator().get(`${path}/release-date?${answered}`)).html;
  for (const value of ['2027-05-05', '2027-05-20', 'Fængslet, gennem linket'])
    expect(brought).toContain(`value="${value}"`);
  expect((await coordinator().get(`${path}/release-date?kind=nonsense&date=x`)).status).toBe(200);
});

test('B16 the preview lists who is told; an undo takes unsent letters back, and tells again whom one had reached', async () => {
  clock.goTo('2027-03-01');
  const { path, person, mentors } = await openPairedCourse(house, {
    name: 'Eva Besked',
    release: '2027-06-01',
  });
  await house.owner.query(`update programme.mentor set email = '' where id = $1`, [mentors[1]]);
  const before = await letters(house);
  const moved = said({ date: '2027-07-01' });
  const preview = await write(path, moved);
  expect(preview).toContain('Åse Par får en mail: »Løsladelsesdatoen er ændret. Log ind, og se planen.«');
  expect(preview).toContain('Bo Par har ingen mailadresse hos os. Ring.');
  expect(preview).toContain('Deltageren får ikke besked af sig selv. Sig det.');
  const letter = 'par0@test.invalid: Løsladelsesdatoen er ændret. Log ind, og se planen.';
  expect((await letters(house)).slice(before.length)).toEqual([letter]);
  const undo = async () => coordinator().post(`${path}/release-date/undo`, { record: await current(person) });
  expect((await undo()).status).toBe(303);
  expect(await letters(house)).toEqual(before);

  await write(path, moved);
  await house.owner.query('update office.mail set sent_at = now() where sent_at is null');
  expect((await undo()).status).toBe(303);
  expect((await letters(house)).slice(before.length)).toEqual([letter, letter]);
  const same = said({ date: '2027-06-01', certainty: 'certain' });
  expect(await write(path, same)).not.toContain('får en mail');
  expect(await letters(house)).toHaveLength(before.length + 2);
  const { rows } = await house.owner.query(
    `select count(*)::int as named from office.mail where body ~ 'Eva'`,
  );
  expect(rows[0].named).toBe(0);
});
