import type { Column } from '../input/columns.ts';
import { BLOCK } from '../linear/panel-kernels.ts';
import { enoughFor, type Maximum, maximise } from '../numeric/newton.ts';
import { shared } from '../numeric/stripes.ts';
import type { NotComputed } from '../result.ts';
import { type RegressionDesign, someRows } from './design.ts';
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
 * Newton's method from the maximum of every tenth block of rows, itself found from every tenth of those, and so on: two or three
 * passes over all rows instead of five. Where the part has no maximum, from `start`.
 */
export function maximiseMany(
  likelihood: RowsLikelihood,
  rows: RegressionRows,
  start: Float64Array,
): Maximum<RowsPoint> | NotComputed {
  const { design } = rows;
  return maximise(
    evaluator(likelihood, rows),
    startFromPart(likelihood, rows, start),
    design.names,
    design.scales,
    enoughFor(design.rows),
  );
}

function startFromPart(likelihood: RowsLikelihood, rows: RegressionRows, start: Float64Array): Float64Array {
  if (rows.design.rows < MANY_ROWS) return start;
  const part = everyTenth(rows);
  const { design } = part;
  const found = maximise(
    evaluator(likelihood, part),
    startFromPart(likelihood, part, start),
    design.names,
    design.scales,
    // Far less than the part's own distance from all rows.
    1e-3,
  );
  return found.ok ? found.coefficients : start;
}

/** The likelihood at one point after the other in the same arrays: new ones are slow the first time they are written. */
function evaluator(likelihood: RowsLikelihood, { design, y, offset }: RegressionRows) {
  let last: RowsPoint | undefined;
  return (coefficients: Float64Array): RowsPoint => {
    last = likelihood(design, y, offset, coefficients, last);
    return last;
  };
}

/** Every tenth block of neighbours: single rows from all over would have all memory read. */
function everyTenth({ design, y, offset }: RegressionRows): RegressionRows {
  const rows = BLOCK * Math.floor(design.rows / (10 * BLOCK));
  const tenth = (column: Column) => {
    const part = new Float64Array(rows);
    for (let at = 0; at < rows; at += BLOCK) {
      for (let i = 0; i < BLOCK; i++) part[at + i] = column[10 * at + i]!;
    }
    return part;
  };
  const { workers } = design;
  return {
    design: someRows(design, rows, tenth),
    y: shared(tenth(y), workers),
    offset: offset && shared(tenth(offset), workers),
  };
}
