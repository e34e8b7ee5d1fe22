import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakable, personalValues, written } from '../test/canaries.ts';
import { type Actor, actorsOf, promised } from '../test/cast.ts';
import { type Answer, players } from '../test/house.ts';
import { namesSubject, openStage, placeOf, type Stage, samples } from '../test/samples/index.ts';
import { routes } from './main.ts';
import type { Route } from './office/route.ts';
import { makeLog } from './platform/log.ts';

let stage: Stage;
let actors: readonly Actor[];
let breakDatabase: (broken: boolean) => Promise<void>;
/** What the log said, and what people wrote into the forms, all the way through. */
const said: string[] = [];
const typed = new Set<string>();
beforeAll(async () => {
  stage = await openStage({ log: makeLog('debug', { write: (line) => void said.push(line) }) });
  breakDatabase = await breakable(stage.house.owner);
  actors = actorsOf(stage);
});
afterAll(() => stage.house.close());

const eventsNow = async (): Promise<number> =>
  Number((await stage.house.owner.query('select seq from audit.head')).rows[0].seq);

const named = (method: Route['method']) =>
  routes.filter((route) => route.method === method).map((route) => [route.path, route] as const);

const mustBeSentToSignIn = (answer: Answer, place: string) =>
  expect([answer.status, /^(?:\/me)?\/sign-in/u.test(answer.location ?? '')], place).toEqual([303, true]);

const strict =
  /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/u;

describe.each(named('get'))('get %s', (_, route) => {
  test('shows to whom it says, is absent to everybody else, and allows nothing from elsewhere', async () => {
    const subject = 'subject' in route.access ? route.access.subject : undefined;
    const path = await placeOf(route.path, subject, stage);
    const about = namesSubject(route.path) ? 'subject' : 'own place';
    const reads = route.audit.endsWith('.read');
    let events = await eventsNow();
    for (const actor of actors) {
      const answer = await actor.browser.get(path);
      const expected = promised(route.access, actor, about);
      const place = `${actor.name} at ${path}: ${answer.status} ${answer.location ?? ''}`;
      expect(answer.headers.get('content-security-policy'), place).toMatch(strict);
      if (expected === 'sign in') mustBeSentToSignIn(answer, place);
      else if (expected === 'absent') expect(answer.status, place).toBe(404);
      else expect([200, 303], place).toContain(answer.status);
      if (!reads) continue;
      if (expected === 'in') events += 1;
      expect(await eventsNow(), place).toBe(events);
    }
    // Events are only added: where nobody may add one, none at the end is none from anybody.
    expect(await eventsNow(), path).toBe(events);
  });
});

describe.each(named('post'))('post %s', (_, route) => {
  /** A form that is fresh whenever one before it may have succeeded. */
  const formFor = (actor: Actor) => {
    const sample = samples[route.path];
    if (sample === undefined) throw new Error(`no valid form for ${route.path} in app/test/samples`);
    return sample.make(stage, actor);
  };

  const promisedTo = (actor: Actor) => promised(route.access, actor, samples[route.path]?.about ?? 'subject');

  test('does nothing with a valid form from anybody else', async () => {
    const outside = actors.filter((actor) => promisedTo(actor) !== 'in');
    const [first] = outside;
    if (first === undefined) return;
    const { path, fields } = await formFor(first);
    const before = await eventsNow();
    for (const actor of outside) {
      const answer = await actor.browser.post(path, fields);
      const place = `${actor.name} at ${path}: ${answer.status} ${answer.location ?? ''}`;
      if (promisedTo(actor) === 'sign in') mustBeSentToSignIn(answer, place);
      else expect(answer.status, place).toBe(404);
    }
    expect(await eventsNow(), path).toBe(before);
  });

  test('does what a valid form says for whom it says, with one event', async () => {
    const few = samples[route.path]?.slow === true;
    const inside = actors.filter(
      (actor) => promisedTo(actor) === 'in' && (!few || ['nobody', 'coordinatorA'].includes(actor.name)),
    );
    expect(inside).not.toEqual([]);
    for (const one of inside) {
      // The browser that the form was asked for in is the one that sends it.
      const actor = { ...one };
      const { path, fields, refused, writesNothing } = await formFor(actor);
      const before = await eventsNow();
      const answer = await actor.browser.post(path, fields);
      const place = `${actor.name} at ${path}: ${answer.status} ${answer.location ?? ''}`;
      expect(refused === undefined ? [200, 303] : [refused.status], place).toContain(answer.status);
      const events = refused === undefined && writesNothing === undefined ? 1 : 0;
      expect((await eventsNow()) - before, place).toBe(events);
    }
  });

  test('refuses a form without its token, or with that of another session; breaks without leaving anything', async () => {
    const actor = actors.find((one) => promisedTo(one) === 'in');
    if (actor === undefined) throw new Error('nobody may use this');
    const another = actors.find(({ user }) => user !== actor.user && user !== '')?.browser.token ?? '';
    const { path, fields } = await formFor(actor);
    const before = await eventsNow();
    for (const token of ['', 'made up', another]) {
      const answer = await actor.browser.post(path, { ...fields, _csrf: token });
      expect(answer.status, `${actor.name} at ${path} with ${token}`).toBe(403);
    }
    expect(await eventsNow()).toBe(before);
    for (const words of written(fields)) typed.add(words);
    // A try at a password that breaks counts as a failed one, and so many from one address are made to wait.
    if (samples[route.path]?.slow === true) return;
    await breakDatabase(true);
    const broken = await actor.browser.post(path, fields);
    await breakDatabase(false);
    if (broken.status === 500) expect(await eventsNow(), path).toBe(before);
  });
});

