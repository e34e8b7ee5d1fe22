import { factorise } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';

/** What an incomplete column is predicted from: a constant, then the predictors, centred at their means where it is observed. */
export interface PredictionDesign {
  /** Rows where it is observed. */
  readonly fitted: readonly Float64Array[];
  /** Rows where it is to be imputed. */
  readonly wanted: readonly Float64Array[];
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
  const fitted = [new Float64Array(observed.length).fill(1)];
  const wanted = [new Float64Array(missing.length).fill(1)];
  for (const column of predictors) {
    let mean = 0;
    for (const row of observed) mean += column[row]! / observed.length;
    fitted.push(Float64Array.from(observed, (row) => column[row]! - mean));
    wanted.push(Float64Array.from(missing, (row) => column[row]! - mean));
  }
  const p = fitted.length;
  const gram = new Float64Array(p * p);
  addGram(gram, fitted, new Float64Array(observed.length).fill(1));
  const { dependent } = factorise(gram, p, 1e-10);
  const kept = <T>(columns: readonly T[]): T[] => columns.filter((_, j) => !dependent.includes(j));
  return { fitted: kept(fitted), wanted: kept(wanted) };
}
