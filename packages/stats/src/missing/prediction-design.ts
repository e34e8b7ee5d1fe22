import { factorise } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';

/** What an incomplete column is predicted from: a constant, then the predictors, centred at their means where it is observed. */
export interface PredictionDesign {
  /** Rows where it is observed. */
  readonly fitted: readonly Float64Array[];
  /** Rows where it is to be imputed. */
  readonly wanted: readonly Float64Array[];
  /** Sums of products of the columns of `fitted`, row by row. */
  readonly gram: Float64Array;
}

/**
 * Columns of predictors at the observed and at the missing rows. Those that are constant or combinations of others where
 * the column is observed say nothing there and are left out.
 */
export function predictionDesign(
  predictors: readonly Float64Array[],
  observed: Int32Array,
  missing: Int32Array,
): PredictionDesign {
  const fitted: Float64Array[] = [new Float64Array(observed.length).fill(1)];
  const wanted: Float64Array[] = [new Float64Array(missing.length).fill(1)];
  for (const column of predictors) {
    const known = taken(column, observed);
    let sum = 0;
    for (let i = 0; i < known.length; i++) sum += known[i]!;
    const mean = sum / known.length;
    fitted.push(centred(known, mean));
    wanted.push(centred(taken(column, missing), mean));
  }
  const gram = gramOf(fitted);
  const { dependent } = factorise(gram, fitted.length, 1e-10);
  if (dependent.length === 0) return { fitted, wanted, gram };
  const kept = <T>(columns: readonly T[]): T[] => columns.filter((_, j) => !dependent.includes(j));
  const left = kept(fitted);
  return { fitted: left, wanted: kept(wanted), gram: gramOf(left) };
}

function gramOf(columns: readonly Float64Array[]): Float64Array {
  const gram = new Float64Array(columns.length ** 2);
  addGram(gram, columns, new Float64Array(columns[0]!.length).fill(1));
  return gram;
}

function taken(column: Float64Array, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]!;
  return values;
}

function centred(values: Float64Array, mean: number): Float64Array {
  for (let i = 0; i < values.length; i++) values[i]! -= mean;
  return values;
}
