import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canaries, type Place, plantFields } from '../test/field-canaries.ts';
import type { Browser } from '../test/house.ts';
import { openStage, placeOf, type Stage, samples } from '../test/samples/index.ts';
import { routes } from './main.ts';
import { type Field, fields, type Seer, whoChanges, whoSees } from './office/fields.ts';
import type { Access, Route } from './office/route.ts';

let stage: Stage;
/** Places besides those of the furniture. */
let also: readonly Place[];
beforeAll(async () => {
  stage = await openStage();
  also = await plantFields(stage);
});
afterAll(() => stage.house.close());

/** Forms that are answered with a file: a page like any other, as far as fields go. The copy of the own data is apart. */
const filesOnAsking = ['/register-lists/:id'];

/** A prison is one of many on a list; it is somebody's where the person stands beside it. */
const isSeen = (field: Field, html: string): boolean =>
  canaries[field].some((word) => html.toLowerCase().includes(word.toLowerCase())) &&
  (field !== 'prison' || html.includes('Kanarie Fuglsang') || html.includes('PM-1<'));

test('M119 every role on every page and file sees what the table says of each field: nothing more, nothing less', async () => {
  const { house, things } = stage;
  const browsers: Readonly<Record<Seer, Browser>> = {
    coordinator: house.as('coordinatorA'),
    mentor: house.as('mentorA'),
    'programme-lead': house.as('programmeLead'),
    'trial-manager': house.as('trialManager'),
    evaluator: house.as('evaluator'),
    administrator: house.as('administrator'),
    'data-protection-officer': house.as('dataProtectionOfficer'),
    participant: house.asParticipant(things.card),
    prison: house.as('nobody'),
  };
  const seen = new Set<string>();
  const look = async (access: Access, path: string, post?: Parameters<Browser['post']>[1]) => {
    for (const [seer, browser] of Object.entries(browsers)) {
      // To everybody else a page is absent: the access matrix tries that.
      if (Array.isArray(access.who) && !access.who.includes(seer)) continue;
      // What stands open is the same for everybody.
      if ((access.who === 'link' || access.who === 'anyone') && seer !== 'prison') continue;
      if (access.who === 'participant' && seer !== 'participant') continue;
      const answer = await (post === undefined ? browser.get(path) : browser.post(path, post));
      if (answer.status !== 200) continue;
      for (const field of Object.keys(fields) as Field[])
        if (isSeen(field, answer.html)) seen.add(`${field} by ${seer}`);
    }
  };
  for (const { method, path, access } of routes) {
    // What a person asked for of their own is another matter, with a log of its own.
    if (method !== 'get' || path.startsWith('/privacy')) continue;
    await look(access, await placeOf(path, 'subject' in access ? access.subject : undefined, stage));
  }
  for (const [route, path] of also) {
    const found = routes.find((one) => one.method === 'get' && one.path === route);
    if (found !== undefined) await look(found.access, path);
  }
  for (const [address, make] of Object.entries(samples).filter(([one]) => filesOnAsking.includes(one))) {
    const { access } = routes.find((one) => one.method === 'post' && one.path === address) as Route;
    const browser = house.as('administrator');
    const sample = await make.make(stage, { browser, home: stage.demo.home, user: '' });
    await look(access, sample.path, sample.fields);
  }
  // What a branch with aliases shows is looked at by itself.
  const told = Object.entries(fields)
    .filter(([field]) => field !== 'trueName')
    .flatMap(([field, { see }]) => see.map((seer) => `${field} by ${seer}`));
  expect([...seen].toSorted()).toEqual(told.toSorted());
}, 180_000);

