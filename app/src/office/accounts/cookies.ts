import { serialize } from 'hono/utils/cookie';
import { cookieName, isSecure } from './library.ts';
import { lifetime } from './lifetime.ts';

/** The request's headers with one cookie and nothing else: the library sees only what a step needs. */
export const onlyCookies = (
  headers: Headers,
  name: string,
): { readonly headers: Headers; readonly value: string | undefined } => {
  const pair = (headers.get('cookie') ?? '')
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`));
  return {
    headers: new Headers(pair === undefined ? {} : { cookie: pair }),
    value: pair?.slice(name.length + 1),
  };
};

/** A long-lived cookie of ours, as a whole `Set-Cookie` value. */
export const setCookie = (publicUrl: string, name: string, value: string): string =>
  serialize(cookieName(publicUrl, name), value, {
    path: '/',
    httpOnly: true,
    secure: isSecure(publicUrl),
    sameSite: 'Lax',
    maxAge: lifetime.device.total('seconds'),
  });
