import { createHash } from 'node:crypto';
import { Refused } from '../../office/refused.ts';

/** What a form rested on when it was shown: another text as soon as anything of it is another. */
export const basisFor = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);

/** @throws Refused when somebody else has written meanwhile: what they wrote would be overwritten unseen. */
export const mustBeAsShown = (basis: string, stands: unknown): void => {
  if (basisFor(stands) === basis) return;
  throw new Refused('changed-meanwhile', {
    da: 'En anden har rettet det imens. Intet er gemt. Åbn siden igen, og se, hvad der står nu.',
    en: 'Somebody else has corrected it meanwhile. Nothing was saved. Open the page again to see what stands now.',
  });
};
