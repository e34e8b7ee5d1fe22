import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase, testSecrets as secrets } from '../../../test/database.ts';
import { codeFrom, Jar } from '../../../test/sign-in.ts';
import { openPool } from '../../platform/database/connection.ts';
import { connectionOf } from '../../platform/database/roles.ts';
import { makeLog } from '../../platform/log.ts';
import type { Accounts } from './accounts.ts';
import { type Library, openLibrary } from './library.ts';
import { openLibraryPool } from './pool.ts';
import { openAccounts } from './service.ts';

let database: FreshDatabase;
let owner: pg.Client;
let pool: pg.Pool;
let libraryPool: pg.Pool;
let accounts: Accounts;
let library: Library;
let demoOpen = true;
const organisation = randomUUID();
const demoOrganisation = randomUUID();
const password = 'en lang og god adgangskode';
let passwordHash: string;
let stoppedAt: Temporal.Instant | undefined;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
  const login = connectionOf(database.owner, 'primus_auth', secrets);
  pool = openPool(login, 8, 'test');
  libraryPool = openLibraryPool(login, 4);
  const publicUrl = 'http://localhost:3000';
  library = openLibrary({ pool: libraryPool, publicUrl, secrets, log: makeLog('silent') });
  accounts = openAccounts({
    library,
    pool,
    publicUrl,
    secrets,
    trustProxy: false,
    demoOpen: async () => demoOpen,
    now: () => stoppedAt ?? Temporal.Now.instant(),
  });
  passwordHash = await accounts.hashPassword(password);
  await owner.query(
    `insert into office.organisation (id, name, demo) values ($1, 'Foreningen', false), ($2, 'Demo', true)`,
    [organisation, demoOrganisation],
  );
});

afterAll(async () => {
  await Promise.all([pool.end(), libraryPool.end(), owner.end()]);
  await database.drop();
});

/** An account with a password and one role. */
const newAccount = async (in_ = organisation) => {
  const id = randomUUID();
  const email = `${id}@test.invalid`;
  await owner.query(`insert into auth."user" (id, name, email) values ($1, 'Prøve', $2)`, [id, email]);
  if (in_ === organisation) {
    await owner.query(
      `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
       values ($1, $2, 'credential', $2, $3, now())`,
      [randomUUID(), id, passwordHash],
    );
  }
  await owner.query(
    `insert into office.membership (organisation_id, user_id, role) values ($1, $2, 'administrator')`,
    [in_, id],
  );
  return { id, email };
};

/** An account whose second factor has been set up, and the browser that did it. */
const readyAccount = async () => {
  const account = await newAccount();
  const jar = new Jar();
  const first = await accounts.signIn(jar.knock(), account.email, password);
  if (first.kind !== 'set-up') throw new Error(first.kind);
  jar.keep(first.cookies);
  const pending = await accounts.pendingSecondFactor(jar.headers);
  if (pending === undefined) throw new Error('nothing pending');
  // The code of the step before, so that this step's code is still unused.
  const done = await accounts.confirmSecondFactor(jar.knock(), codeFrom(pending.secret, -1));
  if (done.kind !== 'signed-in') throw new Error(done.kind);
  return { ...account, jar: jar.keep(done.cookies), secret: pending.secret, spare: pending.spareCodes };
};

const sessionCookie = '__Host-primus-session';
const tokensOf = async (userId: string) =>
  (
    await owner.query<{ token: string }>('select token from auth.session where "userId" = $1', [userId])
  ).rows.map((row) => row.token);

