import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testSecrets } from '../../../test/database.ts';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { openPool } from '../../platform/database/connection.ts';
import { connectionOf } from '../../platform/database/roles.ts';
import { makeLog } from '../../platform/log.ts';
import { mostAttempts } from './mail.ts';
import { type Sender, sendDue } from './send.ts';
import { smtp } from './smtp.ts';
import { queueMail } from './store.ts';
import { openSink, type Sink } from './test/sink.ts';

const start = Temporal.Instant.from('2026-11-22T11:00:00Z');
let now = start;
const clock = { now: () => now, today: () => Temporal.PlainDate.from('2026-11-22') };
let house: TestHouse;
let sink: Sink;
let sender: Sender;

beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

beforeEach(async () => {
  now = start;
  await house.owner.query('delete from office.mail');
  sink = await openSink();
  sender = senderTo(sink.url);
});
afterEach(async () => {
  await sink.close();
  await sender.pool.end();
});

const senderTo = (url: string): Sender => {
  const { host, port, database } = house.owner;
  const owner = { host, port, database: database ?? '', user: '', password: '' };
  return {
    pool: openPool(connectionOf(owner, 'primus_auth', testSecrets), 2, 'test mail'),
    deliver: smtp(url, 'Primus Motor <motor@afsender.invalid>'),
    clock,
    log: makeLog('silent'),
  };
};

const write = (to: string, subject = 'Velkommen, Åse', body = 'Kære Åse\n\nDit forløb er klar: æøå.\n') =>
  house.cases('administrator').change({ action: 'test' }, async (db) => {
    await queueMail(db, house.ids.organisation, { to, subject, body }, now);
    return {};
  });

const stateOf = async (to: string) => {
  const found = await house.owner.query<{
    attempts: number;
    sent: boolean;
    failed: boolean;
    error: string | null;
    wait: number;
  }>(
    `select attempts, sent_at is not null sent, failed_at is not null failed, last_error error,
            extract(epoch from due_at - $2::timestamptz)::int wait
     from office.mail where recipient = $1`,
    [to, now.toString()],
  );
  return found.rows[0];
};

test('a mail goes out once, as written', async () => {
  await write('aase@modtager.invalid');
  await sendDue(sender);
  await sendDue(sender);
  expect(sink.received).toHaveLength(1);
  const [mail] = sink.received;
  expect(mail).toMatchObject({ from: 'motor@afsender.invalid', to: ['aase@modtager.invalid'] });
  expect(mail?.text).toContain('Subject: =?UTF-8?');
  expect(mail?.text).toContain('From: Primus Motor <motor@afsender.invalid>');
  expect(mail?.text).toContain('Dit forl=C3=B8b er klar: =C3=A6=C3=B8=C3=A5.');
  expect(await stateOf('aase@modtager.invalid')).toMatchObject({ attempts: 1, sent: true, error: null });
});

test('a one-time link that was sent is no longer read in the outbox; its mail had it whole', async () => {
  const link = `http://localhost:3000/invitation/${'aB-_1'.repeat(8)}xyz`;
  await write('link@modtager.invalid', 'Invitation', `Åbn:\n${link}\nFarvel.\n`);
  const bodyNow = async () =>
    (await house.owner.query(`select body from office.mail where recipient = 'link@modtager.invalid'`))
      .rows[0].body;
  expect(await bodyNow()).toContain(link);
  await sendDue(sender);
  expect(await bodyNow()).toBe('Åbn:\nhttp://localhost:3000/invitation/…\nFarvel.\n');
  const [mail] = sink.received.filter((one) => one.to.includes('link@modtager.invalid'));
  expect(mail?.text.replaceAll(/=\r?\n/gu, '').replaceAll('=3D', '=')).toContain(link);
});

test('a change that is undone leaves no mail', async () => {
  const change = house.cases('administrator').change({ action: 'test' }, async (db) => {
    await queueMail(db, house.ids.organisation, { to: 'a@b.invalid', subject: 's', body: 'b' }, now);
    throw new Error('thinks better of it');
  });
  await expect(change).rejects.toThrow('better');
  expect(await stateOf('a@b.invalid')).toBeUndefined();
});

test('a server that is down: one try, a growing delay, then it goes when the server is back', async () => {
  await write('first@modtager.invalid');
  await write('second@modtager.invalid');
  const { port } = new URL(sink.url);
  await sink.close();
  await sendDue(sender);
  // The second would not fare better: it is left for later without a try.
  const first = { attempts: 1, sent: false, failed: false, wait: 60 };
  const tried = [await stateOf('first@modtager.invalid'), await stateOf('second@modtager.invalid')];
  expect(tried.map((one) => one?.attempts).toSorted()).toEqual([0, 1]);
  expect(tried.find((one) => one?.attempts === 1)).toMatchObject(first);
  expect(tried.find((one) => one?.attempts === 1)?.error).toMatch(/^ESOCKET |^ECONNECTION /u);

  sink = await openSink(Number(port));
  await sendDue(sender);
  expect(sink.received).toHaveLength(1);
  now = now.add({ seconds: 60 });
  await sendDue(sender);
  expect(sink.received.map((mail) => mail.to[0]).toSorted()).toEqual([
    'first@modtager.invalid',
    'second@modtager.invalid',
  ]);
});

