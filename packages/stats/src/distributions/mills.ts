/** Points of the table in a unit; halfway between two of them the next term of the series would no longer show. */
const PER_UNIT = 16;
const TERMS = 9;
/** From here on the continued fraction is as quick as the table. */
const FAR = 16;

/** The series about each point of the table, made when it is first asked for. */
const table: (Float64Array | undefined)[] = Array.from({ length: FAR * PER_UNIT + 1 });

/**
 * Mills' ratio (1 − Φ(z)) / φ(z) = ∫ exp(−zt − t²/2) dt for z ≥ 0.75, to the last digits: the Taylor series about the
 * nearest point of a table, and Laplace's continued fraction far out.
 */
export function millsRatio(z: number): number {
  if (z > FAR) return 1 / continuedFraction(z, 1);
  const at = Math.round(z * PER_UNIT);
  let series = table[at];
  if (series === undefined) {
    series = seriesAbout(at / PER_UNIT);
    table[at] = series;
  }
  const ahead = z - at / PER_UNIT;
  let sum = series[TERMS - 1]!;
  for (let n = TERMS - 2; n >= 0; n--) sum = sum * ahead + series[n]!;
  return sum;
}

/**
 * (−1)ⁿ Iₙ with Iₙ = ∫ tⁿ exp(−zt − t²/2) dt / n!. Iₙ₋₁ / Iₙ is what the continued fraction has from its n-th step on, so
 * that no term loses digits to a difference of others.
 */
function seriesAbout(z: number): Float64Array {
  const series = new Float64Array(TERMS);
  series[0] = 1 / continuedFraction(z, 1);
  for (let n = 1; n < TERMS; n++) series[n] = -series[n - 1]! / continuedFraction(z, n + 1);
  return series;
}

/** z + k / (z + (k + 1) / (z + …)) from the `first` k on, from the tail end. */
function continuedFraction(z: number, first: number): number {
  let tail = z;
  for (let k = Math.ceil(20 + 500 / (z * z)); k >= first; k--) tail = z + k / tail;
  return tail;
}
