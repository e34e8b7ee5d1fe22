import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Player, type TestHouse } from '../../../test/house.ts';
import { enrol } from '../../doors/enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from '../../doors/fixture.ts';

let house: TestHouse;
let studyId: string;
const people = new Map<string, string>();
beforeAll(async () => {
  house = await openHouse();
  studyId = await openTestStudy(house);
  for (const [cpr, branch] of [
    ['0105901234', 'A'],
    ['1712850002', 'B'],
    ['2402790011', 'A'],
  ] as const) {
    const id = await addTestPerson(house, { branch, cpr });
    const player: Player = branch === 'A' ? 'coordinatorA' : 'coordinatorB';
    await enrol(house.register('doors', player), await doorParts(house, player), { personId: id, studyId });
    people.set(cpr, id);
  }
});
afterAll(() => house.close());

const fetch = (player: Player, fields: Readonly<Record<string, string>> = {}) =>
  house.as(player).post(`/register-lists/${studyId}`, fields);
const keyOf = async (cpr: string): Promise<string> => {
  const { rows } = await house.owner.query('select study_key from keys.study_key where person_id = $1', [
    people.get(cpr),
  ]);
  return rows[0].study_key;
};
const events = async () =>
  (
    await house.owner.query(
      `select subject, detail from audit.event where action = 'register-list.fetched' order by seq`,
    )
  ).rows;

test('the administrator fetches every participant’s CPR number beside the study key, and nothing more', async () => {
  const page = await house.as('administrator').get('/register-lists');
  expect(page.html).toMatch(/Prøveforsøget<\/th><td[^>]*>3</u);
  const request = { _request: randomUUID() };
  const file = await fetch('administrator', request);
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(file.headers.get('cache-control')).toBe('no-store');
  const lines = file.html.trimEnd().split('\r\n');
  expect(lines[0]).toBe('cpr;study_key');
  expect(lines.slice(1).toSorted()).toEqual([
    `010590-1234;${await keyOf('0105901234')}`,
    `171285-0002;${await keyOf('1712850002')}`,
    `240279-0011;${await keyOf('2402790011')}`,
  ]);
  const keys = lines.slice(1).map((line) => line.split(';')[1]);
  expect(keys).toEqual(keys.toSorted());
  expect((await fetch('administrator', request)).html).toBe(file.html);
  const kept = await house.owner.query(
    `select l.id, array_agg(k.study_key order by k.study_key) keys from study.key_list l
     join study.key_list_key k on k.key_list_id = l.id group by l.id`,
  );
  expect(kept.rows).toEqual([{ id: expect.any(String), keys }]);
  expect(await events()).toEqual([{ subject: studyId, detail: { people: 3, list: kept.rows[0].id } }]);
});

test('whose consent to follow-up is withdrawn is not asked about', async () => {
  await house.owner.query(
    `update programme.consent set withdrawn_on = '2026-11-20', withdrawn_how = 'in-writing'
     where person_id = $1 and purpose = 'register-follow-up'`,
    [people.get('1712850002')],
  );
  const file = await fetch('administrator');
  expect(file.html).not.toContain('171285');
  expect(file.html.trimEnd().split('\r\n')).toHaveLength(3);
});

test('whoever sees outcomes or coded arms never gets the list, by page or by database', async () => {
  for (const player of ['trialManager', 'evaluator', 'coordinatorA', 'dataProtectionOfficer'] as const) {
    expect((await fetch(player)).status).toBe(404);
    const { rows } = await house
      .register('doors', player)
      .read((db) => sql`select * from keys.register_list(${studyId})`.execute(db));
    expect(rows).toEqual([]);
  }
  await expect(house.pools.study.query('select keys.register_list($1)', [studyId])).rejects.toThrow(
    'permission denied',
  );
  await expect(house.pools.cases.query('select keys.register_list($1)', [studyId])).rejects.toThrow(
    'permission denied',
  );
});

test('an administrator who is also evaluator must let another fetch it', async () => {
  const membership = `insert into office.membership (organisation_id, user_id, role) values ($1, $2, 'evaluator') returning id`;
  const { rows } = await house.owner.query(membership, [house.ids.organisation, house.users.administrator]);
  const before = (await events()).length;
  const page = await house.as('administrator').get('/register-lists');
  expect(page.html).toContain('En anden administrator skal hente den');
  expect(page.html).not.toContain(`/register-lists/${studyId}`);
  const refused = await fetch('administrator');
  expect(refused.status).toBe(409);
  const within = await house
    .register('doors', 'administrator')
    .read((db) => sql`select * from keys.register_list(${studyId})`.execute(db));
  expect(within.rows).toEqual([]);
  expect(await events()).toHaveLength(before);
  await house.owner.query('delete from office.membership where id = $1', [rows[0].id]);
});

test('another organisation’s study has no list here', async () => {
  await house.owner.query(
    `with other as (insert into office.organisation (id, name) values (gen_random_uuid(), 'En anden') returning id)
     update study.study set organisation_id = (select id from other) where id = $1`,
    [studyId],
  );
  expect((await fetch('administrator')).status).toBe(404);
  expect((await house.as('administrator').get('/register-lists')).html).toContain('intet forsøg');
});
