import { normal } from '../distributions/normal.ts';
import { addGram } from '../linear/gram.ts';
import { addPredictor } from '../linear/predictor.ts';
import type { RowsLikelihood } from './generalised.ts';

/** One row's log-likelihood as a function of its linear predictor η, concave wherever it is finite. */
export interface RowModel {
  /** False where η gives no mean of the family. */
  readonly admits: (eta: number) => boolean;
  readonly mean: (eta: number) => number;
  /** Derivative of the mean. */
  readonly rise: (eta: number) => number;
  readonly logLikelihood: (y: number, eta: number) => number;
  readonly slope: (y: number, eta: number) => number;
  /** Minus the second derivative. */
  readonly curvature: (y: number, eta: number) => number;
  /** Its expectation over y. */
  readonly expected: (eta: number) => number;
}

/** 0 log 0 is 0 here: an outcome of 0 or 1 leaves the other term out. */
function weighed(y: number, one: number, none: number): number {
  return (y > 0 ? y * one : 0) + (y < 1 ? (1 - y) * none : 0);
}

/** log Φ(η) has slope φ(η) / Φ(η). */
function hazard(eta: number): number {
  return Math.exp(normal.logDensity(eta) - normal.logLower(eta));
}

/** Risk e^η below 1. */
export const LOG: RowModel = {
  admits: (eta) => eta < 0,
  mean: Math.exp,
  rise: Math.exp,
  logLikelihood: (y, eta) => weighed(y, eta, Math.log(-Math.expm1(eta))),
  slope: (y, eta) => weighed(y, 1, -1 / Math.expm1(-eta)),
  curvature: (y, eta) => (y < 1 ? (1 - y) * (Math.exp(eta) / Math.expm1(eta) ** 2) : 0),
  expected: (eta) => 1 / Math.expm1(-eta),
};

/** Risk η itself. */
export const IDENTITY: RowModel = {
  admits: (eta) => eta > 0 && eta < 1,
  mean: (eta) => eta,
  rise: () => 1,
  logLikelihood: (y, eta) => weighed(y, Math.log(eta), Math.log1p(-eta)),
  slope: (y, eta) => weighed(y, 1 / eta, -1 / (1 - eta)),
  curvature: (y, eta) => weighed(y, 1 / eta ** 2, 1 / (1 - eta) ** 2),
  expected: (eta) => 1 / (eta * (1 - eta)),
};

/** Risk Φ(η). */
export const PROBIT: RowModel = {
  admits: () => true,
  mean: (eta) => normal.lower(eta),
  rise: (eta) => normal.density(eta),
  logLikelihood: (y, eta) => weighed(y, normal.logLower(eta), normal.logLower(-eta)),
  slope: (y, eta) => weighed(y, hazard(eta), -hazard(-eta)),
  curvature: (y, eta) => weighed(y, hazard(eta) * (hazard(eta) + eta), hazard(-eta) * (hazard(-eta) - eta)),
  expected: (eta) => hazard(eta) * hazard(-eta),
};

/** Slope of log(1 − exp(−e^η)). */
function complementarySlope(eta: number): number {
  const rate = Math.exp(eta);
  return rate > 0 ? rate / Math.expm1(rate) : 1;
}

/** Risk 1 − exp(−e^η): the exponential of a coefficient is a hazard ratio. */
export const COMPLEMENTARY_LOG_LOG: RowModel = {
  admits: (eta) => eta < 700,
  mean: (eta) => -Math.expm1(-Math.exp(eta)),
  rise: (eta) => Math.exp(eta - Math.exp(eta)),
  logLikelihood: (y, eta) => weighed(y, Math.log(-Math.expm1(-Math.exp(eta))), -Math.exp(eta)),
  slope: (y, eta) => weighed(y, complementarySlope(eta), -Math.exp(eta)),
  curvature: (y, eta) => {
    const slope = complementarySlope(eta);
    return weighed(y, slope * (slope + Math.expm1(eta)), Math.exp(eta));
  },
  expected: (eta) => complementarySlope(eta) * Math.exp(eta),
};

/** The likelihood of all rows; −Infinity where a row's predictor gives no mean. */
export function linkLikelihood(model: RowModel): RowsLikelihood {
  return (design, y, offset, coefficients) => {
    const { rows, columns, weight } = design;
    const eta = offset === undefined ? new Float64Array(rows) : Float64Array.from(offset);
    addPredictor(eta, columns, coefficients);
    const information = new Float64Array(columns.length ** 2);
    const fitted = new Float64Array(rows);
    const share = new Float64Array(rows);
    const residual = new Float64Array(rows);
    const rise = new Float64Array(rows);
    const score = new Float64Array(columns.length);
    if (!eta.every((at, row) => weight[row] === 0 || model.admits(at))) {
      return { logLikelihood: -Infinity, score, information, fitted, share, residual, rise };
    }
    const curvature = new Float64Array(rows);
    let logLikelihood = 0;
    for (let row = 0; row < rows; row++) {
      const at = eta[row]!;
      const w = weight[row]!;
      fitted[row] = model.mean(at);
      rise[row] = model.rise(at);
      if (w === 0) continue;
      logLikelihood += w * model.logLikelihood(y[row]!, at);
      share[row] = w * model.expected(at);
      residual[row] = w * model.slope(y[row]!, at);
      curvature[row] = w * model.curvature(y[row]!, at);
    }
    for (const [j, x] of columns.entries()) {
      for (let row = 0; row < rows; row++) score[j]! += x[row]! * residual[row]!;
    }
    addGram(information, columns, curvature);
    return { logLikelihood, score, information, fitted, share, residual, rise };
  };
}
