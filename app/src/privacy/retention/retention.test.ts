import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addLife, born, canary, type Life } from '../../../test/privacy/lives.ts';
import { verifyAndNote } from '../../office/audit/verification.ts';
import { fixedClock } from '../../platform/clock.ts';
import { privacyTasks } from '../daily.ts';
import { proofHash } from './erase.ts';
import { categories, keptSentences, policyOn, proposal } from './policy.ts';

let house: TestHouse;
let old: Life;
let young: Life;
let asked: Life;
let today = Temporal.PlainDate.from('2026-11-22');
const clock = {
  now: () => fixedClock(today).now(),
  today: () => today,
  set: (day: string) => {
    today = Temporal.PlainDate.from(day);
  },
};
beforeAll(async () => {
  house = await openHouse({ clock });
  old = await addLife(house, 'A', '2022-01-10');
  young = await addLife(house, 'B', '2026-10-01');
  asked = await addLife(house, 'C', '2026-09-01');
  // When they were registered is when they first came.
  await house.owner.query(`update programme.person set created_at = '2020-01-01'`);
});
afterAll(() => house.close());

/** Every row of every table of the whole database, as text. */
const dump = async (): Promise<readonly string[]> => {
  const { rows } = await house.owner.query<{ name: string }>(
    `select k.oid::regclass::text as name from pg_class k join pg_namespace n on n.oid = k.relnamespace
     where k.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`,
  );
  const lines: string[] = [];
  for (const { name } of rows) {
    const found = await house.owner.query<{ line: string }>(`select t::text as line from ${name} t`);
    lines.push(...found.rows.map(({ line }) => `${name} ${line}`));
  }
  return lines;
};
const spoken = async (life: string): Promise<readonly string[]> =>
  (await dump()).filter((line) => line.includes(`kanarie-${life}-`) || line.includes(`alias-${life}`));

const daily = async () => {
  for (const task of privacyTasks(house.parts)) await task.run();
};
const erasures = async () =>
  (
    await house.owner.query(
      `select * from privacy.erasure where done_at is not null order by done_at, category`,
    )
  ).rows;

const months = Object.fromEntries(categories.map((one) => [one, String(proposal[one])]));

test('M124 nothing is erased before a policy is in force; a new one begins later, and its numbers are the page’s', async () => {
  const before = (await dump()).length;
  await daily();
  expect((await dump()).length).toBe(before);
  const officer = house.as('dataProtectionOfficer');
  expect((await officer.get('/privacy/retention')).html).toContain('Intet slettes, før');
  const tooSoon = await officer.post('/privacy/retention', { ...months, validFrom: '2026-11-23' });
  expect([tooSoon.status, tooSoon.html.includes('14 dage')]).toEqual([422, true]);
  expect((await officer.post('/privacy/retention', { ...months, validFrom: '2026-12-06' })).status).toBe(303);
  await daily();
  expect(await erasures()).toEqual([]);
  const page = (await officer.get('/privacy/retention')).html;
  const rows = await house.owner.query('select months from privacy.retention_policy');
  for (const category of categories) expect(page).toContain(`${rows.rows[0].months[category]} måneder`);
  // What is written to the person is what the work goes by.
  const policy = policyOn(
    [{ version: 1, validFrom: Temporal.PlainDate.from('2026-12-06'), periods: rows.rows[0].months }],
    Temporal.PlainDate.from('2026-12-06'),
  );
  expect(keptSentences('da', policy, 'participant').join(' ')).toContain(`${proposal.notes} måneder`);
});

