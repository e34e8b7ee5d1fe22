import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../test/house.ts';
import { addMentor, openCourseFor } from '../../../courses/fixture.ts';
import { seeker, settings, volunteer } from '../../engine/invented.ts';
import { solveHere } from '../../engine/solve.ts';
import { resultOf, withoutLoans } from './result.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const lead = () => house.as('programmeLead');
const make = () => lead().post('/pairs/country', {});
/** Dates keep their words together with spaces that do not break. */
const pairs = async (player: 'coordinatorA' | 'coordinatorB' | 'programmeLead', lang = 'da') =>
  (await house.as(player).get(`/pairs?lang=${lang}`)).html.replaceAll('\u00a0', ' ');
const lie = (town: string, longitude: number) =>
  house.owner.query('update office.town set latitude = 56, longitude = $2 where id = $1', [town, longitude]);

test('D49 M118 the best plan over all branches: counts for the lead, own people for each branch', async () => {
  expect((await make()).status).toBe(303);
  expect(await pairs('programmeLead')).not.toContain('Plan fra');
  await lie(house.ids.townA, 10);
  await lie(house.ids.townB, 10.2);
  const mikkel = await openCourseFor(house, { name: 'Mikkel Hemmelig' });
  await openCourseFor(house, { name: 'Yusuf Gul', language: 'ar' });
  const sara = await openCourseFor(house, { branch: 'B', name: 'Sara Skjult' });
  const an = await addMentor(house, { name: 'An Egen', lifeAreas: ['work'] });
  const others = ['Bo Nabo', 'Ci Nabo', 'Di Nabo'];
  const ids = await Promise.all(others.map((name) => addMentor(house, { branch: 'B', name })));
  expect((await make()).status).toBe(303);

  const counts = await pairs('programmeLead');
  expect(counts).toContain('3 forløb venter, og 2 kan få et par. Det er 1 flere');
  expect(counts).toContain('Bedst mulig plan');
  expect(counts).toContain('arabisktalende mentor i Aaby');
  for (const hidden of ['Hemmelig', 'Yusuf', 'Skjult', 'Egen', 'Nabo', an, ...ids, mikkel, sara])
    expect(counts).not.toContain(hidden);
  expect(await pairs('programmeLead', 'en')).toContain('3 courses wait, and 2 can get a pair.');

  const inA = await pairs('coordinatorA');
  expect(inA).toMatch(/Mikkel Hemmelig<\/a>.*An Egen og en mentor fra Afdeling B/su);
  expect(inA).not.toMatch(/Nabo|Skjult/u);
  const inB = await pairs('coordinatorB');
  expect(inB).toMatch(/(?:Bo|Ci|Di) Nabo<\/a> kunne hjælpe i Afdeling A\./u);
  expect(inB).toContain('Sara Skjult');
  expect(inB).not.toMatch(/Egen|Hemmelig|Yusuf/u);

  const { rows } = await house.owner.query(
    `select detail from audit.event where action = 'country-plan.made' order by seq`,
  );
  expect(rows.map((row) => row.detail)).toEqual([{ placed: 2, unplaced: 1, loans: 1, proven: true }]);
});

test('M118 nobody but the lead’s own search sees the country, and that only while it reads', async () => {
  const all = ['person', 'course', 'mentor', 'country_plan_line', 'country_plan_loan'] as const;
  const counted = (db: Parameters<Parameters<ReturnType<TestHouse['cases']>['read']>[0]>[0]) =>
    Promise.all(all.map(async (table) => (await db.selectFrom(`programme.${table}`).execute()).length));
  const none = all.map(() => 0);
  expect(await house.cases('programmeLead').read(counted)).toEqual(none);
  const open = sql`select set_config('primus.country', 'on', true)`;
  const seen = await house.cases('programmeLead').read(async (db) => {
    await open.execute(db);
    return counted(db);
  });
  expect(Math.min(...seen)).toBeGreaterThan(0);
  await house.cases('programmeLead').change({ action: 'test' }, async (db) => {
    await open.execute(db);
    expect(await counted(db)).toEqual(none);
    return {};
  });
  // Of the next transaction on the same connection nothing is left of it.
  expect(await house.cases('programmeLead').read(counted)).toEqual(none);
  const own = await house.cases('coordinatorA').read(counted);
  const tried = await house.cases('coordinatorA').read(async (db) => {
    await open.execute(db);
    return counted(db);
  });
  expect(tried).toEqual(own);
  expect((await house.as('coordinatorA').post('/pairs/country', {})).status).toBe(404);
});

test('D49 two presses at once of one page make one plan', async () => {
  const before = (await house.owner.query('select 1 from programme.country_plan')).rowCount ?? 0;
  const twice = { _request: crypto.randomUUID() };
  const both = await Promise.all([1, 2].map(() => lead().post('/pairs/country', twice)));
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect((await house.owner.query('select 1 from programme.country_plan')).rowCount).toBe(before + 1);
});

test('D49 a search that was cut short says no less than each branch by itself', async () => {
  const problem = {
    seekers: [seeker('s')],
    volunteers: [volunteer('v'), volunteer('w')],
    settings: { ...settings, lending: true },
  };
  const alone = await solveHere(withoutLoans(problem), { seconds: 10 });
  const short = { ...alone, rows: [], unplaced: ['s'], proven: false, gap: { ...alone.gap, seekers: 1 } };
  const { plan, branches } = resultOf({ branchIds: ['west'], problem }, short, alone);
  expect([plan.rows.length, plan.proven, plan.gap.seekers]).toEqual([1, false, 0]);
  expect(branches).toMatchObject([{ waiting: 1, alone: 1, placed: 1, borrowed: 0, lent: 0, missing: [] }]);
});
