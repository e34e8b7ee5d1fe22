import { z } from 'zod';
import { joinWords, type Lang } from '../../ui/index.ts';
import { namesIn } from './names.ts';

/** The tick by which a text with a name in it is kept all the same. */
export const namedTick = z
  .literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.')
  .optional();

/** A free text comes back once when it names somebody; undefined when it does not, or when the tick is set. */
export const nameWarning = (
  lang: Lang,
  text: string,
  known: readonly string[],
  ticked: 'yes' | undefined,
): string | undefined => {
  if (ticked === 'yes') return undefined;
  const names = namesIn(text, known);
  if (names.length === 0) return undefined;
  return lang === 'da'
    ? `Teksten nævner et navn: ${joinWords(lang, names)}. Skriv uden navne, eller sæt krydset og gem alligevel.`
    : `The text names somebody: ${joinWords(lang, names)}. Write without names, or tick the box and save all the same.`;
};
