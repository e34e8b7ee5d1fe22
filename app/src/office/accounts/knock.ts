import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Knock } from './accounts.ts';

/** Who knocks. Behind a trusted proxy the last address in the header is the one that proxy saw. */
export const knockOf = (http: Context, trustProxy: boolean): Knock => ({
  headers: http.req.raw.headers,
  address: networkOf((trustProxy ? forwarded(http) : undefined) ?? connected(http)),
});

const forwarded = (http: Context): string | undefined =>
  http.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined;

const connected = (http: Context): string => {
  // There is no connection where the application is asked directly, as the tests do.
  if (http.env === undefined || !('incoming' in http.env)) return 'none';
  return getConnInfo(http).remote.address ?? 'none';
};

/** Whoever has an IPv6 address has billions: the network of 64 bits counts. */
const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array.from({ length: 8 - first.length - last.length }, () => '0');
  return [...first, ...middle, ...last]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
};
