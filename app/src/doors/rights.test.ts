import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { enrol } from './enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from './fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
  const studyId = await openTestStudy(house);
  for (let i = 0; i < 4; i++) {
    const personId = await addTestPerson(house);
    await enrol(house.register('doors', 'coordinatorA'), await doorParts(house, 'coordinatorA'), {
      personId,
      studyId,
    });
  }
});
afterAll(() => house.close());

const sealed = [
  'study.allocation',
  'study.stratum',
  'study.ledger',
  'study.sealed_secret',
  'study.sealed_arm_code',
  'keys.identity',
  'keys.study_key',
];

/** Reads as a login role, on behalf of a player, whatever the application would allow. */
const readAs = async (pool: 'cases' | 'study' | 'auth', userId: string, table: string) => {
  const client = await house.pools[pool].connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('primus.user', $1, true)`, [userId]);
    return (await client.query(`select * from ${table}`)).rows;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
};

test.each(sealed)('first lock: no role but the doors may read %s', async (table) => {
  for (const pool of ['cases', 'study', 'auth'] as const)
    for (const userId of Object.values(house.users)) expect(await readAs(pool, userId, table)).toBe('42501');
});

test.each(sealed)('second lock: a grant made by mistake shows no row of %s', async (table) => {
  await house.owner.query(`grant usage on schema keys, study to primus_case, primus_study`);
  await house.owner.query(`grant select on ${table} to primus_case, primus_study`);
  for (const pool of ['cases', 'study'] as const)
    for (const userId of Object.values(house.users)) expect(await readAs(pool, userId, table)).toEqual([]);
  await house.owner.query(`revoke select on ${table} from primus_case, primus_study`);
});

test('coded arms are the evaluator’s alone; the trial manager has keys and counts', async () => {
  const seen = (player: keyof typeof house.users) =>
    house.study(player).read((db) => db.selectFrom('study.participant').select('coded_arm').execute());
  expect(await seen('evaluator')).toHaveLength(4);
  for (const player of [
    'trialManager',
    'coordinatorA',
    'administrator',
    'programmeLead',
    'stranger',
  ] as const)
    expect(await seen(player)).toEqual([]);
  const client = await house.pools.study.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('primus.user', $1, true)`, [house.users.trialManager]);
    const { rows: studies } = await client.query('select id from study.study');
    const { rows } = await client.query('select * from study.known_keys($1)', [studies[0].id]);
    expect(rows).toHaveLength(4);
    expect(Object.keys(rows[0])).toEqual(['study_key']);
    const { rows: progress } = await client.query('select allocated::int from study.progress($1)', [
      studies[0].id,
    ]);
    expect(progress).toEqual([{ allocated: 4 }]);
    const { rows: code } = await client.query('select study.arm_code($1) code', [studies[0].id]);
    expect(code).toEqual([{ code: null }]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('the arm is told to the branch’s coordinator, not to a mentor, not to the trial manager', async () => {
  const seen = (player: keyof typeof house.users) =>
    house.cases(player).read((db) => db.selectFrom('programme.enrolment').select('arm').execute());
  expect(await seen('coordinatorA')).toHaveLength(4);
  for (const player of ['coordinatorB', 'trialManager', 'evaluator', 'administrator'] as const)
    expect(await seen(player)).toEqual([]);
  await expect(seen('mentorA')).rejects.toThrow('permission denied');
});

test('neither the audit trail nor the kept requests hold an arm, a stratum, a key or a place', async () => {
  const { rows } = await house.owner.query(
    `select e::text line from audit.event e union all select r::text from office.request r`,
  );
  const keys = await house.owner.query<{ study_key: string }>('select study_key from study.allocation');
  expect(rows.length).toBeGreaterThan(4);
  for (const { line } of rows) {
    expect(line).not.toMatch(/mentoring|control|area=|riskBand|position|west/);
    for (const { study_key } of keys.rows) expect(line).not.toContain(study_key);
  }
});

test('an allocation is never changed or removed, not even by the owner', async () => {
  for (const statement of [
    `update study.allocation set arm = 'control'`,
    'delete from study.allocation',
    'truncate study.allocation',
  ])
    await expect(house.owner.query(statement)).rejects.toThrow('never changed or removed');
});

test('the doors may hold a person or a study still, and change nothing of either', async () => {
  const client = await house.pools.doors.connect();
  try {
    for (const [table, column] of [
      ['programme.person', 'name'],
      ['programme.person', 'id'],
      ['study.study', 'state'],
      ['study.study', 'id'],
    ]) {
      await client.query('begin');
      await client.query(`select set_config('primus.user', $1, true)`, [house.users.trialManager]);
      const value = column === 'id' ? 'gen_random_uuid()' : `'x'`;
      await expect(client.query(`update ${table} set ${column} = ${value}`)).rejects.toMatchObject({
        code: '42501',
      });
      await client.query('rollback');
    }
  } finally {
    client.release();
  }
});
