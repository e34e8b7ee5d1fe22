import { addStripes, type Zeros, zerosFor } from '../numeric/stripes.ts';
import type { Panel } from './panels.ts';

/** Σ w x xᵀ in tiles of panel by panel, four by four row after row, and Σ w x; written out as panel-kernels.ts tells. */
export interface PanelSums {
  readonly tiles: readonly (readonly Float64Array[])[];
  readonly firsts: readonly Float64Array[];
}

export function panelSums(panels: readonly Panel[], zeros: Zeros = zerosFor(undefined)): PanelSums {
  return {
    tiles: panels.map((_, a) => panels.slice(0, a + 1).map(() => zeros(16))),
    firsts: panels.map(() => zeros(4)),
  };
}

/** Adds up the sums of stripes, the first ones holding the result. */
export function addPanelSums(parts: readonly PanelSums[]): PanelSums {
  const [sum] = parts;
  for (const [a, row] of sum!.tiles.entries()) {
    for (const b of row.keys()) addStripes(parts.map(({ tiles }) => tiles[a]![b]!));
    addStripes(parts.map(({ firsts }) => firsts[a]!));
  }
  return sum!;
}

/** Adds the rows from … to − 1, of which the first has the weight `weights[from − shift]`. */
export function addPanelRows(
  { tiles, firsts }: PanelSums,
  panels: readonly Panel[],
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): void {
  for (let a = 0; a < panels.length; a++) {
    const { values, width } = panels[a]!;
    const own = width === 4 ? ownFour : ownTwo;
    const cross = width === 4 ? fourByFour : twoByFour;
    own(tiles[a]![a]!, firsts[a]!, values, weights, shift, from, to);
    for (let b = 0; b < a; b++) cross(tiles[a]![b]!, values, panels[b]!.values, weights, shift, from, to);
  }
}

/** The p × p matrix of tiles, both triangles, flat. */
export function gramOf({ tiles }: PanelSums, p: number): Float64Array {
  const matrix = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k <= j; k++) {
      matrix[j * p + k] = tiles[j >> 2]![k >> 2]![4 * (j & 3) + (k & 3)]!;
      matrix[k * p + j] = matrix[j * p + k]!;
    }
  }
  return matrix;
}

export function firstsOf({ firsts }: PanelSums, p: number): Float64Array {
  return Float64Array.from({ length: p }, (_, j) => firsts[j >> 2]![j & 3]!);
}

function ownTwo(
  tile: Float64Array,
  firsts: Float64Array,
  x: Float64Array,
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): void {
  let [s0, s1, s00, s10, s11] = [0, 0, 0, 0, 0];
  for (let row = from; row < to; row++) {
    const at = row * 2;
    const w = weights[row - shift]!;
    const x0 = x[at]!;
    const x1 = x[at + 1]!;
    let wx = w * x0;
    s0 += wx;
    s00 += wx * x0;
    wx = w * x1;
    s1 += wx;
    s10 += wx * x0;
    s11 += wx * x1;
  }
  firsts[0]! += s0;
  firsts[1]! += s1;
  tile[0]! += s00;
  tile[4]! += s10;
  tile[5]! += s11;
}

function ownFour(
  tile: Float64Array,
  firsts: Float64Array,
  x: Float64Array,
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): void {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let [s00, s10, s11, s20, s21, s22, s30, s31, s32, s33] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = from; row < to; row++) {
    const at = row * 4;
    const w = weights[row - shift]!;
    const x0 = x[at]!;
    const x1 = x[at + 1]!;
    const x2 = x[at + 2]!;
    const x3 = x[at + 3]!;
    let wx = w * x0;
    s0 += wx;
    s00 += wx * x0;
    wx = w * x1;
    s1 += wx;
    s10 += wx * x0;
    s11 += wx * x1;
    wx = w * x2;
    s2 += wx;
    s20 += wx * x0;
    s21 += wx * x1;
    s22 += wx * x2;
    wx = w * x3;
    s3 += wx;
    s30 += wx * x0;
    s31 += wx * x1;
    s32 += wx * x2;
    s33 += wx * x3;
  }
  firsts[0]! += s0;
  firsts[1]! += s1;
  firsts[2]! += s2;
  firsts[3]! += s3;
  tile[0]! += s00;
  tile[4]! += s10;
  tile[5]! += s11;
  tile[8]! += s20;
  tile[9]! += s21;
  tile[10]! += s22;
  tile[12]! += s30;
  tile[13]! += s31;
  tile[14]! += s32;
  tile[15]! += s33;
}

function twoByFour(
  tile: Float64Array,
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): void {
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = from; row < to; row++) {
    const at = row * 4;
    const w = weights[row - shift]!;
    const x0 = w * x[row * 2]!;
    const x1 = w * x[row * 2 + 1]!;
    let value = y[at]!;
    s00 += x0 * value;
    s10 += x1 * value;
    value = y[at + 1]!;
    s01 += x0 * value;
    s11 += x1 * value;
    value = y[at + 2]!;
    s02 += x0 * value;
    s12 += x1 * value;
    value = y[at + 3]!;
    s03 += x0 * value;
    s13 += x1 * value;
  }
  tile[0]! += s00;
  tile[1]! += s01;
  tile[2]! += s02;
  tile[3]! += s03;
  tile[4]! += s10;
  tile[5]! += s11;
  tile[6]! += s12;
  tile[7]! += s13;
}

function fourByFour(
  tile: Float64Array,
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  shift: number,
  from: number,
  to: number,
): void {
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [s20, s21, s22, s23, s30, s31, s32, s33] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = from; row < to; row++) {
    const at = row * 4;
    const w = weights[row - shift]!;
    const y0 = y[at]!;
    const y1 = y[at + 1]!;
    const y2 = y[at + 2]!;
    const y3 = y[at + 3]!;
    let wx = w * x[at]!;
    s00 += wx * y0;
    s01 += wx * y1;
    s02 += wx * y2;
    s03 += wx * y3;
    wx = w * x[at + 1]!;
    s10 += wx * y0;
    s11 += wx * y1;
    s12 += wx * y2;
    s13 += wx * y3;
    wx = w * x[at + 2]!;
    s20 += wx * y0;
    s21 += wx * y1;
    s22 += wx * y2;
    s23 += wx * y3;
    wx = w * x[at + 3]!;
    s30 += wx * y0;
    s31 += wx * y1;
    s32 += wx * y2;
    s33 += wx * y3;
  }
  const sums = [s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33];
  for (let i = 0; i < 16; i++) tile[i]! += sums[i]!;
}
