import { type NameMaker, nameMaker } from '../demo/names.ts';

/** A name that others may have too, as in any large programme. */
export const anyName: NameMaker = (...wanted) => nameMaker()(...wanted);
