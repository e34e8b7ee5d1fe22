import { canonicalHash } from '../canonical.ts';
import { parseProtocol } from './parse.ts';
import type { Protocol } from './protocol.ts';

/** A protocol together with its fingerprint and the plain object that the fingerprint is of. */
export type LockedProtocol = Readonly<{
  /** exactly what was written, before defaults: keep this, and lock from this again */
  source: unknown;
  protocol: Protocol;
  /** see {@link protocolHash} */
  hash: string;
}>;

/**
 * The fingerprint of a protocol as written: SHA-256 of the canonical JSON of its plain object. The layout
 * and comments of the file do not matter, every word does. It is taken before defaults are filled in, so
 * that a later version of this program, with more fields, gives the same one.
 */
export function protocolHash(source: unknown): string {
  return canonicalHash(source);
}

/**
 * Reads a protocol and takes its fingerprint.
 * @throws {ProtocolError} when it cannot be used
 */
export function lockProtocol(source: unknown): LockedProtocol {
  return Object.freeze({ source, protocol: parseProtocol(source), hash: protocolHash(source) });
}
