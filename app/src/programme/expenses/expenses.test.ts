import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';
import { daysAfterLeaving, type Rate, rateOn } from './expense.ts';

let house: TestHouse;
let course: string;
beforeAll(async () => {
  house = await openHouse();
  const mentor = await addMentor(house, { name: 'Bo Prøve' });
  await house.owner.query('update programme.mentor set user_id = $2 where id = $1', [
    mentor,
    house.users.mentorA,
  ]);
  course = (await openCourseFor(house, { name: 'Mikkel Prøve' })).slice('/courses/'.length);
  await assign(house, course, mentor, 1, '2026-11-01');
});
afterAll(() => house.close());

const mentor = () => house.as('mentorA');
const coordinator = () => house.as('coordinatorA');
const write = (fields: Readonly<Record<string, string>>) =>
  mentor().post('/my/expenses', { course, spentOn: '2026-11-20', km: '', amount: '', note: '', ...fields });
const rows = async () =>
  (
    await house.owner.query(
      'select id, kind, km, amount_ore ore, state, reason from programme.expense order by written_at, amount_ore',
    )
  ).rows;

test('C33 driving is worth the rate of its day, whatever the rate becomes', async () => {
  const refused = await write({ kind: 'driving', km: '40' });
  expect([refused.status, refused.html.includes('ingen takst for kørsel den dag')]).toEqual([422, true]);
  const lead = house.as('programmeLead');
  await lead.post('/settings/expenses', { from: '2026-01-01', orePerKm: '379' });
  await lead.post('/settings/expenses', { from: '2026-11-20', orePerKm: '400' });
  expect((await lead.post('/settings/expenses', { from: '2026-11-20', orePerKm: '500' })).status).toBe(409);
  expect((await write({ kind: 'driving', km: '40', spentOn: '2026-11-19' })).status).toBe(303);
  expect((await write({ kind: 'driving', km: '40' })).status).toBe(303);
  await lead.post('/settings/expenses', { from: '2026-11-10', orePerKm: '1' });
  expect(await rows()).toMatchObject([
    { km: 40, ore: 15_160, state: 'written' },
    { km: 40, ore: 16_000, state: 'written' },
  ]);
});

test('C33 an outlay is written as people write kroner, and what is odd is told beside the field', async () => {
  for (const [amount, ore] of [
    ['48', 4800],
    ['48,5', 4850],
    ['1.048,50 kr.', 104_850],
    ['48.50', 4850],
  ] as const) {
    expect((await write({ kind: 'outlay', amount })).status, amount).toBe(303);
    expect((await rows()).some((row) => row.ore === ore)).toBe(true);
  }
  const before = (await rows()).length;
  for (const odd of [
    { kind: 'outlay', amount: '0' },
    { kind: 'outlay', amount: '-5' },
    { kind: 'outlay', amount: '10.000,01' },
    { kind: 'outlay', amount: '1e3' },
    { kind: 'driving', km: '0' },
    { kind: 'driving', km: '2001' },
    { kind: 'outlay', amount: '5', spentOn: '2026-11-23' },
    { kind: 'outlay', amount: '5', spentOn: '2026-08-21' },
    { kind: 'outlay', amount: '5', note: 'til 010190-1234' },
  ])
    expect((await write(odd)).status, JSON.stringify(odd)).toBe(422);
  expect((await rows()).length).toBe(before);
});

test('C33 what is too long, or from before the mentor came to the course, is told beside its field', async () => {
  const long = 'a'.repeat(201);
  const told = async (fields: Readonly<Record<string, string>>) => {
    const answer = await write({ kind: 'outlay', amount: '5', ...fields });
    return [answer.status, answer.html.replaceAll('\u00a0', ' ')] as const;
  };
  expect(await told({ note: long })).toEqual([422, expect.stringContaining('Skriv højst 200 tegn.')]);
  expect(await told({ spentOn: '2026-10-31' })).toEqual([
    422,
    expect.stringContaining('Du har været på forløbet siden søndag 1. november 2026.'),
  ]);
  expect((await told({ spentOn: '2026-11-01', note: 'a'.repeat(200) }))[0]).toBe(303);
  const [one] = await rows();
  const refused = await coordinator().post('/expenses', { expenses: one.id, refuse: 'yes', reason: long });
  expect([refused.status, refused.html.includes('Skriv højst 200 tegn.')]).toEqual([422, true]);
});

