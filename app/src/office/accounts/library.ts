import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type pg from 'pg';
import type { Log } from '../../platform/log.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { passwordLength } from './accounts.ts';
import { ownEndpoints } from './endpoints.ts';
import { lifetime } from './lifetime.ts';

export interface LibraryOptions {
  /** As role `primus_auth`, with `search_path=auth` and the driver's own types. */
  readonly pool: pg.Pool;
  readonly publicUrl: string;
  readonly secrets: Secrets;
  readonly log: Log;
}

/** Browsers keep `Secure` cookies for this machine's own names, encrypted or not. */
export const isSecure = (publicUrl: string): boolean => {
  const url = new URL(publicUrl);
  return url.protocol === 'https:' || url.hostname === 'localhost' || url.hostname === '127.0.0.1';
};

export const cookieName = (publicUrl: string, name: string): string =>
  `${isSecure(publicUrl) ? '__Host-' : ''}primus-${name}`;

/** What the library signs its cookies with. */
export const libraryKey = (secrets: Secrets): string => secrets.text('sign-in library');

/**
 * The sign-in library on our schema. Its own addresses are not on the server: only our handlers call it. It limits
 * nothing by itself (that is `attempts.ts`), keeps no address of anybody, and tells nobody that it runs.
 */
export const openLibrary = ({ pool, publicUrl, secrets, log }: LibraryOptions) => {
  const cookie = (name: string) =>
    ({
      name: cookieName(publicUrl, name),
      attributes: { path: '/', httpOnly: true, secure: isSecure(publicUrl), sameSite: 'lax' },
    }) as const;
  return betterAuth({
    appName: 'Primus Motor',
    baseURL: publicUrl,
    database: pool,
    // Named here, so that no environment variable can add another.
    secrets: [{ version: 1, value: libraryKey(secrets) }],
    telemetry: { enabled: false },
    // Its messages may hold what somebody typed: only the level is kept.
    logger: {
      level: 'error',
      log: (level) => log.error({ level }, 'the sign-in library reports an error'),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    // It knows the absolute end; idle sessions are ended by us, so nothing is extended.
    session: { expiresIn: lifetime.absolute.total('seconds'), disableSessionRefresh: true },
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      cookies: {
        session_token: cookie('session'),
        session_data: cookie('session-data'),
        account_data: cookie('account-data'),
        dont_remember: cookie('dont-remember'),
        two_factor: cookie('second-step'),
        trust_device: cookie('trust-device'),
      },
    },
    plugins: [
      twoFactor({ issuer: 'Primus Motor', twoFactorCookieMaxAge: lifetime.secondStep.total('seconds') }),
      ownEndpoints,
    ],
  });
};

export type Library = ReturnType<typeof openLibrary>;
