import { emptyPanels, type Panel } from '../../linear/panels.ts';
import { addStripes, stripesFor, zerosFor } from '../../numeric/stripes.ts';
import type { CoxDesign } from './design.ts';
import { type MomentSums, type MomentsInput, rowsOf } from './row-passes.ts';

/** Σ r x per slot for every covariate, in panels of slots. */
export interface SlotMoments {
  /** Over those at risk. */
  readonly sums: readonly Panel[];
  /** Over the events; empty where not tied. */
  readonly dead: readonly Panel[];
}

/** Number of stripes in which the rows of a design are summed. */
export function stripesOf({ rows, deaths }: CoxDesign): number {
  return stripesFor(rows, deaths.length);
}

/** What a pass needs to sum first moments, one set of empty sums for each stripe. */
export function momentsInput(design: CoxDesign, risk: Float64Array): MomentsInput {
  const { means, deaths, tied, truncated, after = [], workers } = design;
  const slots = deaths.length;
  const zeros = zerosFor(workers);
  const sums = (): MomentSums => ({
    leaving: emptyPanels(slots * (tied ? 2 : 1), means.length, zeros),
    entering: truncated ? emptyPanels(slots, means.length, zeros) : [],
    staying: after.map(() => emptyPanels(slots, means.length, zeros)),
  });
  return {
    rows: rowsOf(design),
    risk,
    left: after.map(({ share }) => share.map((part, row) => part * risk[row]!)),
    moments: Array.from({ length: stripesOf(design) }, sums),
  };
}

/** Turns what the stripes found to leave in each slot into what is at risk. */
export function finishMoments(design: CoxDesign, stripes: readonly MomentSums[]): SlotMoments {
  const { tied, truncated, after = [], start, deaths, means } = design;
  const added = (of: (sums: MomentSums) => readonly Panel[], k: number): Float64Array =>
    addStripes(stripes.map((sums) => of(sums)[k]!.values));
  const leaving = stripes[0]!.leaving;
  const sums = tied ? emptyPanels(deaths.length, means.length) : leaving;
  const dead = tied ? emptyPanels(deaths.length, means.length) : [];
  for (const [k, { values: total, width }] of sums.entries()) {
    added(({ leaving: panels }) => panels, k);
    if (tied) separate(leaving[k]!, total, dead[k]!.values);
    if (truncated) {
      const entering = added(({ entering: panels }) => panels, k);
      for (let i = 0; i < total.length; i++) total[i]! -= entering[i]!;
    }
    const staying = after.map((_, a) => added(({ staying: all }) => all[a]!, k));
    for (let s = 0; s + 1 < start.length; s++) {
      const [first, end] = [start[s]! * width, start[s + 1]! * width];
      for (let i = end - width - 1; i >= first; i--) total[i]! += total[i + width]!;
      for (const [a, { factor }] of after.entries()) {
        addStaying(total, staying[a]!, factor, width, first, end);
      }
    }
  }
  return { sums, dead };
}

/** Those without the event and those with it, who stand side by side, into all and those with it. */
function separate({ values, width }: Panel, all: Float64Array, dead: Float64Array): void {
  for (let i = 0; i < all.length; i++) {
    const slot = Math.floor(i / width);
    const at = 2 * slot * width + (i - slot * width);
    dead[i] = values[at + width]!;
    all[i] = values[at]! + values[at + width]!;
  }
}

/** Adds those who stay at risk after a competing event: sums of shares from the first slot on, times the slot's factor. */
function addStaying(
  total: Float64Array,
  staying: Float64Array,
  factor: Float64Array,
  width: number,
  first: number,
  end: number,
): void {
  for (let i = 0; i < width; i++) {
    let sum = 0;
    for (let at = first + i; at < end; at += width) {
      total[at]! += factor[(at - i) / width]! * sum;
      sum += staying[at]!;
    }
  }
}
