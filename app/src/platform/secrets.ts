import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Everything derived from the installation's one master key; each purpose has a key of its own. */
export interface Secrets {
  /** Seals bytes with AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the text. `purpose` is bound to it. */
  readonly seal: (purpose: string, plain: string) => Buffer;
  /** Opens what `seal` made for the same purpose; throws when a byte was changed. */
  readonly open: (purpose: string, sealed: Buffer) => string;
  /** Keyed hash that finds the same value again without holding it. */
  readonly fingerprint: (purpose: string, value: string) => Buffer;
  /** A password for a login role of the database. */
  readonly password: (role: string) => string;
  /** Text key for a library that wants one. */
  readonly text: (purpose: string) => string;
  readonly sign: (purpose: string, value: string) => string;
  readonly verify: (purpose: string, value: string, signature: string) => boolean;
}

const masterLength = 32;

/** A new master key: 32 random bytes. */
export const newMasterKey = (): Buffer => randomBytes(masterLength);

/** @throws RangeError when the key does not have 32 bytes. */
export const secretsFrom = (master: Buffer): Secrets => {
  if (master.length !== masterLength) throw new RangeError('the master key must have 32 bytes');
  const key = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `primus-motor ${purpose}`, masterLength));
  // Each page signs its forms. The purposes of hashes are few; those of sealing may be one a link, and are not kept.
  const macKeys = new Map<string, Buffer>();
  const macKey = (purpose: string) => macKeys.getOrInsertComputed(purpose, key);
  const mac = (purpose: string, value: string) =>
    createHmac('sha256', macKey(purpose)).update(value).digest();
  return Object.freeze({
    seal: (purpose: string, plain: string) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key(`seal ${purpose}`), nonce);
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open: (purpose: string, sealed: Buffer) => {
      const decipher = createDecipheriv('aes-256-gcm', key(`seal ${purpose}`), sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
    fingerprint: (purpose: string, value: string) => mac(`fingerprint ${purpose}`, value),
    password: (role: string) => mac('database role', role).toString('base64url'),
    text: (purpose: string) => key(purpose).toString('base64url'),
    sign: (purpose: string, value: string) => mac(`sign ${purpose}`, value).toString('base64url'),
    verify: (purpose: string, value: string, signature: string) => {
      const wanted = mac(`sign ${purpose}`, value);
      const given = Buffer.from(signature, 'base64url');
      return given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  });
};

/** A token for a one-time link: 32 random bytes for the address, its SHA-256 for the database. */
export const newToken = (): Readonly<{ token: string; hash: Buffer }> => {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
};

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
