import type { Family } from '../test/specification/specification.ts';
import { survivalCurves } from './survival-curves.specification.ts';

/** In the order in which the documentation lists them. */
export const families: readonly Family[] = [survivalCurves];