describe('the first time', () => {
  test('a password alone opens nothing; the first code does, and every step has a session of its own', async () => {
    const account = await newAccount();
    const jar = new Jar();
    const other = new Jar();
    const first = await accounts.signIn(jar.knock(), account.email, password);
    expect(first.kind).toBe('set-up');
    jar.keep('cookies' in first ? first.cookies : []);
    expect(await accounts.session(jar.headers)).toBeUndefined();
    const before = jar.get(sessionCookie);

    const second = await accounts.signIn(other.knock(), account.email, password);
    other.keep('cookies' in second ? second.cookies : []);
    const pending = await accounts.pendingSecondFactor(other.headers);
    expect(pending?.spareCodes).toHaveLength(10);
    expect(pending?.uri).toMatch(
      /^otpauth:\/\/totp\/Primus%20Motor:.*secret=[A-Z2-7]{52}&issuer=Primus%20Motor/u,
    );

    expect(await accounts.confirmSecondFactor(jar.knock(), '000000')).toEqual({ kind: 'refused' });
    const done = await accounts.confirmSecondFactor(other.knock(), codeFrom(pending?.secret ?? ''));
    expect(done.kind).toBe('signed-in');
    other.keep('cookies' in done ? done.cookies : []);
    expect(await accounts.session(other.headers)).toMatchObject({ userId: account.id, name: 'Prøve' });
    expect(other.get(sessionCookie)).not.toBe(before);
    // Whoever knew the password alone in another browser is out.
    expect(await accounts.session(jar.headers)).toBeUndefined();
    expect(await tokensOf(account.id)).toHaveLength(1);
    expect(await accounts.pendingSecondFactor(other.headers)).toBeUndefined();
  });

  test('the cookies cannot be read by a script, taken elsewhere or sent in clear', async () => {
    const { jar, email } = await readyAccount();
    const answer = await accounts.signIn(jar.knock(), email, password);
    const set = 'cookies' in answer ? answer.cookies : [];
    expect(set.length).toBeGreaterThan(0);
    for (const cookie of set) {
      expect(cookie).toMatch(/^__Host-primus-/u);
      for (const part of ['Path=/', 'HttpOnly', 'Secure', /SameSite=lax/iu]) expect(cookie).toMatch(part);
      expect(cookie).not.toMatch(/Domain/iu);
    }
  });
});

