import { type Column, float64 } from '../input/columns.ts';

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
export function emptyPanels(rows: number, count: number): readonly Panel[] {
  return panelWidths(count).map((width) => ({ width, values: new Float64Array(rows * width) }));
}

/** Columns less their centres, in panels. */
export function packed(
  columns: readonly Column[],
  centres: ArrayLike<number>,
  rows: number,
): readonly Panel[] {
  return emptyPanels(rows, columns.length).map((panel, k) => {
    const own = columns.slice(4 * k, 4 * k + panel.width).map(float64);
    const part = Float64Array.from(own, (_, i) => centres[4 * k + i]!);
    if (own.length === 4) packFour(panel.values, own, part);
    else for (const [i, column] of own.entries()) packOne(panel, column, part[i]!, i);
    return panel;
  });
}

function packFour(values: Float64Array, columns: readonly Float64Array[], centres: Float64Array): void {
  const [a, b, c, d] = [columns[0]!, columns[1]!, columns[2]!, columns[3]!];
  const [ca, cb, cc, cd] = [centres[0]!, centres[1]!, centres[2]!, centres[3]!];
  const rows = a.length;
  for (let row = 0; row < rows; row++) {
    const at = row * 4;
    values[at] = a[row]! - ca;
    values[at + 1] = b[row]! - cb;
    values[at + 2] = c[row]! - cc;
    values[at + 3] = d[row]! - cd;
  }
}

function packOne({ values, width }: Panel, column: Float64Array, centre: number, place: number): void {
  for (let row = 0; row < column.length; row++) values[row * width + place] = column[row]! - centre;
}

/** One covariate of panels, as a column. */
export function unpacked(panels: readonly Panel[], j: number): Float64Array {
  const { values, width } = panels[j >> 2]!;
  const column = new Float64Array(values.length / width);
  for (let row = 0, at = j & 3; row < column.length; row++, at += width) column[row] = values[at]!;
  return column;
}

const known = new WeakMap<readonly Float64Array[], readonly Panel[]>();

/** The panels of columns as they are, packed when first asked for and then kept as long as the columns. */
export function panelsOf(columns: readonly Float64Array[]): readonly Panel[] {
  const found = known.get(columns);
  if (found !== undefined) return found;
  const panels = packed(columns, new Float64Array(columns.length), columns[0]?.length ?? 0);
  known.set(columns, panels);
  return panels;
}
