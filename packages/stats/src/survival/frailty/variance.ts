import { factorise, solve } from '../../linear/cholesky.ts';
import { dot, solveArrow, solveExact } from './arrow.ts';
import type { PenalisedFit } from './penalised-fit.ts';
import type { FrailtyDesign } from './state.ts';

export interface VarianceParts {
  /** Flat, of the coefficients. */
  readonly covariance: Float64Array;
  readonly withoutPenalty: Float64Array;
  readonly degreesOfFreedom: { readonly coefficients: readonly number[]; readonly frailty: number };
  /** Wald statistic of all log frailties. */
  readonly frailtyStatistic: number;
}

/**
 * What follows from the inverse H⁻¹ of the penalised information, by its sparse or its full form, P being the penalty's
 * part: covariances H⁻¹ and H⁻¹ (H − P) H⁻¹ of the coefficients, and effective degrees of freedom, for a coefficient the
 * ratio of both variances, for the frailty tr(1 − P H⁻¹).
 */
export function varianceParts(
  design: FrailtyDesign,
  { sparse, near, product, curvature, at }: PenalisedFit,
  information: 'sparse' | 'full',
): VarianceParts {
  const { groups } = design;
  const p = at.length - groups;
  const inverse = (i: number): Float64Array => {
    const unit = new Float64Array(at.length);
    unit[i] = 1;
    return information === 'sparse' ? solveArrow(sparse, unit) : solveExact(product, near, unit);
  };
  const columns = Array.from({ length: p }, (_, j) => inverse(groups + j));
  const covariance = new Float64Array(p * p);
  const withoutPenalty = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < p; k++) {
      const value = (columns[j]![groups + k]! + columns[k]![groups + j]!) / 2;
      let penalty = 0;
      for (let g = 0; g < groups; g++) penalty += curvature[g]! * columns[j]![g]! * columns[k]![g]!;
      covariance[j * p + k] = value;
      withoutPenalty[j * p + k] = value - penalty;
    }
  }
  // The inverse's diagonal: D⁻¹ + D⁻¹C (…) CᵀD⁻¹ in the sparse form, else one solution for each group.
  let frailty = groups;
  let sparseStatistic = 0;
  for (let g = 0; g < groups; g++) {
    let variance = 1 / sparse.diagonal[g]!;
    if (information === 'full') variance = inverse(g)[g]!;
    else {
      for (let j = 0; j < p; j++) variance -= (sparse.cross[j]![g]! * columns[j]![g]!) / sparse.diagonal[g]!;
    }
    frailty -= curvature[g]! * variance;
    sparseStatistic += at[g]! ** 2 / variance;
  }
  return {
    covariance,
    withoutPenalty,
    degreesOfFreedom: {
      coefficients: Array.from({ length: p }, (_, j) => withoutPenalty[j * p + j]! / covariance[j * p + j]!),
      frailty,
    },
    frailtyStatistic: information === 'sparse' ? sparseStatistic : fullStatistic(),
  };

  /** ωᵀ (block of H⁻¹)⁻¹ ω: the length of ω by H, less what the coefficients that answer it best take off. */
  function fullStatistic(): number {
    const own = new Float64Array(at.length);
    own.set(at.subarray(0, groups));
    const image = product(own);
    // The minimum over b of (ω, b)ᵀ H (ω, b) is at b = −B⁻¹Cᵀω; its value is ω by the first rows of H (ω, b).
    const answered = new Float64Array(at.length);
    const pull = solveCoefficients(image.subarray(groups));
    answered.set(own);
    for (let j = 0; j < p; j++) answered[groups + j] = -pull[j]!;
    return dot(own, product(answered));
  }

  /** B⁻¹ b, B the coefficients' block of the information. */
  function solveCoefficients(b: Float64Array): Float64Array {
    const block = new Float64Array(p * p);
    for (let j = 0; j < p; j++) {
      const unit = new Float64Array(at.length);
      unit[groups + j] = 1;
      block.set(product(unit).subarray(groups), j * p);
    }
    return solve(factorise(block, p), b);
  }
}
