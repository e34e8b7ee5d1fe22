/**
 * Capitalised words that stand after another one without the two being somebody's name: institutions, places, months'
 * ends. Kept short: a warning that comes once too often costs one press, a name that stays costs more.
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
    'Aftalte Andet Bed Begge Bagefter Da De Den Der Deres Det Det I Du Efter En Er Et For Første Fra Ham Han Hans Har Hendes ' +
    'Hun Hvis Hvor I Ikke Ingen Jeg Kan Kontakt Man Med Men Mødte Når Næste Og Om På Ring Ringede Ser Skriv Spørg Så Snakkede Tal Talte Til Tog Var Ved ' +
    'Vi Vil Vores After Ask At Both Call He Her His In It Met Next On She The Then They This To Visited We When With You'
  ).split(' '),
);

const word = /\p{L}[\p{L}'’-]*/gu;
const isCapitalised = (text: string): boolean => /^\p{Lu}['\p{L}]/u.test(text);

/** First names, surnames: the parts of a name that say who somebody is. */
const partsOf = (name: string): readonly string[] =>
  [...name.matchAll(word)].map(([part]) => part).filter((part) => part.length > 1);

/** One way to write a letter and an apostrophe. */
const plain = (text: string): string => text.normalize('NFC').replaceAll('’', "'");

/** Institutions by the end of the word: statsfængsel, jobcentret, aktivitetshuset. */
const institution = /(?:fængsel|arrest|kommune|center|centret|huset|gården|hospital|skole|politi)$/iu;

/** A word as it may stand for a name: itself, without its genitive, and each half of a double name. */
const formsOf = (one: string): readonly string[] =>
  [one, ...one.split('-')].flatMap((form) => {
    const bare = form.replace(/'s?$/iu, '');
    return [bare, bare.replace(/s$/iu, '')];
  });

/**
 * The names of people in a free text, in the order they come, each once: whole words of the known names, written with a
 * capital as a name is, or all in capitals; and two capitalised words side by side, as a first name and a surname are.
 */
export const namesIn = (text: string, known: readonly string[]): readonly string[] => {
  const parts = known.flatMap((name) => partsOf(plain(name))).flatMap((part) => [part, ...part.split('-')]);
  const names = new Map(
    parts
      .filter((part) => part.length > 1 && isCapitalised(part))
      .flatMap((part) => [[part, part] as const, [part.toUpperCase(), part] as const]),
  );
  const found = new Set<string>();
  const read = plain(text);
  const words = [...read.matchAll(word)];
  for (const [index, match] of words.entries()) {
    const [one] = match;
    const own = formsOf(one).find((form) => names.has(form));
    if (own !== undefined) found.add(names.get(own) ?? own);
    const next = words[index + 1];
    if (next === undefined || own !== undefined || names.has(next[0])) continue;
    const between = read.slice(match.index + one.length, next.index);
    if (!/^[ \u00A0]+$/u.test(between) || !isCapitalised(one) || !isCapitalised(next[0])) continue;
    if (!opening.has(one) && !second.has(next[0]) && !institution.test(next[0]))
      found.add(`${one} ${next[0]}`);
  }
  return [...found];
};

/** Letters as they sound, without case, marks and doubling: Sørensen, Soerensen and SORENSEN are one. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/æ|ae/gu, 'a')
    .replaceAll(/ø|oe/gu, 'o')
    .replaceAll(/(\p{L})\1+/gu, '$1');

/** Does an alias lead to the name that it is to stand for: a part of it, the beginning of one, or one with more behind? */
export const leadsTo = (alias: string, name: string): boolean => {
  const wordsOf = (text: string) => folded(text).match(/\p{L}{2,}/gu) ?? [];
  const parts = wordsOf(name);
  return wordsOf(alias).some((one) =>
    parts.some(
      (part) =>
        one === part ||
        (Math.min(one.length, part.length) > 2 && (part.startsWith(one) || one.startsWith(part))),
    ),
  );
};
