import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { queueMail } from './store.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const write = async (to: string, set = ''): Promise<string> => {
  await house.cases('administrator').change({ action: 'test' }, async (db) => {
    const body = 'Kære Åse\n\nÅbn linket:\nhttp://localhost/invitation/abc\n\n<script>alert(1)</script>\n';
    await queueMail(db, house.ids.organisation, { to, subject: 'Velkommen & <b>', body }, house.clock.now());
    return {};
  });
  if (set !== '') await house.owner.query(`update office.mail set ${set} where recipient = $1`, [to]);
  const found = await house.owner.query<{ id: string }>('select id from office.mail where recipient = $1', [
    to,
  ]);
  return found.rows[0]?.id ?? '';
};

test('empty: says what will be here', async () => {
  const page = await house.as('administrator').get('/outbox');
  expect(page.html).toContain('Der er ingen mail endnu.');
  expect(page.html).toContain('Der er ingen mailserver.');
});

test('each mail with its state and why', async () => {
  await write('venter@test.invalid');
  await write('sendt@test.invalid', `sent_at = '2026-11-22 11:05+00', attempts = 1`);
  await write(
    'afvist@test.invalid',
    `failed_at = now(), attempts = 1, last_error = 'EENVELOPE 550 no such mailbox'`,
  );
  const page = await house.as('administrator').get('/outbox');
  expect(page.html).toContain('2 mails er ikke sendt.');
  expect(page.html).toContain('22. nov. 2026 kl. 12.05');
  expect(page.html).toContain('Mailserveren afviser adressen.');
  expect(page.html).not.toContain('EENVELOPE');
  const english = await house.as('administrator').get('/outbox?lang=en');
  expect(english.html).toContain('The mail server refuses the address.');
  expect(english.html).toContain('2 mails are not sent.');
});

test('a mail can be read and handed on; reading it is an event', async () => {
  const id = await write('laes@test.invalid');
  const page = await house.as('administrator').get(`/outbox/${id}`);
  expect(page.html).toContain('Åbn linket:<br/><code>http://localhost/invitation/abc</code>');
  expect(page.html).toContain('&lt;script&gt;');
  expect(page.html).not.toContain('<script>alert');
  expect(page.html).not.toContain('Send igen');
  const { rows } = await house.owner.query(
    'select action, subject from audit.event order by seq desc limit 1',
  );
  expect(rows).toEqual([{ action: 'mail.read', subject: id }]);
});

test('an unsent mail can be sent again, a sent one cannot', async () => {
  const failed = await write(
    'igen@test.invalid',
    `failed_at = now(), attempts = 20, last_error = 'ESOCKET x'`,
  );
  const answer = await house.as('administrator').post(`/outbox/${failed}/again`, {});
  expect(answer.location).toBe(`/outbox/${failed}`);
  const state = await house.owner.query('select attempts, failed_at from office.mail where id = $1', [
    failed,
  ]);
  expect(state.rows).toEqual([{ attempts: 0, failed_at: null }]);

  const sent = await write('slut@test.invalid', `sent_at = now(), attempts = 1`);
  await house.as('administrator').post(`/outbox/${sent}/again`, {});
  const after = await house.owner.query(
    'select attempts, sent_at is null as unsent from office.mail where id = $1',
    [sent],
  );
  expect(after.rows).toEqual([{ attempts: 1, unsent: false }]);
});

test('the mail of another organisation is not there', async () => {
  const other = randomUUID();
  await house.owner.query(`insert into office.organisation (id, name) values ($1, 'De andre')`, [other]);
  const id = await write('deres@test.invalid');
  await house.owner.query('update office.mail set organisation_id = $1, failed_at = now() where id = $2', [
    other,
    id,
  ]);
  const administrator = house.as('administrator');
  expect((await administrator.get('/outbox')).html).not.toContain('deres@');
  expect((await administrator.get(`/outbox/${id}`)).status).toBe(404);
  expect((await administrator.post(`/outbox/${id}/again`, {})).status).toBe(404);
  const { rows } = await house.owner.query(
    'select failed_at is null as changed from office.mail where id = $1',
    [id],
  );
  expect(rows).toEqual([{ changed: false }]);
});

test('fifty on a page', async () => {
  for (let n = 0; n < 50; n += 1) await write(`m${n}@test.invalid`);
  const first = await house.as('administrator').get('/outbox');
  expect(first.html.match(/<tr>/gu)).toHaveLength(51);
  expect(first.html).toContain('Side 1 af 2');
  const second = await house.as('administrator').get('/outbox?page=2');
  expect(second.html).toContain('Side 2 af 2');
});
