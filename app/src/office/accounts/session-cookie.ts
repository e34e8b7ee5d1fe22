import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';

/**
 * The token in a session cookie of the sign-in library, if the library signed it: `token.signature`, HMAC-SHA-256 in
 * base64.
 *
 * @param name - of the cookie
 * @param key - what the library signs with
 */
export const sessionTokenIn = (headers: Headers, name: string, key: string): string | undefined => {
  const value = parse(headers.get('cookie') ?? '', name)[name] ?? '';
  const dot = value.lastIndexOf('.');
  const token = value.slice(0, Math.max(dot, 0));
  const given = Buffer.from(value.slice(dot + 1));
  const wanted = Buffer.from(createHmac('sha256', key).update(token).digest('base64'));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : undefined;
};
