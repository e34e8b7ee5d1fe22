import { checkLevel } from '../../input/options.ts';
import { invert } from '../../linear/cholesky.ts';
import { type Matrix, toMatrix } from '../../linear/matrix.ts';
import { maximise, type Point } from '../../numeric/newton.ts';
import { type Computed, computed, notComputed } from '../../result.ts';
import { type CoxCoefficient, hazardRatios } from './coefficients.ts';
import { type CoxData, prepareCox } from './data.ts';
import type { CoxDesign } from './design.ts';

export interface ExactCoxFit {
  readonly names: readonly string[];
  readonly n: number;
  readonly events: number;
  readonly coefficients: readonly CoxCoefficient[];
  readonly covariance: Matrix;
  readonly logLikelihoodNull: number;
  readonly logLikelihood: number;
  readonly iterations: number;
}

/**
 * Cox's model for discrete time: events at one time are a set drawn from those at risk, its likelihood conditional on
 * how many there were. R and Stata call this 'exact'; SAS's 'exact' is the marginal likelihood of untied times, another
 * thing. With one event at a time it is the ordinary partial likelihood; with 1 : m matched sets as strata it is
 * conditional logistic regression. Weights and late entry are not allowed for; work grows with n · d · p² over the times.
 * Sources: Cox (1972); Gail, Lubin & Rubinstein (1981), Biometrika 68:703–707, for the recursion.
 */
export function exactCox(
  data: Omit<CoxData, 'weight' | 'entry' | 'cluster'>,
  options: { readonly level?: number } = {},
): Computed<ExactCoxFit> {
  const { level = 0.95 } = options;
  checkLevel(level);
  const { time, event, covariates, stratum, offset } = data;
  const prepared = prepareCox(
    { time, event, covariates, ...(stratum && { stratum }), ...(offset && { offset }) },
    'breslow',
  );
  if (!prepared.ok) return prepared;
  const { design, names, scales } = prepared;
  const sets = riskSets(design);
  if (sets.every((set) => set.deaths.length === set.rows.length)) {
    return notComputed('no-variation', 'at every event time all of those at risk had the event');
  }
  const maximum = maximise(
    (beta) => likelihood(design, sets, beta),
    new Float64Array(names.length),
    names,
    scales,
  );
  if (!maximum.ok) return maximum;
  const covariance = invert(maximum.factorisation);
  return computed({
    names,
    n: design.rows,
    events: design.events,
    coefficients: hazardRatios(names, maximum.coefficients, covariance, level),
    covariance: toMatrix(covariance, names.length),
    logLikelihoodNull: maximum.initial.logLikelihood,
    logLikelihood: maximum.at.logLikelihood,
    iterations: maximum.iterations,
  });
}

interface RiskSet {
  readonly rows: readonly number[];
  readonly deaths: readonly number[];
}

function riskSets(design: CoxDesign): RiskSet[] {
  const sets: RiskSet[] = [];
  const all = Array.from({ length: design.rows }, (_, row) => row);
  for (let s = 0; s + 1 < design.start.length; s++) {
    const [from, to] = [design.start[s]!, design.start[s + 1]!];
    const stratum = all.filter((row) => design.exit[row]! >= from && design.exit[row]! < to);
    for (let slot = from + 1; slot < to; slot++) {
      const rows = stratum.filter((row) => design.exit[row]! >= slot);
      sets.push({ rows, deaths: rows.filter((row) => design.event[row] === 1 && design.exit[row] === slot) });
    }
  }
  return sets;
}

function likelihood(design: CoxDesign, sets: readonly RiskSet[], beta: Float64Array): Point {
  const p = beta.length;
  const eta = Float64Array.from({ length: design.rows }, (_, row) =>
    design.columns.reduce((sum, x, j) => sum + beta[j]! * x[row]!, design.offset?.[row] ?? 0),
  );
  let logLikelihood = 0;
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  for (const { rows, deaths } of sets) {
    for (const row of deaths) {
      logLikelihood += eta[row]!;
      for (let j = 0; j < p; j++) score[j]! += design.columns[j]![row]!;
    }
    // Risks relative to the largest keep the sums within the range of numbers; the logarithm puts it back.
    const top = rows.reduce((most, row) => Math.max(most, eta[row]!), -Infinity);
    const { total, first, second } = subsets(design, rows, deaths.length, eta, top);
    logLikelihood -= Math.log(total) + deaths.length * top;
    for (let j = 0; j < p; j++) {
      score[j]! -= first[j]! / total;
      for (let k = 0; k < p; k++) {
        information[j * p + k]! += second[j * p + k]! / total - (first[j]! * first[k]!) / total ** 2;
      }
    }
  }
  return { logLikelihood, score, information };
}

/**
 * Σ over all sets of d rows of the product of their risks, and its derivatives: B(d, n) = B(d, n−1) + r_n B(d−1, n−1),
 * row after row.
 */
function subsets(design: CoxDesign, rows: readonly number[], d: number, eta: Float64Array, top: number) {
  const p = design.columns.length;
  const total = new Float64Array(d + 1);
  const first = Array.from({ length: d + 1 }, () => new Float64Array(p));
  const second = Array.from({ length: d + 1 }, () => new Float64Array(p * p));
  total[0] = 1;
  for (const [seen, row] of rows.entries()) {
    const risk = Math.exp(eta[row]! - top);
    const x = design.columns.map((column) => column[row]!);
    for (let size = Math.min(d, seen + 1); size >= 1; size--) {
      const from = size - 1;
      for (let j = 0; j < p; j++) {
        for (let k = 0; k < p; k++) {
          second[size]![j * p + k]! +=
            risk *
            (second[from]![j * p + k]! +
              x[j]! * first[from]![k]! +
              x[k]! * first[from]![j]! +
              x[j]! * x[k]! * total[from]!);
        }
      }
      for (let j = 0; j < p; j++) first[size]![j]! += risk * (first[from]![j]! + x[j]! * total[from]!);
      total[size]! += risk * total[from]!;
    }
  }
  return { total: total[d]!, first: first[d]!, second: second[d]! };
}
