import { z } from 'zod';
import { manners } from '../consent.ts';

/** Where several authorities are named, which of the consents; without it the first that holds. */
export const which = z.uuid().optional();

export const withdrawSchema = z.strictObject({
  consent: which,
  how: z.enum(manners, 'Vælg, hvordan det er sagt. | Choose how it was said.'),
});
