import { betaLogOddsQuantile } from './beta.ts';
import { incompleteBeta, logBinomialTerm } from './incomplete-beta.ts';
import { checkPoint, checkShape } from './point.ts';
import { logTarget } from './solve.ts';
import { type LogTails, NOTHING_ABOVE, NOTHING_BELOW, tailFunctions } from './tails.ts';

function check(df1: number, df2: number): void {
  checkShape('df1', df1);
  checkShape('df2', df2);
}

/** df1 x / (df1 x + df2) and its complement. */
function shares(x: number, df1: number, df2: number): readonly [number, number] {
  const part = df1 * x;
  return part < 1e300 ? [part / (part + df2), df2 / (part + df2)] : [1, df2 / df1 / x];
}

function logDensity(x: number, df1: number, df2: number): number {
  checkPoint(x);
  check(df1, df2);
  if (x < 0 || x === Infinity) return -Infinity;
  if (x === 0) return df1 < 2 ? Infinity : df1 > 2 ? -Infinity : 0;
  const a = df1 / 2;
  const b = df2 / 2;
  const [share, rest] = shares(x, df1, df2);
  if (a >= 1) return logBinomialTerm(a - 1, b, share, rest) + Math.log(a) + Math.log(rest);
  const term = logBinomialTerm(a, b, share, rest);
  return term + Math.log(a) + Math.log(b / (a + b)) - Math.log(x);
}

function logTails(x: number, df1: number, df2: number): LogTails {
  checkPoint(x);
  check(df1, df2);
  if (x <= 0) return NOTHING_BELOW;
  if (x === Infinity) return NOTHING_ABOVE;
  const [share, rest] = shares(x, df1, df2);
  return incompleteBeta(share, rest, df1 / 2, df2 / 2);
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