test('after the last try it is given up', async () => {
  await write('aase@modtager.invalid');
  await sink.close();
  for (let n = 0; n < mostAttempts + 3; n += 1) {
    await sendDue(sender);
    now = now.add({ hours: 4 });
  }
  expect(await stateOf('aase@modtager.invalid')).toMatchObject({
    attempts: mostAttempts,
    sent: false,
    failed: true,
  });
});

test('two senders at once send each mail once', async () => {
  for (let n = 0; n < 12; n += 1) await write(`m${n}@modtager.invalid`);
  sink.slow = 5;
  const other = senderTo(sink.url);
  await Promise.all([sendDue(sender), sendDue(other), sendDue(sender)]);
  await other.pool.end();
  const to = sink.received.flatMap((mail) => mail.to);
  expect(to).toHaveLength(12);
  expect(new Set(to).size).toBe(12);
});

test('a bad address is refused for good and does not hold up the others', async () => {
  sink.refuse.set('gone@modtager.invalid', '550 5.1.1 no such mailbox');
  await write('gone@modtager.invalid');
  await write('not an address');
  await write('aase@modtager.invalid');
  await sendDue(sender);
  now = now.add({ hours: 5 });
  await sendDue(sender);
  expect(sink.received.map((mail) => mail.to)).toEqual([['aase@modtager.invalid']]);
  expect(await stateOf('gone@modtager.invalid')).toMatchObject({
    attempts: 1,
    failed: true,
    error: expect.stringMatching(/^EENVELOPE .*550 5\.1\.1 no such mailbox/u),
  });
  expect(await stateOf('not an address')).toMatchObject({ attempts: 1, failed: true });
});

test('an address that is full for now is tried again', async () => {
  sink.refuse.set('full@modtager.invalid', '452 4.2.2 mailbox full');
  await write('full@modtager.invalid');
  await sendDue(sender);
  expect(await stateOf('full@modtager.invalid')).toMatchObject({ attempts: 1, failed: false, wait: 60 });
  sink.refuse.clear();
  now = now.add({ seconds: 61 });
  await sendDue(sender);
  expect(await stateOf('full@modtager.invalid')).toMatchObject({ attempts: 2, sent: true, error: null });
});

test('one address is one recipient, and nothing written in it becomes a header', async () => {
  await write('a@modtager.invalid, b@modtager.invalid');
  await write('c@modtager.invalid', 'Hej\r\nBcc: d@modtager.invalid\r\n\r\nfalsk');
  await write('e@modtager.invalid\r\nRCPT TO:<f@modtager.invalid>');
  await sendDue(sender);
  const to = sink.received.flatMap((mail) => mail.to);
  expect(to).toContain('c@modtager.invalid');
  for (const hidden of ['a', 'b', 'd', 'f']) expect(to).not.toContain(`${hidden}@modtager.invalid`);
  for (const mail of sink.received) expect(mail.text).not.toMatch(/^Bcc:/imu);
});

test('when the connection breaks before the answer, it is sent again as the same message', async () => {
  await write('aase@modtager.invalid');
  sink.hangUp = true;
  await sendDue(sender);
  expect(await stateOf('aase@modtager.invalid')).toMatchObject({ attempts: 1, sent: false, failed: false });
  sink.hangUp = false;
  now = now.add({ minutes: 2 });
  await sendDue(sender);
  expect(await stateOf('aase@modtager.invalid')).toMatchObject({ attempts: 2, sent: true });
  expect(sink.received).toHaveLength(2);
  expect(new Set(sink.received.map((mail) => mail.messageId)).size).toBe(1);
});

test('mail that has lain for over a week before there was a mail server is not sent', async () => {
  await write('aase@modtager.invalid');
  now = now.add({ hours: 24 * 7 + 1 });
  await sendDue(sender);
  expect(sink.received).toHaveLength(0);
  expect(await stateOf('aase@modtager.invalid')).toMatchObject({ attempts: 0, failed: true, error: 'STALE' });
});

test('the mail of a demo programme stays in the house', async () => {
  const demo = randomUUID();
  await house.owner.query(`insert into office.organisation (id, name, demo) values ($1, 'Demo', true)`, [
    demo,
  ]);
  await house.owner.query(
    `insert into office.mail (organisation_id, recipient, subject, body, due_at) values ($1, 'x@modtager.invalid', 's', 'b', $2)`,
    [demo, now.toString()],
  );
  await sendDue(sender);
  now = now.add({ hours: 24 * 8 });
  await sendDue(sender);
  expect(sink.received).toHaveLength(0);
  expect(await stateOf('x@modtager.invalid')).toMatchObject({ attempts: 0, sent: false, failed: false });
});
