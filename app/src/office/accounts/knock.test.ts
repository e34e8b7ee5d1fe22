import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { knockOf } from './knock.ts';

/** The address that a request from `remote` counts under. */
const addressOf = async (remote: string, forwarded: string | undefined, trustProxy: boolean) => {
  const app = new Hono().get('/', (http) => http.text(knockOf(http, trustProxy).address));
  const headers: HeadersInit = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const socket = { remoteAddress: remote, remotePort: 1, remoteFamily: 'IPv4' };
  const answer = await app.request('/', { headers }, { incoming: { socket } });
  return answer.text();
};

test.each([
  ['the connection counts', '192.0.2.7', undefined, false, '192.0.2.7'],
  ['a header that anybody can write does not', '192.0.2.7', '198.51.100.1', false, '192.0.2.7'],
  ['behind a trusted proxy the header does', '192.0.2.7', '198.51.100.1', true, '198.51.100.1'],
  [
    'of several the one that the proxy wrote, which is the last',
    '192.0.2.7',
    '10.0.0.1, 198.51.100.1',
    true,
    '198.51.100.1',
  ],
  ['without a header the proxy itself', '192.0.2.7', undefined, true, '192.0.2.7'],
  ['IPv4 in IPv6 is IPv4', '::ffff:192.0.2.7', undefined, false, '192.0.2.7'],
  ['IPv6 counts by its network', '2001:db8:1:2:3:4:5:6', undefined, false, '2001:db8:1:2'],
  ['however it is written', '2001:0DB8::5', undefined, false, '2001:db8:0:0'],
  ['this machine', '::1', undefined, false, '0:0:0:0'],
])('%s', async (_, remote, forwarded, trustProxy, expected) => {
  expect(await addressOf(remote, forwarded, trustProxy)).toBe(expected);
});
