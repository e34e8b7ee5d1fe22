import { scatterPanel } from '../../linear/panel-kernels.ts';
import { emptyPanels, type Panel } from '../../linear/panels.ts';
import type { CoxDesign } from './design.ts';

/** Σ r x per slot for every covariate, in panels of slots. */
export interface SlotMoments {
  /** Over those at risk. */
  readonly sums: readonly Panel[];
  /** Over the events; empty where not tied. */
  readonly dead: readonly Panel[];
  /** Adds the rows from … to − 1. */
  readonly add: (from: number, to: number) => void;
  /** Call once after the last rows: turns what leaves in each slot into what is at risk. */
  readonly finish: () => void;
}

export function slotMoments(design: CoxDesign, risk: Float64Array): SlotMoments {
  const { panels, cell, tied, exit, entry, truncated, after = [], start } = design;
  const slots = design.deaths.length;
  const count = design.means.length;
  const lanes = tied ? 2 : 1;
  const leaving = emptyPanels(slots * lanes, count);
  const sums = tied ? emptyPanels(slots, count) : leaving;
  const dead = tied ? emptyPanels(slots, count) : [];
  const entering = truncated ? emptyPanels(slots, count) : [];
  const staying = after.map(({ share, factor }) => ({
    factor,
    left: Float64Array.from(share, (part, row) => part * risk[row]!),
    panels: emptyPanels(slots, count),
  }));
  return {
    sums,
    dead,
    add: (from, to) => {
      for (const [k, panel] of panels.entries()) {
        scatterPanel(leaving[k]!, panel, cell, risk, from, to);
        if (truncated) scatterPanel(entering[k]!, panel, entry, risk, from, to);
        for (const one of staying) scatterPanel(one.panels[k]!, panel, exit, one.left, from, to);
      }
    },
    finish: () => {
      for (const [k, { values: total, width }] of sums.entries()) {
        if (tied) separate(leaving[k]!, total, dead[k]!.values);
        if (truncated) for (let i = 0; i < total.length; i++) total[i]! -= entering[k]!.values[i]!;
        for (let s = 0; s + 1 < start.length; s++) {
          const [first, end] = [start[s]! * width, start[s + 1]! * width];
          for (let i = end - width - 1; i >= first; i--) total[i]! += total[i + width]!;
          for (const one of staying) addStaying(total, one.panels[k]!.values, one.factor, width, first, end);
        }
      }
    },
  };
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
