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
  /** What a new consent after a withdrawal means. */
  readonly anew: Readonly<Record<Purpose, string>>;
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
        'Mentorerne kan ikke længere se deltageren. De er fri til andre forløb.',
        'Opfølgningen i registre fortsætter, hvis det samtykke stadig gælder.',
        'Der skrives ikke mere om forløbet. Det, der er skrevet, bliver stående, til foreningens regler om opbevaring siger andet. Systemet sletter endnu intet.',
      ],
      'register-follow-up': [
        'Forsøget følger ikke personen længere, fra i dag. Der hentes intet nyt fra registre.',
        'Forsøget får ikke mere at vide om kontakterne med mentorerne.',
        'Det, der er hentet til og med i dag, indgår stadig i forsøget uden navn.',
        'Forløbet med mentorer fortsætter.',
      ],
      'authority-contact': [
        'Mentorerne må ikke længere tale med myndigheder for deltageren. Det står på deres side fra nu af.',
        'De kan ikke skrive møder hos myndigheder, der ligger efter i dag.',
        'Forløbet med mentorer fortsætter.',
      ],
    },
    anew: {
      programme:
        'Et nyt samtykke åbner ikke det gamle forløb igen. Mentorerne får intet at se, før der er åbnet et nyt.',
      'register-follow-up':
        'Med et nyt samtykke følger forsøget personen igen, også for tiden imellem. Sig det til deltageren.',
      'authority-contact': 'Med et nyt samtykke må mentorerne igen tale med myndigheder for deltageren.',
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
        'The mentors can no longer see the participant. They are free for other courses.',
        'Follow-up in registers goes on if that consent still holds.',
        'Nothing more is written about the course. What is written stays until the organisation’s rules of retention say otherwise. The system deletes nothing yet.',
      ],
      'register-follow-up': [
        'The study no longer follows the person, from today. Nothing new is fetched from registers.',
        'The study learns no more about the contacts with the mentors.',
        'What was fetched until today stays in the study, without a name.',
        'The course with mentors goes on.',
      ],
      'authority-contact': [
        'The mentors may no longer talk to authorities for the participant. Their page says so from now on.',
        'They cannot log meetings at authorities later than today.',
        'The course with mentors goes on.',
      ],
    },
    anew: {
      programme:
        'A new consent does not open the old course again. The mentors see nothing until a new course is opened.',
      'register-follow-up':
        'With a new consent the study follows the person again, for the time in between too. Tell the participant.',
      'authority-contact':
        'With a new consent the mentors may again talk to authorities for the participant.',
    },
    manner: {
      'in-person': 'Spoken, face to face',
      'in-writing': 'In writing',
      'by-phone': 'By telephone',
      digital: 'Digitally',
    },
  },
};
