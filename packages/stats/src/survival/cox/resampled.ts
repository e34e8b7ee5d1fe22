import { StatsInputError } from '../../error.ts';
import { type Column, float64 } from '../../input/columns.ts';
import { factorise, solve } from '../../linear/cholesky.ts';
import { type Computed, computed } from '../../result.ts';
import type { CoxData } from './data.ts';
import { prepareCox } from './data.ts';
import type { CoxTies } from './design.ts';
import { coxLikelihood } from './likelihood.ts';
import { coxRegression } from './regression.ts';
import { resample } from './resample.ts';

export type ResampledCoxData = Pick<CoxData, 'time' | 'event' | 'covariates' | 'offset' | 'stratum'>;

export interface ResampledCox {
  readonly names: readonly string[];
  /** Coefficients of the data themselves. */
  readonly estimate: Float64Array;
  /**
   * Coefficients of the sample that holds row i `counts[i]` times (a whole number), as {@link coxRegression} gives them
   * for the rows repeated: events repeated are tied. Undefined where there is no estimate.
   */
  readonly refit: (counts: Column) => Float64Array | undefined;
}

/** Standardised distance from the maximum that does not show. */
const ENOUGH = 1e-11;
const MOST_STEPS = 20;

/**
 * A Cox model made ready once and then fitted to many resamples of its rows, for {@link bootstrap}: the data are
 * checked, sorted and fitted once, each resample is a list of counts, and its fit starts from that of the data, of
 * which the first pass is known but for the counts.
 */
export function resampledCox(
  data: ResampledCoxData,
  options: { readonly ties?: CoxTies } = {},
): Computed<ResampledCox> {
  const { ties = 'efron' } = options;
  const { time, event, covariates, offset, stratum } = data;
  const plain: CoxData = {
    time,
    event,
    covariates,
    ...(offset === undefined ? {} : { offset }),
    ...(stratum === undefined ? {} : { stratum }),
  };
  const whole = coxRegression(plain, { ties });
  if (!whole.ok) return whole;
  const prepared = prepareCox(plain, ties);
  if (!prepared.ok) return prepared;
  const estimate = Float64Array.from(whole.coefficients, (c) => c.estimate);
  const { scales, names, design } = prepared;
  const sample = resample(design, estimate);
  const p = names.length;

  const own = coxLikelihood(design, estimate).information;
  const ownFactorisation = factorise(own, p);

  /**
   * Two steps with the information of the data, which that of the sample resembles; then with the sample's own, taken
   * where it hardly changes any more. A step is a fixed share of the one before, so what is left is known from both.
   */
  const quick = (counts: Float64Array): Float64Array | undefined => {
    sample.take(counts);
    const beta = estimate.slice();
    let factorisation = ownFactorisation;
    let previous = Infinity;
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const score = sample.score(steps === 0 ? undefined : beta);
      if (steps === 2) {
        factorisation = factorise(sample.information(), p);
        if (factorisation.rank < p) return undefined;
      }
      const step = solve(factorisation, score);
      let longest = 0;
      for (let j = 0; j < p; j++) {
        beta[j]! += step[j]!;
        longest = Math.max(longest, Math.abs(step[j]!) * scales[j]!);
      }
      if (!(longest < 2)) return undefined;
      if (steps > 2 && longest < previous && (longest * longest) / previous < ENOUGH) return beta;
      previous = longest;
    }
    return undefined;
  };

  const refit = (counts: Column): Float64Array | undefined => {
    checkCounts(counts, design.rows);
    // Where the quick way does not arrive at once, the slow one says whether there is anything to arrive at.
    return quick(float64(counts)) ?? slowRefit(plain, counts, ties);
  };
  return computed({ names, estimate, refit });
}

function checkCounts(counts: Column, rows: number): void {
  if (counts.length !== rows) {
    throw new StatsInputError('counts', `has ${counts.length} rows where ${rows} were expected`);
  }
  let fine = true;
  for (let row = 0; row < rows; row++) {
    const count = counts[row]!;
    fine = fine && count >= 0 && count <= 0x7fffffff && (count | 0) === count;
  }
  if (fine) return;
  for (let row = 0; row < rows; row++) {
    const count = counts[row]!;
    if (!(count >= 0 && count <= 0x7fffffff && (count | 0) === count)) {
      throw new StatsInputError('counts', `is ${count}, not a whole number of times`, row);
    }
  }
}

/** The rows repeated, and the model fitted to them. */
function slowRefit(data: CoxData, counts: Column, ties: CoxTies): Float64Array | undefined {
  const rows = Array.from(counts).flatMap((count, row) => new Array<number>(count).fill(row));
  if (rows.length === 0) return undefined;
  const repeated = (column: Column) => Float64Array.from(rows, (row) => column[row]!);
  const fit = coxRegression(
    {
      time: repeated(data.time),
      event: repeated(data.event),
      covariates: Object.fromEntries(
        Object.entries(data.covariates).map(([name, column]) => [name, repeated(column)]),
      ),
      ...(data.offset === undefined ? {} : { offset: repeated(data.offset) }),
      ...(data.stratum === undefined ? {} : { stratum: repeated(data.stratum) }),
    },
    { ties },
  );
  return fit.ok ? Float64Array.from(fit.coefficients, (c) => c.estimate) : undefined;
}
