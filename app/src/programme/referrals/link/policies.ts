import { Refused } from '../../../office/refused.ts';

/** Somebody handed in through it, or closed it, while the list was open. */
export const usedMeanwhile = () =>
  new Refused('link-used', {
    da: 'Linket er brugt eller lukket imens. Intet er ændret. Åbn listen igen.',
    en: 'The link has been used or closed meanwhile. Nothing was changed. Open the list again.',
  });
