import type { Lang } from '../../ui/index.ts';

export const purposes = ['programme', 'register-follow-up', 'authority-contact'] as const;
export type Purpose = (typeof purposes)[number];

export const manners = ['in-person', 'in-writing', 'by-phone', 'digital'] as const;
export type Manner = (typeof manners)[number];

/** The version of each text that is read aloud today. A new text gets a new version; old consents keep theirs. */
export const currentVersion: Readonly<Record<Purpose, number>> = {
  programme: 1,
  'register-follow-up': 1,
  'authority-contact': 1,
};

export interface Consent {
  readonly purpose: Purpose;
  readonly version: number;
  readonly givenOn: Temporal.PlainDate;
  readonly withdrawnOn: Temporal.PlainDate | undefined;
}

/** Does a consent hold on a day? From the day it was given until the day it was withdrawn, that day not included. */
export const holds = (consent: Consent, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(consent.givenOn, day) <= 0 &&
  (consent.withdrawnOn === undefined || Temporal.PlainDate.compare(day, consent.withdrawnOn) < 0);

interface Words {
  readonly purpose: Readonly<Record<Purpose, string>>;
  /** What the participant says yes to, in plain words. */
  readonly text: Readonly<Record<Purpose, string>>;
  /** What a withdrawal does, and what it leaves alone. */
  readonly effect: Readonly<Record<Purpose, readonly string[]>>;
  readonly manner: Readonly<Record<Manner, string>>;
}

export const words: Readonly<Record<Lang, Words>> = {
  da: {
    purpose: {
      programme: 'Forløb med mentorer',
      'register-follow-up': 'Opfølgning i registre',
      'authority-contact': 'Kontakt til myndigheder',
    },
    text: {
      programme: 'Jeg vil gerne have to mentorer. Foreningen må gemme de oplysninger, der skal til.',
      'register-follow-up':
        'Foreningen må i to år se i registre, om jeg får en ny dom. Kun forskere ser det, uden mit navn.',
      'authority-contact': 'Mine mentorer må tale med jobcenter, kommune og Kriminalforsorgen for mig.',
    },
    effect: {
      programme: [
        'Forløbet lukker i dag.',
        'Mentorerne kan ikke længere se deltageren.',
        'Opfølgningen i registre fortsætter, hvis det samtykke stadig gælder.',
        'Det, der allerede er skrevet, slettes efter reglerne om opbevaring.',
      ],
      'register-follow-up': [
        'Der hentes ingen nye oplysninger fra registre om personen.',
        'Det, der er hentet til og med i dag, indgår stadig i forsøget uden navn.',
        'Forløbet med mentorer fortsætter.',
      ],
      'authority-contact': [
        'Mentorerne må ikke længere tale med myndigheder for deltageren.',
        'Forløbet med mentorer fortsætter.',
      ],
    },
    manner: {
      'in-person': 'Mundtligt, ansigt til ansigt',
      'in-writing': 'Skriftligt',
      'by-phone': 'I telefon',
      digital: 'Digitalt',
    },
  },
  en: {
    purpose: {
      programme: 'Course with mentors',
      'register-follow-up': 'Follow-up in registers',
      'authority-contact': 'Contact with authorities',
    },
    text: {
      programme: 'I want two mentors. The organisation may keep the information that is needed.',
      'register-follow-up':
        'For two years the organisation may see in registers whether I get a new sentence. Only researchers see it, without my name.',
      'authority-contact':
        'My mentors may talk to the job centre, the municipality and the prison service for me.',
    },
    effect: {
      programme: [
        'The course closes today.',
        'The mentors can no longer see the participant.',
        'Follow-up in registers goes on if that consent still holds.',
        'What is already written is deleted by the rules of retention.',
      ],
      'register-follow-up': [
        'No new information about the person is fetched from registers.',
        'What was fetched until today stays in the study, without a name.',
        'The course with mentors goes on.',
      ],
      'authority-contact': [
        'The mentors may no longer talk to authorities for the participant.',
        'The course with mentors goes on.',
      ],
    },
    manner: {
      'in-person': 'Spoken, face to face',
      'in-writing': 'In writing',
      'by-phone': 'By telephone',
      digital: 'Digitally',
    },
  },
};
