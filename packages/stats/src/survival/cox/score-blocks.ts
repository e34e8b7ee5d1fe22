import { addGathered, BLOCK, scalePanel } from '../../linear/panel-kernels.ts';
import { emptyPanels, type Panel } from '../../linear/panels.ts';
import { runPass } from '../../numeric/stripes.ts';
import type { CoxDesign } from './design.ts';
import { finishMoments, momentsInput } from './moments.ts';
import { coxMoments, fillExposure } from './row-passes.ts';
import { cumulate, exposureOf, remaining, type SlotTerms } from './slot-terms.ts';

/**
 * Score residuals of all covariates times the rows' weights (see row-residuals.ts, where one covariate's are found the
 * plain way), a block of rows at a time. `fill` writes those of the rows from … to − 1 to the first rows of `target`,
 * panels of at least a block.
 */
export function scoreBlocks(
  design: CoxDesign,
  terms: SlotTerms,
): (target: readonly Panel[], from: number, to: number) => void {
  const { panels, cell, exit, entry, truncated, workers, after = [] } = design;
  const { risk } = terms;
  const input = momentsInput(design, risk);
  runPass(workers, coxMoments, input, input.moments.length);
  const moments = finishMoments(design, input.moments);
  const perSlot = moments.sums.map((sums, k) => slotSums(design, terms, sums, moments.dead[k]));
  const hazard = exposureOf(design, terms.inverse, terms.inverseF);
  const block = () => new Float64Array(BLOCK);
  const [residual, lost, atRisk, late] = [block(), block(), block(), block()];
  const staying = after.map(block);
  return (target, from, to) => {
    fillExposure(design, hazard, residual, from, to);
    factorsOf(design, risk, { residual, lost, atRisk, late, staying }, from, to);
    for (const [k, panel] of panels.entries()) {
      const out = target[k]!;
      const { means, through, cumulated, later } = perSlot[k]!;
      scalePanel(out, panel, residual, from, to);
      addGathered(out, means, exit, lost, from, to);
      addGathered(out, through, cell, atRisk, from, to);
      if (truncated) addGathered(out, cumulated, entry, late, from, to);
      for (const [a, left] of later.entries()) addGathered(out, left, exit, staying[a]!, from, to);
    }
  };
}

/** What multiplies covariates, means and sums of a block of rows; `residual` holds the hazards at first. */
interface Factors {
  readonly residual: Float64Array;
  readonly lost: Float64Array;
  readonly atRisk: Float64Array;
  readonly late: Float64Array;
  /** One per censoring distribution. */
  readonly staying: readonly Float64Array[];
}

function factorsOf(
  { event, weight, after = [] }: CoxDesign,
  risk: Float64Array,
  { residual, lost, atRisk, late, staying }: Factors,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const i = row - from;
    const dead = weight === undefined ? event[row]! : weight[row]! * event[row]!;
    residual[i] = dead - risk[row]! * residual[i]!;
    lost[i] = -dead;
    atRisk[i] = risk[row]!;
    late[i] = -risk[row]!;
  }
  for (const [a, { share }] of after.entries()) {
    const own = staying[a]!;
    for (let row = from; row < to; row++) own[row - from] = share[row]! * risk[row]!;
  }
}

/** Per slot: means over those at risk, and the sums through which a row's risk pulls at them (per cell, and plain). */
function slotSums(
  design: CoxDesign,
  terms: SlotTerms,
  { values: s1, width }: Panel,
  dead: Panel | undefined,
) {
  const { deathWeight, tied, after = [] } = design;
  const slots = deathWeight.length;
  const [means, cumulated] = [emptyPanels(slots, width)[0]!, emptyPanels(slots, width)[0]!];
  const through = tied ? emptyPanels(2 * slots, width)[0]! : cumulated;
  const later = after.map(() => emptyPanels(slots, width)[0]!);
  const pull = new Float64Array(slots);
  const pullF = new Float64Array(tied ? slots : 0);
  for (let i = 0; i < width; i++) {
    for (let slot = 0; slot < slots; slot++) {
      const at = slot * width + i;
      const sum = s1[at]!;
      const d1 = dead === undefined ? 0 : dead.values[at]!;
      pull[slot] = terms.square[slot]! * sum - terms.squareF[slot]! * d1;
      if (tied) pullF[slot] = terms.squareF[slot]! * sum - terms.squareFF[slot]! * d1;
      if (deathWeight[slot]! === 0) continue;
      means.values[at] = (terms.inverse[slot]! * sum - terms.inverseF[slot]! * d1) / deathWeight[slot]!;
    }
    const sums = cumulate(design, pull);
    for (let slot = 0; slot < slots; slot++) {
      cumulated.values[slot * width + i] = sums[slot]!;
      if (!tied) continue;
      through.values[2 * slot * width + i] = sums[slot]!;
      through.values[(2 * slot + 1) * width + i] = sums[slot]! - pullF[slot]!;
    }
    for (const [a, { factor }] of after.entries()) {
      const left = remaining(design, pull, factor);
      for (let slot = 0; slot < slots; slot++) later[a]!.values[slot * width + i] = left[slot]!;
    }
  }
  return { means, cumulated, through, later };
}
