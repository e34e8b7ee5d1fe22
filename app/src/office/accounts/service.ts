import type { APIError } from 'better-auth/api';
import { isAPIError } from 'better-auth/api';
import type pg from 'pg';
import type { Secrets } from '../../platform/secrets.ts';
import type { Accounts, CodeAnswer, Knock, Refusal, SignInAnswer } from './accounts.ts';
import { type Admission, openAttempts } from './attempts.ts';
import { onlyCookies, setCookie } from './cookies.ts';
import { knownDevices } from './device.ts';
import { knockOf } from './knock.ts';
import { cookieName, type Library } from './library.ts';
import { pendingFactor } from './second-factor.ts';
import { openSessions } from './sessions.ts';
import { openUsedCodes } from './used-codes.ts';

export interface AccountsOptions {
  readonly library: Library;
  /** As role `primus_auth`. */
  readonly pool: pg.Pool;
  readonly publicUrl: string;
  readonly secrets: Secrets;
  readonly trustProxy: boolean;
  /** Whether accounts of the demo programme may be used now. */
  readonly demoOpen: () => Promise<boolean>;
  /** The machine's own time: the library's sessions and codes follow it as well. */
  readonly now: () => Temporal.Instant;
}

const refused: Refusal = Object.freeze({ kind: 'refused' });

