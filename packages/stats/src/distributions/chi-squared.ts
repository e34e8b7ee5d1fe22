import { gamma } from './gamma.ts';
import { checkShape } from './point.ts';
import { tailFunctions } from './tails.ts';

function half(df: number): number {
  checkShape('df', df);
  return df / 2;
}

/** The chi-squared distribution with `df` > 0 degrees of freedom: a gamma with shape df / 2 and rate ½. */
export const chiSquared = Object.freeze({
  density: (x: number, df: number): number => gamma.density(x, half(df), 0.5),
  logDensity: (x: number, df: number): number => gamma.logDensity(x, half(df), 0.5),
  ...tailFunctions((x: number, df: number) => [
    gamma.logLower(x, half(df), 0.5),
    gamma.logUpper(x, half(df), 0.5),
  ]),
  /** x with P(X ≤ x) = p. */
  quantile: (p: number, df: number): number => gamma.quantile(p, half(df), 0.5),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, df: number): number => gamma.upperQuantile(p, half(df), 0.5),
});
