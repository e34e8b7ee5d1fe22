import { z } from 'zod';

/** A page of ours to go on to: a path of plain letters, with plain fields if need be, never another host. Anything else is the front page. */
export const nextSchema = z
  .string()
  .regex(/^\/(?!\/)[\w\-/]*(?:\?[\w\-=&]*)?$/u)
  .max(200)
  .optional()
  .catch(undefined);

/** The address with where to go afterwards, if that was given. */
export const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`;
