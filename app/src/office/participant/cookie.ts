import { serialize } from 'hono/utils/cookie';
import { z } from 'zod';
import { cookieName, cookieOptions } from '../cookies.ts';
import type { House } from '../house.ts';

/** A participant's visit ends so long after the last page: phones are lent out. */
export const visitMinutes = 30;
const purpose = 'participant';
const valueSchema = z.tuple([z.uuid(), z.coerce.number().int(), z.string()]);

type Signer = Pick<House, 'publicUrl' | 'secrets'>;

export const participantCookieName = (house: Signer): string => cookieName(house, 'me');

/** The cookie that lets the holder of a card in until half an hour after `now`: for `cookies` of a redirect. */
export const participantCookie = (house: Signer, cardId: string, now: Temporal.Instant): string => {
  const value = `${cardId}.${now.add({ minutes: visitMinutes }).epochMilliseconds}`;
  return serialize(
    participantCookieName(house),
    `${value}.${house.secrets.sign(purpose, value)}`,
    cookieOptions(house, visitMinutes * 60),
  );
};

/** The cookie that ends the visit. */
export const endedParticipantCookie = (house: Signer): string =>
  serialize(participantCookieName(house), '', { ...cookieOptions(house), maxAge: 0 });

/** The card that a cookie stands for; undefined when it is not ours, was changed or has run out. */
export const cardOf = (house: Signer, cookie: string, now: Temporal.Instant): string | undefined => {
  const parts = valueSchema.safeParse(cookie.split('.')).data;
  if (parts === undefined) return undefined;
  const [cardId, expires, signature] = parts;
  if (!house.secrets.verify(purpose, `${cardId}.${expires}`, signature)) return undefined;
  return expires > now.epochMilliseconds ? cardId : undefined;
};
