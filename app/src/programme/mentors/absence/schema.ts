import { z } from 'zod';
import { optionalDay, requiredDay } from '../fields.ts';
import { absenceKinds } from '../mentor.ts';

/** When somebody is away. The day of return is the first day that the mentor is back. */
export const absenceSchema = z
  .strictObject({
    kind: z.enum(absenceKinds, 'Vælg, hvorfor. | Choose why.'),
    from: requiredDay('Skriv den første dag. | Write the first day.'),
    returnOn: optionalDay,
  })
  .refine(({ from, returnOn }) => returnOn === undefined || Temporal.PlainDate.compare(from, returnOn) < 0, {
    path: ['returnOn'],
    error:
      'Dagen ligger før fraværet begynder. Ret en af dem. | The day is before the absence begins. Correct one of them.',
  });

export type AbsenceInput = z.output<typeof absenceSchema>;
