import { z } from 'zod';
import { requiredDay } from '../../mentors/fields.ts';

export const transferSchema = z.strictObject({
  prison: z.uuid('Vælg et fængsel fra listen. | Choose a prison from the list.'),
  from: requiredDay('Skriv, fra hvilken dag. | Write from which day.'),
});
