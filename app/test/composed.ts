import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import pg from 'pg';
import { composeApp } from '../src/compose.ts';
import type { Pools } from '../src/main.ts';
import { makeSetupLink } from '../src/office/setup/link.ts';
import { type Clock, systemClock } from '../src/platform/clock.ts';
import { openPool } from '../src/platform/database/connection.ts';
import { connectionOf } from '../src/platform/database/roles.ts';
import { makeLog } from '../src/platform/log.ts';
import { findProject } from '../src/platform/project.ts';
import type { Settings } from '../src/platform/settings.ts';
import { freshDatabase, testSecrets as secrets } from './database.ts';
import type { Answer } from './house.ts';
import { codeFrom, Jar } from './sign-in.ts';

const origin = 'http://localhost:3000';

/** A person at a real browser's place: follows nothing by itself, and takes the form token from the page. */
export interface Visitor {
  readonly jar: Jar;
  readonly get: (path: string) => Promise<Answer>;
  /** Opens `from` for the token and posts to `path`; the same `_request` twice is the same click. */
  readonly post: (
    from: string,
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
}

export interface Composed {
  readonly app: Hono;
  readonly pools: Pools;
  readonly owner: pg.Client;
  readonly composition: Awaited<ReturnType<typeof composeApp>>;
  readonly visitor: () => Visitor;
  readonly setupLink: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The whole application as production puts it together, real sign-in included, on a fresh database. */
export const openComposed = async (
  options: {
    readonly settings?: Partial<Settings>;
    readonly clock?: Clock;
    /** Where the log goes, in full; nowhere unless told. */
    readonly log?: { readonly write: (line: string) => void };
  } = {},
): Promise<Composed> => {
  const database = await freshDatabase();
  const owner = new pg.Client(database.owner);
  await owner.connect();
  const pool = (role: 'auth' | 'case' | 'mentor' | 'study' | 'doors' | 'privacy') =>
    openPool(connectionOf(database.owner, `primus_${role}`, secrets), 6, `test ${role}`);
  const pools: Pools = {
    auth: pool('auth'),
    cases: pool('case'),
    mentors: pool('mentor'),
    study: pool('study'),
    doors: pool('doors'),
    privacy: pool('privacy'),
  };
  const project = findProject();
  const clock = options.clock ?? systemClock;
  const composition = await composeApp({
    settings: { publicUrl: origin, demo: 'auto', mail: undefined, trustProxy: false, ...options.settings },
    owner: database.owner,
    pools,
    secrets,
    clock,
    log: options.log === undefined ? makeLog('silent') : makeLog('debug', options.log),
    assetsFolder: `${project.root}/app/dist/client`,
    projectFolder: project.root,
    codeVersion: project.version,
  });
  const { app } = composition;
  return {
    app,
    pools,
    owner,
    composition,
    visitor: () => visit(app),
    setupLink: async () => new URL(await makeSetupLink(owner, origin, clock.now())).pathname,
    close: async () => {
      await composition.close();
      await Promise.all(Object.values(pools).map((one: pg.Pool) => one.end()));
      await owner.end();
      await database.drop();
    },
  };
};

const visit = (app: Hono): Visitor => {
  const jar = new Jar();
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = jar.headers;
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    const response = await app.request(`${origin}${path}`, { ...init, headers });
    jar.keep(response.headers.getSetCookie());
    return {
      status: response.status,
      html: await response.text(),
      location: response.headers.get('location') ?? undefined,
      headers: response.headers,
    };
  };
  const get = (path: string) => send(path, { method: 'GET' });
  return {
    jar,
    get,
    post: async (from, path, fields, headers = {}) => {
      const page = await get(from);
      const token = /name="_csrf" value="([^"]+)"/u.exec(page.html)?.[1] ?? '';
      const body = new URLSearchParams({ _csrf: token, _request: randomUUID(), ...fields });
      return send(path, { method: 'POST', body, headers: { origin, host: 'localhost:3000', ...headers } });
    },
  };
};

export const goodPassword = 'fire tilfældige ord her';

/** Goes through the second-factor page and gives the secret. */
export const setSecondFactor = async (visitor: Visitor): Promise<string> => {
  const page = await visitor.get('/second-factor');
  const secret = (/class="pm-secret">([^<]+)</u.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
  // The code of the half minute before leaves this one's for the sign-in; on the stroke it is a half minute too old.
  for (let tries = 0; tries < 2; tries++) {
    const done = await visitor.post('/second-factor', '/second-factor', { code: codeFrom(secret, -1) });
    if (done.status === 303) return secret;
  }
  throw new Error('the second factor was refused twice');
};

/** An organisation set up through the pages; the visitor is its administrator. */
export const setUpOrganisation = async (
  composed: Composed,
  email = 'administrator@test.invalid',
  name = 'Kirsten Ågård',
): Promise<{ readonly visitor: Visitor; readonly secret: string; readonly email: string }> => {
  const visitor = composed.visitor();
  const link = await composed.setupLink();
  const made = await visitor.post(link, link, {
    organisation: 'Prøveforeningen',
    branches: 'Aarhus: Aarhus, Randers\nFyn: Odense',
    prisons: 'Nyborg: lukket\nSøbysøgård: åbent',
    name,
    email,
    password: goodPassword,
  });
  if (made.location !== '/second-factor') throw new Error(`set-up: ${made.status} ${made.location}`);
  return { visitor, secret: await setSecondFactor(visitor), email };
};
