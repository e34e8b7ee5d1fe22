import { betaLogOddsQuantile } from './beta.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { devianceTerm, HALF_LOG_TWO_PI, stirlingError } from './log-gamma.ts';
import { checkPoint, checkShape } from './point.ts';
import { logTarget } from './solve.ts';
import { fromUpper, type LogTails, swap, tailFunctions } from './tails.ts';

function logDensity(x: number, df: number): number {
  checkPoint(x);
  checkShape('df', df);
  const half = df / 2;
  const gammas = -devianceTerm(half, half + 0.5) + stirlingError(half + 0.5) - stirlingError(half);
  const squared = (x * x) / df;
  const spread =
    squared > 1 / Number.EPSILON ? 2 * Math.log(Math.abs(x)) - Math.log(df) : Math.log1p(squared);
  const power = squared > 0.2 ? half * spread : -devianceTerm(half, half + (x * x) / 2) + (x * x) / 2;
  return gammas - power - HALF_LOG_TWO_PI - spread / 2;
}

function logTails(x: number, df: number): LogTails {
  checkPoint(x);
  checkShape('df', df);
  if (x < 0) return swap(logTails(-x, df));
  if (x === Infinity) return [0, -Infinity];
  const total = df + x * x;
  // `beyond` is log P(|T| > x).
  const [beyond] =
    total === Infinity
      ? incompleteBeta(df / x / x, 1, df / 2, 0.5)
      : incompleteBeta(df / total, (x * x) / total, df / 2, 0.5);
  return fromUpper(beyond - Math.LN2);
}

function quantileOf(p: number, tail: 'lower' | 'upper', df: number): number {
  checkShape('df', df);
  const sign = (tail === 'lower') === p < 0.5 ? -1 : 1;
  const target = logTarget(p, tail);
  const logTail = Math.min(target[0], target[1]);
  const beyond = Math.min(logTail + Math.LN2, 0);
  const central = Math.abs(p - 0.5) < 0.25 ? Math.log(2 * Math.abs(p - 0.5)) : Math.log(-Math.expm1(beyond));
  const u = betaLogOddsQuantile([beyond, central], df / 2, 0.5);
  return sign * Math.sqrt(df) * Math.exp(-u / 2) || 0;
}

/** Student's t distribution with `df` > 0, also fractional, degrees of freedom. Source: Abramowitz & Stegun 26.7. */
export const t = Object.freeze({
  density: (x: number, df: number): number => Math.exp(logDensity(x, df)),
  logDensity,
  ...tailFunctions(logTails),
  /** x with P(X ≤ x) = p. */
  quantile: (p: number, df: number): number => quantileOf(p, 'lower', df),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, df: number): number => quantileOf(p, 'upper', df),
});
