import { joinWords, type Lang } from '../../ui/index.ts';
import type { Manner, Purpose } from './consent.ts';

interface Words {
  readonly purpose: Readonly<Record<Purpose, string>>;
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
      'story-photo': 'Historie og billede',
      'researcher-contact': 'Kontakt fra forskere',
    },
    anew: {
      programme:
        'Et nyt samtykke åbner ikke det gamle forløb igen. Mentorerne får intet at se, før der er åbnet et nyt.',
      'register-follow-up':
        'Med et nyt ja ser forsøget efter nye domme igen, også for tiden imellem. Sig det, før der siges ja.',
      'authority-contact': 'Med et nyt ja må de to igen tale for deltageren.',
      'story-photo': 'Med et nyt ja må I igen vise billede og historie.',
      'researcher-contact': 'Med et nyt ja må en forsker igen skrive eller ringe.',
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
      'story-photo': 'Story and picture',
      'researcher-contact': 'Contact from researchers',
    },
    anew: {
      programme:
        'A new consent does not open the old course again. The mentors see nothing until a new course is opened.',
      'register-follow-up':
        'With a new consent the study follows the person again, for the time in between too. Tell the participant.',
      'authority-contact':
        'With a new consent the mentors may again talk to authorities for the participant.',
      'story-photo': 'With a new consent you may show picture and story again.',
      'researcher-contact': 'With a new consent a researcher may write or call again.',
    },
    manner: {
      'in-person': 'Spoken, face to face',
      'in-writing': 'In writing',
      'by-phone': 'By telephone',
      digital: 'Digitally',
    },
  },
};

/** Which consent a withdrawal is about. */
export interface Withdrawn {
  readonly purpose: Purpose;
  /** Who the mentors may no longer talk to, in words. */
  readonly who: string;
  /** Whom they still may talk to, in words. */
  readonly others: readonly string[];
}

type Effects = (withdrawn: Withdrawn) => readonly string[];

/** What a withdrawal does, and what it leaves alone, for the coordinator who reads it to the participant. */
export const effects: Readonly<Record<Lang, Readonly<Record<Purpose, Effects>>>> = {
  da: {
    programme: () => [
      'Forløbet lukker i dag. Et forslag til et par falder bort.',
      'De to mentorer kan ikke se deltageren mere. De får en mail uden navn. De er fri til andre forløb.',
      'Opfølgning i registre går videre, hvis der er sagt ja til den.',
      'Vi skriver ikke mere om forløbet. Det, vi har skrevet, slettes, når foreningens frist er gået.',
    ],
    'register-follow-up': () => [
      'Fra i dag ser forsøget ikke mere efter nye domme. Der hentes intet nyt.',
      'Det får ikke mere at vide om møder med mentorer.',
      'Det, der er hentet til og med i dag, bliver i forsøget uden navn.',
      'Forløbet med mentorer går videre.',
    ],
    'authority-contact': ({ who, others }) => [
      `Mentorerne må ikke mere tale for deltageren med: ${who}. De får en mail. Det står på deres side fra nu af.`,
      others.length === 0
        ? 'De kan ikke skrive møder hos myndigheder, der ligger efter i dag.'
        : `De må stadig tale med: ${joinWords('da', others)}.`,
      'Forløbet med mentorer går videre.',
    ],
    'story-photo': () => [
      'I må ikke vise billedet eller fortælle historien fra i dag.',
      'Navnet er væk fra listen over dem, der har sagt ja.',
      'Systemet ved ikke, hvor I har vist dem. Tag dem ned, hvor I kan.',
    ],
    'researcher-contact': () => [
      'Forskere må ikke skrive eller ringe fra i dag.',
      'Navnet er væk fra listen over dem, der har sagt ja.',
      'Forløbet med mentorer går videre.',
    ],
  },
  en: {
    programme: () => [
      'The course closes today. A proposal of mentors falls away.',
      'The mentors can no longer see the participant. They get a mail without a name. They are free for other courses.',
      'Follow-up in registers goes on if that consent still holds.',
      'Nothing more is written about the course. What is written is erased when the organisation’s period is over.',
    ],
    'register-follow-up': () => [
      'The study no longer follows the person, from today. Nothing new is fetched from registers.',
      'The study learns no more about the contacts with the mentors.',
      'What was fetched until today stays in the study, without a name.',
      'The course with mentors goes on.',
    ],
    'authority-contact': ({ who, others }) => [
      `The mentors may no longer talk for the participant to: ${who}. They get a mail. Their page says so from now on.`,
      others.length === 0
        ? 'They cannot log meetings at authorities later than today.'
        : `They may still talk to: ${joinWords('en', others)}.`,
      'The course with mentors goes on.',
    ],
    'story-photo': () => [
      'You may not show the picture or tell the story from today.',
      'The name is gone from the list of those who said yes.',
      'The system does not know where you have shown them. Take them down where you can.',
    ],
    'researcher-contact': () => [
      'Researchers may not write or call from today.',
      'The name is gone from the list of those who said yes.',
      'The course with mentors goes on.',
    ],
  },
};

/** The same for the participant, who reads it alone. */
export const ownEffects: Readonly<Record<Lang, Readonly<Record<Purpose, Effects>>>> = {
  da: {
    programme: () => [
      'Dit forløb stopper i dag.',
      'Dine mentorer ser dig ikke her mere.',
      'Vi skriver ikke mere om dit forløb.',
      'Bed os, hvis du vil have det slettet.',
    ],
    'register-follow-up': () => [
      'Vi ser ikke mere efter nye domme.',
      'Det, vi har set, bliver hos os uden dit navn.',
    ],
    'authority-contact': ({ who }) => [`Dine mentorer må ikke mere tale for dig med: ${who}.`],
    'story-photo': () => ['Vi må ikke mere vise dit billede.', 'Vi må ikke mere fortælle om dig.'],
    'researcher-contact': () => ['En forsker må ikke mere ringe eller skrive til dig.'],
  },
  en: {
    programme: () => [
      'Your course stops today.',
      'Your mentors cannot see you here any more.',
      'We write nothing more about your course.',
      'Ask us if you want it erased.',
    ],
    'register-follow-up': () => [
      'We no longer look for new sentences.',
      'What we have seen stays, without your name.',
    ],
    'authority-contact': ({ who }) => [`They may no longer talk to ${who} for you.`],
    'story-photo': () => ['We may no longer show your picture.', 'We may no longer tell about you.'],
    'researcher-contact': () => ['A researcher may no longer call or write to you.'],
  },
};
