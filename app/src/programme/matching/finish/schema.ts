import { z } from 'zod';
import type { FormErrors, Lang } from '../../../ui/index.ts';
import type { HandoverChoice } from '../handover/handover.ts';
import { choiceOf, dayErrors, handoverFields } from '../handover/schema.ts';
import { endReasons } from '../pair.ts';

const { arrivingSees, leavingSees } = handoverFields;

/** A mentor who came today is taken back with a reason alone; of everybody else `handedOver` asks for the choices. */
export const endSchema = z.strictObject({
  ...handoverFields,
  reason: z.enum(endReasons, 'Vælg en grund. | Choose a reason.'),
  arrivingSees: arrivingSees.or(z.literal('')).default(''),
  leavingSees: leavingSees.or(z.literal('')).default(''),
});

const unchosen: Readonly<Record<'arrivingSees' | 'leavingSees', Readonly<Record<Lang, string>>>> = {
  arrivingSees: { da: 'Vælg, hvad den nye må se.', en: 'Choose what the new one may see.' },
  leavingSees: {
    da: 'Vælg, hvad den, der stopper, stadig må se.',
    en: 'Choose what the one who leaves may still see.',
  },
};

/** The choice, where it is whole; otherwise what lacks, by field. */
export const handedOver = (
  form: z.output<typeof endSchema>,
  days: Parameters<typeof dayErrors>[1],
  lang: Lang,
): { readonly choice: HandoverChoice | undefined; readonly errors: FormErrors } => {
  const { arrivingSees: arriving, leavingSees: leaving } = form;
  if (arriving === '' || leaving === '')
    return {
      choice: undefined,
      errors: {
        ...(arriving === '' ? { arrivingSees: unchosen.arrivingSees[lang] } : {}),
        ...(leaving === '' ? { leavingSees: unchosen.leavingSees[lang] } : {}),
      },
    };
  const whole = { ...form, arrivingSees: arriving, leavingSees: leaving };
  const wrong = Object.entries(dayErrors(whole, days)).map(([field, words]) => [field, words[lang]] as const);
  return wrong.length === 0
    ? { choice: choiceOf(whole), errors: {} }
    : { choice: undefined, errors: Object.fromEntries(wrong) };
};
