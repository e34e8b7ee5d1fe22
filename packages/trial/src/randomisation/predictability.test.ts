import { describe, expect, it } from 'vitest';
import { allocations, type SealedRandomisation } from './allocate.ts';
import type { BlockDesign } from './block.ts';
import { bestGuess, bestGuessRates } from './predictability.ts';

const MIXED: BlockDesign = { arms: ['M', 'K'], shares: [1, 1], blockSizes: [2, 4, 6] };

describe('the bound', () => {
  it('is worked by hand for blocks of two and of four', () => {
    expect(bestGuessRates({ ...MIXED, blockSizes: [2] }, 4)).toEqual([0.5, 1, 0.5, 1]);
    // MMKK: second guess right 2/3; third: after two alike (1/3) certain, else 1/2; fourth certain
    const four = bestGuessRates({ ...MIXED, blockSizes: [4] }, 5);
    [1 / 2, 2 / 3, 2 / 3, 1, 1 / 2].forEach((rate, i) => {
      expect(four[i]).toBeCloseTo(rate, 14);
    });
  });

  it('is worked by hand for the second person when the block is of two or of four', () => {
    // the other arm follows with probability (1 + 2/3) / 2
    expect(bestGuessRates({ ...MIXED, blockSizes: [2, 4] }, 2)[1]).toBeCloseTo(5 / 6, 14);
  });

  it('falls when more sizes are mixed in, and unequal shares start at the greater', () => {
    const mean = (rates: number[]) => rates.reduce((a, b) => a + b, 0) / rates.length;
    expect(mean(bestGuessRates(MIXED, 12))).toBeLessThan(
      mean(bestGuessRates({ ...MIXED, blockSizes: [2] }, 12)),
    );
    expect(bestGuessRates({ ...MIXED, shares: [2, 1], blockSizes: [3, 6] }, 1)[0]).toBeCloseTo(2 / 3, 14);
  });

  it('takes 1 to 16 positions', () => {
    expect(() => bestGuessRates(MIXED, 0)).toThrow(RangeError);
    expect(() => bestGuessRates(MIXED, 17)).toThrow(RangeError);
  });
});

describe('a recruiter who knows the design and every earlier allocation', () => {
  const LENGTH = 12;
  const LINES = 20_000;
  const bound = bestGuessRates(MIXED, LENGTH);
  const expected = bound.reduce((a, b) => a + b, 0) / LENGTH;
  // four standard errors of a share over 240,000 guesses, taken as if independent
  const slack = 4 * Math.sqrt((expected * (1 - expected)) / (LENGTH * LINES));

  const sealed: SealedRandomisation = {
    protocolHash: 'cd'.repeat(32),
    secret: '5e'.repeat(32),
    design: MIXED,
    strata: Array.from({ length: LINES }, (_, i) => `line-${i}`),
  };
  const indices = { M: 0, K: 1 } as const;
  /** What the real randomiser says, line by line. */
  const lines = sealed.strata.map((stratum) =>
    Array.from(allocations(sealed, stratum).take(LENGTH), (arm) => indices[arm as 'M' | 'K']),
  );

  /** Share of right guesses over all lines. */
  function rate(guess: (history: readonly number[]) => number): number {
    let right = 0;
    for (const line of lines) {
      const history: number[] = [];
      for (const index of line) {
        if (guess(history) === index) right += 1;
        history.push(index);
      }
    }
    return right / (LENGTH * LINES);
  }

  it('guesses as well as the design allows, and no better', () => {
    const known = new Map<string, number>();
    const best = rate((history) => {
      const key = history.join('');
      let guess = known.get(key);
      if (guess === undefined) {
        guess = bestGuess(MIXED, history);
        known.set(key, guess);
      }
      return guess;
    });
    expect(Math.abs(best - expected)).toBeLessThan(slack);
  });

  it.each<[string, (history: readonly number[]) => number]>([
    // Blackwell and Hodges' convergence strategy: guess the arm that is behind
    [
      'who guesses the arm that is behind',
      (h) => (h.filter((arm) => arm === 0).length * 2 > h.length ? 1 : 0),
    ],
    ['who guesses the other arm than last', (h) => 1 - (h.at(-1) ?? 1)],
    ['who guesses the same arm always', () => 0],
  ])('%s does not beat the bound', (_, guess) => {
    expect(rate(guess)).toBeLessThan(expected + slack);
  });
});
