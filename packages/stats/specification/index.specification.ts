import type { Family } from '../test/specification/specification.ts';
import { cox } from './cox.specification.ts';
import { coxAfter } from './cox-after.specification.ts';
import { distributions } from './distributions.specification.ts';
import { logRankTests } from './log-rank.specification.ts';
import { proportions } from './proportions.specification.ts';
import { survivalCurves } from './survival-curves.specification.ts';
import { twoByTwo } from './two-by-two.specification.ts';

/** In the order in which the documentation lists them. */
export const families: readonly Family[] = [
  distributions,
  twoByTwo,
  proportions,
  survivalCurves,
  logRankTests,
  cox,
  coxAfter,
];
