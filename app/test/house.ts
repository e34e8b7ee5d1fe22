import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Hono } from 'hono';
import pg from 'pg';
import { createApp, findCardIn, findLinkIn, type Pools, registersOf } from '../src/main.ts';
import { openLibrary } from '../src/office/accounts/library.ts';
import { openLibraryPool } from '../src/office/accounts/pool.ts';
import { openAccounts } from '../src/office/accounts/service.ts';
import type { House } from '../src/office/house.ts';
import type { KernelParts } from '../src/office/kernel.tsx';
import { participantCookie } from '../src/office/participant/cookie.ts';
import { nobody, type Role, type Viewer } from '../src/office/viewer.ts';
import { rolesOf, viewerWith } from '../src/office/viewer-store.ts';
import { type Clock, fixedClock, systemClock } from '../src/platform/clock.ts';
import { openPool } from '../src/platform/database/connection.ts';
import type { Register } from '../src/platform/database/register.ts';
import { connectionOf } from '../src/platform/database/roles.ts';
import { type Log, makeLog } from '../src/platform/log.ts';
import { hashToken } from '../src/platform/secrets.ts';
import { freshDatabase, testSecrets as secrets } from './database.ts';

/** The accounts of the test organisation: one a role, two branches; `stranger` has an account and no role. */
const cast = {
  coordinatorA: ['coordinator', 'A'],
  coordinatorB: ['coordinator', 'B'],
  mentorA: ['mentor', 'A'],
  mentorB: ['mentor', 'B'],
  programmeLead: ['programme-lead', undefined],
  trialManager: ['trial-manager', undefined],
  evaluator: ['evaluator', undefined],
  evaluatorTwo: ['evaluator', undefined],
  administrator: ['administrator', undefined],
  dataProtectionOfficer: ['data-protection-officer', undefined],
  stranger: [undefined, undefined],
} as const satisfies Record<string, readonly [Role | undefined, 'A' | 'B' | undefined]>;
export type Player = keyof typeof cast;
export const players = Object.keys(cast) as Player[];

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly location: string | undefined;
  readonly headers: Headers;
}

/** A person at a browser: keeps cookies, and sends the form token with each form. */
export interface Browser {
  readonly get: (path: string) => Promise<Answer>;
  /** Posts a form; the same `_request` twice is the same click. A list is a repeated field; a File is an upload. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | readonly string[] | File>>,
  ) => Promise<Answer>;
  /** A valid form token for this browser. */
  readonly token: string;
}

const ids = () => ({
  organisation: randomUUID(),
  branchA: randomUUID(),
  branchB: randomUUID(),
  townA: randomUUID(),
  townB: randomUUID(),
  prison: randomUUID(),
  prisonTwo: randomUUID(),
});
export type TestIds = ReturnType<typeof ids>;

export interface TestHouse {
  readonly app: Hono;
  readonly ids: TestIds;
  readonly users: Readonly<Record<Player, string>>;
  readonly owner: pg.Client;
  readonly pools: Pools;
  readonly parts: KernelParts;
  readonly clock: Clock;
  readonly as: (player: Player | 'nobody') => Browser;
  /** Somebody who is none of the players, by the id of the account. */
  readonly asAccount: (userId: string) => Browser;
  /** A participant who has shown a card. */
  readonly asParticipant: (cardId: string) => Browser;
  readonly register: (wing: keyof KernelParts['registers'], player: Player | 'nobody') => Register;
  readonly cases: (player: Player | 'nobody') => Register;
  readonly study: (player: Player | 'nobody') => Register;
  readonly close: () => Promise<void>;
}

const refuseUnused = (name: string) => () =>
  Promise.reject(new Error(`${name} is not part of this test house`));

/** The app of production on a fresh database, with the sign-in replaced by a header that names the player. */
export const openHouse = async (
  options: {
    readonly today?: string;
    readonly clock?: Clock;
    readonly log?: Log;
    /** Gives the id of a demo organisation; with it the demo programme is open. */
    readonly loadDemo?: () => Promise<string>;
  } = {},
): Promise<TestHouse> => {
  const demoOpen = async () => options.loadDemo !== undefined;
  const database = await freshDatabase();
  const owner = new pg.Client(database.owner);
  await owner.connect();
  const log = options.log ?? makeLog('silent');
  const clock = options.clock ?? fixedClock(Temporal.PlainDate.from(options.today ?? '2026-11-22'));
  const pool = (role: 'auth' | 'case' | 'mentor' | 'study' | 'doors' | 'privacy') =>
    openPool(connectionOf(database.owner, `primus_${role}`, secrets), 8, `test ${role}`);
  const pools: Pools = {
    auth: pool('auth'),
    cases: pool('case'),
    mentors: pool('mentor'),
    study: pool('study'),
    doors: pool('doors'),
    privacy: pool('privacy'),
  };
  const own = ids();
  const users = await furnish(owner, own);
  const nameOf = (userId: string) => players.find((player) => users[player] === userId) ?? '';
  const viewerFor = async (userId: string | undefined): Promise<Viewer> => {
    if (userId === undefined) return nobody;
    const { rows } = await pools.auth.query({
      name: 'viewer',
      text: `select ${rolesOf('$1')} roles`,
      values: [userId],
    });
    return viewerWith({ userId, name: nameOf(userId), sessionId: `session ${userId}` }, rows[0].roles);
  };
  const registers = registersOf(pools, clock);
  const findLink = findLinkIn(pools);
  const publicUrl = 'http://localhost:3000';
  const libraryPool = openLibraryPool(connectionOf(database.owner, 'primus_auth', secrets), 2);
  const house: House = {
    publicUrl,
    secrets,
    accounts: openAccounts({
      library: openLibrary({ pool: libraryPool, publicUrl, secrets, log }),
      pool: pools.auth,
      publicUrl,
      secrets,
      trustProxy: false,
      demoOpen,
      now: systemClock.now,
    }),
    demoOpen,
    loadDemo: options.loadDemo ?? refuseUnused('loadDemo'),
    sendsMail: false,
    codeVersion: 'test',
    projectFolder: path.resolve(import.meta.dirname, '../..'),
  };
  const parts: KernelParts = {
    house,
    clock,
    log,
    assets: { css: '/assets/main.css', js: '/assets/main.js', files: new Map() },
    registers,
    viewerOf: (headers) => viewerFor(headers.get('x-test-user') ?? undefined),
    // Who has a session here has just signed in.
    proofAge: async () => new Temporal.Duration(),
    demoRoles: async () => undefined,
    findLink: (token) => findLink(hashToken(token)),
    findCard: findCardIn(pools, clock),
  };
  const app = createApp(parts, pools);
  return {
    app,
    ids: own,
    users,
    owner,
    pools,
    parts,
    clock,
    as: (player) =>
      browse(app, {
        userId: player === 'nobody' ? undefined : users[player],
        session: player === 'nobody' || player === 'stranger' ? '' : `session ${users[player]}`,
      }),
    asAccount: (userId) => browse(app, { userId, session: `session ${userId}` }),
    asParticipant: (card) =>
      browse(app, { session: '', cookie: participantCookie(house, card, clock.now()) }),
    register: (wing, player) => registerFor(parts, own, users, wing, player),
    cases: (player) => registerFor(parts, own, users, isMentor(player) ? 'mentors' : 'cases', player),
    study: (player) => registerFor(parts, own, users, 'study', player),
    close: async () => {
      await Promise.all([libraryPool, ...Object.values(pools)].map((one: pg.Pool) => one.end()));
      await owner.end();
      await database.drop();
    },
  };
};

