/**
 * Capitalised words that stand after another one without the two being somebody's name: institutions, places, months'
 * ends. Kept short: a warning that comes once too often costs one tick, a name that stays costs more.
 */
const second = new Set(
  (
    'Banegård Fængsel Arrest Kommune Kors Kriminalforsorgen Jobcenter Sygehus Hospital Politi Universitet Skole Motor ' +
    'Station Kirke Bibliotek Havn Vej Plads'
  ).split(' '),
);

/** Words that begin a sentence, and so are capitalised without being a first name. */
const opening = new Set(
  (
    'Aftalte Andet Begge Bagefter Da De Den Der Deres Det Det I Du Efter En Er Et For Første Fra Ham Han Hans Har Hendes ' +
    'Hun Hvis Hvor I Ikke Ingen Jeg Kan Man Med Men Mødte Når Næste Og Om På Ringede Ser Så Snakkede Talte Til Tog Var Ved ' +
    'Vi Vil Vores After At Both He Her His In It Met Next On She The Then They This To Visited We When With You'
  ).split(' '),
);

const word = /\p{L}[\p{L}'’-]*/gu;
const isCapitalised = (text: string): boolean => /^\p{Lu}\p{L}/u.test(text);

/** First names, surnames: the parts of a name that say who somebody is. */
const partsOf = (name: string): readonly string[] =>
  [...name.matchAll(word)].map(([part]) => part).filter((part) => part.length > 1);

/**
 * The names of people in a free text, in the order they come, each once: whole words of the known names, written with a
 * capital as a name is; and two capitalised words side by side, as a first name and a surname are.
 */
export const namesIn = (text: string, known: readonly string[]): readonly string[] => {
  const parts = new Set(known.flatMap(partsOf).filter(isCapitalised));
  const found = new Set<string>();
  const words = [...text.matchAll(word)];
  for (const [index, match] of words.entries()) {
    const [one] = match;
    // The genitive says the same name: Mikkels, Lars’.
    const bare = one.replace(/['’]s?$/u, '');
    const known = [bare, bare.replace(/s$/u, '')].find((form) => parts.has(form));
    if (known !== undefined) found.add(known);
    const next = words[index + 1];
    if (next === undefined || known !== undefined || parts.has(next[0])) continue;
    const between = text.slice(match.index + one.length, next.index);
    if (between !== ' ' || !isCapitalised(one) || !isCapitalised(next[0])) continue;
    if (!opening.has(one) && !second.has(next[0])) found.add(`${one} ${next[0]}`);
  }
  return [...found];
};
