import { randomBytes } from 'node:crypto';
import type { Secrets } from '../../platform/secrets.ts';

/** A browser that has signed in to an account before. It opens nothing; it only counts its own failures. */
export interface KnownDevices {
  /** The id of the browser, if it is known for this account. */
  readonly find: (cookie: string | undefined, account: string) => string | undefined;
  /** The cookie's value for a browser that has just signed in. */
  readonly make: (account: string) => string;
}

export const knownDevices = (secrets: Secrets): KnownDevices => ({
  find: (cookie, account) => {
    const [id, signature] = (cookie ?? '').split('.');
    if (!id || !signature) return undefined;
    return secrets.verify('known device', `${id} ${account}`, signature) ? id : undefined;
  },
  make: (account) => {
    const id = randomBytes(16).toString('base64url');
    return `${id}.${secrets.sign('known device', `${id} ${account}`)}`;
  },
});
