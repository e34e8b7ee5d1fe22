import { Refused } from '../../office/refused.ts';

export const decided = () =>
  new Refused('referral-decided', {
    da: 'Henvisningen er allerede afgjort af en anden. Intet er ændret.',
    en: 'Somebody else has already decided this referral. Nothing was changed.',
  });

export const courseRuns = () =>
  new Refused('course-runs', {
    da: 'Personen har et forløb, der er i gang. Afslut det først, hvis personen er kommet i fængsel igen; ellers afvis henvisningen. Intet er ændret.',
    en: 'The person has a course that runs. End it first if the person is back in prison; otherwise decline the referral. Nothing was changed.',
  });
