import { joinWords, type Lang, plural } from '../../../ui/index.ts';
import { type MovedKind, movedKinds } from './merge.ts';
import { texts } from './texts.ts';

/** How many of each, in words: 2 henvisninger, 1 samtykke og 1 forløb … */
export const movedText = (lang: Lang, counts: Readonly<Partial<Record<MovedKind, number>>>): string => {
  const words = movedKinds.flatMap((kind) => {
    const n = counts[kind] ?? 0;
    const [one, many] = texts[lang].counted[kind];
    return n === 0 ? [] : [plural(lang, n, one, many)];
  });
  return words.length === 0 ? texts[lang].nothing : joinWords(lang, words);
};
