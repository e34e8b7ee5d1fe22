import { addPanelRows, gramOf, type PanelSums, panelSums } from '../../linear/panel-gram.ts';
import { addPanelFirsts, addPanelPredictor, scatterPanel } from '../../linear/panel-kernels.ts';
import { emptyPanels, type Panel } from '../../linear/panels.ts';
import { quickExp } from '../../numeric/quick-exp.ts';
import type { CoxDesign } from './design.ts';
import { slotTerms } from './slot-terms.ts';
import { noTieSums, tieSums } from './tie-sums.ts';

/** A sample of the rows of a design, in memory that the next sample uses again. */
export interface Resample {
  /** Takes row i `counts[i]` times. */
  readonly take: (counts: Float64Array) => void;
  /** The score of the sample; at the design's own estimate where no coefficients are given. */
  readonly score: (coefficients: Float64Array | undefined) => Float64Array;
  /** The information where the last score was taken; it costs more than that. */
  readonly information: () => Float64Array;
}

/**
 * The likelihood's derivatives for counts of the rows of a small design without late entry: as in likelihood.ts, with
 * the rows drawn moved together, and nothing allocated but the result.
 */
export function resample(design: CoxDesign, estimate: Float64Array): Resample {
  const { rows, panels, exit, event, offset, ties } = design;
  const slots = design.deaths.length;
  const p = estimate.length;
  const known = slotTerms(design, estimate).risk;
  // The sample, one entry for every row that is drawn at all.
  const drawn = emptyPanels(rows, p);
  const count = new Float64Array(rows);
  const cell = new Int32Array(rows);
  const dead = new Float64Array(rows);
  const knownRisk = new Float64Array(rows);
  const ownOffset = new Float64Array(offset === undefined ? 0 : rows);
  const rowOf = new Int32Array(rows);
  let size = 0;
  // Its slots: those of the design in which somebody drawn has the event, after each stratum's empty one.
  const start = new Int32Array(design.start.length);
  const slotOf = new Int32Array(slots);
  const deaths = new Int32Array(slots);
  const risk = new Float64Array(rows);
  const share = new Float64Array(rows);
  const pull = new Float64Array(rows);
  // Sums per slot, and per cell: 2 · slot + event.
  const riskOf = new Float64Array(2 * slots);
  const exposure = new Float64Array(2 * slots);
  const square = new Float64Array(slots);
  const squareDead = new Float64Array(slots);
  const ratio = new Float64Array(slots);
  const moments = emptyPanels(2 * slots, p);
  const [about, aboutDead] = [emptyPanels(slots, p), emptyPanels(slots, p)];
  const [gram, squares] = [panelSums(drawn), panelSums(drawn)];
  const sums = noTieSums();

  return {
    take: (counts) => {
      size = 0;
      slotOf.fill(0);
      for (let row = 0; row < rows; row++) {
        const times = counts[row]! | 0;
        slotOf[exit[row]!]! += times * event[row]!;
        rowOf[size] = row;
        count[size] = times;
        size += times > 0 ? 1 : 0;
      }
      thinSlots();
      for (let i = 0; i < size; i++) {
        const row = rowOf[i]!;
        cell[i] = 2 * slotOf[exit[row]!]! + event[row]!;
        dead[i] = count[i]! * event[row]!;
        knownRisk[i] = count[i]! * known[row]!;
        if (offset !== undefined) ownOffset[i] = offset[row]!;
      }
      for (let k = 0; k < panels.length; k++) moveTogether(drawn[k]!, panels[k]!, rowOf, size);
    },
    score: (coefficients) => {
      if (coefficients === undefined) risk.set(knownRisk);
      else risksAt(coefficients);
      riskOf.fill(0, 0, 2 * start.at(-1)!);
      for (let i = 0; i < size; i++) riskOf[cell[i]!]! += risk[i]!;
      overSlots();
      for (let i = 0; i < size; i++) {
        share[i] = risk[i]! * exposure[cell[i]!]!;
        pull[i] = dead[i]! - share[i]!;
      }
      const score = new Float64Array(p);
      addPanelFirsts(score, drawn, pull, 0, 0, size);
      return score;
    },
    information: () => {
      const last = start.at(-1)!;
      clear(gram);
      addPanelRows(gram, drawn, share, 0, 0, size);
      clear(squares);
      for (let k = 0; k < drawn.length; k++) momentsOf(k, last);
      addPanelRows(squares, about, square, 0, 0, last);
      addPanelRows(squares, aboutDead, squareDead, 0, 0, last);
      const less = gramOf(squares, p);
      const information = gramOf(gram, p);
      for (let i = 0; i < less.length; i++) information[i]! -= less[i]!;
      return information;
    },
  };

  /** Turns events per slot of the design into slots of the sample, and slots of the one into slots of the other. */
  function thinSlots(): void {
    let slot = 0;
    for (let s = 0; s + 1 < start.length; s++) {
      start[s] = slot;
      deaths[slot] = 0;
      for (let old = design.start[s]!; old < design.start[s + 1]!; old++) {
        const events = slotOf[old]!;
        if (events > 0) deaths[++slot] = events;
        slotOf[old] = slot;
      }
      slot++;
    }
    start[start.length - 1] = slot;
  }

  function risksAt(coefficients: Float64Array): void {
    if (offset === undefined) risk.fill(0);
    else risk.set(ownOffset);
    addPanelPredictor(risk, drawn, coefficients, 0, size);
    for (let i = 0; i < size; i++) risk[i] = count[i]! * quickExp(risk[i]!);
  }

  /** Sums over the tied events of every slot, from the last; then what a row is exposed to, from the first. */
  function overSlots(): void {
    for (let s = 0; s + 1 < start.length; s++) {
      let atRisk = 0;
      for (let slot = start[s + 1]! - 1; slot > start[s]!; slot--) {
        const dying = riskOf[2 * slot + 1]!;
        atRisk += riskOf[2 * slot]! + dying;
        tieSums(sums, ties, atRisk, dying, deaths[slot]!, deaths[slot]!);
        exposure[2 * slot] = sums.inverse;
        exposure[2 * slot + 1] = -sums.inverseF;
        square[slot] = sums.square;
        ratio[slot] = sums.squareF / sums.square;
        squareDead[slot] = sums.squareFF - sums.squareF * ratio[slot]!;
      }
      const first = start[s]!;
      square[first] = 0;
      squareDead[first] = 0;
      let total = 0;
      exposure[2 * first] = 0;
      for (let slot = first + 1; slot < start[s + 1]!; slot++) {
        total += exposure[2 * slot]!;
        exposure[2 * slot] = total;
        exposure[2 * slot + 1]! += total;
      }
    }
  }

  /** First moments of one panel over those at risk, less their tie part, and over the events; two covariates at a time. */
  function momentsOf(k: number, last: number): void {
    const cells = moments[k]!;
    const { width, values } = cells;
    values.fill(0, 0, 2 * last * width);
    scatterPanel(cells, drawn[k]!, cell, risk, 0, size);
    const all = about[k]!.values;
    const own = aboutDead[k]!.values;
    for (let i = 0; i < width; i += 2) {
      for (let s = 0; s + 1 < start.length; s++) {
        let [first, second] = [0, 0];
        for (let slot = start[s + 1]! - 1; slot > start[s]!; slot--) {
          const at = 2 * slot * width + i;
          const into = slot * width + i;
          const pulled = ratio[slot]!;
          const dying = values[at + width]!;
          const dyingSecond = values[at + width + 1]!;
          first += values[at]! + dying;
          second += values[at + 1]! + dyingSecond;
          all[into] = first - pulled * dying;
          all[into + 1] = second - pulled * dyingSecond;
          own[into] = dying;
          own[into + 1] = dyingSecond;
        }
      }
    }
  }
}

/** Copies some rows of a panel to the first rows of another. */
function moveTogether(target: Panel, { values, width }: Panel, rows: Int32Array, size: number): void {
  const into = target.values;
  const second = width - 2;
  for (let i = 0; i < size; i++) {
    const at = rows[i]! * width;
    into[i * width] = values[at]!;
    into[i * width + 1] = values[at + 1]!;
    into[i * width + second] = values[at + second]!;
    into[i * width + second + 1] = values[at + second + 1]!;
  }
}

function clear({ tiles, firsts }: PanelSums): void {
  for (const row of tiles) for (const tile of row) tile.fill(0);
  for (const first of firsts) first.fill(0);
}
