/** A word: letters and digits, also with a hyphen or an apostrophe inside. */
const word = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu;
/** Where a sentence ends: a stop, a colon, a question or exclamation mark, a line of its own. */
const end = /[.:?!\n]+/u;
const longFrom = 7;

export const wordsIn = (text: string): readonly string[] => text.match(word) ?? [];

/**
 * Readability by Björnsson's lix: words per sentence, plus the share of words of more than six letters, in percent.
 * Below 25 is for children, 30 simple texts, 40 newspapers, above 55 laws. Dates as 22. november count as one sentence.
 *
 * @returns 0 for a text without words
 */
export const lix = (text: string): number => {
  // The stop of an ordinal or an abbreviated month ends no sentence.
  const plain = text.replaceAll(/(\d)\.(?=[ \u00a0]\p{Ll}|[–-]\d)/gu, '$1');
  const words = wordsIn(plain);
  if (words.length === 0) return 0;
  const sentences = plain.split(end).filter((part) => wordsIn(part).length > 0).length;
  const long = words.filter((one) => [...one].length >= longFrom).length;
  return words.length / sentences + (100 * long) / words.length;
};

/** The highest lix of what participants, volunteers and prison staff are asked to read or hear. */
export const plainLix = 30;
