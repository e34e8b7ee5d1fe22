import { Refused } from '../../office/refused.ts';
import type { Unblinding } from './store.ts';

/** @throws Refused */
export const mustBeAnother = (unblinding: Unblinding, viewer: string): void => {
  if (unblinding.requestedBy !== viewer) return;
  throw new Refused('same-person', {
    da: 'Du har selv bedt om afblindingen. En anden skal sige ja.',
    en: 'You asked for the unblinding yourself. Somebody else must agree.',
  });
};

export const notWaiting = (): Refused =>
  new Refused('unblinding-not-waiting', {
    da: 'Der er ingen afblinding, som venter på dit ja. Intet er ændret. Genindlæs siden.',
    en: 'No unblinding waits for you to agree. Nothing was changed. Reload the page.',
  });

export const askedAlready = (): Refused =>
  new Refused('unblinding-asked', {
    da: 'Der er allerede bedt om afblinding af denne analyse.',
    en: 'Unblinding of this analysis has been asked for already.',
  });

export const changedSince = (): Refused =>
  new Refused('analysis-changed', {
    da: 'Der er kørt en ny analyse, siden siden blev vist. Intet er ændret. Genindlæs siden, og se den nye.',
    en: 'A new analysis has been run since the page was shown. Nothing was changed. Reload the page and look at the new one.',
  });
