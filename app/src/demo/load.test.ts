import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, testSecrets } from '../../test/database.ts';
import { fixedClock } from '../platform/clock.ts';
import { openPool } from '../platform/database/connection.ts';
import { openRegister } from '../platform/database/register.ts';
import { connectionOf } from '../platform/database/roles.ts';
import { loadDemo } from './load.ts';

const clock = fixedClock(Temporal.PlainDate.from('2026-11-22'));
let database: Awaited<ReturnType<typeof freshDatabase>>;
let owner: pg.Client;
let pool: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
  pool = openPool(connectionOf(database.owner, 'primus_study', testSecrets), 4, 'test');
});
afterAll(async () => {
  await pool.end();
  await owner.end();
  await database.drop();
});

test('two clicks at once load one demo programme, whole', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(() => loadDemo(database.owner, openRegister(pool, clock), testSecrets, clock)),
  );
  expect(one).toBe(other);
  const counts = await owner.query<Record<string, number>>(`select
    (select count(*)::int from office.organisation where demo) organisations,
    (select count(*)::int from office.branch) branches,
    (select count(*)::int from office.town) towns,
    (select count(*)::int from study.allocation a join study.study s on s.id = a.study_id where s.state = 'closed') trial,
    (select count(*)::int from programme.course where closed_on is null) running,
    (select count(*)::int from programme.referral where state = 'new') waiting,
    (select count(*)::int from study.publication where withdrawn_at is null) published,
    (select count(*)::int from programme.assignment where match_id is null) unexplained,
    (select count(*)::int from programme.match where state = 'asked' and cardinality(mentor_ids) = 2) asked,
    (select count(*)::int from programme.match_answer where answer is null) awaited,
    (select count(*)::int from programme.mentor_absence where period @> date '2026-11-22') away,
    (select count(*)::int from programme.course_hold where until_on is null) resting,
    (select count(*)::int from programme.contact c where not exists (
       select from programme.contact_reading r where r.contact_id = c.id)) unread,
    (select count(*)::int from programme.expense where state = 'written') unpaid,
    (select count(distinct stage)::int from programme.mentor
     where stage in ('applied', 'interviewed', 'checks', 'training')) stages,
    (select count(*)::int from programme.enrolment e join programme.course c using (person_id) where e.arm = 'control') wrong`);
  expect(counts.rows[0]).toMatchObject({
    organisations: 1,
    branches: 6,
    towns: 8,
    trial: 97,
    published: 1,
    wrong: 0,
    unexplained: 0,
  });
  // Something of everything is under way: a proposal that waits for one answer, an absence, a pause, notes to read.
  for (const what of ['asked', 'awaited', 'away', 'resting', 'unread', 'unpaid'])
    expect(counts.rows[0]?.[what], what).toBeGreaterThan(0);
  expect(counts.rows[0]?.['awaited']).toBe(counts.rows[0]?.['asked']);
  expect(counts.rows[0]?.['stages']).toBe(4);
  expect(counts.rows[0]?.['running']).toBeGreaterThan(10);
  expect(counts.rows[0]?.['waiting']).toBeGreaterThan(2);
});

test('opened again after its result was withdrawn, the demo leaves it withdrawn', async () => {
  const open = () => loadDemo(database.owner, openRegister(pool, clock), testSecrets, clock);
  await open();
  await owner.query('update study.publication set withdrawn_at = $1, withdrawn_by = published_by', [
    clock.now().toString(),
  ]);
  await open();
  const { rows } = await owner.query<{ analyses: number; published: number }>(`select
    (select count(*)::int from study.analysis) analyses,
    (select count(*)::int from study.publication where withdrawn_at is null) published`);
  expect(rows[0]).toEqual({ analyses: 1, published: 0 });
});
