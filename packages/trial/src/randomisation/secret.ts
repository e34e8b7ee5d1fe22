import { randomBytes } from 'node:crypto';
import { canonicalHash } from '../canonical.ts';

const DOMAIN = 'primus-motor/commitment/1';

/** A fresh secret of 32 bytes from the operating system, in hexadecimal. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/**
 * Exactly 32 bytes: HMAC pads a key with zeros, so a longer secret that ends in zeros would draw the same
 * under another commitment.
 * @throws {RangeError} unless the secret is 32 bytes in lower-case hexadecimal
 */
export function assertSecret(secret: string): void {
  if (!/^[0-9a-f]{64}$/.test(secret)) throw new RangeError('a secret is 32 bytes in lower-case hexadecimal');
}

/**
 * What is published before the first allocation and binds the study to one secret under one protocol:
 * SHA-256 over the protocol's hash and the secret. It tells nothing of the secret, which has 256 bits;
 * when the secret is revealed at the end, anyone computes it again.
 */
export function commitmentOf(protocolHash: string, secret: string): string {
  assertSecret(secret);
  return canonicalHash([DOMAIN, protocolHash, secret]);
}
