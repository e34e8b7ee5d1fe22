import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { findSupply } from '../store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query('truncate programme.person, programme.mentor, programme.match cascade');
});

const today = Temporal.PlainDate.from('2026-11-22');
type Branch = 'A' | 'B';
const placeOf = (branch: Branch) => [
  house.ids.organisation,
  branch === 'A' ? house.ids.branchA : house.ids.branchB,
];
const now = '2026-11-22T08:00:00Z';

/** Somebody who is referred and not answered yet; undefined where the day of release is not known. */
const refer = async (branch: Branch, release: string | undefined, state: 'new' | 'accepted' = 'new') => {
  const [organisation, branchId] = placeOf(branch);
  const person = randomUUID();
  await house.owner.query(
    `insert into programme.person (id, organisation_id, branch_id, name) values ($1, $2, $3, 'Kanarie Prøve')`,
    [person, organisation, branchId],
  );
  await house.owner.query(
    `insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id,
       received_at, decided_at) values (gen_random_uuid(), $1, $2, $3, $8, $4, $5, $6, $7,
       case when $4 = 'new' then null else $7::timestamptz end)`,
    [
      organisation,
      branchId,
      person,
      state,
      house.ids.prison,
      branch === 'A' ? house.ids.townA : house.ids.townB,
      '2026-11-01T08:00:00Z',
      `N-${person}`,
    ],
  );
  await house.owner.query(
    `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by,
       recorded_at) values (gen_random_uuid(), $1, $2, $3, 'expected', $5, $4, 'test', $6)`,
    [organisation, branchId, person, release ?? null, release === undefined ? 'unknown' : 'likely', now],
  );
  return person;
};

const mentor = async (
  branch: Branch,
  capacity = 1,
  recordUntil = '2029-01-01',
  clearedFor: readonly string[] = [house.ids.prison],
) => {
  const [organisation, branchId] = placeOf(branch);
  const id = randomUUID();
  await house.owner.query(
    `insert into programme.mentor (id, organisation_id, branch_id, name, town_id, stage, stage_since, capacity)
     values ($1, $2, $3, 'Kanarie Mentor', $4, 'approved', '2026-10-01', $5)`,
    [id, organisation, branchId, branch === 'A' ? house.ids.townA : house.ids.townB, capacity],
  );
  await house.owner.query(
    `insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, seen_on, valid_until,
       recorded_by, recorded_at)
     values (gen_random_uuid(), $1, $2, $3, 'criminal-record', '2026-06-01', $4, 'test', $5)`,
    [organisation, branchId, id, recordUntil, now],
  );
  for (const prison of clearedFor)
    await house.owner.query(
      `insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, prison_id, seen_on,
         valid_until, recorded_by, recorded_at)
       values (gen_random_uuid(), $1, $2, $3, 'prison-clearance', $4, '2026-06-01', '2029-01-01', 'test', $5)`,
      [organisation, branchId, id, prison, now],
    );
  return id;
};

