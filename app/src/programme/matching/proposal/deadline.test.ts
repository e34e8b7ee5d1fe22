import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, openCourseFor } from '../../courses/fixture.ts';
import { tendMatches } from '../daily.ts';
import { allSayYes, askedMatch, movableClock, participantOf, stateOf } from '../fixture.ts';
import { answerDay, isWorkingDay } from './deadline.ts';

const day = Temporal.PlainDate.from;

test('D45 three working days: weekends, Christmas, Easter and the moving holidays of Denmark do not count', () => {
  const last = (asked: string, days = 3) => answerDay(day(asked), days).toString();
  expect(last('2026-11-22')).toBe('2026-11-25');
  expect(last('2026-11-26')).toBe('2026-12-01');
  expect(last('2026-12-22')).toBe('2026-12-29');
  expect(last('2027-03-23')).toBe('2027-03-31');
  expect(last('2027-05-05', 1)).toBe('2027-05-07');
  expect(last('2027-12-30', 1)).toBe('2028-01-03');
  // Easter Sundays of the almanac; Good Friday and Easter Monday around each.
  for (const sunday of ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2285-03-22'])
    expect([-2, 1].map((days) => isWorkingDay(day(sunday).add({ days })))).toEqual([false, false]);
  // Great Prayer Day was abolished from 2024.
  expect(isWorkingDay(day('2024-04-26'))).toBe(true);
});

const { clock, setTo } = movableClock('2026-11-22T12:00');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());
beforeEach(async () => {
  setTo('2026-11-22T12:00');
  await house.owner.query(`update programme.mentor set stage = 'left', user_id = null`);
  await house.owner.query('delete from office.mail');
});

const coordinator = () => house.as('coordinatorA');
const eventsOf = async (path: string) =>
  (
    await house.owner.query<{ action: string; actor: string }>(
      `select action, actor from audit.event where subject = $1 and action like 'match.%' order by seq`,
      [path.slice('/courses/'.length)],
    )
  ).rows;
const mails = async () =>
  (await house.owner.query('select recipient, subject, body from office.mail order by recipient')).rows;

/** An and Bo are asked, Cy and Di are in reserve where wished. */
const ask = async (fields: Readonly<Record<string, string>> = {}) => {
  const path = await openCourseFor(house, { name: 'Mikkel Hemmelig' });
  const names = ['An', 'Bo', 'Cy', 'Di'] as const;
  const ids: string[] = [];
  for (const name of names) ids.push(await addMentor(house, { name }));
  await house.owner.query(`update programme.mentor set email = name || '@test.invalid' where id = any ($1)`, [
    ids,
  ]);
  const [an = '', bo = '', cy = '', di = ''] = ids;
  const form = { choice: 'own', first: an, second: bo, reason: 'x', ...fields };
  expect((await coordinator().post(`${path}/match`, form)).status).toBe(303);
  await house.owner.query('delete from office.mail');
  return { path, match: await askedMatch(house, path), an, bo, cy, di };
};
const said = (path: string, match: string, fields: Readonly<Record<string, string>>) =>
  coordinator().post(`${path}/proposal`, { match, how: 'by-phone', ...fields });

