import type { WordSource } from '../../randomisation/draw.ts';
import { chance, pick } from '../random.ts';

/** Given names and surnames as they are common in Denmark; put together at random, they name nobody. */
const MEN = (
  'Mikkel Jonas Kasper Rasmus Søren Bo Torben Allan Henrik Dennis Kim Nikolaj Emil Oliver Anton Villads Malthe ' +
  'Jesper Carsten Steffen Ronni Brian Johnny Kenneth Tobias Simon Casper Magnus Sebastian Jannik'
).split(' ');
const WOMEN = (
  'Anne Karen Lone Hanne Birgit Sofie Ida Freja Camilla Louise Maria Tine Rikke Dorte Lis Ulla Signe Maja Astrid ' +
  'Charlotte Helle Pernille Trine Lærke Katrine Bente Gitte Ellen Johanne Ditte'
).split(' ');
const SURNAMES = (
  'Hedegaard Bundgaard Kjær Lund Østergaard Møllegaard Skov Bach Holmgaard Dahl Søgaard Toft Nygaard Bjerregaard ' +
  'Kirkegaard Overgaard Ravn Høj Vestergaard Brandt Lindholm Damsgaard Aagaard Krogh Bisgaard Thygesen Juhl ' +
  'Munkholm Enevoldsen Clemmensen'
).split(' ');
/** Names of people whose families come from elsewhere, by the language they bring. */
const FROM_ELSEWHERE = {
  ar: {
    man: ['Ahmed', 'Ali', 'Hassan', 'Omar', 'Samir', 'Khaled', 'Tariq', 'Walid'],
    woman: ['Fatima', 'Nadia', 'Samira', 'Rana', 'Huda', 'Salma', 'Yasmin', 'Dina'],
    last: ['Haddad', 'Khalil', 'Aziz', 'Mansour', 'Najjar', 'Saleh', 'Darwish', 'Nasser'],
  },
  tr: {
    man: ['Mehmet', 'Emre', 'Murat', 'Deniz', 'Kemal', 'Orhan', 'Yusuf', 'Serkan'],
    woman: ['Leyla', 'Zeynep', 'Selma', 'Elif', 'Aylin', 'Ceren', 'Esra', 'Derya'],
    last: ['Yilmaz', 'Demir', 'Sahin', 'Kaya', 'Aydin', 'Polat', 'Arslan', 'Koc'],
  },
  so: {
    man: ['Abdi', 'Bilal', 'Ibrahim', 'Liban', 'Mahad', 'Ayub', 'Guled', 'Zakaria'],
    woman: ['Hodan', 'Amina', 'Aisha', 'Sahra', 'Ifrah', 'Ladan', 'Nimo', 'Sagal'],
    last: ['Warsame', 'Farah', 'Abdulle', 'Jama', 'Guled', 'Nur', 'Elmi', 'Roble'],
  },
  pl: {
    man: ['Piotr', 'Tomasz', 'Adrian', 'Marek', 'Pawel', 'Jakub', 'Rafal', 'Wojtek'],
    woman: ['Agnieszka', 'Ewa', 'Monika', 'Kinga', 'Beata', 'Joanna', 'Marta', 'Iwona'],
    last: ['Nowak', 'Kowal', 'Wrona', 'Sikora', 'Zima', 'Lis', 'Bielak', 'Maj'],
  },
} as const;

export const OTHER_LANGUAGES = ['ar', 'tr', 'so', 'pl'] as const;
export type OtherLanguage = (typeof OTHER_LANGUAGES)[number];

export type Gender = 'woman' | 'man';

/** Draws names none of which has been drawn before; `from` says where the name is from, null for Danish. */
export type NameMaker = (words: WordSource, gender: Gender, from: OtherLanguage | null) => string;

/** Tries before a second surname is put between. */
const TRIES = 20;

/** A maker of names that never gives the same full name twice. */
export function nameMaker(): NameMaker {
  const taken = new Set<string>();
  return (words, gender, from) => {
    const givenNames: readonly string[] = from
      ? FROM_ELSEWHERE[from][gender]
      : gender === 'man'
        ? MEN
        : WOMEN;
    const surnames: readonly string[] = from ? FROM_ELSEWHERE[from].last : SURNAMES;
    let name = '';
    for (let tries = 0; name === '' || taken.has(name); tries += 1)
      name = [
        pick(words, givenNames),
        ...(tries < TRIES ? [] : [pick(words, surnames)]),
        pick(words, surnames),
      ].join(' ');
    taken.add(name);
    return name;
  };
}

/** With the given probability a language from elsewhere, else null. */
export function perhapsElsewhere(words: WordSource, probability: number): OtherLanguage | null {
  return chance(words, probability) ? pick(words, OTHER_LANGUAGES) : null;
}

/** `anne.ostergaard`: a name as the first part of an e-mail address. */
export function mailName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll(' ', '.');
}
