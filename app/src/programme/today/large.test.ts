import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testSecrets } from '../../../test/database.ts';
import { type Browser, openHouse, type TestHouse } from '../../../test/house.ts';
import { type Heard, heard, readWhole } from '../../../test/statements.ts';
import { loadProgramme } from '../../demo/programme.ts';
import type { Database } from '../../platform/database/register.ts';
import { inOrder } from './lines.ts';
import { dayKinds, sources } from './sources.ts';
import { twin } from './test/twin.ts';

const today = Temporal.PlainDate.from('2026-11-22');
let house: TestHouse;
let coordinator: string;
let browser: Browser;
beforeAll(async () => {
  house = await openHouse({ today: today.toString() });
  const size = { participants: 400, volunteers: 500, contacts: 4000 };
  await loadProgramme(house.owner, testSecrets, today, 7, size);
  // So many months that the training of many has lapsed, of some is about to, and of others holds.
  await house.owner.query('update programme.training_course set refresher_months = 24 where required');
  await house.owner.query('analyze');
  const { rows } = await house.owner.query<{ user_id: string }>(
    `select s.user_id from office.membership s join office.branch b on b.id = s.branch_id
     where b.name = 'Aarhus' and s.role = 'coordinator'`,
  );
  coordinator = rows[0]?.user_id ?? '';
  browser = house.asAccount(coordinator);
});
afterAll(() => house.close());

const day = () => ({ lang: 'da', today, userId: coordinator }) as const;
const read = <T>(work: (db: Database) => Promise<T>): Promise<T> =>
  house.parts.registers
    .cases({ userId: coordinator, organisationId: undefined }, { action: 'test', requestId: undefined })
    .read(work);
const all = { offset: 0, limit: 10_000 };
const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text).toSorted();

describe('M130 the day’s list of a large programme', () => {
  test.each(Object.keys(twin) as (keyof typeof twin)[])(
    '%s: what the database chooses is what looking at everything finds',
    async (kind) => {
      const found = await read((db) => sources[kind](db, day(), all));
      const slow = await read((db) => twin[kind](db, day()));
      expect(texts(found.lines)).toEqual(texts(slow));
      expect(found.total).toBe(slow.length);
      expect(slow.length).toBeGreaterThan(0);
    },
  );

  test.each(dayKinds)(
    '%s: the most urgent lines come first, and page by page they are all there',
    async (kind) => {
      const whole = await read((db) => sources[kind](db, day(), all));
      expect(inOrder(whole.lines)).toEqual(whole.lines);
      const some = await read((db) => sources[kind](db, day(), { offset: 1, limit: 3 }));
      if (whole.total > 1 && whole.lines.length > 1) {
        expect(some.lines).toEqual(whole.lines.slice(1, 4));
        expect(some.total).toBe(whole.total);
      }
    },
  );

  test('no more rows are read than are shown; the rest is one press away', async () => {
    await touch();
    const statements = await heard(() => browser.get('/today'));
    const most = Math.max(...statements.map(({ rows }) => rows));
    // Every record of the release of eight people, and the checks of eight mentors, are the most that is asked for.
    expect(most).toBeLessThanOrEqual(80);
    const { html } = await browser.get('/today');
    const total = (await read((db) => sources.people(db, day(), all))).total;
    expect(total).toBeGreaterThan(8);
    expect(html).toContain(`href="/today?only=people">På vej til et forløb: alle ${total}</a>`);
    const list = await browser.get('/today?only=people');
    expect(list.html.match(/<li class="pm-day /gu) ?? []).toHaveLength(Math.min(total, 50));
  });
});

test('an address of a page that is no more leads to the last one there is', async () => {
  for (const list of [
    '/people?',
    '/people?q=s&',
    '/mentors?',
    '/mentors?check=expired&',
    '/today?only=people&',
  ]) {
    const last = (await browser.get(`${list}page=9999`)).location ?? '';
    expect(last, list).toContain(`${list}page=`);
    const page = await browser.get(last);
    expect([page.status, /<tbody>\s*<tr|class="pm-day /u.test(page.html)], last).toEqual([200, true]);
    const after = last.replace(/\d+$/u, (number) => String(Number(number) + 1));
    expect((await browser.get(after)).location, list).toBe(last);
  }
  expect((await house.as('administrator').get('/outbox?page=2')).location).toBe('/outbox?page=1');
});

/** Something changes in the branch, so that nothing is remembered of it. */
const touch = () =>
  house.owner.query(
    `update programme.course set opened_by = opened_by
     where branch_id = (select id from office.branch where name = 'Aarhus')`,
  );

/** The statements of a page of the case register that read. */
const reading = async (path: string): Promise<readonly Heard[]> => {
  await touch();
  const statements = await heard(async () => expect((await browser.get(path)).status, path).toBe(200));
  return statements.filter(
    ({ text }) => /^\s*(?:select|with)\b/iu.test(text) && !text.includes('set_config'),
  );
};

const linkOn = async (page: string, form: RegExp): Promise<string> =>
  form.exec((await browser.get(page)).html)?.[1] ?? '';

/** Every page that is measured, by an address of this house. */
const pages = async (): Promise<Readonly<Record<string, string>>> => ({
  today: '/today',
  people: '/people',
  search: '/people?q=soegaard',
  person: await linkOn('/people', /href="(\/people\/[0-9a-f-]{36})"/u),
  match: await linkOn('/today?only=pairs', /href="(\/courses\/[0-9a-f-]{36}\/match)"/u),
  mentors: '/mentors',
});

/** Small whatever the size of the programme, or a table of the sign-in. */
const small = new Set(['branch', 'town', 'prison', 'organisation', 'training_course', 'conduct', 'study']);

test('M130 no page of a list needs to read a large table from end to end', async () => {
  const client = await house.pools.cases.connect();
  const found: string[] = [];
  try {
    for (const [page, path] of Object.entries(await pages()))
      for (const statement of (await reading(path)).filter(({ role }) => role === 'primus_case')) {
        await client.query('begin');
        await client.query(
          `select set_config('primus.user', $1, true), set_config('primus.today', $2, true)`,
          [coordinator, today.toString()],
        );
        const whole = (await readWhole(client, statement)).filter((table) => !small.has(table));
        await client.query('rollback');
        found.push(...whole.map((table) => `${page} reads all of ${table}: ${statement.text}`));
      }
  } finally {
    client.release();
  }
  expect(found).toEqual([]);
});

test('M130 a page asks as many questions of a large branch as of a small one, and few where nothing has changed', async () => {
  const counts: Record<string, number> = {};
  for (const [page, path] of Object.entries(await pages())) counts[page] = (await reading(path)).length;
  for (const kind of ['people', 'search', 'person', 'mentors'] as const)
    expect(counts[kind], kind).toBeLessThan(30);
  const again = (path: string) => heard(() => browser.get(path));
  await browser.get('/today');
  // The viewer; begin, who is asking, the versions, commit.
  expect((await again('/today')).filter(({ role }) => role === 'primus_case')).toHaveLength(4);
});
