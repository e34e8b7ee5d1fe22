import type { Lang } from '../../../ui/index.ts';

export const conflictReasons = ['knows-each-other', 'family', 'incident', 'other'] as const;
export type ConflictReason = (typeof conflictReasons)[number];

export const reasonName: Readonly<Record<Lang, Readonly<Record<ConflictReason, string>>>> = {
  da: {
    'knows-each-other': 'Kender hinanden privat',
    family: 'Er i familie',
    incident: 'Der er sket noget mellem dem',
    other: 'Andet',
  },
  en: {
    'knows-each-other': 'Know each other privately',
    family: 'Are family',
    incident: 'Something happened between them',
    other: 'Other',
  },
};

export const texts = {
  da: {
    title: (person: string) => `${person}: hvem der ikke skal sættes sammen`,
    lead: 'En mentor og deltageren, eller to mentorer. De bliver ikke foreslået sammen, så længe det gælder.',
    back: 'Find mentorer',
    now: 'Gælder nu',
    none: 'Der er ikke skrevet noget.',
    who: 'Hvem',
    why: 'Hvorfor',
    since: 'Siden',
    end: 'Afslut',
    ended: 'Det gælder ikke længere.',
    add: 'Tilføj et hensyn',
    mentor: 'Mentor',
    other: 'Skal ikke sættes sammen med',
    participant: 'Deltageren',
    reason: 'Hvorfor',
    find: 'Find mentorer',
    findHint: (shown: number, all: number) =>
      `Listerne nedenfor viser ${shown} af ${all}. Skriv en del af et navn; af to med komma imellem.`,
    findNow: 'Find',
    save: 'Gem hensynet',
    saved: 'Hensynet er gemt, og forslagene er regnet om.',
    different: 'Vælg en anden end mentoren selv.',
    known: 'Det er allerede skrevet, at de to ikke skal sættes sammen. Intet er ændret.',
    unknown: 'Mentoren findes ikke i afdelingen. Intet er gemt.',
    and: 'og',
    link: 'Hvem der ikke skal sættes sammen',
  },
  en: {
    title: (person: string) => `${person}: who must not be put together`,
    lead: 'A mentor and the participant, or two mentors. They are not suggested together while it holds.',
    back: 'Find mentors',
    now: 'Holds now',
    none: 'Nothing is written.',
    who: 'Who',
    why: 'Why',
    since: 'Since',
    end: 'End',
    ended: 'It no longer holds.',
    add: 'Add a consideration',
    mentor: 'Mentor',
    other: 'Must not be put together with',
    participant: 'The participant',
    reason: 'Why',
    find: 'Find mentors',
    findHint: (shown: number, all: number) =>
      `The lists below show ${shown} of ${all}. Write a part of a name; of two with a comma between.`,
    findNow: 'Find',
    save: 'Save',
    saved: 'It is saved, and the suggestions were worked out again.',
    different: 'Choose somebody else than the mentor.',
    known: 'It is written already that the two are not to be put together. Nothing was changed.',
    unknown: 'There is no such mentor in the branch. Nothing was saved.',
    and: 'and',
    link: 'Who must not be put together',
  },
} as const;
