import { twoSidedNormal } from '../distributions/normal.ts';
import { type Column, checkColumn } from '../input/columns.ts';
import { quadratic } from '../linear/matrix.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import type { LogRank } from './log-rank.ts';

export interface TrendOptions {
  /** One per group; default the groups' codes. */
  readonly scores?: Column;
}

/**
 * Test of a trend in the hazard over ordered groups, from a log-rank result: the scores (the group codes unless given)
 * times observed less expected, over its variance. Above zero where events come sooner with higher scores.
 * Source: Tarone (1975), Biometrika 62:679–682.
 */
export function logRankTrend(
  test: LogRank,
  { scores = test.groups }: TrendOptions = {},
): Computed<{ readonly z: number; readonly chiSquared: number; readonly df: 1; readonly p: number }> {
  checkColumn('scores', scores, test.groups.length);
  const s = Float64Array.from(scores);
  const excess = s.reduce((sum, score, g) => sum + score * (test.observed[g]! - test.expected[g]!), 0);
  const variance = quadratic(test.variance.flat(), s);
  const size = s.reduce((sum, score) => sum + score * score, 0);
  if (!(variance > 1e-12 * size))
    return notComputed('no-variation', 'the scores do not tell the groups apart');
  const z = excess / Math.sqrt(variance);
  return computed({ z, chiSquared: z * z, df: 1 as const, p: twoSidedNormal(z) });
}
