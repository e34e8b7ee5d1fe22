import { z } from 'zod';
import { optionalDay } from '../../mentors/fields.ts';
import { looksLikeCpr } from '../../people/cpr.ts';
import { arrivingSees, type HandoverChoice, leavingSees, longestLook } from './handover.ts';

const note = z
  .string()
  .trim()
  .max(1000, 'Skriv højst 1000 tegn. | Write at most 1000 characters.')
  .refine((text) => !looksLikeCpr(text), 'Skriv ikke CPR-numre her. | Do not write CPR numbers here.')
  .default('');

/** The fields of a handover; what belongs together is asked by `choiceOf`. */
export const handoverFields = {
  note,
  arrivingSees: z.enum(arrivingSees, 'Vælg, hvad den nye må se. | Choose what the new one may see.'),
  arrivingFrom: optionalDay,
  leavingSees: z.enum(
    leavingSees,
    'Vælg, hvad den, der stopper, stadig må se. | Choose what the one who leaves may still see.',
  ),
  leavingUntil: optionalDay,
} as const;

type Fields = z.output<z.ZodObject<typeof handoverFields>>;

/** Which day lacks or does not fit, by field, in `dansk | english`; empty when the choice is whole. */
export const dayErrors = (
  form: Fields,
  { openedOn, today }: { readonly openedOn: Temporal.PlainDate; readonly today: Temporal.PlainDate },
): Readonly<Record<string, { readonly da: string; readonly en: string }>> => {
  const within = (day: Temporal.PlainDate | undefined, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
    day !== undefined &&
    Temporal.PlainDate.compare(from, day) <= 0 &&
    Temporal.PlainDate.compare(day, to) <= 0;
  return {
    ...(form.arrivingSees === 'since' && !within(form.arrivingFrom, openedOn, today)
      ? {
          arrivingFrom: {
            da: 'Skriv en dag fra forløbets start til i dag.',
            en: 'Write a day between the start of the course and today.',
          },
        }
      : {}),
    ...(form.leavingSees === 'own-contacts' &&
    !within(form.leavingUntil, today, today.add({ days: longestLook }))
      ? {
          leavingUntil: {
            da: `Skriv en dag fra i dag og højst ${longestLook} dage frem.`,
            en: `Write a day from today and at most ${longestLook} days ahead.`,
          },
        }
      : {}),
  };
};

export const choiceOf = (form: Fields): HandoverChoice => ({
  note: form.note,
  arrivingSees: form.arrivingSees,
  arrivingFrom: form.arrivingSees === 'since' ? form.arrivingFrom : undefined,
  leavingSees: form.leavingSees,
  leavingUntil: form.leavingSees === 'own-contacts' ? form.leavingUntil : undefined,
});
