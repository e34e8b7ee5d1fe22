import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';

export const linkParams = z.object({ token: z.string().max(100) });

export const linkClosed = (): Refused =>
  new Refused('link-closed', {
    da: 'Linket er allerede brugt, lukket eller udløbet. Bed koordinatoren om et nyt.',
    en: 'The link has been used, closed or has expired. Ask the coordinator for a new one.',
  });