test('M124 the page shows beforehand who goes when, and who is held back by what', async () => {
  clock.set('2026-12-06');
  const officer = house.as('dataProtectionOfficer');
  const shown = (await officer.get('/privacy/retention')).html;
  expect(shown).toContain(old.number);
  expect(shown).toContain('Forsøget følger personen endnu');
  await house.owner.query(
    `insert into programme.concern (id, organisation_id, branch_id, course_id, raised_by, raised_at)
    values ($1, $2, $3, $4, 'test', now())`,
    [randomUUID(), house.ids.organisation, house.ids.branchA, old.course],
  );
  expect((await officer.get('/privacy/retention')).html).toContain('En bekymring er ikke håndteret');
  await daily();
  expect((await spoken('A')).some((line) => line.includes(canary('A', 'contact', 'note')))).toBe(true);
  await house.owner.query(
    `update programme.concern set handled_by = $1, handled_at = now(), handled_note = '' where handled_at is null`,
    [house.users.coordinatorA],
  );
  const paused = await officer.post('/privacy/retention/pause', {
    kind: 'participant',
    subject: old.person,
    reason: 'complaint',
    until: '2027-01-01',
  });
  expect(paused.status).toBe(303);
  await daily();
  expect((await spoken('A')).some((line) => line.includes(canary('A', 'contact', 'note')))).toBe(true);
  expect((await officer.post('/privacy/retention/resume', { subject: old.person })).status).toBe(303);
});

test('M124 notes go at their time, the person when the study no longer follows, and no word is left in any schema', async () => {
  await daily();
  // The volunteer had no hold, and is gone with the account; of the participant the notes.
  expect((await spoken('A')).filter((line) => line.includes(canary('A', 'contact', 'note')))).toEqual([]);
  expect((await spoken('A')).some((line) => line.startsWith('programme.person '))).toBe(true);
  await house.owner.query('update study.participant set follow_up_withdrawn_on = $1 where study_key = $2', [
    '2026-12-01',
    old.studyKey,
  ]);
  await daily();
  expect(await spoken('A')).toEqual([]);
  const kept = await dump();
  expect(kept.filter((line) => line.includes(old.studyKey) && line.startsWith('keys.'))).toEqual([]);
  expect(
    kept.filter((line) => line.includes(old.studyKey) && line.startsWith('study.participant')).length,
  ).toBe(1);
  // What others did stays without a name, and everybody else is whole.
  const left = await house.owner.query(
    'select c.closed_on, k.minutes, k.note, e.amount_ore, p.name from programme.course c join programme.contact k on k.course_id = c.id join programme.expense e on e.course_id = c.id join programme.person p on p.id = c.person_id where c.id = $1',
    [old.course],
  );
  expect(left.rows).toEqual([
    expect.objectContaining({ minutes: 60, note: '', amount_ore: 5000, name: 'Slettet' }),
  ]);
  expect((await spoken('B')).length).toBeGreaterThan(30);
  expect((await house.as('coordinatorA').get(`/people/${old.person}`)).status).toBe(404);
  // A second time there is nothing to do, and nothing is written.
  const written = (await erasures()).length;
  await daily();
  expect((await erasures()).length).toBe(written);
});

test('M124 each erasure leaves a proof that can be made again, the trail is whole, and no proof can be changed', async () => {
  const done = await erasures();
  expect(done.map(({ category }) => category).toSorted()).toEqual([
    'mail',
    'notes',
    'participant',
    'volunteer',
  ]);
  for (const row of done) {
    expect(row.proof_hash).toBe(proofHash(row.proof));
    expect(row.policy_version).toBe(1);
    expect(Object.keys(row.proof.tables).length).toBeGreaterThan(0);
  }
  expect(JSON.stringify(done)).not.toContain('kanarie');
  const verdict = await verifyAndNote(house.owner, clock.now());
  expect(verdict.ok).toBe(true);
  const events = await house.owner.query(`select detail from audit.event where action = 'erasure.done'`);
  expect(events.rowCount).toBe(done.length);
  await expect(house.owner.query(`update privacy.erasure set proof = '{}'`)).rejects.toThrow('never changed');
  await expect(house.owner.query('delete from privacy.erasure')).rejects.toThrow('never changed');
  const page = (await house.as('dataProtectionOfficer').get(`/privacy/erasures/${done[0].id}`)).html;
  expect(page).toContain(done[0].proof_hash);
});

