import { enoughFor, type Maximum, maximise } from '../numeric/newton.ts';
import type { NotComputed } from '../result.ts';
import type { RegressionDesign } from './design.ts';
import type { RowsLikelihood, RowsPoint } from './generalised.ts';

/** The rows of a regression. */
export interface RegressionRows {
  readonly design: RegressionDesign;
  readonly y: Float64Array;
  readonly offset: Float64Array | undefined;
}

/** From this many rows on, passes over all of them are what a fit costs. */
export const MANY_ROWS = 100_000;

/**
 * Newton's method from the maximum of every tenth row, itself found from every tenth of those, and so on: two or three
 * passes over all rows instead of five. Where the part has no maximum, from `start`.
 */
export function maximiseMany(
  likelihood: RowsLikelihood,
  rows: RegressionRows,
  start: Float64Array,
): Maximum<RowsPoint> | NotComputed {
  const { design, y, offset } = rows;
  return maximise(
    (b) => likelihood(design, y, offset, b),
    startFromPart(likelihood, rows, start),
    design.names,
    design.scales,
    enoughFor(design.rows),
  );
}

function startFromPart(likelihood: RowsLikelihood, rows: RegressionRows, start: Float64Array): Float64Array {
  if (rows.design.rows < MANY_ROWS) return start;
  const part = everyTenth(rows);
  const { design, y, offset } = part;
  const found = maximise(
    (b) => likelihood(design, y, offset, b),
    startFromPart(likelihood, part, start),
    design.names,
    design.scales,
    // Far less than the part's own distance from all rows.
    1e-3,
  );
  return found.ok ? found.coefficients : start;
}

function everyTenth({ design, y, offset }: RegressionRows): RegressionRows {
  const rows = Math.floor(design.rows / 10);
  const tenth = (column: Float64Array) => {
    const part = new Float64Array(rows);
    for (let row = 0; row < rows; row++) part[row] = column[10 * row]!;
    return part;
  };
  return {
    design: { ...design, rows, columns: design.columns.map(tenth), weight: tenth(design.weight) },
    y: tenth(y),
    offset: offset && tenth(offset),
  };
}
