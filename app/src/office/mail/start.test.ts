import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testSecrets } from '../../../test/database.ts';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { systemClock } from '../../platform/clock.ts';
import { connectionOf } from '../../platform/database/roles.ts';
import { makeLog } from '../../platform/log.ts';
import { type RunningMail, startMail } from './start.ts';
import { queueMail, tryAgain } from './store.ts';
import { openSink, type Sink } from './test/sink.ts';

let house: TestHouse;
let sink: Sink;
let running: RunningMail[] = [];

beforeAll(async () => {
  house = await openHouse({ clock: systemClock });
  sink = await openSink();
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await sink.close();
  await house.close();
});

const run = () => {
  const { host, port, database } = house.owner;
  const owner = { host, port, database: database ?? '', user: '', password: '' };
  return startMail({
    database: connectionOf(owner, 'primus_auth', testSecrets),
    mail: { smtpUrl: sink.url, from: 'motor@afsender.invalid' },
    clock: systemClock,
    log: makeLog('silent'),
  });
};

const write = (to: string) =>
  house.cases('administrator').change({ action: 'test' }, async (db) => {
    await queueMail(db, house.ids.organisation, { to, subject: 'Hej', body: 'Hej\n' }, systemClock.now());
    return {};
  });

const arrived = (to: string, times = 1) =>
  vi.waitFor(() => expect(sink.received.filter((mail) => mail.to.includes(to))).toHaveLength(times), {
    timeout: 20_000,
    interval: 50,
  });

test('two processes: what lay there goes out, and what is written later, each once', async () => {
  await write('before@modtager.invalid');
  running = await Promise.all([run(), run()]);
  await arrived('before@modtager.invalid');
  for (let n = 0; n < 5; n += 1) await write(`later${n}@modtager.invalid`);
  for (let n = 0; n < 5; n += 1) await arrived(`later${n}@modtager.invalid`);
  expect(sink.received).toHaveLength(6);
});

test('a mail that is asked for again goes out again at once', async () => {
  sink.refuse.set('gone@modtager.invalid', '550 no such mailbox');
  await write('gone@modtager.invalid');
  const failed = () =>
    house.owner.query<{ id: string }>(
      `select id from office.mail where recipient = 'gone@modtager.invalid' and failed_at is not null`,
    );
  await vi.waitFor(async () => expect((await failed()).rows).toHaveLength(1), { timeout: 20_000 });
  sink.refuse.clear();
  const id = (await failed()).rows[0]?.id ?? '';
  await house.register('accounts', 'administrator').change({ action: 'test' }, async (db) => ({
    again: await tryAgain(db, house.ids.organisation, id, systemClock.now()),
  }));
  await arrived('gone@modtager.invalid');
});

test('stopping waits for the letter under way, which is not sent twice', async () => {
  sink.slow = 500;
  await write('last@modtager.invalid');
  await arrived('last@modtager.invalid');
  await Promise.all(running.splice(0).map((one) => one.stop()));
  const found = await house.owner.query(
    `select attempts from office.mail where recipient = 'last@modtager.invalid' and sent_at is not null`,
  );
  expect(found.rows).toEqual([{ attempts: 1 }]);
});
