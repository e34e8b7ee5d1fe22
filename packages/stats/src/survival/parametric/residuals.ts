import { logOneMinusExp } from '../../distributions/tails.ts';
import { type Computed, computed } from '../../result.ts';
import { type AftData, BETWEEN, EXACT, LEFT, prepareAft } from './data.ts';
import { ERROR_DISTRIBUTIONS, newJet } from './error-distribution.ts';
import { newRowTerms, predictor, rowTerms } from './likelihood.ts';
import type { AftFit } from './regression.ts';
import { rowScores } from './robust.ts';

export interface AftResiduals {
  /** Time (of an interval, the time that fits it best) less exp(predictor). */
  readonly response: Float64Array;
  /** Signed root of twice the log-likelihood that the row falls short of its best possible, late entry left aside. */
  readonly deviance: Float64Array;
  /** Cumulative hazard from entry to the time, or to the start of an interval: Cox and Snell's residual. */
  readonly cumulativeHazard: Float64Array;
  /** Approximate change of each coefficient, and of 'log scale' or 'log scale (stratum s)', without the row (weight 1). */
  readonly dfbeta: Readonly<Record<string, Float64Array>>;
}

/**
 * Residuals of a fitted model on the data that it was fitted to, as R's residuals(survreg). For intervals under
 * extreme-value errors survival 3.5-3 has another best time and best log-likelihood, which are not the best.
 * Source: Escobar & Meeker (1992), Biometrics 48:507–528.
 */
export function aftResiduals(data: AftData, fit: AftFit): Computed<AftResiduals> {
  const prepared = prepareAft(data);
  if (!prepared.ok) return prepared;
  const { design, kind, y, y2, entry, stratum, strata } = prepared;
  const distribution = ERROR_DISTRIBUTIONS[fit.distribution];
  const p = design.columns.length;
  const theta = Float64Array.from([
    ...fit.coefficients.map((c) => c.estimate),
    ...(fit.fixedScale ? [] : fit.scales.map((s) => Math.log(s.scale))),
  ]);
  for (const [j, mean] of design.means.entries()) theta[0]! += mean * theta[j + 1]!;
  const eta = predictor(prepared, theta.subarray(0, p));
  const fill = rowTerms(distribution, prepared);
  const terms = newRowTerms();
  const jet = newJet();
  const response = new Float64Array(design.rows);
  const deviance = new Float64Array(design.rows);
  const cumulativeHazard = new Float64Array(design.rows);
  for (let row = 0; row < design.rows; row++) {
    const sigma = fit.scales[stratum[row]!]!.scale;
    fill(terms, row, eta[row]!, sigma);
    let best = 0;
    let centre = y[row]!;
    if (kind[row] === EXACT) {
      best = distribution.logPeak - Math.log(sigma);
    } else if (kind[row] === BETWEEN) {
      const width = (y2[row]! - y[row]!) / sigma;
      const start = distribution.bestStart(width);
      centre -= sigma * start;
      best = logBetween(start, start + width);
    }
    response[row] = Math.exp(centre) - Math.exp(eta[row]!);
    deviance[row] = Math.sign(terms.eta) * Math.sqrt(Math.max(0, 2 * (best - terms.value)));
    if (kind[row] === LEFT) continue;
    distribution.logUpper(jet, (y[row]! - eta[row]!) / sigma);
    cumulativeHazard[row] = -jet.value;
    if (entry === undefined || entry[row] === -Infinity) continue;
    distribution.logUpper(jet, (entry[row]! - eta[row]!) / sigma);
    cumulativeHazard[row]! += jet.value;
  }
  const fixed = fit.fixedScale ? fit.scales[0]!.scale : undefined;
  const scores = rowScores(prepared, fit.distribution, fixed, theta);
  // Scores are of the centred columns; those of the original ones add the mean times the intercept's.
  for (const [j, mean] of design.means.entries()) {
    for (let row = 0; row < design.rows; row++) scores[j + 1]![row]! += mean * scores[0]![row]!;
  }
  const scaleName = (code: number): string =>
    strata.length > 1 ? `log scale (stratum ${code})` : 'log scale';
  const names = [...design.names, ...(fit.fixedScale ? [] : strata.map(scaleName))];
  const dfbeta = names.map((name, j) => {
    const change = new Float64Array(design.rows);
    for (const [k, score] of scores.entries()) {
      for (let row = 0; row < design.rows; row++) change[row]! += score[row]! * fit.modelCovariance[k]![j]!;
    }
    return [name, change] as const;
  });
  return computed({ response, deviance, cumulativeHazard, dfbeta: Object.fromEntries(dfbeta) });

  function logBetween(a: number, b: number): number {
    distribution.logUpper(jet, a);
    const above = jet.value;
    distribution.logUpper(jet, b);
    return above + logOneMinusExp(jet.value - above);
  }
}
