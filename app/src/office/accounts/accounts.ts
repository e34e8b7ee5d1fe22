import type { Context } from 'hono';
import type { RoleRow } from '../viewer-store.ts';
import type { Admission } from './attempts.ts';

/** What sign-in needs to know of the request. */
export interface Knock {
  readonly headers: Headers;
  /** The caller's address; believed only from the connection or a trusted proxy. */
  readonly address: string;
}

export type Refusal =
  | { readonly kind: 'refused' }
  /** Too many failures from here or on this account; the password was not even looked at. */
  | { readonly kind: 'wait'; readonly seconds: number };

export type SignInAnswer =
  | Refusal
  | { readonly kind: 'second-factor'; readonly cookies: readonly string[] }
  /** The account has no second factor yet: it must be set up before anything else can be done. */
  | { readonly kind: 'set-up'; readonly cookies: readonly string[] };

export type CodeAnswer =
  | Refusal
  | { readonly kind: 'signed-in'; readonly cookies: readonly string[] }
  /** The ten minutes between password and code are over, or too many codes were tried: begin again. */
  | { readonly kind: 'expired' };

/** A second factor that waits for its first code. */
export interface PendingSecondFactor {
  readonly userId: string;
  readonly email: string;
  /** `otpauth://…`, for the QR code. */
  readonly uri: string;
  /** The same secret as a person types it into an authenticator. */
  readonly secret: string;
  readonly spareCodes: readonly string[];
}

/** Who holds a whole session: password and second factor given, or an account of the demo programme. */
export interface SessionHolder {
  readonly userId: string;
  readonly name: string;
  readonly sessionId: string;
}

/** With the roles that the account holds now. */
export interface WithRoles extends SessionHolder {
  readonly roles: readonly RoleRow[] | null;
}

/** Accounts and sessions. Cookies are whole `Set-Cookie` values to be sent with the answer. */
export interface Accounts {
  readonly knock: (http: Context) => Knock;
  readonly session: (headers: Headers) => Promise<WithRoles | undefined>;
  readonly signIn: (knock: Knock, email: string, password: string) => Promise<SignInAnswer>;
  /** The same straight after the account was made or got its password: the event of that says it already. */
  readonly firstSignIn: (knock: Knock, email: string, password: string) => Promise<SignInAnswer>;
  /** The second step: a code from the authenticator, or a spare code. */
  readonly verifyCode: (knock: Knock, code: string) => Promise<CodeAnswer>;
  /** For a session that has given a password and has no second factor; undefined for everybody else. */
  readonly pendingSecondFactor: (headers: Headers) => Promise<PendingSecondFactor | undefined>;
  readonly confirmSecondFactor: (knock: Knock, code: string) => Promise<CodeAnswer>;
  /** Whoever holds a whole session shows the second factor once more. */
  readonly proveAgain: (knock: Knock, code: string) => Promise<CodeAnswer>;
  /** How long ago the second factor was shown in this session; undefined for a session that is gone. */
  readonly proofAge: (sessionId: string) => Promise<Temporal.Duration | undefined>;
  readonly signOut: (headers: Headers) => Promise<readonly string[]>;
  /** One try of a participant's card, counted by the code that was typed and by the address. */
  readonly askWithCard: (knock: Knock, code: string) => Promise<Admission>;
  /** For the account's row; slow on purpose, so it is made before a transaction begins. */
  readonly hashPassword: (password: string) => Promise<string>;
  /** A session without a password. @throws Error for an account outside the demo programme */
  readonly openDemoSession: (knock: Knock, userId: string) => Promise<readonly string[]>;
}

/** Passwords have at least this many characters; nothing else is asked of them. */
export const passwordLength = { least: 12, most: 128 } as const;