describe('the last day', () => {
  test('D45 answers count until midnight in Copenhagen, and not a minute longer', async () => {
    const first = await ask();
    await said(first.path, first.match, { 'mentor-1': 'yes', 'mentor-2': 'yes' });
    setTo('2026-11-25T23:59');
    expect((await said(first.path, first.match, { participant: 'yes' })).status).toBe(303);
    expect((await stateOf(house, first.path)).matches).toBe('live');
    setTo('2026-11-22T12:00');
    const second = await ask();
    setTo('2026-11-26T00:00');
    await house.owner.query('delete from office.mail');
    const late = await said(second.path, second.match, { participant: 'yes' });
    expect([late.status, late.html.includes('Fristen er gået')]).toEqual([409, true]);
    expect((await coordinator().get(second.path)).html).toContain(
      'Ikke alle svarede inden 25. november 2026.',
    );
    const card = await participantOf(house, second.path);
    expect((await card.get('/me/proposal')).html).toContain('Der er ikke et forslag lige nu.');
    expect((await card.post('/me/proposal', { match: second.match, answer: 'yes' })).status).toBe(409);
    expect(await stateOf(house, second.path)).toEqual({ places: [], matches: 'asked' });
  });

  test('D45 the daily work ends what lapsed, once, and says so to the two, to the branch, in the audit trail and in the day’s list', async () => {
    const { path, an, bo } = await ask();
    setTo('2026-11-25T20:00');
    await tendMatches(house.parts);
    expect((await stateOf(house, path)).matches).toBe('asked');
    setTo('2026-11-26T00:00');
    await tendMatches(house.parts);
    await tendMatches(house.parts);
    expect((await stateOf(house, path)).matches).toBe('lapsed');
    const told = (await mails()).filter((mail) => !/Husk at svare/u.test(mail.subject));
    expect(told.map((mail) => mail.recipient)).toEqual([
      'An@test.invalid',
      'Bo@test.invalid',
      'coordinatorA@test.invalid',
    ]);
    expect(told.map((mail) => mail.subject)).toEqual([
      'Et forslag gælder ikke længere | A proposal no longer holds',
      'Et forslag gælder ikke længere | A proposal no longer holds',
      'Et forslag om par faldt, fordi fristen gik | A proposal of a pair lapsed',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Mikkel|Hemmelig/u);
    expect((await eventsOf(path)).map(({ action, actor }) => [action, actor === 'system matches'])).toEqual([
      ['match.asked', false],
      ['match.reminded', true],
      ['match.lapsed', true],
    ]);
    expect((await coordinator().get('/today')).html).toContain('Ikke alle svarede inden 25. november 2026.');
    const again = { choice: 'own', first: an, second: bo, reason: 'x' };
    expect((await coordinator().post(`${path}/match`, again)).status).toBe(303);
  });

  test('D45 who has not answered is reminded once, the day before, without a name', async () => {
    const { path, match } = await ask();
    await said(path, match, { 'mentor-1': 'yes' });
    setTo('2026-11-23T23:59');
    await tendMatches(house.parts);
    expect(await mails()).toEqual([]);
    setTo('2026-11-24T00:00');
    for (const _ of [1, 2]) await tendMatches(house.parts);
    setTo('2026-11-25T08:00');
    await tendMatches(house.parts);
    const sent = await mails();
    expect(sent.map((mail) => mail.recipient)).toEqual(['Bo@test.invalid']);
    expect(JSON.stringify(sent)).not.toMatch(/Mikkel|Hemmelig/u);
    const lines = (await coordinator().get('/today')).html;
    expect(lines).toContain('Mikkel Hemmelig: svar mangler fra deltageren og Bo. Fristen er i dag.');
  });

  test('D45 what the daily work does, nobody who is signed in can do', async () => {
    const { path, match } = await ask();
    setTo('2026-11-26T08:00');
    const trying = (player: 'coordinatorA' | 'mentorA') =>
      house.cases(player).change({ action: 'test.tried' }, async (db) => {
        const found = await sql<{ said: string; due: number }>`
          select programme.lapse_match(${match}, now(), '2026-12-01', '{}') said,
            (select count(*)::int from programme.due_matches()) due`.execute(db);
        return { said: found.rows[0]?.said ?? '', due: found.rows[0]?.due ?? -1 };
      });
    expect(await trying('coordinatorA')).toEqual({ said: 'same', due: 0 });
    await expect(trying('mentorA')).rejects.toThrow('permission denied');
    expect((await stateOf(house, path)).matches).toBe('asked');
  });
});

describe('the pair in reserve', () => {
  const withReserve = { reserve: 'yes' };
  const itself = { reserve: 'yes', askReserve: 'yes' };

  test('D45 is named with other mentors, and asked with one press after a no', async () => {
    const { path, match, cy, di } = await ask(withReserve);
    expect((await coordinator().get(path)).html).toContain('Reservepar: Cy og Di.');
    expect((await coordinator().post(`${path}/proposal/reserve`, {})).status).toBe(409);
    await said(path, match, { 'mentor-1': 'no', reason: 'too-far' });
    expect((await stateOf(house, path)).matches).toMatch(/declined$|declined proposed|proposed/u);
    expect((await coordinator().get('/today')).html).toContain('Spørg reserveparret');
    const page = (await coordinator().get(path)).html;
    expect(page).toContain('An sagde nej 22. november 2026.');
    expect((await coordinator().post(`${path}/proposal/reserve`, {})).status).toBe(303);
    expect((await mails()).map((mail) => mail.recipient)).toEqual(['Cy@test.invalid', 'Di@test.invalid']);
    expect((await allSayYes(house, path)).status).toBe(303);
    expect((await stateOf(house, path)).places.toSorted()).toEqual([cy, di].toSorted());
    expect((await coordinator().get(path)).html).toContain('De var reservepar');
  });

  test('D45 is asked by itself after a mentor’s no, and after the last day', async () => {
    const no = await ask(itself);
    await said(no.path, no.match, { 'mentor-2': 'no', reason: 'no-time' });
    expect((await stateOf(house, no.path)).matches).toBe('declined asked');
    expect((await mails()).map((mail) => mail.recipient)).toEqual(['Cy@test.invalid', 'Di@test.invalid']);
    await house.owner.query(`update programme.mentor set stage = 'left'`);
    await house.owner.query('delete from office.mail');
    const late = await ask(itself);
    setTo('2026-11-26T03:00');
    await tendMatches(house.parts);
    expect((await stateOf(house, late.path)).matches).toBe('lapsed asked');
    expect((await mails()).map((mail) => mail.recipient)).toEqual([
      ...['An', 'Bo', 'Cy', 'Di'].map((name) => `${name}@test.invalid`),
      'coordinatorA@test.invalid',
    ]);
    expect((await mails()).at(-1)?.subject).toContain('reserveparret er spurgt');
    expect((await coordinator().get(late.path)).html).toContain('Svar senest tirsdag 1. december 2026.');
  });

  test('D45 is not asked by itself when the participant says no, nor when one of them is not free any more', async () => {
    const no = await ask(itself);
    await said(no.path, no.match, { participant: 'no' });
    expect((await stateOf(house, no.path)).matches.split(' ').toSorted()).toEqual(['declined', 'proposed']);
    const today = (await coordinator().get('/today')).html;
    expect(today).toContain('Tal med Mikkel Hemmelig, før I spørger reserveparret: Cy og Di.');
    expect(today).toContain(`action="${no.path}/proposal/reserve"`);
    expect((await coordinator().get('/today?lang=en')).html).toContain('Talk with Mikkel Hemmelig before');
    expect((await coordinator().post(`${no.path}/proposal/reserve`, {})).status).toBe(303);
    expect((await stateOf(house, no.path)).matches.split(' ').toSorted()).toEqual(['asked', 'declined']);
    await house.owner.query(`update programme.mentor set stage = 'left'`);
    const taken = await ask(itself);
    await house.owner.query(`update programme.mentor set stage = 'paused' where id = $1`, [taken.cy]);
    await said(taken.path, taken.match, { 'mentor-1': 'no', reason: 'other' });
    expect((await stateOf(house, taken.path)).matches.split(' ').toSorted()).toEqual([
      'declined',
      'proposed',
    ]);
    const pressed = await coordinator().post(`${taken.path}/proposal/reserve`, {});
    expect([pressed.status, pressed.html.includes('Cy er ikke ledig nu')]).toEqual([409, true]);
  });
});

describe('what falls', () => {
  test('D45 the coordinator takes a proposal back: places free, mentors told, later answers refused', async () => {
    const { path, match, an, bo } = await ask({ reserve: 'yes' });
    expect((await coordinator().post(`${path}/proposal/withdraw`, { match })).status).toBe(303);
    expect((await stateOf(house, path)).matches.split(' ')).toEqual(['cancelled', 'cancelled']);
    expect((await mails()).map((mail) => mail.subject)).toHaveLength(2);
    const late = await said(path, match, { participant: 'yes' });
    expect([late.status, late.html.includes('taget tilbage')]).toEqual([409, true]);
    expect((await coordinator().post(`${path}/proposal/withdraw`, { match })).status).toBe(409);
    const again = { choice: 'own', first: an, second: bo, reason: 'x' };
    expect((await coordinator().post(`${path}/match`, again)).status).toBe(303);
  });

  test.each([
    ['the consent is withdrawn', 'consent-withdrawn'],
    ['the course closes', 'course-closed'],
    ['a mentor leaves', 'mentor-left'],
  ])('D45 everything asked falls when %s', async (_, reason) => {
    const { path, match, an } = await ask({ reserve: 'yes' });
    const id = path.slice('/courses/'.length);
    await said(path, match, { 'mentor-1': 'yes', 'mentor-2': 'yes' });
    const cases = house.cases('coordinatorA');
    await cases.change({ action: 'test.ended' }, async (db) => {
      if (reason === 'consent-withdrawn')
        await db
          .updateTable('programme.consent')
          .set({ withdrawn_on: '2026-11-22', withdrawn_how: 'in-person' })
          .where('person_id', '=', (eb) =>
            eb.selectFrom('programme.course').select('person_id').where('id', '=', id),
          )
          .execute();
      if (reason === 'course-closed')
        await db
          .updateTable('programme.course')
          .set({ closed_on: '2026-11-22', close_reason: 'moved' })
          .where('id', '=', id)
          .execute();
      if (reason === 'mentor-left')
        await db.updateTable('programme.mentor').set({ stage: 'left' }).where('id', '=', an).execute();
      return {};
    });
    const { rows } = await house.owner.query(
      'select state, close_reason from programme.match where course_id = $1 and fallback_for is null',
      [id],
    );
    expect(rows).toEqual([{ state: 'cancelled', close_reason: reason }]);
    expect((await said(path, match, { participant: 'yes' })).status).toBe(409);
    expect((await stateOf(house, path)).places).toEqual([]);
  });

  test('D45 the database lets no match be live without three yeses, and no place follow from one that is not', async () => {
    const { path, match, an } = await ask();
    const tried = (query: string, ...values: string[]) => house.owner.query(query, values);
    await expect(
      tried(`update programme.match set state = 'live' where id = $1`, match),
    ).rejects.toMatchObject({ code: 'PM002' });
    await expect(
      tried(
        `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, match_id, place, period)
         select gen_random_uuid(), organisation_id, branch_id, course_id, $2, id, 1, daterange('2026-11-22', null)
         from programme.match where id = $1`,
        match,
        an,
      ),
    ).rejects.toMatchObject({ code: 'PM002' });
    await allSayYes(house, path);
    await expect(
      tried(`update programme.match set state = 'asked' where id = $1`, match),
    ).rejects.toMatchObject({ code: 'PM002' });
  });
});
