/** ½ log(2π). */
export const HALF_LOG_TWO_PI = 0.9189385332046728;
const EULER_GAMMA = 0.5772156649015329;

/** ζ(n) − 1 by direct summation to 19 and an Euler–Maclaurin remainder. */
function zetaMinusOne(n: number): number {
  const from = 20;
  const rising = (count: number): number => {
    let product = 1;
    for (let i = 0; i < count; i++) product *= n + i;
    return product * from ** (-n - count);
  };
  let sum =
    from ** (1 - n) / (n - 1) +
    from ** -n / 2 +
    rising(1) / 12 -
    rising(3) / 720 +
    rising(5) / 30240 -
    rising(7) / 1209600;
  for (let k = from - 1; k >= 2; k--) sum += k ** -n;
  return sum;
}

/** Coefficients of the series of log Γ(1 + x) + log(1 + x) about 0, from the square on. */
const COEFFICIENTS = Array.from(
  { length: 30 },
  (_, i) => ((i % 2 === 0 ? 1 : -1) * zetaMinusOne(i + 2)) / (i + 2),
);

/** log Γ(1 + x) for |x| ≤ ½ without loss near x = 0 (Abramowitz & Stegun 6.1.33). */
function logGammaOnePlusNear(x: number): number {
  let sum = 0;
  for (let i = COEFFICIENTS.length - 1; i >= 0; i--) sum = sum * x + COEFFICIENTS[i]!;
  return x * (1 - EULER_GAMMA + x * sum) - Math.log1p(x);
}

/** The Stirling series in 1/x, to full precision from x = 16. */
function stirlingSeries(x: number): number {
  const z = 1 / (x * x);
  const inner =
    1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z * (1 / 156 - z * (3617 / 122400)))));
  return (1 / 12 - z * (1 / 360 - z * inner)) / x;
}

/** Natural logarithm of the gamma function for x > 0; relative error below 1e-14, also around the zeros 1 and 2. */
export function logGamma(x: number): number {
  if (x < 0.5) return logGammaOnePlusNear(x) - Math.log(x);
  if (x <= 1.5) return logGammaOnePlusNear(x - 1);
  if (x <= 2.5) return logGammaOnePlusNear(x - 2) + Math.log1p(x - 2);
  if (x >= 16) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
  let product = 1;
  let reduced = x;
  while (reduced > 2.5) {
    reduced -= 1;
    product *= reduced;
  }
  return logGamma(reduced) + Math.log(product);
}

/** log Γ(1 + x) for x > −½, without loss for small x. */
export function logGammaOnePlus(x: number): number {
  return Math.abs(x) <= 0.5 ? logGammaOnePlusNear(x) : logGamma(x + 1);
}

/** log B(a, b) for a, b > 0, without the cancellation of large terms. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (large < 16) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const ratio = small / (small + large);
  if (small < 16) {
    const rise = stirlingSeries(large) - stirlingSeries(small + large);
    return (
      logGamma(small) + rise + small - small * Math.log(small + large) + (large - 0.5) * Math.log1p(-ratio)
    );
  }
  const error = stirlingSeries(small) + stirlingSeries(large) - stirlingSeries(small + large);
  return (
    HALF_LOG_TWO_PI -
    0.5 * Math.log(large) +
    error +
    (small - 0.5) * Math.log(ratio) +
    large * Math.log1p(-ratio)
  );
}

/** log C(n, k) for whole 0 ≤ k ≤ n. */
export function logChoose(n: number, k: number): number {
  if (k === 0 || k === n) return 0;
  return -Math.log(n + 1) - logBeta(k + 1, n - k + 1);
}

/** {@link stirlingError} of the whole numbers that counts are mostly about. */
const WHOLE = Float64Array.from({ length: 16 }, (_, x) => smallStirlingError(x));

/** log Γ(x + 1) less Stirling's leading terms: the δ(x) of Loader (2000), Fast and accurate computation of binomial probabilities. */
export function stirlingError(x: number): number {
  return x >= 16 ? stirlingSeries(x) : (WHOLE[x] ?? smallStirlingError(x));
}

function smallStirlingError(x: number): number {
  return logGammaOnePlus(x) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

/** The deviance term x log(x / m) + m − x without cancellation near x = m (Loader 2000). */
export function devianceTerm(x: number, m: number): number {
  if (x === 0) return m;
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 1; ; j++) {
    term *= v * v;
    const next = sum + term / (2 * j + 1);
    if (!(Math.abs(next - sum) > 0)) return sum;
    sum = next;
  }
}