test('M124 on request: two people, held back while something is open, and then nothing is left of the one person', async () => {
  const officer = house.as('dataProtectionOfficer');
  const administrator = house.as('administrator');
  const form = { kind: 'participant', mark: asked.number, born, reason: 'asked-for-it' };
  const made = await officer.post('/privacy/erasures', form);
  expect(made.status).toBe(303);
  const place = made.location ?? '';
  expect((await officer.post(`${place}/agree`, {})).status).toBe(409);
  const held = await administrator.post(`${place}/agree`, {});
  expect([held.status, held.html.includes('Forsøget følger personen endnu')]).toEqual([409, true]);
  // The database says so too, whatever the page does.
  const { rows } = await house.owner.query(`select id from privacy.erasure where done_at is null`);
  await expect(
    house.register('privacy', 'dataProtectionOfficer').change({ action: 'test' }, async (db) => {
      await db
        .updateTable('privacy.erasure')
        .set({ agreed_by: house.users.dataProtectionOfficer, agreed_at: clock.now().toString() })
        .where('id', '=', rows[0].id)
        .execute();
      return {};
    }),
  ).rejects.toMatchObject({ code: '23514' });
  const tried = await house.register('privacy', 'administrator').change({ action: 'test' }, async (db) => {
    const gone = await db.deleteFrom('programme.consent').executeTakeFirst();
    return { gone: Number(gone.numDeletedRows) };
  });
  expect(tried.gone).toBe(0);
  await house.owner.query(`update study.study set state = 'closed' where id = $1`, [asked.study]);
  const about = (await administrator.get(place)).html;
  expect(about).toContain('Samtykker');
  expect((await administrator.post(`${place}/agree`, {})).status).toBe(303);
  const words = await spoken('C');
  // The mentor of the course is another person, and stays with what the mentor did.
  expect(
    words.filter((line) => /^(?:programme\.(?!mentor|application|match_answer|expense)|keys\.)/u.test(line)),
  ).toEqual([]);
  expect(words.some((line) => line.startsWith('programme.mentor '))).toBe(true);
  const [proof] = (await erasures()).filter(({ category }) => category === 'on-request');
  expect(proof.proof_hash).toBe(proofHash(proof.proof));
  expect(proof.agreed_by).not.toBe(proof.asked_by);
  expect((await verifyAndNote(house.owner, clock.now())).ok).toBe(true);
});

test('M124 the key of a study that is closed goes when its time has come; the study keeps its data without it', async () => {
  await house.owner.query(`update study.study set state = 'closed' where id = $1`, [young.study]);
  await house.owner.query(`update study.study set closed_on = '2026-12-06' where id = $1`, [young.study]);
  const keys = async () =>
    (await house.owner.query('select 1 from keys.study_key where study_id = $1', [young.study])).rowCount;
  clock.set('2027-12-05');
  await daily();
  expect(await keys()).toBe(1);
  clock.set('2027-12-06');
  await daily();
  expect(await keys()).toBe(0);
  const kept = await house.owner.query('select 1 from study.participant where study_id = $1', [young.study]);
  expect(kept.rowCount).toBe(1);
});

test('M124 a mail of half past midnight is of the new day, and goes a day later', async () => {
  const { owner } = house;
  const limit = today.subtract({ months: proposal.mail ?? 0 });
  await owner.query(
    `insert into office.mail (organisation_id, recipient, subject, body, created_at, due_at, sent_at)
     select $1, 'midnat@test.invalid', s.subject, 'x', s.at, s.at, s.at
     from (values ('før', $2::timestamp at time zone 'Europe/Copenhagen' - interval '30 minutes'),
                  ('efter', $2::timestamp at time zone 'Europe/Copenhagen' + interval '30 minutes')) s (subject, at)`,
    [house.ids.organisation, limit.toString()],
  );
  const left = async () =>
    (
      await owner.query(
        `select subject from office.mail where recipient = 'midnat@test.invalid' order by sent_at`,
      )
    ).rows.map(({ subject }) => subject);
  await daily();
  expect(await left()).toEqual(['efter']);
  clock.set(today.add({ days: 1 }).toString());
  await daily();
  expect(await left()).toEqual([]);
});
