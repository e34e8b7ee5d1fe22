import { devianceTerm, stirlingError } from '../../distributions/log-gamma.ts';

/** From here on the asymptotic series of the gamma function has all digits. */
const FAR = 20;

/** Up to here the product is taken factor by factor; further on the gamma functions lose no digit that counts. */
const MANY = 10_000;

/**
 * log of θ^d Γ(1/θ + d) / Γ(1/θ), and its derivative in θ: for a whole number d the product of 1 + θ k over k < d. It
 * stays exact as θ falls to 0, where both gamma functions grow without limit. Weights make d as large as they like, so
 * that the product must not be the only way.
 */
export function risingProduct(d: number, theta: number): { readonly value: number; readonly slope: number } {
  if (d > MANY) return gammaRatio(d, theta);
  const part = d - Math.floor(d);
  let { value, slope } = part > 0 ? gammaRatio(part, theta) : { value: 0, slope: 0 };
  for (let k = part; k < d; k++) {
    value += Math.log1p(theta * k);
    slope += k / (1 + theta * k);
  }
  return { value, slope };
}

/** The same by the gamma functions: the recursion up to large arguments, then Stirling's series. */
function gammaRatio(part: number, theta: number) {
  let value = 0;
  // The derivative in x = 1/θ.
  let slope = 0;
  let x = 1 / theta;
  for (; x < FAR; x++) {
    value += part * Math.log1p(1 / x) - Math.log1p(part / x);
    slope += part / (x * (x + part)) - part / (x * (x + 1));
  }
  value += (x + part) * Math.log1p(part / x) - part - Math.log1p(part / x) / 2;
  value += stirlingError(x + part) - stirlingError(x);
  slope +=
    part / (2 * x * (x + part)) - devianceTerm(1, 1 + part / x) + seriesSlope(x + part) - seriesSlope(x);
  return { value, slope: -slope / (theta * theta) };
}

/** Derivative of Stirling's series 1/(12 x) − 1/(360 x³) + 1/(1260 x⁵) − … */
function seriesSlope(x: number): number {
  const square = 1 / (x * x);
  return -square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
}
