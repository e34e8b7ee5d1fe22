import type { Panel } from './panels.ts';

/**
 * The inner loops over panels: predictors and sums by index (Gram matrices: panel-gram.ts). Written out for widths of two and four with
 * every sum in a variable of its own, which the processor keeps at hand: several times as quick as loops over the
 * covariates of a row. Rows come in blocks, so that what all panels share stays in the nearest cache.
 */
export const BLOCK = 512;

/** Calls `each` for all rows, a block at a time. */
export function inBlocks(rows: number, each: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += BLOCK) each(from, Math.min(rows, from + BLOCK));
}

/** Adds Σ_j b_j x_j to `target` for the rows from … to − 1. */
export function addPanelPredictor(
  target: Float64Array,
  panels: readonly Panel[],
  coefficients: ArrayLike<number>,
  from: number,
  to: number,
): void {
  for (let k = 0; k < panels.length; k++) {
    const { values, width } = panels[k]!;
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => coefficients[4 * k + i] ?? 0) as [
      number,
      number,
      number,
      number,
    ];
    if (a === 0 && b === 0 && c === 0 && d === 0) continue;
    if (width === 4) predictFour(target, values, a, b, c, d, from, to);
    else predictTwo(target, values, a, b, from, to);
  }
}

function predictFour(
  target: Float64Array,
  x: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const at = row * 4;
    target[row]! += a * x[at]! + b * x[at + 1]! + (c * x[at + 2]! + d * x[at + 3]!);
  }
}

function predictTwo(
  target: Float64Array,
  x: Float64Array,
  a: number,
  b: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const at = row * 2;
    target[row]! += a * x[at]! + b * x[at + 1]!;
  }
}

/** Adds weight · x of the rows from … to − 1 to entry `index[row]` of `target`, which is laid out as the panel. */
export function scatterPanel(
  target: Panel,
  { values: x, width }: Panel,
  index: Int32Array,
  weights: Float64Array,
  from: number,
  to: number,
): void {
  const sums = target.values;
  if (width === 2) {
    for (let row = from; row < to; row++) {
      const at = row * 2;
      const into = index[row]! * 2;
      const w = weights[row]!;
      sums[into]! += w * x[at]!;
      sums[into + 1]! += w * x[at + 1]!;
    }
    return;
  }
  for (let row = from; row < to; row++) {
    const at = row * 4;
    const into = index[row]! * 4;
    const w = weights[row]!;
    sums[into]! += w * x[at]!;
    sums[into + 1]! += w * x[at + 1]!;
    sums[into + 2]! += w * x[at + 2]!;
    sums[into + 3]! += w * x[at + 3]!;
  }
}

/** Writes factor · x of the rows from … to − 1 to the first rows of `target`; the first row has `factors[0]`. */
export function scalePanel(
  target: Panel,
  { values: x, width }: Panel,
  factors: Float64Array,
  from: number,
  to: number,
): void {
  const out = target.values;
  const second = width - 2;
  for (let row = from; row < to; row++) {
    const at = row * width;
    const into = at - from * width;
    const factor = factors[row - from]!;
    out[into] = factor * x[at]!;
    out[into + 1] = factor * x[at + 1]!;
    out[into + second] = factor * x[at + second]!;
    out[into + second + 1] = factor * x[at + second + 1]!;
  }
}

/** Adds factor · entry `index[row]` of `source` for the rows from … to − 1 to the first rows of `target`. */
export function addGathered(
  target: Panel,
  { values: source, width }: Panel,
  index: Int32Array,
  factors: Float64Array,
  from: number,
  to: number,
): void {
  const out = target.values;
  if (width === 2) {
    for (let row = from; row < to; row++) {
      const at = index[row]! * 2;
      const into = (row - from) * 2;
      const factor = factors[row - from]!;
      out[into]! += factor * source[at]!;
      out[into + 1]! += factor * source[at + 1]!;
    }
    return;
  }
  for (let row = from; row < to; row++) {
    const at = index[row]! * 4;
    const into = (row - from) * 4;
    const factor = factors[row - from]!;
    out[into]! += factor * source[at]!;
    out[into + 1]! += factor * source[at + 1]!;
    out[into + 2]! += factor * source[at + 2]!;
    out[into + 3]! += factor * source[at + 3]!;
  }
}

/** Adds Σ w x of the rows from … to − 1 to `sums`, one per covariate; the first row has the weight `weights[from − shift]`. */
export function addPanelFirsts(
  sums: Float64Array,
  panels: readonly Panel[],
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): void {
  for (let k = 0; k < panels.length; k++) {
    const { values, width } = panels[k]!;
    const own = (width === 4 ? firstFour : firstTwo)(values, weights, shift, from, to);
    for (let i = 0; i < width && 4 * k + i < sums.length; i++) sums[4 * k + i]! += own[i]!;
  }
}

function firstFour(
  x: Float64Array,
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): readonly number[] {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let row = from; row < to; row++) {
    const at = row * 4;
    const w = weights[row - shift]!;
    s0 += w * x[at]!;
    s1 += w * x[at + 1]!;
    s2 += w * x[at + 2]!;
    s3 += w * x[at + 3]!;
  }
  return [s0, s1, s2, s3];
}

function firstTwo(
  x: Float64Array,
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): readonly number[] {
  let [s0, s1] = [0, 0];
  for (let row = from; row < to; row++) {
    const w = weights[row - shift]!;
    s0 += w * x[row * 2]!;
    s1 += w * x[row * 2 + 1]!;
  }
  return [s0, s1];
}
