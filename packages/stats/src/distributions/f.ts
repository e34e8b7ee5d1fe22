import { checkPositive } from '../input/options.ts';
import { betaLogOddsQuantile } from './beta.ts';
import { incompleteBeta, logBinomialTerm } from './incomplete-beta.ts';
import { checkPoint } from './point.ts';
import { logTarget } from './solve.ts';
import { type LogTails, NOTHING_ABOVE, NOTHING_BELOW, tailFunctions } from './tails.ts';

function check(df1: number, df2: number): void {
  checkPositive('df1', df1);
  checkPositive('df2', df2);
}

function logDensity(x: number, df1: number, df2: number): number {
  checkPoint(x);
  check(df1, df2);
  if (x < 0 || x === Infinity) return -Infinity;
  if (x === 0) return df1 < 2 ? Infinity : df1 > 2 ? -Infinity : 0;
  const a = df1 / 2;
  const b = df2 / 2;
  const total = df1 * x + df2;
  if (a >= 1)
    return logBinomialTerm(a - 1, b, (df1 * x) / total, df2 / total) + Math.log(a) + Math.log(df2 / total);
  const term = logBinomialTerm(a, b, (df1 * x) / total, df2 / total);
  return term + Math.log(a) + Math.log(b / (a + b)) - Math.log(x);
}

function logTails(x: number, df1: number, df2: number): LogTails {
  checkPoint(x);
  check(df1, df2);
  if (x <= 0) return NOTHING_BELOW;
  if (x === Infinity) return NOTHING_ABOVE;
  const total = df1 * x + df2;
  return incompleteBeta((df1 * x) / total, df2 / total, df1 / 2, df2 / 2);
}

function quantileOf(p: number, tail: 'lower' | 'upper', df1: number, df2: number): number {
  check(df1, df2);
  return (df2 / df1) * Math.exp(betaLogOddsQuantile(logTarget(p, tail), df1 / 2, df2 / 2));
}

/** Fisher's F distribution with `df1` and `df2` degrees of freedom. Source: Abramowitz & Stegun 26.6. */
export const f = Object.freeze({
  density: (x: number, df1: number, df2: number): number => Math.exp(logDensity(x, df1, df2)),
  logDensity,
  ...tailFunctions(logTails),
  /** x with P(X ≤ x) = p. */
  quantile: (p: number, df1: number, df2: number): number => quantileOf(p, 'lower', df1, df2),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, df1: number, df2: number): number => quantileOf(p, 'upper', df1, df2),
});
