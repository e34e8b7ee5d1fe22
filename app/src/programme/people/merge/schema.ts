import { z } from 'zod';
import { requiredNote } from '../../mentors/fields.ts';

export const mergeSchema = z.strictObject({
  other: z.uuid(),
  basis: z.string().max(64),
  reason: requiredNote(
    'Skriv, hvordan du ved, at det er samme person. | Write how you know that it is the same person.',
  ).refine((text) => text.length <= 300, 'Skriv højst 300 tegn. | Write at most 300 characters.'),
  rule: z
    .enum(
      ['kept', 'gone'],
      'Vælg, hvilken aftale om kontakt der gælder. | Choose which agreement on contact holds.',
    )
    .optional(),
});

export const undoSchema = z.strictObject({ merge: z.uuid() });

/** The number of the other referral, as somebody wrote it. */
export const mergeQuery = z.object({ with: z.string().max(40).optional().catch(undefined) });
