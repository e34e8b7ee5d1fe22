import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type Player, type TestHouse } from '../../test/house.ts';
import { openCourseFor } from './courses/fixture.ts';
import { versionsFor } from './versions.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const versionOf = (player: Player) => house.cases(player).read(versionsFor);
const changeMentor = (branch: string) =>
  house.owner.query('update programme.mentor set capacity = capacity where branch_id = $1', [branch]);
const addMentorTo = (branch: string, town: string) =>
  house.owner.query(
    `insert into programme.mentor (id, organisation_id, branch_id, name, town_id, stage, stage_since)
     values (gen_random_uuid(), $1, $2, 'Åse', $3, 'applied', '2026-01-01')`,
    [house.ids.organisation, branch, town],
  );

describe('M130 the version of a branch', () => {
  test('changes with each transaction that changes a row of it, for those who work there', async () => {
    const [a, b] = [await versionOf('coordinatorA'), await versionOf('coordinatorB')];
    expect(await versionOf('coordinatorA')).toBe(a);
    await addMentorTo(house.ids.branchA, house.ids.townA);
    const next = await versionOf('coordinatorA');
    expect(next).not.toBe(a);
    await changeMentor(house.ids.branchA);
    expect(await versionOf('coordinatorA')).not.toBe(next);
    expect(await versionOf('coordinatorB')).toBe(b);
  });

  test('stays where a change is undone, or touches nothing', async () => {
    const before = await versionOf('coordinatorA');
    await house.owner.query('begin');
    await addMentorTo(house.ids.branchA, house.ids.townA);
    await house.owner.query('rollback');
    await changeMentor(house.ids.branchB);
    expect(await versionOf('coordinatorA')).toBe(before);
  });

  test('changes with what holds for the whole organisation, and with the branch itself', async () => {
    for (const change of [
      `update office.prison set name = name || '.' where id = '${house.ids.prison}'`,
      `update office.branch set shows_alias = true where id = '${house.ids.branchA}'`,
      `update office.branch set shows_alias = false where id = '${house.ids.branchA}'`,
      `update office.town set name = name || '.' where id = '${house.ids.townA}'`,
    ]) {
      const before = await versionOf('coordinatorA');
      await house.owner.query(change);
      expect(await versionOf('coordinatorA'), change).not.toBe(before);
    }
  });

  test('a role that begins or ends changes what its holder gets', async () => {
    const before = await versionOf('coordinatorA');
    const { rows } = await house.owner.query<{ id: string }>(
      `insert into office.membership (organisation_id, user_id, role, branch_id)
       values ($1, $2, 'coordinator', $3) returning id`,
      [house.ids.organisation, house.users.coordinatorA, house.ids.branchB],
    );
    expect(await versionOf('coordinatorA')).not.toBe(before);
    await house.owner.query('update office.membership set valid_to = now() where id = $1', [rows[0]?.id]);
    expect(await versionOf('coordinatorA')).toBe(before);
  });

  test('every table of the case register with a branch is watched', async () => {
    const { rows } = await house.owner.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'programme' and c.column_name = 'branch_id' and t.table_type = 'BASE TABLE'
         and not exists (select 1 from pg_trigger g where g.tgname = 'changes_version'
                         and g.tgrelid = ('programme.' || quote_ident(c.table_name))::regclass)`,
    );
    expect(rows).toEqual([]);
  });

  test('many who change one branch at once do not stand in each other’s way', async () => {
    await addMentorTo(house.ids.branchB, house.ids.townB);
    const before = await versionOf('coordinatorB');
    await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        house
          .register('cases', turn % 2 === 0 ? 'coordinatorA' : 'coordinatorB')
          .change({ action: 'test.changed', branchId: house.ids.branchB }, async (db) => {
            await db.updateTable('programme.mentor').set({ capacity: 1 }).execute();
            return {};
          }),
      ),
    );
    expect(await versionOf('coordinatorB')).not.toBe(before);
  });
});

test('M130 what is remembered for one is shown to nobody else, and not a moment longer than it holds', async () => {
  const course = await openCourseFor(house, { name: 'Mikkel Husket', release: '2027-01-20' });
  const a = house.as('coordinatorA');
  const b = house.as('coordinatorB');
  expect((await a.get('/today')).html).toContain('Mikkel Husket har ingen mentorer.');
  expect((await b.get('/today')).html).not.toContain('Mikkel Husket');
  expect((await a.get(`${course}/match`)).status).toBe(200);
  expect((await b.get(`${course}/match`)).status).toBe(404);
  await house.owner.query(`update programme.person set name = 'Mikkel Omdøbt' where name = 'Mikkel Husket'`);
  const after = (await a.get('/today')).html;
  expect(after).toContain('Mikkel Omdøbt har ingen mentorer.');
  expect(after).not.toContain('Mikkel Husket');
  await house.owner.query('update office.membership set valid_to = now() where user_id = $1', [
    house.users.coordinatorA,
  ]);
  expect((await a.get('/today')).status).not.toBe(200);
});
