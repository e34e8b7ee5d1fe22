import { addPanelRows, type PanelSums } from '../../linear/panel-gram.ts';
import { addPanelPredictor, BLOCK, scatterPanel } from '../../linear/panel-kernels.ts';
import type { Panel } from '../../linear/panels.ts';
import { quickExp } from '../../numeric/quick-exp.ts';
import { inStripe, type Pass } from '../../numeric/stripes.ts';
import type { CoxDesign } from './design.ts';

/** What a pass over the rows reads of a design. */
export type CoxRows = Pick<
  CoxDesign,
  'rows' | 'panels' | 'weight' | 'cell' | 'exit' | 'entry' | 'truncated' | 'after'
>;

export function rowsOf({ rows, panels, weight, cell, exit, entry, truncated, after }: CoxDesign): CoxRows {
  const more = after === undefined ? {} : { after };
  return { rows, panels, weight, cell, exit, entry, truncated, ...more };
}

export interface RisksInput {
  readonly rows: CoxRows;
  readonly coefficients: ArrayLike<number>;
  /** Holds the offsets at first. */
  readonly risk: Float64Array;
  /** Per stripe, Σ r in each cell. */
  readonly sums: readonly Float64Array[];
}

/** Weighted risks w exp(η) of the rows, and their sums per cell. */
export const coxRisks: Pass<RisksInput> = {
  name: 'coxRisks',
  stripe: ({ rows: { rows, panels, weight, cell }, coefficients, risk, sums }, stripe) => {
    inStripe(rows, sums.length, stripe, (from, to) => {
      addPanelPredictor(risk, panels, coefficients, from, to);
      exponentiate(risk, weight, from, to);
      scatterRows(sums[stripe]!, cell, risk, from, to);
    });
  },
};

/** Per cell and slot, what makes a row's exposure; see {@link fillExposure}. */
export interface Exposure {
  /** Sums over the slots up to each, less the tie part of the slot of an event. */
  readonly perCell: Float64Array;
  /** Without the tie part. */
  readonly perSlot: Float64Array;
  /** Per censoring distribution and slot, what a row still meets that stays at risk after a competing event. */
  readonly later: readonly Float64Array[];
}

/** Writes the exposure of the rows from … to − 1 to the start of an array. */
export function fillExposure(
  { cell, exit, entry, truncated, after = [] }: CoxRows,
  { perCell, perSlot, later }: Exposure,
  values: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) values[row - from] = perCell[cell[row]!]!;
  if (truncated) for (let row = from; row < to; row++) values[row - from]! -= perSlot[entry[row]!]!;
  for (let a = 0; a < after.length; a++) {
    const { share } = after[a]!;
    const left = later[a]!;
    for (let row = from; row < to; row++) {
      if (share[row]! > 0) values[row - from]! += share[row]! * left[exit[row]!]!;
    }
  }
}

/** Σ r x in panels: per cell of those who leave, and per slot of those who enter late or stay after a competing event. */
export interface MomentSums {
  readonly leaving: readonly Panel[];
  readonly entering: readonly Panel[];
  /** One entry per censoring distribution. */
  readonly staying: readonly (readonly Panel[])[];
}

/** Adds the rows from … to − 1. */
export function addMoments(
  { leaving, entering, staying }: MomentSums,
  { panels, cell, exit, entry }: CoxRows,
  risk: Float64Array,
  left: readonly Float64Array[],
  from: number,
  to: number,
): void {
  for (let k = 0; k < panels.length; k++) {
    const panel = panels[k]!;
    scatterPanel(leaving[k]!, panel, cell, risk, from, to);
    if (entering.length > 0) scatterPanel(entering[k]!, panel, entry, risk, from, to);
    for (let a = 0; a < left.length; a++) scatterPanel(staying[a]![k]!, panel, exit, left[a]!, from, to);
  }
}

export interface MomentsInput {
  readonly rows: CoxRows;
  readonly risk: Float64Array;
  /** Per censoring distribution, the risks of those who stay after a competing event, times their shares. */
  readonly left: readonly Float64Array[];
  /** One per stripe. */
  readonly moments: readonly MomentSums[];
}

export interface SquaresInput extends MomentsInput {
  readonly exposure: Exposure;
  /** Per stripe, Σ share x xᵀ and Σ share x. */
  readonly grams: readonly PanelSums[];
}

const weights = new Float64Array(BLOCK);

/** First moments, and squares weighted by each row's share: its risk times its exposure. */
export const coxSquares: Pass<SquaresInput> = {
  name: 'coxSquares',
  stripe: ({ rows, risk, left, moments, exposure, grams }, stripe) => {
    inStripe(rows.rows, grams.length, stripe, (from, to) => {
      fillExposure(rows, exposure, weights, from, to);
      multiplyRows(weights, risk, from, to);
      addMoments(moments[stripe]!, rows, risk, left, from, to);
      addPanelRows(grams[stripe]!, rows.panels, weights, from, from, to);
    });
  },
};

/** First moments alone. */
export const coxMoments: Pass<MomentsInput> = {
  name: 'coxMoments',
  stripe: ({ rows, risk, left, moments }, stripe) => {
    inStripe(rows.rows, moments.length, stripe, (from, to) => {
      addMoments(moments[stripe]!, rows, risk, left, from, to);
    });
  },
};

// The loops over rows are functions of their own: those inside functions made anew for each pass would be compiled anew.

function exponentiate(risk: Float64Array, weight: Float64Array | undefined, from: number, to: number): void {
  if (weight === undefined) for (let row = from; row < to; row++) risk[row] = quickExp(risk[row]!);
  else for (let row = from; row < to; row++) risk[row] = weight[row]! * quickExp(risk[row]!);
}

function scatterRows(
  sums: Float64Array,
  index: Int32Array,
  values: Float64Array,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) sums[index[row]!]! += values[row]!;
}

function multiplyRows(values: Float64Array, risk: Float64Array, from: number, to: number): void {
  for (let row = from; row < to; row++) values[row - from]! *= risk[row]!;
}
