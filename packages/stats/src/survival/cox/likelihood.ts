import { addPanelRows, addPanelSums, firstsOf, gramOf, panelSums } from '../../linear/panel-gram.ts';
import { inBlocks } from '../../linear/panel-kernels.ts';
import type { Panel } from '../../linear/panels.ts';
import type { Point } from '../../numeric/newton.ts';
import { runPass, zerosFor } from '../../numeric/stripes.ts';
import type { CoxDesign } from './design.ts';
import { finishMoments, momentsInput } from './moments.ts';
import { coxSquares } from './row-passes.ts';
import { exposureOf, type SlotTerms, slotTerms } from './slot-terms.ts';

/**
 * What is left of a covariate's squares after its means are taken off, as a share, is rounding if less: the covariate is
 * the same for all who are at risk together, as one of the strata.
 */
const ROUNDING = 1e-12;

/**
 * The log partial likelihood with its score and information, linear in rows and without sorting them.
 *
 * With risks r and, per slot, S0 = Σ r over those at risk, the information is Σ_slots a S2 − Σ_slots (S1 terms). The
 * first sum is turned round: a row gets the weight r · (sum of a over the slots where it is at risk), a difference of
 * prefix sums, and S2 is never formed. The score is Xᵀ(events − the same weights), of which Xᵀ events is known beforehand.
 * Sources: Cox (1972); Efron (1977), JASA 72:557–565; Breslow (1974).
 */
export function coxLikelihood(
  design: CoxDesign,
  coefficients: ArrayLike<number>,
  risk?: Float64Array,
): Point {
  return likelihoodOf(design, slotTerms(design, coefficients, risk));
}

/** The same where the terms of the slots are at hand. */
export function likelihoodOf(design: CoxDesign, terms: SlotTerms): Point {
  const { logLikelihood } = terms;
  const { information, whole, pull } = squaresAbout(design, terms, undefined);
  for (let j = 0; j < information.length; j += design.means.length + 1) {
    if (!(information[j]! > ROUNDING * whole[j]!)) information[j] = 0;
  }
  return { logLikelihood, score: design.eventSums.map((sum, j) => sum - pull[j]!), information };
}

/**
 * The information with every slot's part multiplied by `factor`: Σ_slots factor · (variance of the covariates over those
 * at risk, for each event).
 */
export function weightedInformation(design: CoxDesign, terms: SlotTerms, factor: Float64Array): Float64Array {
  return squaresAbout(design, terms, factor).information;
}

/**
 * Σ share x xᵀ − Σ_slots factor (α u uᵀ + γ D1 D1ᵀ), with u = S1 − (β/α) D1, α = Σ 1/c², β = Σ f/c², γ = Σ f²/c² − β²/α:
 * Efron's squared means Σ (S1 − f D1)(S1 − f D1)ᵀ / c², written as two squares for each slot. Also Σ share x, which the
 * score takes off. One pass over the covariates.
 */
function squaresAbout(design: CoxDesign, terms: SlotTerms, factor: Float64Array | undefined) {
  const { panels, means, tied, workers } = design;
  const p = means.length;
  const scaled = (perSlot: Float64Array) =>
    factor === undefined ? perSlot : perSlot.map((value, slot) => value * factor[slot]!);
  const exposure = exposureOf(design, scaled(terms.inverse), scaled(terms.inverseF));
  const input = momentsInput(design, terms.risk);
  const grams = input.moments.map(() => panelSums(panels, zerosFor(workers)));
  runPass(workers, coxSquares, { ...input, exposure, grams }, grams.length);
  const moments = finishMoments(design, input.moments);
  const gram = addPanelSums(grams);

  const slots = terms.square.length;
  const outer = scaled(terms.square);
  if (!tied) return difference(moments.sums, [], outer, outer);
  const outerDeaths = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    const alpha = terms.square[slot]!;
    const pull = alpha > 0 ? terms.squareF[slot]! / alpha : 0;
    outerDeaths[slot] = (factor?.[slot] ?? 1) * (terms.squareFF[slot]! - terms.squareF[slot]! * pull);
    for (const [k, { values, width }] of moments.sums.entries()) {
      const dead = moments.dead[k]!.values;
      for (let i = slot * width; i < (slot + 1) * width; i++) values[i]! -= pull * dead[i]!;
    }
  }
  return difference(moments.sums, moments.dead, outer, outerDeaths);

  function difference(
    sums: readonly Panel[],
    dead: readonly Panel[],
    weight: Float64Array,
    deadWeight: Float64Array,
  ) {
    const squares = panelSums(panels);
    inBlocks(slots, (from, to) => {
      addPanelRows(squares, sums, weight, 0, from, to);
      if (dead.length > 0) addPanelRows(squares, dead, deadWeight, 0, from, to);
    });
    const less = gramOf(squares, p);
    const whole = gramOf(gram, p);
    const information = whole.map((value, i) => value - less[i]!);
    return { information, whole, pull: firstsOf(gram, p) };
  }
}
