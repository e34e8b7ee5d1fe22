import { createHash } from 'node:crypto';

/**
 * A UUID (version 8, RFC 9562) made of what the row is about, so that the same seed loads the same rows. The parts are
 * ids and codes of the programme, which its seed gives.
 */
export const idOf = (...parts: readonly (string | null)[]): string => {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4];
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
};
