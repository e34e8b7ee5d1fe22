import { CONTACT_MODES, CONTACT_OUTCOMES, LIFE_AREAS } from '@primus-motor/trial';
import { z } from 'zod';
import { note, requiredDay, ticked } from '../../mentors/fields.ts';

const minutes =
  'Skriv minutterne som et helt tal, højst 1440. | Write the minutes as a whole number, at most 1440.';

/** A contact in one page. Minutes may stay empty: an invented number is worse than none. */
export const logSchema = z.strictObject({
  who: z.enum(['both', 'me', 'other'], 'Vælg, hvem der var med. | Choose who was there.'),
  heldOn: requiredDay('Skriv, hvornår det var. | Write when it was.'),
  mode: z.enum(CONTACT_MODES, 'Vælg, hvordan I havde kontakt. | Choose how you were in contact.'),
  kept: z.enum(CONTACT_OUTCOMES, 'Vælg, om det blev til noget. | Choose whether it came to anything.'),
  minutes: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || (/^\d{1,4}$/u.test(text) && Number(text) <= 1440), minutes)
    .transform((text) => (text === '' ? undefined : Number(text))),
  lifeAreas: ticked(LIFE_AREAS, 'Vælg fra listen. | Choose from the list.'),
  note,
  concern: z.literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.').optional(),
});

export type LogInput = z.output<typeof logSchema>;
