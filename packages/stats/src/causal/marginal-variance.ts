import type { Column } from '../input/columns.ts';
import { factor } from '../input/columns.ts';
import { sandwich } from '../regression/sandwich.ts';
import type { Standardised, Trial } from './working-model.ts';

export type ResidualVariance = 'decomposed' | 'within-arm';

/**
 * Covariance of the arms' means under randomisation, whether or not the working model is true, with the covariates
 * sampled. V = diag(π⁻¹ var(Y − μ)) + cov(Y, μ) + cov(μ, Y) − var(μ), over n. With strata that balance the arms,
 * less E[R (diag π − π πᵀ) R], R the mean residuals of the stratum over π.
 * Sources: Ye, Shao, Yi & Zhao (2023), JASA 118:2370–2382; Bannick, Shao, Liu, Du, Yi & Ye (2025), Biometrika.
 * `decomposed` finds var(Y − μ) as var Y + var μ − 2 cov(Y, μ), with var μ over all rows; `within-arm` directly.
 */
export function randomisationCovariance(
  trial: Trial,
  { predicted }: Standardised,
  kind: ResidualVariance,
  stratum: Column | undefined,
): Float64Array {
  const { rows, y, arms, arm } = trial;
  const k = arms.length;
  const members = arms.map((_, a) => [...arm.keys()].filter((row) => arm[row] === a));
  const everyone = [...arm.keys()];
  const v = new Float64Array(k * k);
  const own = members.map((list) => predicted.map((mu) => covariance(y, mu, list)));
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      v[a * k + b] = own[a]![b]! + own[b]![a]! - covariance(predicted[a]!, predicted[b]!, everyone);
    }
    const list = members[a]!;
    const residual = y.map((value, row) => value - predicted[a]![row]!);
    const left =
      kind === 'within-arm'
        ? covariance(residual, residual, list)
        : covariance(y, y, list) + covariance(predicted[a]!, predicted[a]!, everyone) - 2 * own[a]![a]!;
    v[a * k + a]! += (left * rows) / list.length;
  }
  if (stratum !== undefined) {
    const balanced = balancedPart(trial, predicted, stratum);
    for (let at = 0; at < v.length; at++) v[at]! -= balanced[at]!;
  }
  return v.map((value) => value / rows);
}

/** What balance within strata takes away. Cells without rows take nothing away. */
function balancedPart(
  { rows, y, arms, arm }: Trial,
  predicted: readonly Float64Array[],
  stratum: Column,
): Float64Array {
  const { values, index } = factor(stratum);
  const k = arms.length;
  const count = new Float64Array(k * values.length);
  const sum = new Float64Array(k * values.length);
  const strataSize = new Float64Array(values.length);
  const share = new Float64Array(k);
  for (let row = 0; row < rows; row++) {
    const a = arm[row]!;
    const cell = index[row]! * k + a;
    count[cell]!++;
    sum[cell]! += y[row]! - predicted[a]![row]!;
    strataSize[index[row]!]!++;
    share[a]! += 1 / rows;
  }
  const part = new Float64Array(k * k);
  for (let s = 0; s < values.length; s++) {
    const r = share.map((pi, a) => (count[s * k + a]! > 0 ? sum[s * k + a]! / count[s * k + a]! / pi : 0));
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) {
        const omega = (a === b ? share[a]! : 0) - share[a]! * share[b]!;
        part[a * k + b]! += (strataSize[s]! / rows) * r[a]! * omega * r[b]!;
      }
    }
  }
  return part;
}

/** Sample covariance (n − 1) over the listed rows; 0 of a single row. */
function covariance(x: Float64Array, y: Float64Array, list: readonly number[]): number {
  if (list.length < 2) return 0;
  const meanX = list.reduce((sum, row) => sum + x[row]!, 0) / list.length;
  const meanY = list.reduce((sum, row) => sum + y[row]!, 0) / list.length;
  return list.reduce((sum, row) => sum + (x[row]! - meanX) * (y[row]! - meanY), 0) / (list.length - 1);
}

/**
 * Per arm, each row's influence on its mean: the row's own prediction about the mean, and what the row does to the
 * coefficients. Their squares give the sandwich that counts the sampling of covariates.
 */
export function influences(trial: Trial, fit: Standardised, weight: Float64Array): Float64Array[] {
  const { rows, arms, design } = trial;
  const p = design.columns.length;
  const total = weight.reduce((sum, value) => sum + value, 0);
  return arms.map((_, a) => {
    const pull = Float64Array.from({ length: p }, (_, j) => {
      let sum = 0;
      for (let i = 0; i < p; i++) sum += fit.gradients[a]![i]! * fit.bread[i * p + j]!;
      return sum;
    });
    return Float64Array.from({ length: rows }, (_, row) => {
      let through = 0;
      for (let j = 0; j < p; j++) through += pull[j]! * design.columns[j]![row]!;
      return (
        (weight[row]! * (fit.predicted[a]![row]! - fit.means[a]!)) / total + through * fit.residual[row]!
      );
    });
  });
}

/** Sums of products of influences over rows, or over clusters' sums, times G / (G − 1) with G their number. */
export function influenceCovariance(
  influence: readonly Float64Array[],
  cluster: Column | undefined,
): Float64Array {
  const k = influence.length;
  const codes = cluster === undefined ? undefined : factor(cluster);
  const sums = influence.map((values) => {
    if (codes === undefined) return values;
    const total = new Float64Array(codes.values.length);
    for (let row = 0; row < values.length; row++) total[codes.index[row]!]! += values[row]!;
    return total;
  });
  const units = sums[0]!.length;
  return Float64Array.from({ length: k * k }, (_, at) => {
    const [one, two] = [sums[Math.floor(at / k)]!, sums[at % k]!];
    return (one.reduce((sum, value, unit) => sum + value * two[unit]!, 0) * units) / (units - 1);
  });
}

/** The covariance that the working model's coefficients alone bring, the covariates taken as they are. */
export function fixedCovariance(
  { arms, design }: Trial,
  fit: Standardised,
  kind: 'HC0' | 'HC1' | 'HC2' | 'HC3',
): Float64Array {
  const p = design.columns.length;
  const k = arms.length;
  const { bread, residual, share } = fit;
  const covariance = sandwich({ columns: design.columns, bread, residual, share }, kind);
  return Float64Array.from({ length: k * k }, (_, at) => {
    const [one, two] = [fit.gradients[Math.floor(at / k)]!, fit.gradients[at % k]!];
    let sum = 0;
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += one[i]! * covariance[i * p + j]! * two[j]!;
    return sum;
  });
}
