import { type Column, checkColumn, factor } from '../input/columns.ts';
import { checkWhole } from '../input/options.ts';
import type { Random } from '../random/stream.ts';
import { type Computed, computed, type NotComputed, notComputed } from '../result.ts';

export interface BootstrapInput {
  /** Number of rows of the data. */
  readonly rows: number;
  /** Gets the number of times that each row is drawn; undefined where the estimate cannot be computed. */
  readonly estimate: (counts: Float64Array) => number | undefined;
}

export interface BootstrapOptions {
  readonly random: Random;
  /** Default 1999. */
  readonly replicates?: number;
  /** Rows are drawn within strata, each keeping its size. */
  readonly stratum?: Column;
  /** Whole clusters are drawn (within strata, where a cluster's stratum is that of its first row). */
  readonly cluster?: Column;
}

export interface BootstrapReplicates {
  readonly estimate: number;
  readonly replicates: Float64Array;
  /** Resamples in which the estimate could not be computed; they are left out of `replicates`. */
  readonly failed: number;
}

/**
 * The estimates of resampled data. Weighted functions such as kaplanMeier take the counts as weights, so the data are
 * never copied. Replicate i is drawn from the stream's part i: it does not depend on the others.
 * Source: Efron (1979).
 */
export function bootstrap(
  { rows, estimate }: BootstrapInput,
  options: BootstrapOptions,
): Computed<BootstrapReplicates> {
  const { random, replicates = 1999 } = options;
  checkWhole('rows', rows, 1);
  checkWhole('replicates', replicates, 1);
  const groups = unitsByStratum(rows, options);
  const whole = estimate(new Float64Array(rows).fill(1));
  if (whole === undefined || !Number.isFinite(whole)) return failure('the data themselves');
  const values: number[] = [];
  const counts = new Float64Array(rows);
  for (let i = 0; i < replicates; i++) {
    const source = random.split(i);
    counts.fill(0);
    for (const units of groups) {
      for (let k = 0; k < units.length; k++)
        for (const row of units[source.integer(units.length)]!) counts[row]!++;
    }
    const value = estimate(counts);
    if (value !== undefined && Number.isFinite(value)) values.push(value);
  }
  if (values.length === 0) return failure('any resample');
  return computed({
    estimate: whole,
    replicates: Float64Array.from(values),
    failed: replicates - values.length,
  });
}

function failure(where: string): NotComputed {
  return notComputed('no-convergence', `the estimate could not be computed in ${where}`);
}

/** Strata of units, each unit the rows that are drawn together. */
function unitsByStratum(rows: number, { stratum, cluster }: BootstrapOptions): number[][][] {
  if (stratum !== undefined) checkColumn('stratum', stratum, rows);
  if (cluster !== undefined) checkColumn('cluster', cluster, rows);
  const units = new Map<number, number[]>();
  const codes = cluster === undefined ? undefined : factor(cluster).index;
  for (let row = 0; row < rows; row++) {
    const code = codes === undefined ? row : codes[row]!;
    const unit = units.get(code);
    if (unit === undefined) units.set(code, [row]);
    else unit.push(row);
  }
  const strata = new Map<number, number[][]>();
  for (const unit of units.values()) {
    const code = stratum === undefined ? 0 : stratum[unit[0]!]!;
    const group = strata.get(code);
    if (group === undefined) strata.set(code, [unit]);
    else group.push(unit);
  }
  return [...strata.values()];
}
