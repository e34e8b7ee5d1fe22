import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addLife, born, canary, type Life } from '../../../test/privacy/lives.ts';
import { exceptions } from '../catalogue/exceptions.ts';
import {
  catalogue,
  columnFor,
  hasWords,
  type PersonalTable,
  type SubjectKind,
  tablesAbout,
} from '../catalogue/index.ts';

let house: TestHouse;
let life: Life;
let other: Life;
beforeAll(async () => {
  house = await openHouse({ today: '2026-11-22' });
  life = await addLife(house, 'A', '2026-10-01');
  other = await addLife(house, 'B', '2026-10-02');
});
afterAll(() => house.close());

const request = {
  kind: 'participant',
  mark: 'pm-a',
  born,
  identifiedBy: 'photo-id',
  receivedOn: '2026-11-20',
  reason: 'Vil se, hvad der står.',
};

/** Registers a request as the data protection officer, and gives its address. */
const ask = async (fields: Partial<typeof request> = {}): Promise<string> => {
  const answer = await house.as('dataProtectionOfficer').post('/privacy/requests', { ...request, ...fields });
  expect(answer.status, answer.html.slice(0, 2000)).toBe(303);
  return answer.location ?? '';
};

const ticks = (html: string): readonly string[] =>
  [
    ...html.matchAll(/name="gives\[\]"[^>]*value="(?<key>\w+)"|value="(?<other>\w+)"[^>]*name="gives\[\]"/gu),
  ].map(({ groups }) => groups?.['key'] ?? groups?.['other'] ?? '');

/** Every canary of a life that stands in a column of a table about that kind of person. */
const spoken = async (kind: SubjectKind, of: string): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  const subject = { kind, ids: [kind === 'participant' ? life.person : life.mentor] };
  for (const table of tablesAbout(kind)) {
    const { rows } = await house.owner.query(`select to_jsonb(t)::text as row from ${quoted(table)} t`);
    for (const { row } of rows)
      for (const [, word = ''] of row.matchAll(new RegExp(`(kanarie-${of}-[\\w-]+)`, 'gu')))
        found.set(word, `${table.name} of ${subject.kind}`);
  }
  return found;
};
const quoted = ({ name }: PersonalTable) =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

test('M123 a participant’s copy: found by number and birth date, read first, readable and for a machine, noted', async () => {
  const officer = house.as('dataProtectionOfficer');
  const wrong = await officer.post('/privacy/requests', { ...request, born: '1988-03-05' });
  expect([wrong.status, wrong.html.includes('Ingen passer')]).toEqual([422, true]);
  const place = await ask();
  expect((await officer.post('/privacy/requests', request)).status).toBe(409);
  const page = (await officer.get(place)).html;
  expect(page).toContain('20. december 2026');
  const notes = ticks(page);
  expect(notes.length).toBeGreaterThan(3);

  const none = await officer.post(`${place}/copy`, { format: 'html', language: 'da' });
  expect([none.status, none.headers.get('content-disposition')?.includes('.html')]).toEqual([200, true]);
  expect(none.html).toContain('holdt tilbage');
  expect(none.html).not.toContain(canary('A', 'concern', 'text'));
  const all = await officer.post(`${place}/copy`, { format: 'json', language: 'en', 'gives[]': notes });
  const copy = JSON.parse(all.html);
  expect(copy.tables.length).toBe(tablesAbout('participant').length);
  // Nothing of it is missing: what is not in the copy is what the catalogue withholds, with a reason.
  const withheld = [
    canary('A', 'referral', 'referrer_name'),
    canary('A', 'referral', 'referrer_contact'),
    canary('A', 'referral-link', 'contact_name'),
    canary('A', 'possible-duplicate', 'number'),
    canary('A', 'expense', 'reason'),
  ];
  const missing = [...(await spoken('participant', 'A')).keys()].filter((word) => !all.html.includes(word));
  expect(missing.toSorted()).toEqual(withheld.toSorted());
  // The mentor stands by first name, the other participant not at all, the CPR number in full.
  expect(all.html).toContain('FornavnA');
  expect(all.html).not.toContain(canary('A', 'mentor', 'name'));
  expect(all.html).not.toContain('kanarie-B-');
  expect(all.html).toContain(life.cpr);
  expect(all.html).not.toContain(life.studyKey);
  expect(all.html).toContain('The life study');
  expect(all.html).toContain('Participant seen');
  // Danish and English, in words: no code is left over.
  expect(none.html).toContain('Livsforsøget');
  expect(none.html).toContain('Besøg i fængslet');

  const events = await house.owner.query(
    `select action, detail::text as detail from audit.event where action like 'access-request%' order by seq`,
  );
  expect(events.rows.filter(({ action }) => action === 'access-request.copied').length).toBe(2);
  expect(JSON.stringify(events.rows)).not.toContain('kanarie');
  const log = await house.owner.query(
    'select format, rows, held_back from privacy.access_copy order by made_at',
  );
  expect(log.rows[1]).toMatchObject({ format: 'json', held_back: 0 });
  expect(log.rows[0].held_back).toBe(notes.length);
  const unsaid = await officer.post(`${place}/close`, { outcome: 'refused', reason: '' });
  expect([unsaid.status, unsaid.html.includes('Skriv grunden')]).toEqual([422, true]);
  expect((await officer.post(`${place}/close`, { outcome: 'given', reason: '' })).status).toBe(303);
  expect((await officer.post(`${place}/copy`, { format: 'html', language: 'da' })).status).toBe(409);
  expect((await officer.get('/privacy/requests')).html).toContain('Kopien er givet til personen');
});

