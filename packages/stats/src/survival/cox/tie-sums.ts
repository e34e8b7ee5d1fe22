import type { CoxTies } from './design.ts';

/** Sums over the d events tied at one time, with c = S0 − f D0 the risk total of each and f = 0, 1/d, … (d−1)/d. */
export interface TieSums {
  /** Σ w̄ / c and Σ w̄ f / c. */
  inverse: number;
  inverseF: number;
  /** Σ w̄ / c², Σ w̄ f / c², Σ w̄ f² / c². */
  square: number;
  squareF: number;
  squareFF: number;
}

/**
 * Fills `sums` for one event time. Breslow's likelihood leaves all of the tied events at risk (f = 0); Efron's removes
 * them one share after the other. With these six scalars no work in p is repeated for each tied event.
 * @param riskTotal S0, the sum of risks of all at risk
 * @param deathRisk D0, the sum of risks of those with the event
 * @param deaths d, how many
 * @param deathWeight their total weight
 */
export function tieSums(
  sums: TieSums,
  ties: CoxTies,
  riskTotal: number,
  deathRisk: number,
  deaths: number,
  deathWeight: number,
): void {
  if (deaths === 1 || ties === 'breslow') {
    const inverse = deathWeight / riskTotal;
    sums.inverse = inverse;
    sums.square = inverse / riskTotal;
    sums.inverseF = 0;
    sums.squareF = 0;
    sums.squareFF = 0;
    return;
  }
  const meanWeight = deathWeight / deaths;
  let inverse = 0;
  let inverseF = 0;
  let square = 0;
  let squareF = 0;
  let squareFF = 0;
  for (let k = 0; k < deaths; k++) {
    const f = k / deaths;
    const c = riskTotal - f * deathRisk;
    const q = 1 / c;
    inverse += q;
    inverseF += f * q;
    square += q * q;
    squareF += f * q * q;
    squareFF += f * f * q * q;
  }
  sums.inverse = meanWeight * inverse;
  sums.inverseF = meanWeight * inverseF;
  sums.square = meanWeight * square;
  sums.squareF = meanWeight * squareF;
  sums.squareFF = meanWeight * squareFF;
}

/** Σ w̄ log c over the same events: what they take off the log-likelihood. */
export function tieLogarithm(
  ties: CoxTies,
  riskTotal: number,
  deathRisk: number,
  deaths: number,
  deathWeight: number,
): number {
  if (deaths === 1 || ties === 'breslow') return deathWeight * Math.log(riskTotal);
  let logTotal = 0;
  let product = 1;
  for (let k = 0; k < deaths; k++) {
    // One logarithm for many factors; taken before the product leaves the range of numbers.
    product *= riskTotal - (k / deaths) * deathRisk;
    if (product > 1e200 || product < 1e-200) {
      logTotal += Math.log(product);
      product = 1;
    }
  }
  return (deathWeight / deaths) * (logTotal + Math.log(product));
}

export function noTieSums(): TieSums {
  return { inverse: 0, inverseF: 0, square: 0, squareF: 0, squareFF: 0 };
}
