import { z } from 'zod';
import { optionalDay, requiredDay } from '../fields.ts';
import { absenceKinds } from '../mentor.ts';

const days = {
  from: requiredDay('Skriv den første dag. | Write the first day.'),
  returnOn: optionalDay,
};

type Days = z.output<z.ZodObject<typeof days>>;
const inOrder = ({ from, returnOn }: Days) =>
  returnOn === undefined || Temporal.PlainDate.compare(from, returnOn) < 0;
const outOfOrder = {
  path: ['returnOn'],
  error:
    'Dagen ligger før fraværet begynder. Ret en af dem. | The day is before the absence begins. Correct one of them.',
};

/** When somebody is away. The day of return is the first day that the mentor is back. */
export const absenceSchema = z
  .strictObject({ kind: z.enum(absenceKinds, 'Vælg, hvorfor. | Choose why.'), ...days })
  .refine(inOrder, outOfOrder);
export type AbsenceInput = z.output<typeof absenceSchema>;

/** An absence with other days than before. */
export const movedSchema = z.strictObject({ absence: z.uuid(), ...days }).refine(inOrder, outOfOrder);
export type MovedInput = z.output<typeof movedSchema>;

export const takenBackSchema = z.strictObject({ absence: z.uuid() });
