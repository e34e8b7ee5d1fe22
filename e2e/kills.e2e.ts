import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { readPostmasterFile } from '../app/src/platform/database/server/postmaster-file.ts';
import { newDataFolder, type RunningServer, startServer } from './support/server.ts';
import { optionOf, Visitor } from './support/visitor.ts';

/** Of the program; after each four of them one of its database, while the program goes on. */
const kills = 20;
const rounds = kills + kills / 4;
const atOnce = 8;
let server: RunningServer | undefined;
afterAll(async () => {
  await server?.stop();
  await server?.remove();
});

/** Several writes of a kind under way at once and answered, or cut off. */
type Writes = () => Promise<readonly Promise<void>[]>;

const inDays = (days: number) => Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days }).toString();

const makeLinks =
  (desk: Visitor, links: string[]): Writes =>
  async () => {
    const form = await desk.page('/referral-links/new');
    const token = await desk.token('/referral-links/new');
    const prison = optionOf(form, 'prison');
    return Array.from({ length: atOnce }, async () => {
      const answer = await desk.post('/referral-links/new', { _csrf: token, prison, contactName: '' });
      const link = /\/refer\/[\w-]+/u.exec(await answer.text())?.[0];
      if (link === undefined) throw new Error(`no link: ${answer.status}`);
      links.push(link);
    });
  };

/** Hand-ins through links that are there already: a person, sealed names, a release date and a number at once. */
const handIn =
  (prisoner: Visitor, links: string[], used: Map<string, string>): Writes =>
  async () => {
    const open = links.filter((link) => !used.has(link)).slice(-atOnce);
    // The newest was made in the round before; an older one may have been used up without anybody hearing of it.
    const newest = open.at(-1) ?? '';
    const form = await prisoner.page(newest);
    const token = await prisoner.token(newest);
    const town = optionOf(form, 'town', 'Aarhus');
    return open.map(async (link, n) => {
      const fields = {
        name: `Opdigtet Person ${used.size}-${n}`,
        cpr: `${String(1 + n).padStart(2, '0')}0190-${1000 + links.indexOf(link)}`,
        town,
        certainty: 'likely',
        releaseDate: inDays(50),
        kind: 'expected',
        language: 'da',
        referrerName: 'Opdigtet Socialrådgiver',
        referrerContact: '00 00 00 00',
        personKnows: 'yes',
        note: '',
      };
      const answer = await prisoner.post(link, { _csrf: token, ...fields });
      const number = /\bPM-\d{4,}\b/u.exec(await answer.text())?.[0];
      if (number === undefined) throw new Error(`no number: ${answer.status}`);
      used.set(link, number);
    });
  };

const contacts =
  (mentor: Visitor, notes: string[]): Writes =>
  async () => {
    const log = /\/my\/[0-9a-f-]{36}\/log/u.exec(await mentor.page('/my'))?.[0] ?? '';
    const token = await mentor.token(log);
    return Array.from({ length: atOnce }, async (_, n) => {
      const note = `Mødtes, gang ${notes.length}-${n}-${Math.round(performance.now())}.`;
      const answer = await mentor.post(log, {
        _csrf: token,
        who: 'me',
        heldOn: inDays(0),
        mode: 'phone',
        kept: 'held',
        minutes: '20',
        note,
      });
      await answer.text();
      if (answer.status !== 303) throw new Error(`not kept: ${answer.status}`);
      notes.push(note);
    });
  };

const become = async (visitor: Visitor, persona: string): Promise<void> => {
  const page = await visitor.page('/account');
  const role = new RegExp(`value="([^"]+)"[^>]*>${persona}</button>`, 'u').exec(page)?.[1] ?? '';
  const answer = await visitor.post('/demo/role', { _csrf: await visitor.token('/account'), role });
  expect(answer.status).toBe(303);
};

const killDatabase = (dataFolder: string): void => {
  const running = readPostmasterFile(path.join(dataFolder, 'postgres'));
  if (running === undefined) throw new Error('no database runs');
  process.kill(running.pid, 'SIGKILL');
};

const verifyAudit = async (dataFolder: string): Promise<string> => {
  const program = path.resolve(import.meta.dirname, '../app/dist/server/primus.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'verify-audit'], {
    env: { ...process.env, PRIMUS_DATA: dataFolder },
  });
  return stdout;
};

test(`${kills} kills in mid-write, and ${rounds - kills} of the database alone: nothing acknowledged is lost, nothing is half there`, async () => {
  const dataFolder = await newDataFolder();
  server = await startServer({ dataFolder });
  const { url } = server;
  const port = Number(new URL(url).port);
  const [desk, mentor, prison] = [new Visitor(url), new Visitor(url), new Visitor(url)];
  for (const visitor of [desk, mentor])
    expect((await visitor.post('/demo', { _csrf: await visitor.token('/') })).status).toBe(303);
  await become(mentor, 'Mentor, Aarhus');

  const links: string[] = [];
  const used = new Map<string, string>();
  const notes: string[] = [];
  const kinds = [makeLinks(desk, links), handIn(prison, links, used), contacts(mentor, notes)];
  for (let round = 0; round < rounds; round += 1) {
    const writes = await (kinds[round % kinds.length] as Writes)();
    // After the first answer the others are under way; the further delay puts the cut at another place each time.
    await Promise.any(writes);
    await sleep(round % 10);
    if (round % 5 < 4) {
      await server.kill();
      await Promise.allSettled(writes);
      server = await startServer({ dataFolder, port });
    } else {
      killDatabase(dataFolder);
      await Promise.allSettled(writes);
      // The same process goes on, with a database that it has started anew.
      await expect.poll(async () => (await prison.send('/')).status, { timeout: 20_000 }).toBe(200);
      expect(server.process.exitCode).toBeNull();
    }
  }

  for (const [what, acknowledged] of Object.entries({ links, used: [...used], notes }))
    expect(acknowledged.length, what).toBeGreaterThanOrEqual(Math.floor(rounds / kinds.length));
  const numbers = [...used.values()];
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const link of links) {
    const answer = await prison.send(link);
    expect(answer.status, link).toBe(200);
    // What was acknowledged follows its own referral; what was cut off does so too, or still asks for everything.
    const page = await answer.text();
    const number = /\bPM-\d{4,}\b/u.exec(page)?.[0];
    if (used.has(link)) expect(number, link).toBe(used.get(link));
    else expect(number === undefined, link).toBe(page.includes('name="cpr"'));
  }
  // Whatever stands on the list is whole, and whoever was given a number is on it.
  const waiting = await desk.page('/today?only=referrals');
  const found = new Set<string>();
  for (const referral of new Set(waiting.match(/\/referrals\/[0-9a-f-]{36}/gu))) {
    const page = await desk.send(referral);
    expect(page.status, referral).toBe(200);
    const number = /\bPM-\d+\b/u.exec(await page.text())?.[0] ?? '';
    expect(number, referral).not.toBe('');
    found.add(number);
  }
  expect(numbers.filter((number) => !found.has(number))).toEqual([]);
  const course = /\/my\/[0-9a-f-]{36}/u.exec(await mentor.page('/my'))?.[0] ?? '';
  const seen = await mentor.page(course);
  for (const note of notes) expect(seen.split(note).length - 1, note).toBe(1);
  expect(await verifyAudit(dataFolder)).toContain('the audit trail is whole');
});
