import { normal } from '../distributions/normal.ts';
import { checkLevel, checkWhole } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { deepFreeze } from '../result.ts';
import { crossingProbabilities, type Look } from './crossing.ts';

export interface ConstantBounds {
  /** The constant C: bounds are C (looks / look)^(½ − delta). */
  readonly constant: number;
  readonly bound: readonly number[];
  readonly nominal: readonly number[];
}

/**
 * Two-sided bounds of the Wang–Tsiatis family for equally spaced looks: delta 0 is O'Brien–Fleming's, ½ is Pocock's.
 * Sources: Pocock (1977); O'Brien & Fleming (1979); Wang & Tsiatis (1987), Biometrics 43:193–199.
 */
export function wangTsiatis(looks: number, delta: number, alpha = 0.05): ConstantBounds {
  checkWhole('looks', looks, 1);
  checkLevel(1 - alpha);
  const shape = Array.from({ length: looks }, (_, i) => (looks / (i + 1)) ** (0.5 - delta));
  const error = (constant: number): number => {
    const plan = shape.map((s, i): Look => {
      return { information: (i + 1) / looks, upper: constant * s, lower: -constant * s };
    });
    return 2 * crossingProbabilities(plan, 0).upper.reduce((sum, p) => sum + p, 0);
  };
  const constant = findRoot((c) => error(c) - alpha, normal.upperQuantile(alpha / 2) * 0.999, 8);
  const bound = shape.map((s) => constant * s);
  return deepFreeze({ constant, bound, nominal: bound.map((z) => normal.upper(z)) });
}
