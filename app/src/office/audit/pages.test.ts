import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { verifyAndNote } from './verification.ts';
import { verifyAudit } from './verify.ts';

let house: TestHouse;
const person = randomUUID();
const at = Temporal.Instant.from('2026-11-22T11:00:00Z');

beforeAll(async () => {
  house = await openHouse();
  const register = house.cases('coordinatorA');
  const { branchA } = house.ids;
  for (let n = 1; n <= 60; n += 1) {
    const subject = n <= 3 ? person : `thing-${n}`;
    const action = n % 2 === 0 ? 'consent.recorded' : 'contact.logged';
    await register.change({ action, subject, branchId: branchA, detail: { n } }, async () => ({}));
  }
});
afterAll(() => house.close());

const rowsIn = (html: string) => html.match(/<tr>/gu)?.length ?? 0;
const linkTo = (html: string, text: string) =>
  new RegExp(`href="([^"]+)"[^>]*>${text}</a>`, 'u').exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

describe('the audit page', () => {
  test('has fifty events, newest first, in words, with names; and the rest after them', async () => {
    const page = await house.as('administrator').get('/audit');
    expect(page.status).toBe(200);
    // The head of the table is a row too.
    expect(rowsIn(page.html)).toBe(51);
    expect(page.html).toContain('Samtykke registreret');
    expect(page.html).toContain('coordinatorA');
    expect(page.html).toContain('Afdeling A');
    expect(page.html).not.toContain('>consent.recorded<');
    expect(page.html.indexOf('/audit/60"')).toBeLessThan(page.html.indexOf('/audit/59"'));
    const older = await house.as('administrator').get(linkTo(page.html, 'Ældre'));
    expect(rowsIn(older.html)).toBe(11);
    expect(older.html).toContain('/audit/1"');
    expect(linkTo(older.html, 'Nyeste')).toBe('/audit');
  });

  test('shows everything about one thing, or of one kind, or both', async () => {
    const one = await house.as('dataProtectionOfficer').get(`/audit?subject=${person}`);
    expect(rowsIn(one.html)).toBe(4);
    const both = await house
      .as('dataProtectionOfficer')
      .get(`/audit?subject=${person}&action=consent.recorded`);
    expect(rowsIn(both.html)).toBe(2);
    const none = await house.as('dataProtectionOfficer').get('/audit?subject=nothing');
    expect(none.html).toContain('Ingen hændelser passer');
  });

  test('a filter that makes no sense is no filter', async () => {
    const page = await house.as('administrator').get('/audit?before=x&subject=%20');
    expect(page.status).toBe(200);
    expect(rowsIn(page.html)).toBe(51);
  });

  test('in English too', async () => {
    const page = await house.as('administrator').get('/audit?lang=en');
    expect(page.html).toContain('Consent recorded');
    expect(page.html).toContain('Audit trail');
  });

  test('M122 looking at it is an event itself, with who and what was looked at', async () => {
    await house.as('dataProtectionOfficer').get('/audit/2');
    const { rows } = await house.owner.query(
      'select actor, action, subject from audit.event order by seq desc limit 1',
    );
    expect(rows).toEqual([{ actor: house.users.dataProtectionOfficer, action: 'audit.read', subject: '2' }]);
  });

  test('one event, with what is written of it below', async () => {
    const page = await house.as('administrator').get('/audit/2');
    const { rows } = await house.owner.query(
      `select encode(hash, 'hex') as hash from audit.event where seq = 2`,
    );
    expect(page.html).toContain('Hændelse 2: Samtykke registreret');
    expect(page.html).toContain('{&quot;n&quot;:2}');
    expect(page.html).toContain(rows[0].hash);
  });
});

describe('another organisation', () => {
  test('its events are not there, nor is their number known', async () => {
    const other = randomUUID();
    await house.owner.query(`insert into office.organisation (id, name) values ($1, 'De andre')`, [other]);
    const { rows } = await house.owner.query(
      `select audit.append($1, null, 'somebody', 'consent.recorded', 'their-person', '{}')::int as seq`,
      [other],
    );
    const list = await house.as('administrator').get('/audit?subject=their-person');
    expect(list.html).toContain('Ingen hændelser passer');
    const theirs = await house.as('administrator').get(`/audit/${rows[0].seq}`);
    const absent = await house.as('administrator').get('/audit/999999');
    expect([theirs.status, absent.status]).toEqual([404, 404]);
    expect(theirs.html.replaceAll(String(rows[0].seq), 'N')).toBe(absent.html.replaceAll('999999', 'N'));
  });
});

describe('the last verification', () => {
  test('none yet: says what to do', async () => {
    expect((await house.as('administrator').get('/audit')).html).toContain('primus verify-audit');
  });

  test('a whole trail', async () => {
    await verifyAndNote(house.owner, at);
    const { events } = await verifyAudit(house.owner);
    const page = await house.as('administrator').get('/audit');
    expect(page.html).toContain(
      `Sidst kontrolleret 22. november 2026 kl. 12.00: alle ${events} hændelser i systemet er, som de blev skrevet, og ingen mangler.`,
    );
  });

  test('a broken one: which event and how', async () => {
    await verifyAndNote(house.owner, at, { seq: 5, hash: 'ab'.repeat(32) });
    const page = await house.as('administrator').get('/audit?lang=en');
    expect(page.html).toContain('found event 5 wrong: it is not the event that was verified earlier');
  });
});