test('C33 the coordinator approves many at once or refuses with a reason, and the mentor sees it', async () => {
  expect((await coordinator().get('/today')).html).toContain('href="/expenses"');
  const waiting = (await rows()).filter((row) => row.state === 'written').map((row) => row.id);
  const [refuse, back, ...approve] = waiting;
  expect(
    (await coordinator().post('/expenses', { expenses: [refuse], refuse: 'yes', reason: '' })).status,
  ).toBe(422);
  await coordinator().post('/expenses', {
    expenses: [refuse],
    refuse: 'yes',
    reason: 'Kvitteringen mangler.',
  });
  expect((await mentor().post('/my/expenses/take-back', { expense: back })).status).toBe(303);
  await coordinator().post('/expenses', { expenses: [back, ...approve], reason: '' });
  const after = new Map((await rows()).map((row) => [row.id, row.state]));
  expect([after.get(refuse), after.get(back), ...approve.map((id) => after.get(id))]).toEqual([
    'refused',
    'withdrawn',
    ...approve.map(() => 'approved'),
  ]);
  expect((await mentor().get('/my/expenses')).html).toContain('Kvitteringen mangler.');
  expect((await mentor().post('/my/expenses/take-back', { expense: approve[0] ?? '' })).status).toBe(409);
  expect((await coordinator().post('/expenses', { expenses: [], reason: '' })).status).toBe(422);
});

test('C33 C36 another branch sees and decides nothing, and nobody decides about the own money', async () => {
  await write({ kind: 'outlay', amount: '77' });
  const id = (await rows()).find((row) => row.ore === 7700)?.id;
  expect((await house.as('coordinatorB').get('/expenses')).html).toContain('Ingen udlæg venter.');
  await house.as('coordinatorB').post('/expenses', { expenses: [id], reason: '' });
  await house.owner.query(
    `insert into office.membership (organisation_id, user_id, role, branch_id) values ($1, $2, 'coordinator', $3)`,
    [house.ids.organisation, house.users.mentorA, house.ids.branchA],
  );
  expect((await mentor().get('/expenses')).html).toContain('en anden koordinator');
  await mentor().post('/expenses', { expenses: [id], reason: '' });
  expect((await rows()).find((row) => row.id === id)?.state).toBe('written');
  // The database holds it too, whatever the page asks for.
  const changed = await house
    .register('cases', 'mentorA')
    .change({ action: 'test' }, async (db) => {
      const done = await db
        .updateTable('programme.expense')
        .set({ state: 'approved', closed_by: house.users.mentorA, closed_at: house.clock.now().toString() })
        .where('id', '=', id)
        .executeTakeFirst()
        .catch(() => ({ numUpdatedRows: 0n }));
      return { n: Number(done.numUpdatedRows) };
    })
    .catch(() => ({ n: 0 }));
  expect(changed.n).toBe(0);
});

test('C33 the rate of a day is that of the newest beginning before it', () => {
  const day = fc
    .integer({ min: 0, max: 1000 })
    .map((n) => Temporal.PlainDate.from('2024-01-01').add({ days: n }));
  const rates = fc.uniqueArray(
    fc.record({ from: day, orePerKm: fc.integer({ min: 1, max: 1000 }) }) as fc.Arbitrary<Rate>,
    { selector: ({ from }) => from.toString() },
  );
  fc.assert(
    fc.property(rates, day, (all, on) => {
      let slow: Rate | undefined;
      for (const rate of all)
        if (
          rate.from.toString() <= on.toString() &&
          (slow === undefined || slow.from.toString() < rate.from.toString())
        )
          slow = rate;
      expect(rateOn(all, on)).toEqual(slow);
    }),
  );
});

