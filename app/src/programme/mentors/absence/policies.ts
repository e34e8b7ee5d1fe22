import { Refused } from '../../../office/refused.ts';
import type { Lang } from '../../../ui/index.ts';
import type { AbsenceInput, MovedInput } from './schema.ts';
import { texts } from './texts.ts';

export const overlaps = () => new Refused('absence', { da: texts.da.overlaps, en: texts.en.overlaps });
export const absenceGone = () => new Refused('absence-gone', { da: texts.da.gone, en: texts.en.gone });

/** What the form with the days shows where the mentor is away on some of them already; whatever else went wrong goes on. */
export const besideTheDays = (error: unknown, lang: Lang, body: AbsenceInput | MovedInput) => {
  if (!(error instanceof Refused && error.reason === 'absence')) throw error;
  const { from, returnOn, ...rest } = body;
  return {
    errors: { from: error.words[lang] },
    values: { ...rest, from: from.toString(), returnOn: returnOn?.toString() ?? '' },
  };
};
