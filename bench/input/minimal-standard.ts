const MODULUS = 2_147_483_647;
const MULTIPLIER = 48_271;

/**
 * Park and Miller's "minimal standard" generator: s ← 48271 s mod (2³¹ − 1), u = s / (2³¹ − 1). Far too weak for a trial;
 * used here because every language can draw the same numbers from it in one line.
 */
export const minimalStandard = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    const product = MULTIPLIER * state;
    // Exact: the quotient is at least 2⁻³¹ away from a whole number or is one, and a double of its size steps by 2⁻³⁷.
    state = product - Math.floor(product / MODULUS) * MODULUS;
    return state / MODULUS;
  };
};
