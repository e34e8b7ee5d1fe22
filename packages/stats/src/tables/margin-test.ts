import { normal, twoSidedNormal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkChoice } from '../input/options.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import type { Alternative } from './fisher.ts';
import { constrainedRisks, scoreStatistic } from './score-difference.ts';
import { checkTable, type TwoByTwo } from './two-by-two.ts';

export interface MarginTestOptions {
  /** The difference (treated less control) under the hypothesis, between −1 and 1; 0 unless given. */
  readonly difference?: number;
  /** Default 'two-sided'. Non-inferiority where events are harmful: difference = margin, alternative 'less'. */
  readonly alternative?: Alternative;
}

export interface MarginTest {
  readonly difference: number;
  readonly alternative: Alternative;
  readonly z: number;
  readonly p: number;
  /** Risks that are likeliest under the hypothesis. */
  readonly constrained: { readonly treated: number; readonly control: number };
}

/**
 * The score test of a given risk difference, for non-inferiority and superiority by a margin; at 0 it is the z test
 * with pooled variance (Pearson's chi-squared without correction).
 * Source: Farrington & Manning (1990), Stat Med 9:1447–1454.
 */
export function farringtonManning(table: TwoByTwo, options: MarginTestOptions = {}): Computed<MarginTest> {
  const { difference = 0, alternative = 'two-sided' } = options;
  checkChoice('alternative', alternative, ['two-sided', 'less', 'greater']);
  if (!(difference > -1 && difference < 1))
    throw new StatsInputError('difference', `${difference} is not between -1 and 1`);
  const empty = checkTable(table);
  if (empty !== undefined) return empty;
  const z = scoreStatistic(table, difference, 1);
  if (!Number.isFinite(z))
    return notComputed('no-variation', 'the risks under the hypothesis leave no variance');
  const p =
    alternative === 'two-sided'
      ? twoSidedNormal(z)
      : alternative === 'less'
        ? normal.lower(z)
        : normal.upper(z);
  return computed({ difference, alternative, z, p, constrained: constrainedRisks(table, difference) });
}
