import { StatsInputError } from '../error.ts';
import { logIntegral } from '../numeric/log-integral.ts';
import { logPoissonTerm } from './incomplete-gamma.ts';
import { normal } from './normal.ts';
import { checkPoint, checkShape } from './point.ts';
import { logTarget, solveTail } from './solve.ts';
import { fromLower, fromUpper, type LogTails, tailFunctions } from './tails.ts';

/** Beyond it the integrand is too narrow to be found. */
export const MOST_NONCENTRALITY = 1e5;

function check(df: number, noncentrality: number): void {
  checkShape('df', df);
  if (!(Math.abs(noncentrality) <= MOST_NONCENTRALITY)) {
    throw new StatsInputError('noncentrality', `${noncentrality} is beyond ${MOST_NONCENTRALITY}`);
  }
}

/** log density of w = log √(χ²/df). */
function logSpread(w: number, df: number): number {
  const half = (df / 2) * Math.exp(2 * w);
  return Math.LN2 + Math.log(df / 2) + logPoissonTerm(df / 2, half);
}

function logTails(x: number, df: number, noncentrality: number): LogTails {
  checkPoint(x);
  check(df, noncentrality);
  if (x === Infinity) return [0, -Infinity];
  if (x === -Infinity) return [-Infinity, 0];
  // Given the spread, T ≤ x is Z ≤ x e^w − δ. The smaller tail is integrated, the other follows.
  const part = (tail: 'logLower' | 'logUpper'): number =>
    logIntegral((w) => {
      const spread = logSpread(w, df);
      return spread === -Infinity ? spread : spread + normal[tail](x * Math.exp(w) - noncentrality);
    }, 0);
  return x < noncentrality ? fromLower(part('logLower')) : fromUpper(part('logUpper'));
}

function logDensity(x: number, df: number, noncentrality: number): number {
  checkPoint(x);
  check(df, noncentrality);
  if (!Number.isFinite(x)) return -Infinity;
  return logIntegral((w) => {
    const spread = logSpread(w, df);
    return spread === -Infinity ? spread : spread + w + normal.logDensity(x * Math.exp(w) - noncentrality);
  }, 0);
}

function quantileOf(p: number, tail: 'lower' | 'upper', df: number, noncentrality: number): number {
  check(df, noncentrality);
  const target = logTarget(p, tail);
  if (target[0] === -Infinity) return -Infinity;
  if (target[1] === -Infinity) return Infinity;
  return solveTail(
    {
      logTails: (u) => logTails(u, df, noncentrality),
      logDensity: (u) => logDensity(u, df, noncentrality),
      start: noncentrality,
    },
    target,
  );
}

/**
 * The non-central t distribution: (Z + noncentrality) / √(χ²/df). Computed by integrating over the spread, which keeps
 * relative accuracy in both tails.
 */
export const noncentralT = Object.freeze({
  density: (x: number, df: number, noncentrality: number): number =>
    Math.exp(logDensity(x, df, noncentrality)),
  logDensity,
  ...tailFunctions(logTails),
  /** x with P(X ≤ x) = p. */
  quantile: (p: number, df: number, noncentrality: number): number =>
    quantileOf(p, 'lower', df, noncentrality),
  /** x with P(X > x) = p. */
  upperQuantile: (p: number, df: number, noncentrality: number): number =>
    quantileOf(p, 'upper', df, noncentrality),
});
