import { CHECK_KINDS } from '@primus-motor/trial';
import { z } from 'zod';
import { fromField } from '../back.ts';
import { optionalDay, requiredDay } from '../fields.ts';

/** A check as seen; never the document. */
export const checkSchema = z
  .strictObject({
    kind: z.enum(CHECK_KINDS, 'Vælg, hvad der er set. | Choose what was seen.'),
    seenOn: requiredDay('Skriv, hvornår det er set. | Write when it was seen.'),
    validUntil: optionalDay,
    prison: z.union([z.literal(''), z.uuid()], 'Vælg et fængsel. | Choose a prison.').default(''),
    from: fromField,
  })
  .refine(
    ({ seenOn, validUntil }) =>
      validUntil === undefined || Temporal.PlainDate.compare(seenOn, validUntil) <= 0,
    {
      path: ['validUntil'],
      error:
        'Datoen ligger før den dag, tjekket er set. Ret en af dem. | The date is before the day the check was seen. Correct one of them.',
    },
  )
  .refine(({ kind, prison }) => (kind === 'prison-clearance') === (prison !== ''), {
    path: ['prison'],
    error:
      'Vælg fængslet, når det er adgang til et fængsel, og ellers intet. | Choose the prison for a prison clearance, and otherwise none.',
  });
