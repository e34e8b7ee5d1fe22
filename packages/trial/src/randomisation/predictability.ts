import type { BlockDesign } from './block.ts';

/**
 * Where the line can stand inside a block that nobody outside can see: how many of each arm are left in it,
 * and how likely that is together with the history so far.
 */
type Hidden = Map<string, { left: readonly number[]; weight: number }>;

/** Adds weight to one hidden state. */
function add(states: Hidden, left: readonly number[], weight: number): void {
  const key = left.join(',');
  const held = states.get(key);
  states.set(key, { left, weight: weight + (held?.weight ?? 0) });
}

const total = (left: readonly number[]) => left.reduce((a, b) => a + b, 0);

/** A finished block opens the next one, of each size with equal probability. */
function opened(states: Hidden, design: BlockDesign): Hidden {
  const sum = total(design.shares);
  const result: Hidden = new Map();
  for (const { left, weight } of states.values()) {
    if (total(left) > 0) add(result, left, weight);
    else
      for (const size of design.blockSizes)
        add(
          result,
          design.shares.map((share) => (share * size) / sum),
          weight / design.blockSizes.length,
        );
  }
  return result;
}

/** The hidden states after one more person, who got `arm`. */
function after(states: Hidden, arm: number): Hidden {
  const result: Hidden = new Map();
  for (const { left, weight } of states.values()) {
    const n = left[arm] as number;
    if (n === 0) continue;
    add(
      result,
      left.map((count, i) => (i === arm ? count - 1 : count)),
      (weight * n) / total(left),
    );
  }
  return result;
}

/** Probability of each arm next, together with the history. */
function nextWeights(states: Hidden, arms: number): number[] {
  const weights = new Array<number>(arms).fill(0);
  for (const { left, weight } of states.values()) {
    const all = total(left);
    left.forEach((n, arm) => {
      weights[arm] = (weights[arm] as number) + (weight * n) / all;
    });
  }
  return weights;
}

/**
 * The best that anyone can do who knows the design (ratio, possible block sizes) and every earlier
 * allocation of the stratum, but not the secret: the probability that the likeliest arm comes true, at each
 * of the first `length` positions. Exact, by running through every history. The first value is the
 * largest share; a list with one block size ends every block in certainty.
 *
 * @param length 1 … 16 (the histories double with every position)
 */
export function bestGuessRates(design: BlockDesign, length: number): number[] {
  if (!Number.isInteger(length) || length < 1 || length > 16) throw new RangeError('length must be 1 to 16');
  const rates: number[] = [];
  const start: Hidden = new Map();
  add(
    start,
    design.shares.map(() => 0),
    1,
  );
  let histories: Hidden[] = [start];
  for (let position = 0; position < length; position += 1) {
    const open = histories.map((states) => opened(states, design));
    rates.push(open.reduce((sum, states) => sum + Math.max(...nextWeights(states, design.arms.length)), 0));
    histories = open.flatMap((states) =>
      design.arms.map((_, arm) => after(states, arm)).filter((states) => states.size > 0),
    );
  }
  return rates;
}

/**
 * The likeliest next arm after the given history, as an index into `design.arms`; ties go to the first.
 * This is the recruiter that `bestGuessRates` bounds.
 */
export function bestGuess(design: BlockDesign, history: readonly number[]): number {
  let states: Hidden = new Map();
  add(
    states,
    design.shares.map(() => 0),
    1,
  );
  for (const arm of history) states = after(opened(states, design), arm);
  const weights = nextWeights(opened(states, design), design.arms.length);
  return weights.indexOf(Math.max(...weights));
}
