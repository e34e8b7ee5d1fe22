import { z } from 'zod';
import { note, ticked } from '../../mentors/fields.ts';
import { channels } from '../care/care.ts';

const short = note.refine(
  (text) => text.length <= 200,
  'Skriv højst 200 tegn. | Write at most 200 characters.',
);

export const contactRuleSchema = z.strictObject({
  channels: ticked(channels, 'Vælg fra listen. | Choose from the list.'),
  when: short,
  notTo: short,
  voicemail: z.enum(['yes', 'no'], 'Vælg ja eller nej. | Choose yes or no.'),
});