test('M119 the forms that change a field are open to whom the table says, and to nobody else', () => {
  const changes: Readonly<Record<Field, readonly string[]>> = {
    name: ['referral.handed-in', 'referral.amended'],
    trueName: ['referral.handed-in', 'referral.amended'],
    address: [],
    birthDate: ['referral.handed-in', 'referral.amended'],
    cpr: ['referral.handed-in', 'referral.amended'],
    phone: ['person.about-corrected'],
    contactRule: ['person.contact-rule-set'],
    alertForMentors: ['person.alert-set'],
    alert: ['person.alert-set'],
    prison: ['referral.handed-in', 'person.transferred'],
    releaseDate: ['referral.handed-in', 'course.release-recorded', 'person.release-recorded'],
    consent: ['consent.recorded', 'consent.withdrawn', 'participant.consent-withdrawn'],
    authority: ['consent.recorded', 'participant.consent-withdrawn'],
    assessment: ['assessment.recorded'],
    arm: [],
    offence: ['outcomes.imported'],
    referralNote: ['referral.handed-in', 'referral.amended'],
    contactNote: ['contact.logged'],
    handoverNote: ['course.assignment-ended', 'course.handed-over', 'mentor.left'],
    concern: ['concern.raised', 'participant.mentor-asked'],
    mentorName: ['mentor.registered', 'mentor.corrected'],
    mentorBirthDate: ['mentor.registered', 'mentor.corrected'],
    mentorPhone: ['mentor.registered', 'mentor.corrected'],
    mentorMail: ['mentor.registered', 'mentor.corrected'],
    application: [],
    check: ['mentor.check-seen', 'referral-link.answered'],
    absence: ['mentor.absent', 'mentor.returned', 'mentor.absence-moved', 'mentor.absence-taken-back'],
    absenceNote: [],
    expense: ['expense.written', 'expense.decided'],
  };
  const posts = routes.filter(({ method }) => method === 'post');
  const known = new Set(posts.map(({ audit }) => audit));
  for (const [field, audits] of Object.entries(changes)) {
    const missing = audits.filter((audit) => !known.has(audit));
    expect(missing, field).toEqual([]);
    const who = posts
      .filter(({ audit }) => audits.includes(audit))
      .flatMap(({ access }) =>
        access.who === 'link' ? ['prison'] : Array.isArray(access.who) ? access.who : [access.who],
      );
    expect([...new Set(who)].toSorted(), field).toEqual([...fields[field as Field].change].toSorted());
  }
});

test('M119 no other wing of the database has a grant on a field, and sealed ones are behind the doors', async () => {
  const { rows } = await stage.house.owner.query<{ role: string; field: string; reads: boolean }>(
    `select r.role, f.field, has_column_privilege(r.role, split_part(f.field, '.', 1) || '.' || split_part(f.field, '.', 2),
       split_part(f.field, '.', 3), 'select') as reads
     from unnest(array['primus_auth', 'primus_study', 'primus_case', 'primus_privacy']) r (role), unnest($1::text[]) f (field)`,
    [[...new Set(Object.values(fields).flatMap(({ columns }) => columns))]],
  );
  const reads = rows.filter((row) => row.reads);
  expect(reads.filter(({ role }) => role === 'primus_auth')).toEqual([]);
  // What the register told of offences is the study's, and nobody else's.
  expect(reads.filter(({ role, field }) => role === 'primus_study' && !field.startsWith('study.'))).toEqual(
    [],
  );
  expect(
    reads.filter(({ role, field }) => role === 'primus_case' && /^(?:keys|study)\./u.test(field)),
  ).toEqual([]);
  expect(reads.some(({ role }) => role === 'primus_case')).toBe(true);
});

/** What a mentor knows of a column that the mentors' login does not read: a function gives what the page shows. */
const byFunction: Readonly<Partial<Record<Field, string>>> = {
  name: 'select programme.viewer_person_name(person_id) from programme.course',
  prison: 'select programme.course_prison(id) from programme.course',
  authority: 'select a.recipient from programme.course c, programme.authority_contacts(c.id) a',
  handoverNote: 'select programme.viewer_handover_note(id) from programme.course',
  mentorBirthDate: 'select birth_date from programme.viewer_self()',
  mentorMail: 'select email from programme.viewer_self()',
};

/** As a mentor's page would ask, whatever it asks: the rows, or that PostgreSQL refused. */
const askAs = async (pool: pg.Pool, user: string, text: string): Promise<string> => {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query(`select set_config('primus.user', $1, true), set_config('primus.today', $2, true)`, [
      user,
      stage.house.clock.today().toString(),
    ]);
    return await client.query(text).then(
      ({ rows }) => JSON.stringify(rows),
      ({ code }) => (code === '42501' ? 'refused' : `error ${code}`),
    );
  } finally {
    await client.query('rollback');
    client.release();
  }
};
const tableOf = (column: string) => column.split('.').slice(0, 2).join('.');
const bareName = (column: string) => column.split('.')[2] ?? '';

