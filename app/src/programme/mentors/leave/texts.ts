import { daysAfterLeaving } from '../../expenses/expense.ts';

/** When a mentor stops for good. */
export const texts = {
  da: {
    title: (name: string) => `${name}: stopper som mentor`,
    back: 'Mentoren',
    meaning:
      'Mentoren foreslås ikke mere og kan ikke se nogen deltager. Det, mentoren har skrevet, bliver stående.',
    again: 'Det kan ikke fortrydes. Kommer mentoren tilbage, skrives mentoren ind igen.',
    confirm: 'Mentoren stopper',
    stay: 'Tilbage',
    running: 'De forløb fortsætter med én mentor fra i dag, og den anden mentor får besked:',
    asked: 'De forslag bliver taget tilbage:',
    note: 'Hvad skal den næste mentor vide?',
    noteHint: 'Det samme står på alle forløbene. Skriv uden navne.',
    sees: 'Hvad må den næste mentor se?',
    account: `Har mentoren en konto, kan mentoren skrive de sidste udlæg med den i ${daysAfterLeaving} dage. Bed så en administrator om at afslutte kontoens rolle.`,
    done: (courses: number) =>
      courses === 0
        ? 'Mentoren er stoppet.'
        : `Mentoren er stoppet. ${courses === 1 ? 'Ét forløb' : `${courses} forløb`} mangler en mentor.`,
    choose: 'Vælg, hvad den næste mentor må se.',
    refused: 'Mentoren er på et forløb, der er i gang. Intet er ændret. Vælg, hvad den næste mentor må se.',
  },
  en: {
    title: (name: string) => `${name}: leaves as a mentor`,
    back: 'The mentor',
    meaning: 'The mentor is no longer suggested and sees no participant. What the mentor has written stays.',
    again: 'This cannot be undone. If the mentor comes back, the mentor is written down anew.',
    confirm: 'The mentor leaves',
    stay: 'Back',
    running: 'These courses go on with one mentor from today, and the other mentor is told:',
    asked: 'These proposals are taken back:',
    note: 'What is the next mentor to know?',
    noteHint: 'The same on all the courses. Write without names.',
    sees: 'What may the next mentor see?',
    account: `If the mentor has an account, the mentor can write the last expenses with it for ${daysAfterLeaving} days. Then ask an administrator to end the role of the account.`,
    done: (courses: number) =>
      courses === 0
        ? 'The mentor has left.'
        : `The mentor has left. ${courses === 1 ? 'One course lacks' : `${courses} courses lack`} a mentor.`,
    choose: 'Choose what the next mentor may see.',
    refused: 'The mentor is on a course that runs. Nothing was changed. Choose what the next mentor may see.',
  },
} as const;

/** To the mentor who stays; nobody is named in it. */
export const halfLetter = {
  subject: 'Du er alene om et forløb | You are alone on a course',
  body: 'Den anden mentor på et af dine forløb er stoppet. Forløbet fortsætter, og din koordinator finder en ny mentor. Log ind, og se det.\n\nThe other mentor on one of your courses has left. The course goes on, and your coordinator finds a new mentor. Sign in to see it.',
};
