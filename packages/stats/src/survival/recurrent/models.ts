import { checkChoice } from '../../input/options.ts';
import { factorise, solve } from '../../linear/cholesky.ts';
import { type Computed, computed } from '../../result.ts';
import { type CoxCoefficient, hazardRatios } from '../cox/coefficients.ts';
import { type CoxFit, type CoxOptions, coxRegression } from '../cox/regression.ts';
import {
  andersenGillRows,
  type PrenticeOptions,
  prenticeRows,
  type RecurrentData,
  weiRows,
} from './layouts.ts';

/**
 * A Cox model of repeated events. `n` counts rows, `people` the people; errors are robust, by person, unless
 * `errors: 'model'` is asked for.
 */
export interface RecurrentFit extends CoxFit {
  readonly people: number;
}

/**
 * Andersen and Gill's model: one baseline rate for all events of a person, with errors that allow for dependence.
 * Sources: Andersen & Gill (1982), Ann Stat 10:1100–1120; Lin, Wei, Yang & Ying (2000), JRSS B 62:711–730.
 */
export function andersenGill(data: RecurrentData, options: CoxOptions = {}): Computed<RecurrentFit> {
  return withPeople(data, coxRegression(andersenGillRows(data), options));
}

/**
 * Prentice, Williams and Peterson's conditional model: nobody is at risk of event k before event k − 1; the baseline
 * hazard is that of the event number, in total or in gap time (see {@link prenticeRows}).
 * Source: Prentice, Williams & Peterson (1981), Biometrika 68:373–379.
 */
export function prenticeWilliamsPeterson(
  data: RecurrentData,
  options: CoxOptions & PrenticeOptions = {},
): Computed<RecurrentFit> {
  const { clock, lastStratum, ...rest } = options;
  const rows = prenticeRows(data, {
    ...(clock !== undefined && { clock }),
    ...(lastStratum !== undefined && { lastStratum }),
  });
  return withPeople(data, coxRegression(rows, rest));
}

export interface WeiLinWeissfeldOptions extends CoxOptions {
  /** How many events are modelled; default as many as anyone had. */
  readonly events?: number;
  /** 'common' (default): one effect over all event numbers. 'specific': one for each, named `name:number`. */
  readonly effects?: 'common' | 'specific';
}

export interface WeiLinWeissfeld extends RecurrentFit {
  /** With specific effects, for each covariate their average with the weights of least variance. */
  readonly averages: readonly CoxCoefficient[];
}

/**
 * Wei, Lin and Weissfeld's marginal model: the time from the start to each of the first K events, each with its own
 * baseline hazard, everyone at risk of all of them from the start.
 * Source: Wei, Lin & Weissfeld (1989), JASA 84:1065–1073.
 */
export function weiLinWeissfeld(
  data: RecurrentData,
  options: WeiLinWeissfeldOptions = {},
): Computed<WeiLinWeissfeld> {
  const { events, effects = 'common', ...rest } = options;
  checkChoice('effects', effects, ['common', 'specific']);
  const rows = weiRows(data, { events });
  if (effects === 'common') {
    const fit = withPeople(data, coxRegression(rows, rest));
    return fit.ok ? computed({ ...fit, averages: [] }) : fit;
  }
  const numbers = [...new Set(rows.eventNumber)];
  const specific = Object.entries(rows.covariates).flatMap(([name, column]) =>
    numbers.map((number) => {
      const own = Float64Array.from(rows.eventNumber, (k, row) => (k === number ? column[row]! : 0));
      return [`${name}:${number}`, own] as const;
    }),
  );
  const fit = withPeople(data, coxRegression({ ...rows, covariates: Object.fromEntries(specific) }, rest));
  if (!fit.ok) return fit;
  const averages = Object.keys(data.covariates).map((name, j) =>
    average(fit, name, j * numbers.length, numbers.length),
  );
  return computed({ ...fit, averages });
}

function withPeople(data: RecurrentData, fit: Computed<CoxFit>): Computed<RecurrentFit> {
  return fit.ok ? computed({ ...fit, people: new Set(Array.from(data.id)).size }) : fit;
}

/** cᵀβ over `count` coefficients from `from` on, with c ∝ V⁻¹1 adding up to one. */
function average(fit: CoxFit, name: string, from: number, count: number): CoxCoefficient {
  const block = fit.covariance.slice(from, from + count).flatMap((row) => row.slice(from, from + count));
  const weights = solve(factorise(block, count), new Float64Array(count).fill(1));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const own = fit.coefficients.slice(from, from + count);
  const estimate = own.reduce((sum, c, k) => sum + weights[k]! * c.estimate, 0) / total;
  return hazardRatios([name], Float64Array.of(estimate), Float64Array.of(1 / total), own[0]!.level)[0]!;
}
