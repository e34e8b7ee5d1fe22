import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSecrets } from '../../../test/database.ts';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { heard } from '../../../test/statements.ts';
import { loadProgramme } from '../../demo/programme.ts';
import type { Database } from '../../platform/database/register.ts';
import { type Choice, findChoice } from './choice.ts';
import { bestPairs } from './engine/index.ts';
import { poolOf } from './features/volunteers.ts';
import { keptChoice } from './kept.ts';

const today = Temporal.PlainDate.from('2026-11-22');
let house: TestHouse;
let coordinator: string;
let seeking: readonly string[];
beforeAll(async () => {
  house = await openHouse({ today: today.toString() });
  await loadProgramme(house.owner, testSecrets, today, 11, {
    participants: 300,
    volunteers: 500,
    contacts: 1000,
  });
  const found = await house.owner.query<{ user_id: string }>(
    `select s.user_id from office.membership s join office.branch b on b.id = s.branch_id
     where b.name = 'Aarhus' and s.role = 'coordinator'`,
  );
  coordinator = found.rows[0]?.user_id ?? '';
  // Three courses lose their second mentor, three both.
  const { rows } = await house.owner.query<{ id: string }>(
    `select c.id from programme.course c join office.branch b on b.id = c.branch_id
     where b.name = 'Aarhus' and c.closed_on is null
       and (select count(*) from programme.assignment a where a.course_id = c.id
            and upper_inf(a.period) and lower(a.period) < $1::date) = 2
     order by c.id limit 6`,
    [today.toString()],
  );
  seeking = rows.map(({ id }) => id);
  await house.owner.query(
    `update programme.assignment set period = daterange(lower(period), $1::date), end_reason = 'mentor-stopped'
     where upper_inf(period) and course_id = any ($2::uuid[]) and (place = 2 or course_id = any ($3::uuid[]))`,
    [today.toString(), seeking, seeking.slice(3)],
  );
});
afterAll(() => house.close());

const read = <T>(work: (db: Database) => Promise<T>): Promise<T> =>
  house.parts.registers
    .cases({ userId: coordinator, organisationId: undefined }, { action: 'test', requestId: undefined })
    .read(work);

/** As it was found before anything was remembered: every mentor of the branch is read, and who has left is put aside. */
const slow = async (db: Database, id: string): Promise<Choice | undefined> => {
  const choice = await findChoice(db, id, today);
  if (choice === undefined) return undefined;
  const whole = await poolOf(db, choice.course.branchId, today);
  const volunteers = whole.volunteers.filter(
    (one) => one.id === choice.seeker.staying || one.stage !== 'left',
  );
  return { ...choice, volunteers, ranking: bestPairs(volunteers, choice.seeker, choice.settings, 5) };
};

/** What the page shows and the change judges by. */
const answer = (choice: Choice | undefined) => ({
  course: choice?.course,
  seeker: choice?.seeker,
  settings: choice?.settings,
  volunteers: choice?.volunteers,
  ranking: choice?.ranking,
});

test('M130 D38 the remembered choice is the one that reading everything finds, also after each change', async () => {
  expect(seeking.length).toBeGreaterThan(3);
  const compare = async () => {
    for (const id of seeking) {
      const kept = await read((db) => keptChoice(db, coordinator, id, today));
      expect(answer(kept)).toEqual(answer(await read((db) => slow(db, id))));
      expect(kept?.ranking.pairs.length).toBeGreaterThan(0);
    }
  };
  await compare();
  const [best] =
    (await read((db) => keptChoice(db, coordinator, seeking[0] ?? '', today)))?.ranking.pairs ?? [];
  const ids = best?.volunteers.map(({ id }) => id) ?? [];
  for (const change of [
    `update programme.mentor set stage = 'paused' where id = '${ids[0]}'`,
    `update programme.mentor set languages = '{so}' where id = '${ids[1]}'`,
    `insert into programme.matching_settings (organisation_id, version, weights, limits, set_by, set_at)
     select organisation_id, 1,
       '{"language":5,"travel":30,"lifeAreas":20,"availability":15,"complementarity":10,"continuity":10,"capacity":5,"visits":5}',
       '{"minimumAge":25,"maxTravelMinutes":45,"clearanceOf":"one","experienced":false,"answerDays":3,"leadDaysDefault":90}',
       'test', now() from programme.mentor where id = '${ids[0]}'`,
  ]) {
    await house.owner.query(change);
    await compare();
  }
  const again = await read((db) => keptChoice(db, coordinator, seeking[0] ?? '', today));
  expect(again?.ranking.pairs[0]?.volunteers.map(({ id }) => id)).not.toEqual(ids);
  // Nothing changed: the very same.
  expect(await read((db) => keptChoice(db, coordinator, seeking[0] ?? '', today))).toBe(again);
});

test('M130 everything that the remembered mentors rest on has them read again', async () => {
  const branchId = (await read((db) => findChoice(db, seeking[0] ?? '', today)))?.course.branchId ?? '';
  const sent = await heard(() => read((db) => poolOf(db, branchId, today, { here: true })));
  const tables = new Set(
    sent.flatMap(({ text }) =>
      [...text.matchAll(/"?(office|programme)"?\."?([a-z_]+)"?\b(?! *\()/gu)].map(
        ([, schema, table]) => `${schema}.${table}`,
      ),
    ),
  );
  const { rows } = await house.owner.query<{ table: string }>(
    `select tgrelid::regclass::text as table from pg_trigger where tgname = 'changes_mentors'`,
  );
  const watched = new Set(rows.map((row) => row.table));
  expect(tables.size).toBeGreaterThan(10);
  expect([...tables].filter((table) => !watched.has(table))).toEqual([]);

  const poolNow = () => read((db) => keptChoice(db, coordinator, seeking[0] ?? '', today));
  const before = await poolNow();
  await house.owner.query('update programme.course set opened_by = opened_by where id = $1', [seeking[0]]);
  const after = await poolNow();
  expect(after).not.toBe(before);
  expect(after?.mentors).toBe(before?.mentors);
});

test('M130 who is left out is counted by reason, each count with its list, and a mentor to choose is found by name', async () => {
  const page = `/courses/${seeking[0]}/match`;
  const browser = house.asAccount(coordinator);
  const { html } = await browser.get(page);
  const choice = await read((db) => keptChoice(db, coordinator, seeking[0] ?? '', today));
  const full = choice?.ranking.leftOut.filter((one) =>
    one.exclusions.some(({ rule }) => rule === 'no-capacity'),
  );
  expect(full?.length).toBeGreaterThan(0);
  expect(html).toContain(`?why=no-capacity#left-out">Har ingen ledig plads: ${full?.length}</a>`);
  const listed = (await browser.get(`${page}?why=no-capacity`)).html;
  for (const { volunteer } of full ?? []) expect(listed).toContain(`href="/mentors/${volunteer.id}"`);
});
