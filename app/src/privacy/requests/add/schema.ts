import { z } from 'zod';
import { requiredDay, requiredNote } from '../../../programme/mentors/fields.ts';
import { subjectKinds } from '../../catalogue/index.ts';
import { identifications } from '../request.ts';
import { both } from '../texts.ts';

export const requestSchema = z.strictObject({
  kind: z.enum(subjectKinds, both('choose')),
  mark: z.string().trim().min(1, both('write')).max(200, both('write')),
  born: requiredDay(both('write')),
  identifiedBy: z.enum(identifications, both('choose')),
  receivedOn: requiredDay(both('write')),
  reason: requiredNote(both('write')).refine((text) => text.length <= 300, both('write')),
});
