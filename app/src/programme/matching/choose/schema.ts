import { z } from 'zod';
import { note } from '../../mentors/fields.ts';

const mentor = z.union([z.literal(''), z.uuid()], 'Vælg en mentor. | Choose a mentor.').default('');

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const pairOrOwn = new RegExp(`^(?:own|${id}\\+${id})$`, 'u');

/** A suggested pair as `id+id`, or `own` with two mentors from the lists. */
export const chooseSchema = z
  .strictObject({
    choice: z.string('Vælg et par. | Choose a pair.').regex(pairOrOwn, 'Vælg et par. | Choose a pair.'),
    first: mentor,
    second: mentor,
    reason: note,
    goal: note.refine((text) => text.length <= 300, 'Skriv højst 300 tegn. | Write at most 300 characters.'),
    introduction: note,
    reserve: z.enum(['', 'yes']).default(''),
    askReserve: z.enum(['', 'yes']).default(''),
  })
  .refine((form) => form.choice !== 'own' || form.first !== '', {
    path: ['first'],
    error: 'Vælg en mentor. | Choose a mentor.',
  })
  .refine((form) => form.choice !== 'own' || form.second !== '', {
    path: ['second'],
    error: 'Vælg en mentor. | Choose a mentor.',
  });

/** The two mentors that a form asks for. */
export const chosenIds = (form: z.output<typeof chooseSchema>): readonly [string, string] => {
  if (form.choice === 'own') return [form.first, form.second];
  const [one = '', other = ''] = form.choice.split('+');
  return [one, other];
};
