import { cases as kaplanMeier } from './cases/kaplan-meier.ts';
import type { Cases } from './corpus.ts';

/** The computations of each family of stored values. */
export const registered: Readonly<Record<string, Cases>> = {
  'kaplan-meier': kaplanMeier,
};
