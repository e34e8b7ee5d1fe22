import { z } from 'zod';
import type { HandoverChoice } from '../../matching/handover/handover.ts';
import { handoverFields } from '../../matching/handover/schema.ts';

/** What whoever comes may see; a day to see from is chosen on each course, where it means something. */
export const arrivingSees = ['nothing', 'note', 'everything'] as const;

export const leaveSchema = z.strictObject({
  note: handoverFields.note,
  sees: z
    .enum(arrivingSees, 'Vælg, hvad den næste må se. | Choose what the next one may see.')
    .or(z.literal(''))
    .default(''),
});

/** Who has left for good sees nothing any more. */
export const choiceOf = ({ note, sees }: z.output<typeof leaveSchema>): HandoverChoice | undefined =>
  sees === ''
    ? undefined
    : { note, arrivingSees: sees, arrivingFrom: undefined, leavingSees: 'nothing', leavingUntil: undefined };
