import { criticalValue, twoSidedNormal } from '../../distributions/normal.ts';
import type { Interval } from '../../result.ts';

/** One coefficient of a hazard model. `lower` and `upper` are limits of the hazard ratio. */
export interface CoxCoefficient extends Interval {
  readonly name: string;
  /** Log hazard ratio per unit. */
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
  readonly hazardRatio: number;
}

/** The table of coefficients from estimates and their flat covariance. */
export function hazardRatios(
  names: readonly string[],
  estimates: Float64Array,
  covariance: Float64Array,
  level: number,
): CoxCoefficient[] {
  const critical = criticalValue(level);
  return names.map((name, j) => {
    const estimate = estimates[j]!;
    const standardError = Math.sqrt(covariance[j * names.length + j]!);
    const z = estimate / standardError;
    return {
      name,
      estimate,
      standardError,
      z,
      p: twoSidedNormal(z),
      hazardRatio: Math.exp(estimate),
      lower: Math.exp(estimate - critical * standardError),
      upper: Math.exp(estimate + critical * standardError),
      level,
    };
  });
}
