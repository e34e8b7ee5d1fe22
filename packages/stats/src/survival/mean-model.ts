import { factorise } from '../linear/cholesky.ts';
import { maximise } from '../numeric/newton.ts';
import { canonicalLikelihood, NORMAL, POISSON } from '../regression/canonical.ts';
import type { RegressionDesign } from '../regression/design.ts';
import { type NotComputed, notComputed } from '../result.ts';

/** What is modelled as linear in the covariates: the mean time itself, or its logarithm. */
export type MeanLink = 'identity' | 'log';

export interface MeanModel {
  readonly ok: true;
  readonly coefficients: Float64Array;
  readonly fitted: Float64Array;
  /** Slope of the mean in the predictor, per row. */
  readonly rise: Float64Array;
}

/**
 * Solves Σ w x (y − μ) = 0, μ the linear predictor or its exponential. The equations ask only for the mean: y may be
 * negative, as pseudo-observations are.
 */
export function fitMeanModel(
  design: RegressionDesign,
  y: Float64Array,
  link: MeanLink,
): MeanModel | NotComputed {
  const { weight, names, scales } = design;
  const family = link === 'log' ? POISSON : NORMAL;
  let sum = 0;
  let total = 0;
  let largest = 0;
  for (let row = 0; row < y.length; row++) {
    sum += weight[row]! * y[row]!;
    total += weight[row]!;
    largest = Math.max(largest, Math.abs(y[row]!));
  }
  // In units of the largest value: the iterations judge steps by absolute size.
  const unit = largest || 1;
  const mean = sum / total / unit;
  if (link === 'log' && !(mean > 0)) return notComputed('undefined-ratio', 'the mean is not above 0');
  const start = new Float64Array(names.length);
  start[0] = link === 'log' ? Math.log(mean) : mean;
  const scaled = y.map((value) => value / unit);
  const evaluate = (b: Float64Array) => canonicalLikelihood(family, design, scaled, undefined, b);
  const { dependent } = factorise(evaluate(start).information, names.length);
  if (dependent.length > 0) {
    return notComputed(
      'singular-information',
      `${names[dependent[0]!]} is a linear combination of other covariates`,
    );
  }
  const found = maximise(evaluate, start, names, scales);
  if (!found.ok) return found;
  const { coefficients } = found;
  const { fitted } = evaluate(coefficients);
  if (link === 'log') coefficients[0]! += Math.log(unit);
  return {
    ok: true,
    coefficients: link === 'log' ? coefficients : coefficients.map((b) => b * unit),
    fitted: fitted.map((value) => value * unit),
    rise: link === 'log' ? fitted.map((value) => value * unit) : new Float64Array(y.length).fill(1),
  };
}