describe('signing in', () => {
  test('M128 password, then code; the old session dies, the code is good once, a spare code once', async () => {
    const { id, email, jar, secret, spare } = await readyAccount();
    const old = new Jar().keep([`${sessionCookie}=${jar.get(sessionCookie)}`]);
    const [before] = await tokensOf(id);
    const first = await accounts.signIn(jar.knock(), email, password);
    expect(first.kind).toBe('second-factor');
    jar.keep('cookies' in first ? first.cookies : []);
    expect(await accounts.session(old.headers)).toBeUndefined();
    expect(await accounts.session(jar.headers)).toBeUndefined();
    expect(await tokensOf(id)).toEqual([]);

    const code = codeFrom(secret);
    const done = await accounts.verifyCode(jar.knock(), `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(done.kind).toBe('signed-in');
    jar.keep('cookies' in done ? done.cookies : []);
    expect(await accounts.session(jar.headers)).toMatchObject({ userId: id });
    expect(await tokensOf(id)).not.toContain(before);

    const again = new Jar();
    again.keep(cookiesOf(await accounts.signIn(again.knock(), email, password)));
    expect(await accounts.verifyCode(again.knock(), code)).toEqual({ kind: 'refused' });
    const spared = await accounts.verifyCode(again.knock(), spare[0] ?? '');
    expect(spared.kind).toBe('signed-in');
    again.keep(cookiesOf(await accounts.signIn(again.knock(), email, password)));
    expect(await accounts.verifyCode(again.knock(), spare[0] ?? '')).toEqual({ kind: 'refused' });
  });

  test('the same code twice at once: one gets in', async () => {
    const { email, secret } = await readyAccount();
    const jars = [new Jar(), new Jar()];
    for (const jar of jars) jar.keep(cookiesOf(await accounts.signIn(jar.knock(), email, password)));
    const code = codeFrom(secret);
    const answers = await Promise.all(jars.map((jar) => accounts.verifyCode(jar.knock(), code)));
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'signed-in']);
  });

  test('one step of clock error is forgiven, two are not', async () => {
    const { email, secret } = await readyAccount();
    const jar = new Jar();
    jar.keep(cookiesOf(await accounts.signIn(jar.knock(), email, password)));
    expect(await accounts.verifyCode(jar.knock(), codeFrom(secret, 3))).toEqual({ kind: 'refused' });
    expect(await accounts.verifyCode(jar.knock(), codeFrom(secret, -3))).toEqual({ kind: 'refused' });
    expect((await accounts.verifyCode(jar.knock(), codeFrom(secret, 1))).kind).toBe('signed-in');
  });

  test('a code without a password before it is answered: begin again', async () => {
    expect(await accounts.verifyCode(new Jar().knock(), '123456')).toEqual({ kind: 'expired' });
  });
});

const cookiesOf = (answer: object): readonly string[] => {
  if (!('cookies' in answer)) throw new Error(JSON.stringify(answer));
  return answer.cookies as readonly string[];
};

describe('sessions end', () => {
  const age = (userId: string, column: 'updatedAt' | 'expiresAt', hours: number) =>
    owner.query(
      `update auth.session set "${column}" = "${column}" - make_interval(hours => $2) where "userId" = $1`,
      [userId, hours],
    );

  test('after eight hours without use', async () => {
    const { id, jar } = await readyAccount();
    await age(id, 'updatedAt', 7);
    expect(await accounts.session(jar.headers)).toBeDefined();
    // It was used just now, so the eight hours begin anew.
    await age(id, 'updatedAt', 7);
    expect(await accounts.session(jar.headers)).toBeDefined();
    await age(id, 'updatedAt', 8);
    expect(await accounts.session(jar.headers)).toBeUndefined();
    expect(await tokensOf(id)).toEqual([]);
  });

  test('after twenty-four hours however much they are used', async () => {
    const { id, jar } = await readyAccount();
    await age(id, 'expiresAt', 23);
    expect(await accounts.session(jar.headers)).toBeDefined();
    await age(id, 'expiresAt', 1);
    expect(await accounts.session(jar.headers)).toBeUndefined();
    expect(await tokensOf(id)).toEqual([]);
  });

  test('at sign-out', async () => {
    const one = await readyAccount();
    one.jar.keep(await accounts.signOut(one.jar.headers));
    expect(one.jar.get(sessionCookie)).toBeUndefined();
    expect(await tokensOf(one.id)).toEqual([]);
  });

  test('a cookie is read as the library reads it, spoilt ones included', async () => {
    const { id, jar } = await readyAccount();
    const other = await readyAccount();
    const value = jar.get(sessionCookie) ?? '';
    const [token = '', signature = ''] = decodeURIComponent(value).split('.');
    const [, foreign = ''] = decodeURIComponent(other.jar.get(sessionCookie) ?? '').split('.');
    const spoilt = [
      `${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`,
      token,
      `${token}.`,
      `.${signature}`,
      `${token}.${foreign}`,
      `${token}.${signature}`,
      `${token}.${signature.toLowerCase()}`,
      `"${value}"`,
      `${value} `,
      `${value}%3D`,
      `${value}=`,
      '%',
      '%E0%A4%A',
      '',
    ];
    const asked = async (cookie: string) => {
      const headers = new Headers({ cookie });
      const ours = await accounts.session(headers);
      const theirs = await library.api.getSession({ headers });
      return [ours?.userId, theirs?.user.id];
    };
    expect(await asked(`theme=dark; ${sessionCookie}=${value}; other=1`)).toEqual([id, id]);
    for (const one of spoilt) {
      const [ours, theirs] = await asked(`${sessionCookie}=${one}`);
      expect({ one, ours }).toEqual({ one, ours: theirs });
    }
    expect(await asked(`${sessionCookie}=${spoilt[0]}`)).toEqual([undefined, undefined]);
    expect(await asked(`${sessionCookie}=${token}.${foreign}`)).toEqual([undefined, undefined]);
    expect(await asked(`x${sessionCookie}=${value}`)).toEqual([undefined, undefined]);
  });
});

describe('guessing', () => {
  // The first wait is one second, which two tries may take on a busy machine.
  beforeEach(() => {
    stoppedAt = Temporal.Now.instant();
  });
  afterEach(() => {
    stoppedAt = undefined;
  });

  const fail = (email: string, address: string, jar = new Jar()) =>
    accounts.signIn(jar.knock(address), email, 'ikke den rigtige adgangskode');

  test('an account that does not exist waits like one that does', async () => {
    const email = `${randomUUID()}@test.invalid`;
    const kinds = [];
    for (let i = 0; i < 4; i += 1) kinds.push((await fail(email, '198.51.100.250')).kind);
    expect(kinds).toEqual(['refused', 'refused', 'refused', 'wait']);
  });

  test('a stranger locks no owner out: a browser that is known is counted by itself', async () => {
    const { email, jar, secret } = await readyAccount();
    for (let i = 0; i < 4; i += 1) await fail(email, `192.0.2.${i + 10}`);
    expect((await accounts.signIn(new Jar().knock('192.0.2.99'), email, password)).kind).toBe('wait');
    const first = await accounts.signIn(jar.knock(), email, password);
    expect(first.kind).toBe('second-factor');
    jar.keep(cookiesOf(first));
    expect((await accounts.verifyCode(jar.knock(), codeFrom(secret))).kind).toBe('signed-in');
    // The cookie of one account says nothing for another.
    const victim = await newAccount();
    for (let i = 0; i < 3; i += 1) await fail(victim.email, `192.0.2.${i + 150}`, jar);
    expect((await fail(victim.email, '192.0.2.160', jar)).kind).toBe('wait');
  });

  test('codes are counted on the account as well', async () => {
    const { email } = await readyAccount();
    const jar = new Jar();
    jar.keep(cookiesOf(await accounts.signIn(jar.knock('203.0.113.20'), email, password)));
    const kinds = [];
    for (let i = 0; i < 4; i += 1)
      kinds.push((await accounts.verifyCode(jar.knock('203.0.113.20'), `00000${i}`)).kind);
    expect(kinds).toEqual(['refused', 'refused', 'refused', 'wait']);
    expect((await accounts.signIn(new Jar().knock('203.0.113.21'), email, password)).kind).toBe('wait');
  });
});

describe('the demo programme', () => {
  test('opens without a password, for its own accounts only, while it is open', async () => {
    const demo = await newAccount(demoOrganisation);
    const jar = new Jar().keep(await accounts.openDemoSession(new Jar().knock(), demo.id));
    expect(await accounts.session(jar.headers)).toMatchObject({ userId: demo.id });
    demoOpen = false;
    expect(await accounts.session(jar.headers)).toBeUndefined();
    demoOpen = true;
    const real = await newAccount();
    await expect(accounts.openDemoSession(new Jar().knock(), real.id)).rejects.toThrow('not an account');
  });

  test('an account that is in the demo and elsewhere needs its second factor', async () => {
    const demo = await newAccount(demoOrganisation);
    const jar = new Jar().keep(await accounts.openDemoSession(new Jar().knock(), demo.id));
    const elsewhere = () =>
      owner.query(
        `insert into office.membership (organisation_id, user_id, role) values ($1, $2, 'evaluator')`,
        [organisation, demo.id],
      );
    await expect(elsewhere()).rejects.toThrow('membership_one_organisation');
    // The second lock holds without the first.
    await owner.query('alter table office.membership drop constraint membership_one_organisation');
    await elsewhere();
    expect(await accounts.session(jar.headers)).toBeUndefined();
  });
});