test('M123 a volunteer’s copy: the own data and account, and of participants a number', async () => {
  const place = await ask({ kind: 'volunteer', mark: life.mentorMail.toUpperCase() });
  const officer = house.as('dataProtectionOfficer');
  const notes = ticks((await officer.get(place)).html);
  const copy = await officer.post(`${place}/copy`, { format: 'json', language: 'da', 'gives[]': notes });
  const missing = [...(await spoken('volunteer', 'A')).keys()].filter((word) => !copy.html.includes(word));
  const participants = [
    canary('A', 'contact', 'note'),
    canary('A', 'handover', 'note'),
    canary('A', 'concern', 'handled_note'),
  ];
  const secrets = [
    canary('A', 'account', 'password'),
    canary('A', 'two-factor', 'secret'),
    canary('A', 'used-code', 'hash'),
  ];
  expect(missing.toSorted()).toEqual([...participants, ...secrets].toSorted());
  expect(copy.html).toContain(life.number);
  expect(copy.html).not.toContain(canary('A', 'person', 'name'));
  expect(copy.html).not.toContain('kanarie-B-');
  expect(copy.html).not.toContain(other.number);
});

test('M123 the request of another organisation is not there, and the case register’s own role reads none', async () => {
  const place = await ask({ mark: 'PM-B', kind: 'participant' });
  for (const player of ['coordinatorA', 'programmeLead', 'evaluator', 'mentorA'] as const)
    expect((await house.as(player).get(place)).status, player).toBe(404);
  await expect(
    house
      .cases('dataProtectionOfficer')
      .read((db) => db.selectFrom('privacy.access_request').selectAll().execute()),
  ).rejects.toMatchObject({ code: '42501' });
  const seen = (player: 'coordinatorA' | 'evaluator' | 'administrator') =>
    house.register('privacy', player).read((db) => db.selectFrom('programme.person').select('id').execute());
  expect(await seen('coordinatorA')).toEqual([]);
  expect(await seen('evaluator')).toEqual([]);
  expect((await seen('administrator')).length).toBe(4);
  await house.owner.query('update privacy.access_request set organisation_id = $1', [
    (
      await house.owner.query(
        `insert into office.organisation (id, name) values ($1, 'En anden') returning id`,
        [randomUUID()],
      )
    ).rows[0].id,
  ]);
  expect((await house.as('dataProtectionOfficer').get(place)).status).toBe(404);
});

test('M123 every table and column of the database is in the catalogue, or is named with a reason why not', async () => {
  const { rows } = await house.owner.query<{ name: string; columns: string[] }>(
    `select c.table_schema || '.' || c.table_name as name, array_agg(c.column_name::text) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema in
       ('auth', 'office', 'audit', 'programme', 'keys', 'study', 'privacy') group by 1`,
  );
  const known = new Map(catalogue.map((table) => [table.name, table]));
  const problems = rows.flatMap(({ name, columns }) => {
    const table = known.get(name);
    if (table === undefined) return exceptions[name] === undefined ? [`${name} is in neither list`] : [];
    return columns
      .filter((column) => table.columns[column] === undefined)
      .map((column) => `${name}.${column} has no words`);
  });
  expect(problems).toEqual([]);
  const there = new Set(rows.map(({ name }) => name));
  expect([...known.keys(), ...Object.keys(exceptions)].filter((name) => !there.has(name))).toEqual([]);
  expect([...known.keys()].filter((name) => name in exceptions)).toEqual([]);
});

test('M123 whatever points at a person in the database is followed by the catalogue', async () => {
  const { rows } = await house.owner.query<{ from: string; column: string; to: string }>(
    `select k.conrelid::regclass::text as from, a.attname as column, k.confrelid::regclass::text as to
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid::regclass::text in ('programme.person', 'programme.mentor', 'programme.course',
       'programme.referral', 'programme.contact', 'programme.match', 'programme.assignment')`,
  );
  const known = new Map(catalogue.map((table) => [table.name, table]));
  // Two rows of one person: the table is reached by another way already.
  const sideways = new Set([
    'programme.person.merged_into',
    'programme.course.restarted_from',
    'programme.match.fallback_for',
    'programme.assignment.match_id',
    'programme.release_date.referral_id',
    'programme.concern.contact_id',
  ]);
  const loose = rows
    .filter(({ from, column, to }) => {
      const ways = known.get(from)?.ways ?? {};
      const kinds: readonly SubjectKind[] =
        to === 'programme.person'
          ? ['participant']
          : to === 'programme.mentor'
            ? ['volunteer']
            : ['participant', 'volunteer'];
      return !kinds.some((kind) => ways[kind]?.some((one) => one.column === column && one.of === to));
    })
    .map(({ from, column }) => `${from}.${column}`)
    .filter((one) => !sideways.has(one));
  expect(loose).toEqual([]);
  expect(rows.length).toBeGreaterThan(30);
});

test('M123 every code that the database allows has words in Danish and English', async () => {
  const { rows } = await house.owner.query<{ name: string; column: string; rule: string }>(
    `select k.conrelid::regclass::text as name, a.attname as column, pg_get_constraintdef(k.oid) as rule
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'c' and cardinality(k.conkey) = 1 and pg_get_constraintdef(k.oid) like '%ARRAY[%'`,
  );
  const known = new Map(catalogue.map((table) => [table.name, table]));
  const wordless = rows.flatMap(({ name, column, rule }) => {
    const table = known.get(name);
    if (table === undefined || columnFor('participant', table, column)?.kind !== 'code') return [];
    return [...rule.matchAll(/'(?<code>[^']+)'::text/gu)]
      .map(({ groups }) => groups?.['code'] ?? '')
      .filter((code) => !hasWords(`${name}.${column}`, code))
      .map((code) => `${name}.${column} ${code}`);
  });
  expect(wordless).toEqual([]);
});