/** Accounts on the sign-in library, with what it does not do by itself. */
export const openAccounts = (options: AccountsOptions): Accounts => {
  const { library, pool, publicUrl, secrets, now } = options;
  const { api } = library;
  const attempts = openAttempts(pool, secrets, now);
  const usedCodes = openUsedCodes(pool, secrets, now);
  const devices = knownDevices(secrets);
  const sessions = openSessions(options);
  const cookies = {
    session: cookieName(publicUrl, 'session'),
    secondStep: cookieName(publicUrl, 'second-step'),
    device: cookieName(publicUrl, 'known'),
  };

  const ask = (knock: Knock, email: string): Promise<Admission> => {
    const account = email.toLowerCase();
    const device = devices.find(onlyCookies(knock.headers, cookies.device).value, account);
    return attempts.ask({ account, address: knock.address, device });
  };

  /** Nobody carries an old session into a new one. */
  const leaveOldSession = async (headers: Headers) => {
    const own = onlyCookies(headers, cookies.session);
    if (own.value !== undefined) await api.signOut({ headers: own.headers });
  };

  const givePassword = async (
    knock: Knock,
    email: string,
    password: string,
    event: 'account.password-given' | undefined,
  ): Promise<SignInAnswer> => {
    const admission = await ask(knock, email);
    if (admission.kind === 'wait') return admission;
    const answer = await unlessRefused(() =>
      api.signInEmail({ body: { email, password }, returnHeaders: true }),
    );
    if (answer === undefined) return refused;
    await admission.attempt.stepSucceeded();
    const account = await sessions.accountOf(email);
    if (event !== undefined && account !== undefined) await sessions.record(account, event);
    await leaveOldSession(knock.headers);
    const set = answer.headers.getSetCookie();
    if ('twoFactorRedirect' in answer.response) return { kind: 'second-factor', cookies: set };
    const headers = new Headers({ cookie: set.map((one) => one.split(';', 1)[0]).join('; ') });
    await api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
    return { kind: 'set-up', cookies: set };
  };

  /** Counts the try, refuses a code that was used before, and lets the library judge the rest. */
  const tryCode = async (
    knock: Knock,
    user: { readonly id: string; readonly email: string },
    code: string,
    check: () => Promise<{ headers: Headers }>,
  ): Promise<CodeAnswer> => {
    const admission = await ask(knock, user.email);
    if (admission.kind === 'wait') return admission;
    if (!(await usedCodes.claim(user.id, code))) return refused;
    let answer: { headers: Headers } | undefined;
    try {
      answer = await unlessRefused(check);
    } catch (error) {
      if (isAPIError(error) && expiring.has(codeOf(error))) return { kind: 'expired' };
      if (isAPIError(error) && error.statusCode === 429) return { kind: 'wait', seconds: 900 };
      throw error;
    }
    if (answer === undefined) {
      await usedCodes.release(user.id, code);
      return refused;
    }
    await admission.attempt.succeeded();
    const known = setCookie(publicUrl, 'known', devices.make(user.email.toLowerCase()));
    return { kind: 'signed-in', cookies: [...answer.headers.getSetCookie(), known] };
  };

  const verifyCode = async (knock: Knock, code: string): Promise<CodeAnswer> => {
    // Without the session cookie: a session of somebody else in this browser must not be asked about the code.
    const { headers } = onlyCookies(knock.headers, cookies.secondStep);
    const userId = await api.secondStepUser({ headers });
    const user = userId === null ? undefined : await sessions.account(userId);
    if (user === undefined) return { kind: 'expired' };
    const typed = readCode(code);
    if (typed === undefined) return refused;
    const body = { code: typed.code };
    const answer = await tryCode(knock, user, typed.code, () =>
      typed.spare
        ? api.verifyBackupCode({ body, headers, returnHeaders: true })
        : api.verifyTOTP({ body, headers, returnHeaders: true }),
    );
    if (answer.kind === 'signed-in') {
      await leaveOldSession(knock.headers);
      await sessions.record(user.id, typed.spare ? 'account.signed-in-with-spare-code' : 'account.signed-in');
    }
    return answer;
  };

  const pendingSecondFactor = (headers: Headers) =>
    pendingFactor(library, sessions, onlyCookies(headers, cookies.session).headers, now());

  const confirmSecondFactor = async (knock: Knock, code: string): Promise<CodeAnswer> => {
    const { headers } = onlyCookies(knock.headers, cookies.session);
    const pending = await pendingSecondFactor(headers);
    if (pending === undefined) return { kind: 'expired' };
    const typed = readCode(code);
    if (typed === undefined || typed.spare) return refused;
    const user = { id: pending.userId, email: pending.email };
    const answer = await tryCode(knock, user, typed.code, () =>
      api.verifyTOTP({ body: { code: typed.code }, headers, returnHeaders: true }),
    );
    // Another browser may know the password but has not shown the second factor.
    if (answer.kind === 'signed-in') await sessions.keepNewest(user.id, 'account.second-factor-set');
    return answer;
  };

  const proveAgain = async (knock: Knock, code: string): Promise<CodeAnswer> => {
    const { headers } = onlyCookies(knock.headers, cookies.session);
    const session = await sessions.find(headers);
    if (session?.secondFactor !== true) return { kind: 'expired' };
    const typed = readCode(code);
    if (typed === undefined) return refused;
    const body = { code: typed.code };
    const user = { id: session.userId, email: session.email };
    const answer = await tryCode(knock, user, typed.code, () =>
      typed.spare
        ? api.verifyBackupCode({ body, headers, returnHeaders: true })
        : api.verifyTOTP({ body, headers, returnHeaders: true }),
    );
    if (answer.kind === 'signed-in') await sessions.proved(session, 'account.proved-again');
    return answer;
  };

  return Object.freeze({
    knock: (http) => knockOf(http, options.trustProxy),
    session: sessions.holder,
    signIn: (knock, email, password) => givePassword(knock, email, password, 'account.password-given'),
    firstSignIn: (knock, email, password) => givePassword(knock, email, password, undefined),
    verifyCode,
    pendingSecondFactor,
    confirmSecondFactor,
    proveAgain,
    proofAge: sessions.proofAge,
    signOut: async (headers) => {
      const own = onlyCookies(headers, cookies.session).headers;
      const holder = await sessions.holder(own);
      if (holder !== undefined) await sessions.end(holder, 'account.signed-out');
      // The session is gone: the library takes the cookies back, and what there is of a half session.
      const answer = await api.signOut({ headers: own, returnHeaders: true });
      return answer.headers.getSetCookie();
    },
    askWithCard: ({ address }, code) => attempts.ask({ account: `card ${code}`, address, device: undefined }),
    hashPassword: async (password) => (await library.$context).password.hash(password),
    openDemoSession: async (knock, userId) => {
      if (!(await sessions.isDemo(userId))) throw new Error('not an account of the demo programme');
      await leaveOldSession(knock.headers);
      const answer = await api.openSession({ body: { userId }, returnHeaders: true });
      await sessions.record(userId, 'account.demo-opened');
      return answer.headers.getSetCookie();
    },
  } satisfies Accounts);
};

/** Six digits from an authenticator, or a spare code; people type spaces between. */
const readCode = (text: string): { readonly code: string; readonly spare: boolean } | undefined => {
  const code = text.replaceAll(/\s/gu, '');
  if (/^\d{6}$/u.test(code)) return { code, spare: false };
  return /^[a-z0-9]{5}-[a-z0-9]{5}$/iu.test(code) ? { code, spare: true } : undefined;
};

/** The library's words for: begin again. */
const expiring = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']);
/** The library's words for: wrong. Everything else is a fault. */
const wrong = new Set([
  'INVALID_EMAIL_OR_PASSWORD',
  'INVALID_EMAIL',
  'PASSWORD_TOO_LONG',
  'INVALID_CODE',
  'INVALID_BACKUP_CODE',
]);

const codeOf = (error: APIError): string => String(error.body?.code ?? '');

const unlessRefused = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (isAPIError(error) && wrong.has(codeOf(error))) return undefined;
    throw error;
  }
};
