/** What sign-in needs to know of the request. */
export interface Knock {
  readonly headers: Headers;
  /** The caller's address; believed only from the connection or a trusted proxy. */
  readonly address: string;
}

export type SignInAnswer =
  | { readonly kind: 'second-factor'; readonly cookies: readonly string[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

export type CodeAnswer =
  | { readonly kind: 'signed-in'; readonly cookies: readonly string[] }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** Accounts and sessions. Cookies are whole `Set-Cookie` values to be sent with the answer. */
export interface Accounts {
  readonly session: (
    headers: Headers,
  ) => Promise<{ userId: string; name: string; sessionId: string } | undefined>;
  readonly signIn: (knock: Knock, email: string, password: string) => Promise<SignInAnswer>;
  readonly verifyCode: (knock: Knock, code: string) => Promise<CodeAnswer>;
  readonly signOut: (headers: Headers) => Promise<readonly string[]>;
  /** Makes an account with a password; the second factor is still to come. */
  readonly create: (account: { email: string; name: string; password: string }) => Promise<string>;
  /** Begins the second factor for a session without one: what the authenticator app shows, and spare codes. */
  readonly beginSecondFactor: (
    headers: Headers,
    password: string,
  ) => Promise<{ uri: string; spareCodes: readonly string[] }>;
  /** A session without a password: for demo organisations and straight after an invitation. */
  readonly openSession: (userId: string, knock: Knock) => Promise<readonly string[]>;
  /** Ends every session of an account within one request. */
  readonly endSessions: (userId: string) => Promise<void>;
}