test('M119 of every field PostgreSQL itself gives a mentor what the table says, and refuses the rest', async () => {
  const { pools, users } = stage.house;
  const ask = (text: string) => askAs(pools.mentors, users.mentorA, text);
  const readsOne = (field: Field, said: string) => canaries[field].some((word) => said.includes(word));
  for (const [name, { columns, see }] of Object.entries(fields)) {
    const field = name as Field;
    const isTold = (see as readonly Seer[]).includes('mentor');
    const said = await Promise.all(
      columns.map((column) => ask(`select ${bareName(column)} from ${tableOf(column)}`)),
    );
    const given = byFunction[field];
    if (isTold && given === undefined)
      expect(
        said.some((one) => readsOne(field, one)),
        field,
      ).toBe(true);
    // One column holds two fields: which alerts are for mentors is a matter of rows.
    else if (field === 'alert') expect(said.filter((one) => readsOne(field, one))).toEqual([]);
    else expect(new Set(said), field).toEqual(new Set(columns.length === 0 ? [] : ['refused']));
    if (given !== undefined) expect(readsOne(field, await ask(given)), field).toBe(isTold);
  }
});

test('M119 no other way round: not by the whole row, not by another role, and not by the coordinators’ login', async () => {
  const { pools, users, owner } = stage.house;
  for (const text of [
    'select * from programme.person',
    'select p from programme.person p',
    'select birth_date is null from programme.person',
    `select id from programme.person where name like 'K%'`,
    'select id from programme.person order by birth_date',
    'set local role primus_case',
    'set session authorization primus_case',
    'select * from office.membership',
    'select * from auth."user"',
  ])
    expect(await askAs(pools.mentors, users.mentorA, text), text).toBe('refused');
  // Who calls themselves somebody else gets other rows, and never another column.
  expect(await askAs(pools.mentors, users.coordinatorA, 'select name from programme.person')).toBe('refused');
  expect(await askAs(pools.mentors, users.coordinatorA, 'select id from programme.person')).toBe('[]');
  for (const table of ['person', 'course', 'contact', 'concern', 'mentor', 'release_date'])
    expect(await askAs(pools.cases, users.mentorA, `select * from programme.${table}`), table).toBe('[]');
  const { rows } = await owner.query(
    `select m.roleid::regrole::text from pg_auth_members m where m.member = 'primus_mentor'::regrole`,
  );
  expect(rows).toEqual([]);
});

test('M119 a mentor’s login writes the columns of the fields that a mentor changes, and no others', async () => {
  const { rows } = await stage.house.owner.query<{ field: string }>(
    `select f as field from unnest($1::text[]) f
     where has_column_privilege('primus_mentor', split_part(f, '.', 1) || '.' || split_part(f, '.', 2),
       split_part(f, '.', 3), 'insert, update')`,
    [[...new Set(Object.values(fields).flatMap(({ columns }) => columns))]],
  );
  const written = Object.values(fields)
    .filter(({ change }) => (change as readonly Seer[]).includes('mentor'))
    .flatMap(({ columns }) => columns);
  expect(rows.map(({ field }) => field).toSorted()).toEqual(written.toSorted());
});

test('M119 where a branch shows aliases a mentor never meets the name, and is still warned of it', async () => {
  const { house, things } = stage;
  const [mentor, coordinator] = [house.as('mentorA'), house.as('coordinatorA')];
  await house.owner.query('update office.branch set shows_alias = true where id = $1', [house.ids.branchA]);
  await house.owner.query(`update programme.person set alias = 'Uglen' where id = $1`, [things.person]);
  for (const place of [
    '',
    `/${things.course}`,
    `/${things.course}/log`,
    `/${things.course}/concern`,
    '/expenses',
  ]) {
    const { html } = await mentor.get(`/my${place}`);
    expect(html, place).toContain('Uglen');
    expect(html, place).not.toContain('Fuglsang');
  }
  const ask = (text: string) => askAs(house.pools.mentors, house.users.mentorA, text);
  expect(await ask('select programme.viewer_person_name(id) from programme.person')).toContain('Uglen');
  expect(
    await ask(`select programme.viewer_names_in(id, 'Jeg så Fuglsangs bror') n from programme.person`),
  ).toBe('[{"n":["Fuglsang"]}]');
  const text = { text: 'Jeg så Fuglsangs bror.' };
  const warned = await mentor.post(`/my/${things.course}/concern`, text);
  expect(warned.status).toBe(422);
  expect(warned.html).toContain('Teksten nævner et navn: Fuglsang.');
  expect((await coordinator.get(`/people/${things.person}`)).html).toContain('Kanarie Fuglsang');
});

