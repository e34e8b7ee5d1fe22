import { Refused } from '../../office/refused.ts';

export const restsAlready = (): Refused =>
  new Refused('course-rests', {
    da: 'Forløbet er allerede på pause. Intet er ændret.',
    en: 'The course is paused already. Nothing was changed.',
  });

export const restsNoMore = (): Refused =>
  new Refused('course-rests-not', {
    da: 'Pausen er allerede slut. Intet er ændret.',
    en: 'The pause is over already. Nothing was changed.',
  });
