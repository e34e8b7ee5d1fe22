import { LANGUAGES, type Language, type Text } from '@primus-motor/trial';

export type { Language, Text };

/** The languages of every text for people, in the order in which they are shown. */
export const languages = LANGUAGES;

/** Builds both languages from one function, so that numbers are formatted by the language they stand in. */
export function text(write: (language: Language) => string): Text {
  return Object.freeze({ da: write('da'), en: write('en') });
}

/** The first letter as a capital; the rest is left as it is. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toLocaleUpperCase('da') + words.slice(1);
}

/** The first letter small, for a label inside a sentence; abbreviations ("RNR") and coded arms ("X") stay. */
export function inSentence(words: string): string {
  const second = words.charAt(1);
  const abbreviation = second === '' || second !== second.toLocaleLowerCase('da');
  return abbreviation ? words : words.charAt(0).toLocaleLowerCase('da') + words.slice(1);
}

/** "a, b og c" / "a, b and c". */
export function listed(words: readonly string[], language: Language): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  if (words.length === 1) return last;
  return `${words.slice(0, -1).join(', ')} ${language === 'da' ? 'og' : 'and'} ${last}`;
}

/** The number of words in a sentence, as a reader counts them. */
export function wordCount(sentence: string): number {
  return sentence.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
