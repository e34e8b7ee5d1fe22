import type { PendingSecondFactor } from './accounts.ts';
import type { Library } from './library.ts';
import { lifetime } from './lifetime.ts';
import type { Sessions } from './sessions.ts';

/** The second factor that waits for its first code, for the session whose password was just given. */
export const pendingFactor = async (
  library: Library,
  sessions: Sessions,
  headers: Headers,
  now: Temporal.Instant,
): Promise<PendingSecondFactor | undefined> => {
  const session = await sessions.find(headers);
  if (session === undefined || session.secondFactor) return undefined;
  const age = now.since(session.begun);
  if (Temporal.Duration.compare(age, lifetime.setUp) >= 0) return undefined;
  const factor = await library.api.unconfirmedFactor({ headers });
  if (factor === null) return undefined;
  const { userId, email } = session;
  const secret = base32(Buffer.from(factor.secret, 'utf8'));
  return Object.freeze({ userId, email, secret, uri: uriOf(email, secret), spareCodes: factor.spareCodes });
};

const uriOf = (email: string, secret: string): string => {
  const issuer = encodeURIComponent('Primus Motor');
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${secret}&issuer=${issuer}&digits=6&period=30`;
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding: what authenticators read. */
export const base32 = (bytes: Uint8Array): string => {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  let text = '';
  for (let at = 0; at < bits.length; at += 5) {
    text += alphabet[Number.parseInt(bits.slice(at, at + 5).padEnd(5, '0'), 2)];
  }
  return text;
};