test('C33 whoever has left a course writes the last trip, sees what became of it, and no name', async () => {
  const left = (await openCourseFor(house, { name: 'Forladt Hemmelig' })).slice('/courses/'.length);
  const { rows: found } = await house.owner.query('select id from programme.mentor where user_id = $1', [
    house.users.mentorA,
  ]);
  await assign(house, left, found[0].id, 1, '2026-10-01', '2026-11-15');
  const page = (await mentor().get('/my/expenses')).html.replaceAll('\u00a0', ' ');
  expect(page).toContain(', til 15. nov. 2026</option>');
  expect(page).not.toContain('Hemmelig');
  const last = (spentOn: string) =>
    write({ course: left, kind: 'outlay', amount: '77', spentOn, note: 'sidste tur' });
  for (const outside of ['2026-09-30', '2026-11-16'])
    expect((await last(outside)).html.replaceAll('\u00a0', ' ')).toContain(
      'Du var på forløbet fra torsdag 1. oktober 2026 til søndag 15. november 2026.',
    );
  expect((await last('2026-11-15')).status).toBe(303);
  expect((await mentor().get('/my/expenses')).html).toContain('sidste tur');
  expect((await coordinator().get('/expenses')).html).toContain('sidste tur');
  const elsewhere = (await openCourseFor(house, { name: 'En Fremmed' })).slice('/courses/'.length);
  expect((await write({ course: elsewhere, kind: 'outlay', amount: '5' })).status).toBe(404);
  await assign(house, elsewhere, found[0].id, 1, '2026-05-01', '2026-08-21');
  expect((await mentor().get('/my/expenses')).html).not.toContain(elsewhere);
});

test('C33 C35 whoever has left the programme writes the last trip for thirty days, and sees nobody', async () => {
  const { owner } = house;
  const running = (await openCourseFor(house, { name: 'Sidste Hemmelig' })).slice('/courses/'.length);
  const { rows: found } = await owner.query('select id from programme.mentor where user_id = $1', [
    house.users.mentorA,
  ]);
  await owner.query(
    `update programme.assignment set period = daterange(lower(period), '2026-11-15'), end_reason = 'mentor-stopped'
     where mentor_id = $1 and upper_inf(period)`,
    [found[0].id],
  );
  await assign(house, running, found[0].id, 1, '2026-11-01', '2026-11-20');
  const today = house.clock.today();
  const leave = (days: number) =>
    owner.query(`update programme.mentor set stage = 'left', stage_since = $2 where id = $1`, [
      found[0].id,
      today.subtract({ days }).toString(),
    ]);
  const last = (spentOn: string) =>
    write({ course: running, kind: 'outlay', amount: '33', spentOn, note: 'toget hjem' });
  await leave(daysAfterLeaving);
  expect((await mentor().get('/my/expenses')).html).toContain(running);
  expect((await last('2026-11-21')).status).toBe(422);
  expect((await last('2026-11-20')).status).toBe(303);
  const page = (await mentor().get('/my/expenses')).html;
  expect([page.includes('toget hjem'), page.includes('Hemmelig')]).toEqual([true, false]);
  expect((await coordinator().get('/expenses')).html).toContain('Bo Prøve');
  const [id] = (await rows()).filter((row) => row.ore === 3300).map((row) => row.id);
  expect((await mentor().post('/my/expenses/take-back', { expense: id })).status).toBe(303);
  await leave(daysAfterLeaving + 1);
  expect((await mentor().get('/my/expenses')).html).not.toContain(running);
  expect((await last('2026-11-20')).status).toBe(404);
  await owner.query(`update programme.mentor set stage = 'approved' where id = $1`, [found[0].id]);
});
