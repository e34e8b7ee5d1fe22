import { incompleteBeta, logBinomialTerm } from './incomplete-beta.ts';
import { logBeta } from './log-gamma.ts';
import { checkPoint, checkShape } from './point.ts';
import { logTarget, solveTail } from './solve.ts';
import { type LogTails, tailFunctions } from './tails.ts';

function check(a: number, b: number): void {
  checkShape('a', a);
  checkShape('b', b);
}

/** log of x^a (1 − x)^b / B(a, b): the density with respect to the log odds of x. */
function logitDensity(x: number, y: number, a: number, b: number): number {
  return logBinomialTerm(a, b, x, y) + Math.log(a) + Math.log(b / (a + b));
}

function logDensity(x: number, a: number, b: number): number {
  checkPoint(x);
  check(a, b);
  if (x < 0 || x > 1) return -Infinity;
  if (x === 0) return a < 1 ? Infinity : a > 1 ? -Infinity : Math.log(b);
  if (x === 1) return b < 1 ? Infinity : b > 1 ? -Infinity : Math.log(a);
  if (a >= 1 && b >= 1) return logBinomialTerm(a - 1, b - 1, x, 1 - x) + Math.log(a + b - 1);
  return logitDensity(x, 1 - x, a, b) - Math.log(x) - Math.log1p(-x);
}

/**
 * The log odds log(x / (1 − x)) of the beta quantile with the given log tails. Log odds keep their digits where x is
 * close to 0 or 1; t and F take their quantiles from here.
 */
export function betaLogOddsQuantile(target: LogTails, a: number, b: number): number {
  if (target[0] === -Infinity) return -Infinity;
  if (target[1] === -Infinity) return Infinity;
  const edge = logBeta(a, b);
  const fromLeft = (target[0] + Math.log(a) + edge) / a;
  const fromRight = -(target[1] + Math.log(b) + edge) / b;
  const middle = Math.log(a / b);
  let start = middle;
  if (target[0] < target[1] && fromLeft < middle - 1) start = fromLeft;
  if (target[0] >= target[1] && fromRight > middle + 1) start = fromRight;
  return solveTail(
    {
      logTails: (u) => tailsAt(u, a, b, edge),
      logDensity: (u) => densityAt(u, a, b, edge),
      start,
    },
    target,
  );
}

/** Beyond |u| = 700 the odds leave the range of numbers and the first term of the series is exact. */
function tailsAt(u: number, a: number, b: number, edge: number): LogTails {
  if (u < -700) {
    const logLower = a * u - Math.log(a) - edge;
    return [logLower, Math.log(-Math.expm1(logLower))];
  }
  if (u > 700) {
    const logUpper = -b * u - Math.log(b) - edge;
    return [Math.log(-Math.expm1(logUpper)), logUpper];
  }
  return incompleteBeta(1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)), a, b);
}

function densityAt(u: number, a: number, b: number, edge: number): number {
  if (u < -700) return a * u - edge;
  if (u > 700) return -b * u - edge;
  return logitDensity(1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)), a, b);
}

function quantileOf(p: number, tail: 'lower' | 'upper', a: number, b: number): number {
  check(a, b);
  const u = betaLogOddsQuantile(logTarget(p, tail), a, b);
  return u < 0 ? Math.exp(u) / (1 + Math.exp(u)) : 1 / (1 + Math.exp(-u));
}

/** The beta distribution on [0, 1] with a, b > 0. Source: Abramowitz & Stegun 26.5. */
export const beta = Object.freeze({
  density: (x: number, a: number, b: number): number => Math.exp(logDensity(x, a, b)),
  logDensity,
  ...tailFunctions((x: number, a: number, b: number): LogTails => {
    checkPoint(x);
    check(a, b);
    return incompleteBeta(x, 1 - x, a, b);
  }),
  /** x with P(X ≤ x) = p. */
  quantile: (p: number, a: number, b: number): number => quantileOf(p, 'lower', a, b),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, a: number, b: number): number => quantileOf(p, 'upper', a, b),
});
