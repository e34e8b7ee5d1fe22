import { devianceTerm, HALF_LOG_TWO_PI, stirlingError } from './log-gamma.ts';
import { fromLower, type LogTails, NOTHING_ABOVE, NOTHING_BELOW, swap } from './tails.ts';

/**
 * log of Γ(a+b+1) / (Γ(a+1) Γ(b+1)) x^a y^b with y = 1 − x: a binomial probability for real a and b
 * (Loader's saddle-point form).
 */
export function logBinomialTerm(a: number, b: number, x: number, y: number): number {
  if (a === 0) return b * (x < 0.5 ? Math.log1p(-x) : Math.log(y));
  if (b === 0) return a * (y < 0.5 ? Math.log1p(-y) : Math.log(x));
  const n = a + b;
  return (
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * y) -
    HALF_LOG_TWO_PI -
    0.5 * (Math.log(a) + Math.log(b / n))
  );
}

const TINY = 1e-300;

/** The continued fraction 26.5.8 of Abramowitz & Stegun by Lentz's method. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let value = d;
  const most = 1000 + 20 * Math.sqrt(Math.min(Math.max(a, b), 1e10));
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = Math.abs(c) < TINY ? TINY : c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = Math.abs(c) < TINY ? TINY : c;
    const change = c * d;
    value *= change;
    // The bound is for fractions that rounding keeps from standing still.
    if (Math.abs(change - 1) < 2e-16 || m > most) return value;
  }
}

/** log I_x(a, b) straight from the fraction; quick for x below (a + 1) / (a + b + 2). */
function direct(x: number, y: number, a: number, b: number): number {
  return logBinomialTerm(a, b, x, y) + Math.log(b / (a + b)) + Math.log(fraction(a, b, x));
}

/**
 * Logarithms of the regularised incomplete beta function I_x(a, b) and its complement, a, b > 0.
 * Both x and y = 1 − x are asked for, since one of them is often known better than the other by subtraction.
 * The work grows with the square root of max(a, b).
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): LogTails {
  if (x <= 0) return NOTHING_BELOW;
  if (y <= 0) return NOTHING_ABOVE;
  if (x > (a + 1) / (a + b + 2)) return swap(incompleteBetaBelow(y, x, b, a));
  return incompleteBetaBelow(x, y, a, b);
}

function incompleteBetaBelow(x: number, y: number, a: number, b: number): LogTails {
  const logLower = Math.min(direct(x, y, a, b), 0);
  if (logLower < -0.1) return fromLower(logLower);
  return [logLower, Math.min(direct(y, x, b, a), 0)];
}
