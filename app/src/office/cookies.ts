import type { House } from './house.ts';

type Origin = Pick<House, 'publicUrl'>;

/** Browsers take localhost for safe. */
const secure = ({ publicUrl }: Origin): boolean => {
  const url = new URL(publicUrl);
  return url.protocol === 'https:' || url.hostname === 'localhost' || url.hostname === '127.0.0.1';
};

export const cookieName = (house: Origin, name: string): string =>
  `${secure(house) ? '__Host-' : ''}primus-${name}`;

/** @param maxAge in seconds; without it the cookie ends with the browser */
export const cookieOptions = (house: Origin, maxAge?: number) => ({
  path: '/',
  httpOnly: true,
  secure: secure(house),
  sameSite: 'Lax' as const,
  ...(maxAge === undefined ? {} : { maxAge }),
});
