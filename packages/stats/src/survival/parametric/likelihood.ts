import { logOneMinusExp } from '../../distributions/tails.ts';
import { factorise } from '../../linear/cholesky.ts';
import { addPredictor } from '../../linear/predictor.ts';
import type { Point } from '../../numeric/newton.ts';
import { BETWEEN, EXACT, type PreparedAft, RIGHT } from './data.ts';
import { type ErrorDistribution, newJet } from './error-distribution.ts';

/** A row's log-likelihood and its derivatives in the predictor η and the log scale s. */
export interface RowTerms {
  value: number;
  eta: number;
  s: number;
  etaEta: number;
  etaS: number;
  ss: number;
}

export function newRowTerms(): RowTerms {
  return { value: 0, eta: 0, s: 0, etaEta: 0, etaS: 0, ss: 0 };
}

/** Returns the function that fills the terms of a row, on the scale of log time, as if it had been seen from the start. */
export function rowTerms(distribution: ErrorDistribution, { kind, y, y2 }: PreparedAft) {
  const jet = newJet();
  const lower = newJet();
  const upper = newJet();
  return (terms: RowTerms, row: number, eta: number, sigma: number): void => {
    const z = (y[row]! - eta) / sigma;
    if (kind[row] === BETWEEN) {
      interval(terms, z, (y2[row]! - eta) / sigma, sigma);
      return;
    }
    const exact = kind[row] === EXACT;
    if (exact) distribution.logDensity(jet, z);
    else if (kind[row] === RIGHT) distribution.logUpper(jet, z);
    else distribution.logLower(jet, z);
    terms.value = exact ? jet.value - Math.log(sigma) : jet.value;
    terms.eta = -jet.slope / sigma;
    terms.s = -z * jet.slope - (exact ? 1 : 0);
    terms.etaEta = jet.curvature / (sigma * sigma);
    terms.etaS = (jet.slope + z * jet.curvature) / sigma;
    terms.ss = z * (jet.slope + z * jet.curvature);
  };

  /** log P(a < Z ≤ b), from the tail in which it is not a difference of near equals. */
  function interval(terms: RowTerms, a: number, b: number, sigma: number): void {
    distribution.logUpper(lower, a);
    distribution.logUpper(upper, b);
    let value = lower.value + logOneMinusExp(upper.value - lower.value);
    if (lower.value > -Math.LN2) {
      distribution.logLower(lower, a);
      distribution.logLower(upper, b);
      value = upper.value + logOneMinusExp(lower.value - upper.value);
    }
    distribution.logDensity(jet, a);
    const fa = Math.exp(jet.value - value);
    const slopeA = fa * jet.slope;
    distribution.logDensity(jet, b);
    const fb = Math.exp(jet.value - value);
    const slopeB = fb * jet.slope;
    terms.value = value;
    terms.eta = (fa - fb) / sigma;
    terms.s = a * fa - b * fb;
    terms.etaEta = (slopeB - slopeA) / (sigma * sigma) - terms.eta ** 2;
    terms.etaS = (b * slopeB - a * slopeA) / sigma - terms.eta - terms.eta * terms.s;
    terms.ss = b * (fb + b * slopeB) - a * (fa + a * slopeA) - terms.s ** 2;
  }
}

/** Returns the function that takes off what a row could not have shown: log P(T > entry). */
export function entryTerms(distribution: ErrorDistribution, { entry }: PreparedAft) {
  const jet = newJet();
  return (terms: RowTerms, row: number, eta: number, sigma: number): void => {
    if (entry === undefined || entry[row] === -Infinity) return;
    const z = (entry[row]! - eta) / sigma;
    distribution.logUpper(jet, z);
    terms.value -= jet.value;
    terms.eta += jet.slope / sigma;
    terms.s += z * jet.slope;
    terms.etaEta -= jet.curvature / (sigma * sigma);
    terms.etaS -= (jet.slope + z * jet.curvature) / sigma;
    terms.ss -= z * (jet.slope + z * jet.curvature);
  };
}

/** The predictor of every row: X β plus the offset. */
export function predictor(prepared: PreparedAft, beta: ArrayLike<number>): Float64Array {
  const { offset, design } = prepared;
  const eta = offset === undefined ? new Float64Array(design.rows) : new Float64Array(offset);
  addPredictor(eta, design.columns, beta);
  return eta;
}

/**
 * The log-likelihood of the times, its score and its observed information, in the coefficients of the centred columns
 * and the logarithm of each stratum's scale (unless `fixed`). Where the information is not positive definite, away from
 * the maximum, a positive definite stand-in takes its place: it only serves to find the way up.
 */
export function aftLikelihood(
  prepared: PreparedAft,
  distribution: ErrorDistribution,
  fixed: number | undefined,
) {
  const { design, kind, y, stratum } = prepared;
  const { columns, weight, rows } = design;
  const p = columns.length;
  const size = p + (fixed === undefined ? prepared.strata.length : 0);
  const fill = rowTerms(distribution, prepared);
  const truncate = entryTerms(distribution, prepared);
  const terms = newRowTerms();
  return (theta: Float64Array): Point => {
    const point = pointAt(theta, true);
    // Away from the maximum what late entry takes off can outweigh the curvature of the rest.
    const lost = prepared.entry !== undefined && factorise(point.information, size).rank < size;
    return lost ? { ...point, information: pointAt(theta, false).information } : point;
  };

  function pointAt(theta: Float64Array, withEntry: boolean): Point {
    const eta = predictor(prepared, theta.subarray(0, p));
    // A step can lead out of the range of numbers; it is then halved.
    const outside = theta.subarray(p).some((s) => !(Math.abs(s) < 300)) || !eta.every(Number.isFinite);
    const score = new Float64Array(size);
    const information = new Float64Array(size * size);
    const safe = new Float64Array(size - p);
    if (outside) return { logLikelihood: -Infinity, score, information };
    let logLikelihood = 0;
    const sigmas = theta.slice(p).map(Math.exp);
    for (let row = 0; row < rows; row++) {
      const w = weight[row]!;
      if (w === 0) continue;
      const scale = p + stratum[row]!;
      const sigma = fixed ?? sigmas[stratum[row]!]!;
      fill(terms, row, eta[row]!, sigma);
      if (withEntry) truncate(terms, row, eta[row]!, sigma);
      logLikelihood += w * (kind[row] === EXACT ? terms.value - y[row]! : terms.value);
      for (let j = 0; j < p; j++) {
        const x = columns[j]![row]!;
        score[j]! += w * terms.eta * x;
        for (let k = 0; k <= j; k++) information[j * size + k]! -= w * terms.etaEta * x * columns[k]![row]!;
      }
      if (fixed !== undefined) continue;
      score[scale]! += w * terms.s;
      information[scale * size + scale]! -= w * terms.ss;
      if (kind[row] !== RIGHT) safe[stratum[row]!]! += w;
      for (let k = 0; k < p; k++) information[scale * size + k]! -= w * terms.etaS * columns[k]![row]!;
    }
    if (size > p && factorise(information, size).rank < size) {
      for (let i = p; i < size; i++) {
        for (let k = 0; k < i; k++) information[i * size + k] = 0;
        const own = information[i * size + i]!;
        information[i * size + i] = Math.max(own, safe[i - p]!);
      }
    }
    for (let i = 0; i < size; i++)
      for (let k = 0; k < i; k++) information[k * size + i] = information[i * size + k]!;
    return { logLikelihood, score, information };
  }
}
