import type { Column } from '../input/columns.ts';
import { factorise, solve } from '../linear/cholesky.ts';
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
 * Newton's method from the maximum of every tenth block of rows, itself found from every tenth of those, and so on: three
 * passes over all rows instead of five or six. Where the part has no maximum, from `start`.
 */
export function maximiseMany(
  likelihood: RowsLikelihood,
  rows: RegressionRows,
  start: Float64Array,
): Maximum<RowsPoint> | NotComputed {
  const { names, scales, rows: count } = rows.design;
  const evaluate = evaluator(likelihood, rows);
  return maximise(
    evaluate,
    startFromPart(likelihood, rows, evaluate, start),
    names,
    scales,
    enoughFor(count),
  );
}

type Evaluate = (coefficients: Float64Array) => RowsPoint;

function startFromPart(
  likelihood: RowsLikelihood,
  rows: RegressionRows,
  evaluate: Evaluate,
  start: Float64Array,
): Float64Array {
  const { names, scales, rows: count } = rows.design;
  if (count < MANY_ROWS) return start;
  const part = everyTenth(rows);
  const ofPart = evaluator(likelihood, part);
  const found = maximise(
    ofPart,
    startFromPart(likelihood, part, ofPart, start),
    names,
    scales,
    // Far less than the part's own distance from all rows.
    1e-3,
  );
  return found.ok ? bentStep(evaluate, ofPart, found.coefficients, count / part.design.rows, scales) : start;
}

/**
 * Newton's step, and what the score of the part turns out to be at its end beside what its information foretold: the bend
 * that Newton's method does not see, at the price of the part. A step that is not a small one is left to the search.
 */
function bentStep(
  evaluate: Evaluate,
  ofPart: Evaluate,
  from: Float64Array,
  rowsOfPart: number,
  scales: readonly number[],
): Float64Array {
  const p = from.length;
  const at = evaluate(from);
  const factorisation = factorise(at.information, p);
  const step = solve(factorisation, at.score);
  const large = step.some((change, j) => !(Math.abs(change) * scales[j]! < 0.1));
  if (factorisation.dependent.length > 0 || large) return from;
  const before = ofPart(from);
  const after = ofPart(from.map((value, j) => value + step[j]!));
  const bend = from.map((_, j) => {
    let foretold = before.score[j]!;
    for (let k = 0; k < p; k++) foretold -= before.information[j * p + k]! * step[k]!;
    return rowsOfPart * (after.score[j]! - foretold);
  });
  const more = solve(factorisation, bend);
  return from.map((value, j) => value + step[j]! + more[j]!);
}

/** The likelihood at one point after the other in the same arrays: new ones are slow the first time they are written. */
function evaluator(likelihood: RowsLikelihood, { design, y, offset }: RegressionRows): Evaluate {
  let last: RowsPoint | undefined;
  return (coefficients) => {
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
