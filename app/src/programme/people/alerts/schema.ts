import { z } from 'zod';
import { optionalDay, requiredNote } from '../../mentors/fields.ts';
import { alertKinds } from '../care/care.ts';

const words = 'Skriv kort, hvad der er vigtigt. | Write briefly what is important.';

export const alertSchema = z.strictObject({
  kind: z.enum(alertKinds, 'Vælg, hvad det handler om. | Choose what it is about.'),
  text: requiredNote(words).refine(
    (text) => text.length <= 200,
    'Skriv højst 200 tegn. | Write at most 200 characters.',
  ),
  until: optionalDay,
  forMentors: z.literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.').optional(),
});
