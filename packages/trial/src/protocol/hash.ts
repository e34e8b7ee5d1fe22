import { canonicalHash } from '../ledger/canonical.ts';
import type { Protocol } from './protocol.ts';

/**
 * The fingerprint of a parsed protocol: SHA-256 of its canonical JSON. Layout and comments of the file do
 * not matter; every word that the protocol says does.
 */
export function protocolHash(protocol: Protocol): string {
  return canonicalHash(protocol);
}