/** A running course of somebody who was or will be released on a day, with these mentors. */
const course = async (branch: Branch, release: string, mentors: readonly string[]) => {
  const [organisation, branchId] = placeOf(branch);
  const person = await refer(branch, release, 'accepted');
  const id = randomUUID();
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     values ($1, $2, $3, $4, '2026-11-01', 'test')`,
    [id, organisation, branchId, person],
  );
  for (const [index, mentorId] of mentors.entries())
    await house.owner.query(
      `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, place, period)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, daterange('2026-11-01', null))`,
      [organisation, branchId, id, mentorId, index + 1],
    );
  return id;
};

const supplyFor = (player: 'coordinatorA' | 'coordinatorB' | 'programmeLead') =>
  house.cases(player).read((db) => findSupply(db, today));
const monthsOf = async (player: 'coordinatorA' | 'programmeLead', name = 'Afdeling A') => {
  const { branches } = await supplyFor(player);
  const found = branches.find((branch) => branch.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

describe('what the database counts', () => {
  test('25 releases and no mentors: 50 are missing, twelve months ahead', async () => {
    for (let index = 0; index < 25; index += 1) await refer('A', '2027-03-15');
    await refer('A', '2027-11-01');
    const { months, missing } = await monthsOf('coordinatorA');
    expect(months).toHaveLength(12);
    expect(months[4]).toMatchObject({ releases: 25, mentorsNeeded: 50, places: 0, missing: 50 });
    expect(missing).toBe(50);
  });

  test('who has a pair needs nobody, half a pair needs one, who is out or has no date stands apart', async () => {
    const [one, two, three] = [await mentor('A'), await mentor('A'), await mentor('A')];
    await course('A', '2027-02-01', [one, two]);
    await course('A', '2027-02-02', [three]);
    await course('A', '2026-11-22', []);
    await refer('A', undefined);
    const { out, months, unknown } = await monthsOf('coordinatorA');
    expect(months[3]).toMatchObject({ releases: 2, paired: 1, mentorsNeeded: 1, places: 0, missing: 1 });
    expect(out).toMatchObject({ releases: 1, mentorsNeeded: 2 });
    expect(unknown).toMatchObject({ releases: 1, mentorsNeeded: 2 });
  });

  test('a course gives its places back a year after its release, for first meetings after that', async () => {
    const [one, two] = [await mentor('A', 2), await mentor('A')];
    await course('A', '2026-03-01', [one, two]);
    // 365 days after 1 March 2026 is 1 March 2027; first meetings two months before the month: from May on.
    const { months } = await monthsOf('coordinatorA');
    expect(months.map(({ places }) => places)).toEqual([1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3]);
  });

  test('who is away, or whose check runs out, gives no place in those months', async () => {
    const away = await mentor('A');
    await mentor('A', 1, '2027-01-31');
    await house.owner.query(
      `insert into programme.mentor_absence (id, organisation_id, branch_id, mentor_id, kind, period, recorded_by,
         recorded_at) values (gen_random_uuid(), $1, $2, $3, 'leave', '[2026-11-01,2027-01-01)', 'test', $4)`,
      [...placeOf('A'), away, now],
    );
    const { months } = await monthsOf('coordinatorA');
    // Due days: 22 November until January, then 3 December, 31 December, 31 January, 2 March …
    expect(months.map(({ places }) => places)).toEqual([1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1]);
    expect(months.map(({ lapsing }) => lapsing)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
  });

  test('who was in the control group needs nobody on a later stay either: no course opens for them, whenever it was', async () => {
    const before = await refer('A', '2027-03-10', 'accepted');
    expect((await monthsOf('coordinatorA')).months[4]).toMatchObject({ releases: 1, mentorsNeeded: 2 });
    await house.owner.query(
      `insert into programme.enrolment (person_id, organisation_id, branch_id, study_id, arm, enrolled_on, enrolled_by, enrolled_at)
       select id, organisation_id, branch_id, gen_random_uuid(), 'control', '2024-01-10', 'test', '2024-01-10T10:00:00Z'
       from programme.person where id = $1`,
      [before],
    );
    const opened = house.owner.query(
      `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
       select gen_random_uuid(), organisation_id, branch_id, id, '2026-11-22', 'test' from programme.person where id = $1`,
      [before],
    );
    await expect(opened).rejects.toThrow('control');
    expect((await monthsOf('coordinatorA')).months[4]).toMatchObject({ releases: 0, mentorsNeeded: 0 });
  });

  test('two who are asked hold their places, and their participant needs nobody more', async () => {
    const asked = [await mentor('A'), await mentor('A')];
    const id = await course('A', '2027-02-01', []);
    await house.owner.query(
      `insert into programme.match (id, organisation_id, branch_id, course_id, suggested_rank, grounds, made_on, made_by,
         made_at, state, asked_on, answer_by, mentor_ids)
       values (gen_random_uuid(), $1, $2, $3, 1, '{}', '2026-11-22', 'test', $4, 'asked', '2026-11-22', '2026-11-25', $5)`,
      [...placeOf('A'), id, now, asked],
    );
    const { months } = await monthsOf('coordinatorA');
    expect(months[3]).toMatchObject({ releases: 1, paired: 1, missing: 0, places: 0 });
  });

  test('8 cleared means cleared for the prison of that release: another prison, an end, a no and a request', async () => {
    await refer('A', '2027-03-15');
    for (const prisons of [[], [house.ids.prisonTwo]]) await mentor('A', 1, '2029-01-01', prisons);
    const late = await monthsOf('coordinatorA');
    // First meetings on 31 December, 39 days from now; the setting is 90.
    expect(late.months[4]).toMatchObject({ places: 2, missing: 1, covered: 0, tooLate: [house.ids.prison] });
    const asked = await mentor('A', 1, '2029-01-01', []);
    const ask = (id: string, sent: string, answer: string | null) =>
      house.owner.query(
        `insert into programme.clearance_request (id, organisation_id, branch_id, mentor_id, prison_id, sent_on,
           answered_on, answer, answered_how, recorded_by, recorded_at)
         values (gen_random_uuid(), $1, $2, $3, $4, $5::date, case when $6::text is null then null else $5::date + 10 end,
           $6, case when $6 is null then null else 'letter' end, 'test', $7)`,
        [...placeOf('A'), id, house.ids.prison, sent, answer, now],
      );
    await ask(asked, '2026-09-20', null);
    expect((await monthsOf('coordinatorA')).months[4]).toMatchObject({ missing: 0, covered: 1 });
    await house.owner.query('delete from programme.clearance_request');
    await ask(asked, '2026-09-20', 'refused');
    expect((await monthsOf('coordinatorA')).months[4]).toMatchObject({ places: 3, missing: 1 });
    // Later there is time to ask one of those whom the prison has not refused.
    await house.owner.query(`update programme.release_date set date = '2027-08-10'`);
    const later = await monthsOf('coordinatorA');
    expect([later.missing, later.clearings]).toMatchObject([0, [{ mentors: 1, prisonId: house.ids.prison }]]);
    // 1 August, less 60 days and 90 days.
    expect(later.clearings[0]?.by.toString()).toBe('2027-03-04');
    expect((await house.as('coordinatorA').get('/supply')).html.replaceAll('\u00a0', ' ')).toContain(
      'Bed om adgang til Prøvefængslet for 1 mentor, I har, senest 4. marts 2027. I august løslades der derfra.',
    );
  });

  test('the median of three answers is how long a prison takes; of two it is the setting', async () => {
    const ids = [await mentor('A'), await mentor('A'), await mentor('B')];
    const answer = (mentorId: string, branch: Branch, days: number) =>
      house.owner.query(
        `insert into programme.clearance_request (id, organisation_id, branch_id, mentor_id, prison_id, sent_on,
           answered_on, answer, answered_how, recorded_by, recorded_at)
         values (gen_random_uuid(), $1, $2, $3, $4, '2026-05-01', '2026-05-01'::date + $5::integer, 'refused', 'letter',
           'test', $6)`,
        [...placeOf(branch), mentorId, house.ids.prison, days, now],
      );
    await answer(ids[0] ?? '', 'A', 40);
    await answer(ids[1] ?? '', 'A', 75);
    expect((await supplyFor('coordinatorA')).leads[0]).toEqual({
      prison: 'Prøvefængslet',
      answers: 2,
      days: undefined,
    });
    await answer(ids[2] ?? '', 'B', 90);
    await refer('A', '2027-09-15');
    const { leads } = await supplyFor('coordinatorA');
    expect(leads[0]).toEqual({ prison: 'Prøvefængslet', answers: 3, days: 75 });
    const { months } = await monthsOf('coordinatorA');
    // 1 September 2027, less 60 days and 75 days.
    expect(months[10]?.clearBy.toString()).toBe('2027-04-19');
  });

  test('a referral of half past midnight is of the new day, and comes after the course that ended', async () => {
    const person = await refer('A', '2027-03-15', 'accepted');
    await house.owner.query(
      `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by, closed_on, close_reason)
       values (gen_random_uuid(), $1, $2, $3, '2026-11-20', 'test', '2026-11-20', 'never-started')`,
      [...placeOf('A'), person],
    );
    const receivedAt = (at: string) =>
      house.owner.query('update programme.referral set received_at = $2 where person_id = $1', [person, at]);
    await receivedAt('2026-11-20T22:30:00Z');
    expect((await monthsOf('coordinatorA')).months[4]?.releases).toBe(0);
    await receivedAt('2026-11-20T23:30:00Z');
    expect((await monthsOf('coordinatorA')).months[4]?.releases).toBe(1);
    // No other function of the database takes the day of an instant in UTC.
    const { rows } = await house.owner.query(
      `select oid::regproc::text as name from pg_proc
       where pronamespace in (select oid from pg_namespace where nspname in ('programme', 'study', 'keys', 'privacy', 'office'))
         and prokind = 'f' and pg_get_functiondef(oid) ~ '_at\\)?::date'`,
    );
    expect(rows).toEqual([]);
  });

  test('a coordinator sees the own branch, a programme lead all; adding to B changes nothing in A', async () => {
    await refer('A', '2027-03-15');
    const before = await supplyFor('coordinatorA');
    await refer('B', '2027-03-15');
    await mentor('B', 5);
    expect(await supplyFor('coordinatorA')).toEqual(before);
    expect(before.branches.map(({ name }) => name)).toEqual(['Afdeling A']);
    expect((await supplyFor('coordinatorB')).branches.map(({ name }) => name)).toEqual(['Afdeling B']);
    const all = await supplyFor('programmeLead');
    expect(all.branches.map(({ name }) => name)).toEqual(['Afdeling A', 'Afdeling B']);
    expect((await monthsOf('programmeLead', 'Afdeling B')).missing).toBe(0);
  });
});

describe('the page and the file', () => {
  beforeEach(async () => {
    for (let index = 0; index < 7; index += 1) await refer('A', '2027-03-15');
    for (let index = 0; index < 4; index += 1) await mentor('A', 2);
    await refer('A', '2026-12-20');
    await refer('A', undefined);
    await refer('B', '2027-06-01');
  });

  test('the coordinator reads what to do by when', async () => {
    const { status, html } = await house.as('coordinatorA').get('/supply');
    expect(status).toBe(200);
    // Eight places: two for December, six of the fourteen for March.
    expect(html).toContain('I marts løslades 7, og der er par til 3. Find 8 mentorer, og bed om adgang nu.');
    expect(html).toContain('Der er par til 4 af 8 løsladelser');
    expect(html).toContain('1 person har ingen kendt løsladelsesdato');
    expect(html).not.toContain('Afdeling B');
    expect(html).not.toContain('Kanarie');
  });

  test('the programme lead sees every branch beside the others, and nobody by name', async () => {
    const { html } = await house.as('programmeLead').get('/supply?lang=en');
    expect(html).toContain('Mentors missing, month by month');
    expect(html).toContain('In June, 1 will be released, and there is no pair.');
    expect(html).not.toContain('Kanarie');
  });

  test('the same as CSV', async () => {
    const { headers, html } = await house.as('programmeLead').get('/supply.csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = html.trim().split('\r\n');
    expect(lines[0]).toContain('Afdeling;Måned;Løslades;Har par;Ledige pladser;Har eller kan få par');
    expect(lines).toHaveLength(1 + 12 + 1 + 12);
    expect(lines.find((line) => line.startsWith('Afdeling A;2027-03'))).toBe(
      'Afdeling A;2027-03;7;0;6;3;8;2026-08-03;2026-10-02',
    );
    expect(html).not.toContain('Kanarie');
  });
});
