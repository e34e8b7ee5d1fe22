import { z } from 'zod';
import { line, note, optionalDay } from '../../mentors/fields.ts';
import { fields } from '../hand-in/schema.ts';
import { withdrawReasons } from '../withdrawal.ts';

const chooseAnswer = 'Vælg et svar. | Choose an answer.';
const maybe = line(200).default('');

export const dateAnswer = z
  .strictObject({
    answer: z.enum(['same', 'new', 'unknown', 'released'], chooseAnswer),
    date: optionalDay,
  })
  .refine(({ answer, date }) => date !== undefined || (answer !== 'new' && answer !== 'released'), {
    path: ['date'],
    error: 'Skriv datoen. | Write the date.',
  });

export const visitAnswer = z.strictObject({
  request: z.uuid(),
  answer: z.enum(['yes', 'no'], chooseAnswer),
  validUntil: optionalDay,
});

/** What may be corrected through the link; an empty field stays as it was. */
export const amendable = ['name', 'language', 'town', 'referrerName', 'referrerContact', 'note'] as const;
export type Amendable = (typeof amendable)[number];

export const amendAnswer = z
  .strictObject({
    name: maybe.refine(
      (name) => name === '' || fields.name.safeParse(name).success,
      'Skriv personens navn. | Write the person’s name.',
    ),
    language: z.union([z.literal(''), fields.language]).default(''),
    town: z.union([z.literal(''), fields.town]).default(''),
    referrerName: maybe,
    referrerContact: maybe,
    note: fields.note,
    why: line(300).min(1, 'Skriv, hvorfor det rettes. | Write why it is corrected.'),
  })
  .refine((form) => amendable.some((name) => form[name] !== ''), {
    path: [''],
    error: 'Skriv det, der skal rettes. | Write what is to be corrected.',
  });

export const withdrawAnswer = z.strictObject({
  reason: z.enum(withdrawReasons, 'Vælg en grund. | Choose a reason.'),
  note: note.refine((text) => text.length <= 300, 'Skriv højst 300 tegn. | Write at most 300 characters.'),
});
