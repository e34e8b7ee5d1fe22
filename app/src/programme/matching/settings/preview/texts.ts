import { type Lang, plural } from '../../../../ui/index.ts';
import type { Change, Standing } from './effect.ts';

export const changeName: Readonly<Record<Lang, Readonly<Record<Change, string>>>> = {
  da: {
    same: 'Samme førstevalg',
    second: 'Nyt førstevalg: var nr. 2',
    fifth: 'Nyt førstevalg: var nr. 3-5',
    outside: 'Nyt førstevalg: var ikke foreslået',
    lost: 'Mister alle forslag',
    gained: 'Får forslag',
    none: 'Stadig ingen forslag',
  },
  en: {
    same: 'Same first choice',
    second: 'New first choice: was no. 2',
    fifth: 'New first choice: was no. 3-5',
    outside: 'New first choice: was not suggested',
    lost: 'Loses all suggestions',
    gained: 'Gets suggestions',
    none: 'Still no suggestions',
  },
};

export const standingName: Readonly<Record<Lang, Readonly<Record<Standing, string>>>> = {
  da: {
    first: 'Parret er førstevalg',
    five: 'Parret er blandt de fem',
    outside: 'Parret er ikke foreslået',
    forbidden: 'Parret er ikke muligt',
  },
  en: {
    first: 'The pair is the first choice',
    five: 'The pair is among the five',
    outside: 'The pair is not suggested',
    forbidden: 'The pair is not possible',
  },
};

export const texts = {
  da: {
    title: 'Det ændrer de nye tal',
    lead: 'Intet er gemt endnu.',
    waiting: (count: number) => `${plural('da', count, 'forløb, der venter', 'forløb, der venter')}`,
    nobody: 'Ingen venter på et par, så der er ingen forslag at sammenligne.',
    changed: (count: number, of: number) =>
      of === 0
        ? 'Ingen af dem har et forslag, hverken nu eller med de nye tal.'
        : count === 0
          ? `Alle ${of}, der har forslag, beholder deres førstevalg.`
          : `${count} af ${of}, der har forslag, får et andet førstevalg end nu.`,
    suggestions: 'Forslag',
    total: 'I alt',
    last: (count: number) => (count === 1 ? 'Det seneste par' : `De ${count} seneste par`),
    lastAbout: 'Bedømt efter forholdene i dag, som om forløbet stadig søgte et par.',
    noLast: 'Der er ingen par i gang at sammenligne.',
    standing: 'Hvor parret står',
    before: 'Med tallene nu',
    after: 'Med de nye tal',
    confirm: 'Gem de nye tal',
    change: 'Ret tallene',
  },
  en: {
    title: 'What the new numbers change',
    lead: 'Nothing is saved yet.',
    waiting: (count: number) => `${plural('en', count, 'course that waits', 'courses that wait')}`,
    nobody: 'Nobody waits for a pair, so there are no suggestions to compare.',
    changed: (count: number, of: number) =>
      of === 0
        ? 'None of them has a suggestion, neither now nor with the new numbers.'
        : count === 0
          ? `All ${of} with suggestions keep their first choice.`
          : `${count} of ${of} with suggestions get another first choice than now.`,
    suggestions: 'Suggestions',
    total: 'In all',
    last: (count: number) => (count === 1 ? 'The last pair' : `The last ${count} pairs`),
    lastAbout: 'Judged by the facts of today, as if the course still sought a pair.',
    noLast: 'No pairs are under way to compare.',
    standing: 'Where the pair stands',
    before: 'With the numbers now',
    after: 'With the new numbers',
    confirm: 'Save the new numbers',
    change: 'Change the numbers',
  },
} as const;
