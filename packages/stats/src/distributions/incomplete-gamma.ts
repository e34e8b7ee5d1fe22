import { devianceTerm, HALF_LOG_TWO_PI, logGammaOnePlus, stirlingError } from './log-gamma.ts';
import { fromLower, fromUpper, type LogTails, NOTHING_ABOVE, NOTHING_BELOW } from './tails.ts';

/** log of x^a e^−x / Γ(a + 1): a Poisson probability for real a (Loader's saddle-point form). */
export function logPoissonTerm(a: number, x: number): number {
  if (a === 0) return -x;
  if (a < 1) return a * Math.log(x) - x - logGammaOnePlus(a);
  return -stirlingError(a) - devianceTerm(a, x) - HALF_LOG_TWO_PI - 0.5 * Math.log(a);
}

/** Σ x^k / ((a+1)…(a+k)), k from 0: all terms positive. */
function risingSeries(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Legendre's continued fraction of Γ(a, x) e^x x^−a by Lentz's method; for x ≥ a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let value = d;
  const most = 1000 + 20 * Math.sqrt(Math.min(a, 1e10));
  for (let k = 1; ; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const change = c * d;
    value *= change;
    // The bound is for fractions that rounding keeps from standing still.
    if (Math.abs(change - 1) < 2e-16 || k > most) return value;
  }
}

/** 1 − P(a, x) for small a and x ≤ 1, where P is close to one. */
function upperForSmall(a: number, x: number): number {
  let sum = 0;
  let term = a;
  for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
    term *= -x / k;
    sum += term / (a + k);
  }
  const power = Math.expm1(a * Math.log(x) - logGammaOnePlus(a));
  return -(sum + power + sum * power);
}

/**
 * Logarithms of the regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0.
 * Source: Abramowitz & Stegun 6.5.29 and 6.5.31. The work grows with √a.
 */
export function incompleteGamma(a: number, x: number): LogTails {
  if (x <= 0) return NOTHING_BELOW;
  if (x === Infinity) return NOTHING_ABOVE;
  const term = logPoissonTerm(a, x);
  if (x >= a + 1) return fromUpper(term + Math.log(a * upperFraction(a, x)));
  const logLower = term + Math.log(risingSeries(a, x));
  if (a < 1 && x <= 1 && logLower > -0.7) return [Math.min(logLower, 0), Math.log(upperForSmall(a, x))];
  return fromLower(logLower);
}
