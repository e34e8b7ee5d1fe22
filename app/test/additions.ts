import type { Furniture } from './furniture.ts';
import type { TestHouse } from './house.ts';

/** Puts one more thing of a feature into branch A, and gives its id by the subject that it is. */
type Addition = (house: TestHouse, things: Furniture) => Promise<Partial<Furniture>>;

/** What features of their own add to the furniture, a line each. */
export const additions: readonly Addition[] = [];
