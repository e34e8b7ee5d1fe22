import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Composed, openComposed, setUpOrganisation } from '../../../test/composed.ts';
import { openSink, type Sink } from './test/sink.ts';

let sink: Sink;
let composed: Composed;

beforeAll(async () => {
  sink = await openSink();
  composed = await openComposed({
    settings: { mail: { smtpUrl: sink.url, from: 'motor@afsender.invalid' } },
  });
});
afterAll(async () => {
  await composed.close();
  await sink.close();
});

test('an invitation made on the page is in the mailbox, and the outbox says so', async () => {
  const { visitor } = await setUpOrganisation(composed);
  const invited = await visitor.post('/users/invite', '/users/invite', {
    name: 'Ida Ågård',
    email: 'ida@test.invalid',
    role: 'programme-lead',
    branch: '',
  });
  expect(invited.status).toBe(303);
  await vi.waitFor(() => expect(sink.received).toHaveLength(1), { timeout: 20_000, interval: 50 });
  expect(sink.received[0]).toMatchObject({ from: 'motor@afsender.invalid', to: ['ida@test.invalid'] });
  await vi.waitFor(async () => expect((await visitor.get('/outbox')).html).toContain('Sendt'), {
    timeout: 20_000,
  });
  const outbox = await visitor.get('/outbox');
  expect(outbox.html).toContain('Mail sendes af sig selv.');
  expect(outbox.html).not.toContain('ikke sendt');
});

test('a mail server that is slow keeps no page waiting', async () => {
  sink.slow = 60_000;
  const visitor = composed.visitor();
  await composed.owner.query(
    `insert into office.mail (organisation_id, recipient, subject, body)
     select id, 'langsom@test.invalid', 'Hej', 'Hej' from office.organisation limit 1`,
  );
  await vi.waitFor(() => expect(sink.received).toHaveLength(2), { timeout: 20_000, interval: 50 });
  // The letter is under way now, and more pages are asked for than there are connections.
  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.get('/healthz')));
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
  const unsent = await composed.owner.query(
    `select 1 from office.mail where recipient = 'langsom@test.invalid' and sent_at is null`,
  );
  expect(unsent.rowCount).toBe(1);
  await sink.close();
});
