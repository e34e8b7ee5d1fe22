import { type Column, float64 } from '../input/columns.ts';
import { type Zeros, zerosFor } from '../numeric/stripes.ts';
import { BLOCK } from './panel-kernels.ts';

/**
 * Covariates four at a time, the values of a row side by side; the last panel holds two where no more are left, filled
 * up with zeros. Kernels then read one array with one index for four covariates (see panel-kernels.ts).
 */
export interface Panel {
  readonly width: 2 | 4;
  /** Row after row. */
  readonly values: Float64Array;
}

/** Widths of the panels that `count` covariates need. */
export function panelWidths(count: number): readonly (2 | 4)[] {
  const widths: (2 | 4)[] = [];
  for (let left = count; left > 0; left -= 4) widths.push(left > 2 ? 4 : 2);
  return widths;
}

/** Empty panels for `count` covariates. */
export function emptyPanels(
  rows: number,
  count: number,
  zeros: Zeros = zerosFor(undefined),
): readonly Panel[] {
  return panelWidths(count).map((width) => ({ width, values: zeros(rows * width) }));
}

/**
 * Columns less their centres, in panels.
 * @param packedRows is told of each block of rows as soon as they are packed and still in the nearest cache
 */
export function packed(
  columns: readonly Column[],
  centres: ArrayLike<number>,
  rows: number,
  {
    zeros,
    packedRows,
  }: {
    readonly zeros?: Zeros;
    readonly packedRows?: (panels: readonly Panel[], from: number, to: number) => void;
  } = {},
): readonly Panel[] {
  const panels = emptyPanels(rows, columns.length, zeros);
  const doubles = columns.map(float64);
  for (let start = 0; start < rows; start += PACKED) {
    const end = Math.min(rows, start + PACKED);
    for (let k = 0; k < panels.length; k++) packRows(panels[k]!, doubles, centres, 4 * k, start, end);
    if (packedRows === undefined) continue;
    for (let from = start; from < end; from += BLOCK) {
      packedRows(panels, from, Math.min(end, from + BLOCK));
    }
  }
  return panels;
}

function packRows(
  panel: Panel,
  columns: readonly Float64Array[],
  centres: ArrayLike<number>,
  first: number,
  from: number,
  to: number,
): void {
  if (first + 4 <= columns.length) {
    packFour(panel.values, columns, centres, first, from, to);
    return;
  }
  for (let j = first; j < columns.length; j++) packOne(panel, columns[j]!, centres[j]!, j - first, from, to);
}

function packFour(
  values: Float64Array,
  columns: readonly Float64Array[],
  centres: ArrayLike<number>,
  first: number,
  from: number,
  to: number,
): void {
  const [a, b, c, d] = [columns[first]!, columns[first + 1]!, columns[first + 2]!, columns[first + 3]!];
  const [ca, cb, cc, cd] = [centres[first]!, centres[first + 1]!, centres[first + 2]!, centres[first + 3]!];
  for (let row = from; row < to; row++) {
    const at = row * 4;
    values[at] = a[row]! - ca;
    values[at + 1] = b[row]! - cb;
    values[at + 2] = c[row]! - cc;
    values[at + 3] = d[row]! - cd;
  }
}

function packOne(
  { values, width }: Panel,
  column: Float64Array,
  centre: number,
  place: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) values[row * width + place] = column[row]! - centre;
}

/** One covariate of panels, as a column. */
export function unpacked(panels: readonly Panel[], j: number): Float64Array {
  const { values, width } = panels[j >> 2]!;
  const column = new Float64Array(values.length / width);
  for (let row = 0, at = j & 3; row < column.length; row++, at += width) column[row] = values[at]!;
  return column;
}

/** Rows packed at a time: long enough for memory to be read ahead, short enough to be still in a cache afterwards. */
const PACKED = 8 * BLOCK;
