import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkFinite, checkLevel } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze, type Interval } from '../result.ts';

export interface EstimatedBounds {
  /** The least and the greatest value that the data allow. */
  readonly lower: number;
  readonly upper: number;
  readonly lowerError: number;
  readonly upperError: number;
}

export interface BoundsInterval extends Interval {
  /** Standard errors that each bound is moved out by. */
  readonly critical: number;
}

/**
 * Confidence interval of an effect of which only bounds are known. Where they are far apart the effect cannot be near
 * both, and one-sided limits are enough; where they meet they must be two-sided. The multiplier c lies in between, with
 *   Φ(c + (upper − lower) / the larger error) − Φ(−c) = level.
 * It covers the effect, not the whole range between the bounds; the estimates of the bounds are taken to be normal.
 * Source: Imbens & Manski (2004), Econometrica 72:1845–1857, equations 6 and 7; Stoye (2009), Econometrica 77:1299–1315.
 */
export function boundsInterval(
  bounds: EstimatedBounds,
  { level = 0.95 }: { readonly level?: number } = {},
): BoundsInterval {
  const { lower, upper, lowerError, upperError } = bounds;
  checkLevel(level);
  for (const [name, value] of Object.entries({ lower, upper, lowerError, upperError }))
    checkFinite(name, value);
  if (lower > upper) throw new StatsInputError('lower', `${lower} is above the upper bound ${upper}`);
  if (lowerError < 0) throw new StatsInputError('lowerError', 'is negative');
  if (upperError < 0) throw new StatsInputError('upperError', 'is negative');
  const larger = Math.max(lowerError, upperError);
  const oneSided = normal.upperQuantile(1 - level);
  const twoSided = normal.upperQuantile((1 - level) / 2);
  const apart = upper > lower ? (upper - lower) / larger : 0;
  // What is missed on both sides, less what may be.
  const missed = (c: number): number => normal.upper(c + apart) + normal.upper(c) - (1 - level);
  const critical =
    missed(twoSided) >= 0
      ? twoSided
      : missed(oneSided) <= 0
        ? oneSided
        : findRoot(missed, oneSided, twoSided);
  return deepFreeze({
    lower: lower - critical * lowerError,
    upper: upper + critical * upperError,
    level,
    critical,
  });
}
