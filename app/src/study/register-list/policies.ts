import { Refused } from '../../office/refused.ts';
import { has, type Viewer } from '../../office/viewer.ts';

/** @throws Refused for whoever sees outcomes or coded arms: with the list they could tell whose they are. */
export const mustNotSeeOutcomes = (viewer: Pick<Viewer, 'memberships'>): void => {
  if (!has(viewer, 'trial-manager', 'evaluator')) return;
  throw new Refused('sees-outcomes', {
    da: 'Du er også forsøgsleder eller evaluator. Med listen kunne du se, hvis udfaldene er. En anden administrator skal hente den. Intet er hentet.',
    en: 'You are also trial manager or evaluator. With the list you could tell whose the outcomes are. Another administrator must fetch it. Nothing was fetched.',
  });
};

export const seesNoOutcomes = (viewer: Pick<Viewer, 'memberships'>): boolean => {
  try {
    mustNotSeeOutcomes(viewer);
    return true;
  } catch {
    return false;
  }
};