test('no address of a person is kept anywhere, and every form that answers with a file is looked at', async () => {
  const { rows } = await stage.house.owner.query(
    `select format('%s.%s.%s', table_schema, table_name, column_name) as found from information_schema.columns
     where table_schema in ('programme', 'keys', 'study', 'office')
       and column_name ~ '(address|adresse|street|postcode|zip)' order by 1`,
  );
  // The fingerprint of a network address, emptied within the hour.
  expect(rows).toEqual([{ found: 'programme.volunteer_knock.address' }]);
  const folder = path.join(stage.house.parts.house.projectFolder, 'app/src');
  const sources = globSync('**/*.{ts,tsx}', { cwd: folder })
    .filter((one) => !/\.test\./u.test(one))
    .map((one) => readFileSync(path.join(folder, one), 'utf8'));
  const answering = sources
    .filter((source) => source.includes(`kind: 'file'`))
    .flatMap((source) =>
      [...source.matchAll(/ post\('(?<address>[^']+)'/gu)].map((one) => one.groups?.['address']),
    );
  expect(answering.toSorted()).toEqual(['/privacy/requests/:id/copy', ...filesOnAsking]);
});

test('a page whose fields a role may not see is for nobody of that role', () => {
  expect(whoSees(['coordinator', 'mentor'], 'name', 'birthDate')).toEqual(['coordinator']);
  expect(whoChanges(['mentor'], 'contactNote')).toEqual(['mentor']);
  expect(whoSees(['evaluator', 'trial-manager'], 'name')).toEqual([]);
});

test('the table of fields in the documentation is this one', async () => {
  const lines = Object.values(fields).map(
    ({ of, words, see, change, columns }) =>
      `| ${of} | ${words.en} | ${see.join(', ') || 'nobody'} | ${change.join(', ') || 'nobody'} | ${columns.map((one) => `\`${one}\``).join(' ') || 'nowhere'} |`,
  );
  const head = `# Who sees and changes which field

Made by \`app/src/fields.test.ts\` from \`app/src/office/fields.ts\`. A coordinator: in the own branch. A mentor: of the own participants today, and of themselves. A participant: their own. The prison: through a one-time link. Administrator and data protection officer see a field only in the copy and the erasure of somebody who asked, and the administrator the CPR numbers in the list of keys for a register's authority.

| of | field | sees | changes | where |
|---|---|---|---|---|
`;
  const { rows } = await stage.house.owner.query<Record<'place' | 'reads' | 'writes', string>>(
    `select table_schema || '.' || table_name as place,
       coalesce(string_agg(column_name, ' ' order by column_name) filter (where privilege_type = 'SELECT'), '') as reads,
       coalesce(string_agg(distinct column_name, ' ') filter (where privilege_type <> 'SELECT'), '') as writes
     from information_schema.role_column_grants where grantee = 'primus_mentor' and privilege_type <> 'REFERENCES'
     group by table_schema, table_name order by 1`,
  );
  const functions = await stage.house.owner.query<{ name: string }>(
    `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('programme', 'office', 'audit', 'keys', 'study', 'auth', 'privacy')
       and has_function_privilege('primus_mentor', p.oid, 'execute') order by 1`,
  );
  const mentors = `
## What a mentor's connection reaches

As the database itself has it, asked of PostgreSQL: every other column is refused to \`primus_mentor\`, and of these the rows are the own ones.

| table | reads | writes |
|---|---|---|
${rows.map(({ place, reads, writes }) => `| \`${place}\` | ${reads} | ${writes} |`).join('\n')}

Functions: ${functions.rows.map(({ name }) => `\`${name}\``).join(', ')}.
`;
  await expect(`${head}${lines.join('\n')}\n${mentors}`).toMatchFileSnapshot('../../docs/fields.md');
});
