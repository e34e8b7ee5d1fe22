import { z } from 'zod';
import { parseDate } from '../../ui/index.ts';
import { looksLikeCpr } from '../people/cpr.ts';

/** Messages are written `dansk | english`. */
type Message = string;

const read = (text: string): Temporal.PlainDate | undefined => {
  const date = parseDate(text);
  return date !== undefined && date.year >= 1900 && date.year < 2200 ? date : undefined;
};

/** A day that must be given, as the date control or a person writes it. */
export const requiredDay = (message: Message) =>
  z.string(message).transform((text, context) => {
    const date = read(text);
    if (date !== undefined) return date;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

const unreadable =
  'Skriv datoen som dag, måned og år, fx 12.1.2027. | Write the date as day, month and year, e.g. 12.1.2027.';

/** A day that may be left empty. */
export const optionalDay = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return undefined;
    const date = read(text);
    if (date !== undefined) return date;
    context.addIssue({ code: 'custom', message: unreadable });
    return z.NEVER;
  });

/** A whole number within bounds, typed as text. */
export const wholeNumber = (from: number, to: number, message: Message) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,6}$/u, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);

/** A field of check boxes: absent when none is ticked, one text when one is. */
export const ticked = <const T extends readonly [string, ...string[]]>(values: T, message: Message) =>
  z
    .union([z.enum(values, message).transform((one) => [one]), z.array(z.enum(values, message))])
    .default([]) as unknown as z.ZodType<T[number][]>;

const noCpr =
  'Skriv ikke CPR-numre her. Fjern nummeret; resten er stadig her. | Do not write CPR numbers here. Remove the number; the rest is still here.';

const atMost = (letters: number): Message =>
  `Skriv højst ${letters} tegn. | Write at most ${letters} characters.`;

/** One line of at most so many characters, without anything that looks like a CPR number. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, atMost(most))
    .refine((text) => !looksLikeCpr(text), noCpr);

/** Running text of at most so many characters, without anything that looks like a CPR number. */
export const noteOf = (most: number) => line(most).default('');
export const note = noteOf(500);

/** The same, and something must be written. */
export const requiredNote = (message: Message) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(500, atMost(500))
    .refine((text) => !looksLikeCpr(text), noCpr);

export const idParams = z.object({ id: z.uuid() });
