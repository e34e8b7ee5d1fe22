/** A text for people, in both of the project's languages. Danish is written first and shown first. */
export interface Text {
  readonly da: string;
  readonly en: string;
}

/** The languages of every text for people, in the order in which they are shown. */
export const languages = Object.freeze(['da', 'en'] as const);

export type Language = (typeof languages)[number];

/** Builds both languages from one function, so that numbers are formatted by the language they stand in. */
export function text(write: (language: Language) => string): Text {
  return Object.freeze({ da: write('da'), en: write('en') });
}

/** The first letter as a capital; the rest is left as it is. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toLocaleUpperCase('da') + words.slice(1);
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