/** As the kernel has it: who is a mentor and nothing else reads the case register with the mentors' login. */
const isMentor = (player: Player | 'nobody') => player !== 'nobody' && cast[player][0] === 'mentor';

const registerFor = (
  parts: KernelParts,
  own: TestIds,
  users: Readonly<Record<Player, string>>,
  wing: keyof KernelParts['registers'],
  player: Player | 'nobody',
): Register =>
  parts.registers[wing](
    player === 'nobody'
      ? { userId: '', organisationId: undefined }
      : { userId: users[player], organisationId: own.organisation },
    { action: 'test', requestId: undefined },
  );

const furnish = async (owner: pg.Client, own: TestIds): Promise<Readonly<Record<Player, string>>> => {
  const users = Object.fromEntries(players.map((player) => [player, randomUUID()])) as Record<Player, string>;
  const branches = { A: own.branchA, B: own.branchB };
  const people = players.map((player) => {
    const [role, branch] = cast[player];
    return { id: users[player], name: player, role, branch: branch && branches[branch] };
  });
  // One message for all of it: every test file begins with this.
  await owner.query(
    `with organisation as (insert into office.organisation (id, name) values ($1, 'Prøveforeningen')),
     branch as (insert into office.branch (id, organisation_id, name)
       values ($2, $1, 'Afdeling A'), ($3, $1, 'Afdeling B')),
     town as (insert into office.town (id, organisation_id, branch_id, name)
       values ($4, $1, $2, 'Aaby'), ($5, $1, $3, 'Ørby')),
     prison as (insert into office.prison (id, organisation_id, name, kind)
       values ($6, $1, 'Prøvefængslet', 'closed'), ($7, $1, 'Åbenhuset', 'open')),
     people as (select * from json_to_recordset($8) as p (id uuid, name text, role text, branch uuid)),
     account as (insert into auth."user" (id, name, email) select id, name, name || '@test.invalid' from people)
     insert into office.membership (organisation_id, user_id, role, branch_id)
     select $1, id, role, branch from people where role is not null`,
    [
      own.organisation,
      own.branchA,
      own.branchB,
      own.townA,
      own.townB,
      own.prison,
      own.prisonTwo,
      JSON.stringify(people),
    ],
  );
  return users;
};

const origin = 'http://localhost:3000';

/** Who holds the browser: an account, or whoever has the cookie; and what their form token is bound to. */
interface Holder {
  readonly userId?: string | undefined;
  readonly session: string;
  readonly cookie?: string;
}

const browse = (app: Hono, { userId, session, cookie }: Holder): Browser => {
  const jar = new Map<string, string>();
  const keep = (set: string) => {
    const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/su);
    if (/max-age=0/iu.test(set)) jar.delete(name);
    else jar.set(name, value);
  };
  if (cookie !== undefined) keep(cookie);
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (userId !== undefined) headers.set('x-test-user', userId);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await app.request(`${origin}${path}`, { ...init, headers });
    for (const set of response.headers.getSetCookie()) keep(set);
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location') ?? undefined,
      headers: response.headers,
    };
  };
  const get = (path: string) => send(path, { method: 'GET' });
  // The token as the page would carry it: bound to the visit cookie and the session.
  jar.set('__Host-primus-visit', 'test-visit');
  const token = secrets.sign('csrf', `test-visit ${session}`);
  return {
    get,
    token,
    post: async (path, fields) => {
      const all: readonly (readonly [string, string | File])[] = Object.entries({
        _csrf: token,
        _request: randomUUID(),
        ...fields,
      }).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
      return send(path, { method: 'POST', body: bodyOf(all), headers: { origin, host: 'localhost:3000' } });
    },
  };
};

/** As a browser sends a form: only what carries a file travels in parts. */
const bodyOf = (fields: readonly (readonly [string, string | File])[]): FormData | URLSearchParams => {
  const texts = fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  if (texts.length === fields.length) return new URLSearchParams(texts);
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};