const warning = routes
  .filter(({ warns }) => warns !== undefined)
  .map((route) => [route.path, route] as const);
test.each(warning)(
  'B22 a name in a text of %s comes back once beside it, and is then taken',
  async (_, route) => {
    const sample = samples[route.path];
    const actor = actors.find((one) => promised(route.access, one, sample?.about ?? 'subject') === 'in');
    if (actor === undefined || sample === undefined) throw new Error('nobody may use this');
    const { path, fields } = await sample.make(stage, actor);
    const looked = route.warns?.fields ?? [];
    const texts = {
      ...Object.fromEntries(looked.map((field) => [field, 'Mette Hansen ringede.'])),
      // Who confirmed it says when.
      ...(looked.includes('confirmedBy') ? { confirmedOn: '2026-11-20' } : {}),
    };
    const before = await eventsNow();
    const back = await actor.browser.post(path, { ...fields, ...texts });
    const said = back.html.split('Teksten nævner et navn: Mette Hansen.').length - 1;
    // Above the form for each field, and beside each field that the form has, with what was written.
    const shown = looked.filter((field) => back.html.includes(`name="${field}"`)).length;
    expect([back.status, said], path).toEqual([422, looked.length + shown]);
    expect(back.html.split('Mette Hansen ringede.').length - 1, path).toBeGreaterThanOrEqual(shown);
    expect(await eventsNow()).toBe(before);
    const warned = /name="_warned" value="([^"]+)"/u.exec(back.html)?.[1] ?? '';
    const taken = await actor.browser.post(path, { ...fields, ...texts, _warned: warned });
    expect(taken.html).not.toContain('Teksten nævner et navn');
    expect([200, 303], path).toContain(taken.status);
  },
);

test('nothing that people wrote, and nothing personal that the database holds, is in the log', async () => {
  // A log without a line would prove nothing: at most of the addresses something broke with the whole row in its error.
  const faults = said.filter((line) => line.includes('request failed'));
  const places = new Set(faults.map((line) => JSON.parse(line).route));
  expect(places.size).toBeGreaterThan(named('post').length / 2);
  const personal = new Set([...typed, ...(await personalValues(stage.house.owner))]);
  // The accounts of the test house are called by their roles.
  for (const player of players) personal.delete(player);
  expect(personal.size).toBeGreaterThan(100);
  const all = said.join('');
  expect([...personal].filter((value) => all.includes(JSON.stringify(value).slice(1, -1)))).toEqual([]);
});

test('M120 there is a form for every change, tried as everybody, and no form for what is not there', () => {
  expect(Object.keys(samples).toSorted()).toEqual(
    named('post')
      .map(([path]) => path)
      .toSorted(),
  );
});

test('the access table in the documentation is this one', async () => {
  const lines = routes.map((route) => {
    const who = Array.isArray(route.access.who) ? route.access.who.join(', ') : String(route.access.who);
    const over = 'over' in route.access ? route.access.over : '';
    return `| ${route.method} | ${route.path} | ${who} | ${over} | ${route.audit} |`;
  });
  const head = '# Who may use which address\n\nMade by `app/src/access-matrix.test.ts` from the routes.\n\n';
  const table = '| | address | who | over | audit |\n|---|---|---|---|---|\n';
  await expect(`${head}${table}${lines.join('\n')}\n`).toMatchFileSnapshot('../../docs/access.md');
});
