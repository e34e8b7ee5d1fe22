import { z } from 'zod';
import { noteOf } from '../../mentors/fields.ts';
import { noteLetters } from '../expense.ts';
import { texts } from '../texts.ts';

const some = `${texts.da.pickSome} | ${texts.en.pickSome}`;

export const decideSchema = z
  .strictObject({
    expenses: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).min(1, some).max(200)], some),
    refuse: z.literal('yes').optional(),
    reason: noteOf(noteLetters),
  })
  .refine(({ refuse, reason }) => refuse === undefined || reason !== '', {
    path: ['reason'],
    error: `${texts.da.reasonNeeded} | ${texts.en.reasonNeeded}`,
  });
