import { Refused } from '../../../office/refused.ts';

const changed = () =>
  new Refused('changed-meanwhile', {
    da: 'Løsladelsesdatoen er ændret af en anden imens. Intet er gemt. Åbn siden igen, og se den nye dato.',
    en: 'Somebody else changed the release date meanwhile. Nothing was saved. Open the page again to see the new date.',
  });

const courseOpened = () =>
  new Refused('course-runs', {
    da: 'Deltageren har fået et forløb imens. Intet er gemt. Skriv datoen på forløbets side, så planen følger med.',
    en: 'The participant has got a course meanwhile. Nothing was saved. Write the date on the course’s page, so that the plan follows.',
  });

/** What holds now, and what held when the form was shown. @throws Refused */
export const mustBeAsShown = (now: {
  readonly current: string;
  readonly shown: string;
  readonly courseRuns: boolean;
}): void => {
  if (now.courseRuns) throw courseOpened();
  if (now.current !== now.shown) throw changed();
};
