import { chiSquared } from '../../distributions/chi-squared.ts';
import { StatsInputError } from '../../error.ts';
import type { Column } from '../../input/columns.ts';
import { checkChoice } from '../../input/options.ts';
import { factorise, quadraticForm } from '../../linear/cholesky.ts';
import { type ChiSquaredTest, type Computed, computed, notComputed } from '../../result.ts';
import { kaplanMeier } from '../kaplan-meier.ts';
import { type CoxData, prepareCox } from './data.ts';
import type { CoxDesign } from './design.ts';
import { coxLikelihood, weightedInformation } from './likelihood.ts';
import type { CoxFit } from './regression.ts';
import { slotMeans } from './row-residuals.ts';
import { slotTerms, sumOverDeaths, sumOverRisk } from './slot-terms.ts';

/** Scale of time on which a coefficient may drift: 1 − Kaplan–Meier just before, log, rank, or time itself. */
export type TimeScale = 'km' | 'log' | 'rank' | 'identity';

export interface ProportionalityTest {
  /** One test per covariate, on one degree of freedom. */
  readonly terms: readonly ({ readonly name: string } & ChiSquaredTest)[];
  /** All covariates at once. */
  readonly global: ChiSquaredTest;
  readonly scale: TimeScale;
}

/**
 * Score test of proportional hazards: of adding covariate × g(time) to the model, with its full information matrix;
 * as cox.zph in R's survival from version 3. Source: Grambsch & Therneau (1994), Biometrika 81:515–526.
 * Default scale 'km'.
 */
export function proportionalityTest(
  data: CoxData,
  fit: CoxFit,
  options: { readonly scale?: TimeScale } = {},
): Computed<ProportionalityTest> {
  const { scale = 'km' } = options;
  checkChoice('scale', scale, ['km', 'log', 'rank', 'identity']);
  const prepared = prepareCox(data, fit.ties);
  if (!prepared.ok) return prepared;
  const { design, names } = prepared;
  const p = names.length;
  const beta = fit.coefficients.map((c) => c.estimate);
  const terms = slotTerms(design, beta);
  const g = centredScale(data, design, scale);
  const drift = design.columns.map((x) => {
    const means = slotMeans(
      design,
      terms,
      sumOverRisk(design, terms.risk, x),
      sumOverDeaths(design, terms.risk, x),
    );
    let sum = 0;
    for (let row = 0; row < design.rows; row++) {
      const slot = design.exit[row]!;
      if (design.event[row] === 1) sum += (design.weight?.[row] ?? 1) * g[slot]! * (x[row]! - means[slot]!);
    }
    return sum;
  });
  const plain = coxLikelihood(design, beta).information;
  const once = weightedInformation(design, terms, g);
  const twice = weightedInformation(
    design,
    terms,
    g.map((value) => value * value),
  );
  const global = scoreTest(names.map((_, j) => j));
  const each = names.map((_, j) => scoreTest([j]));
  if (global === undefined || each.includes(undefined)) {
    return notComputed('singular-information', 'all events happen at one point of the time scale');
  }
  return computed({ terms: each.map((test, j) => ({ name: names[j]!, ...test! })), global, scale });

  /** Test of the drift of some covariates, in the model that has all of them. */
  function scoreTest(tested: readonly number[]): ChiSquaredTest | undefined {
    const size = p + tested.length;
    const matrix = new Float64Array(size * size);
    const u = new Float64Array(size);
    const index = [...names.keys(), ...tested];
    for (let i = 0; i < size; i++) {
      if (i >= p) u[i] = drift[index[i]!]!;
      for (let k = 0; k < size; k++) {
        const source = i < p && k < p ? plain : i >= p && k >= p ? twice : once;
        matrix[i * size + k] = source[index[i]! * p + index[k]!]!;
      }
    }
    const factorisation = factorise(matrix, size);
    if (factorisation.rank < size) return undefined;
    const statistic = Math.max(0, quadraticForm(factorisation, u));
    return { chiSquared: statistic, df: tested.length, p: chiSquared.upper(statistic, tested.length) };
  }
}

/** g at each slot, less its mean over the events. */
function centredScale(data: CoxData, design: CoxDesign, scale: TimeScale): Float64Array {
  const byTime = scaleOf(data, scale);
  const g = design.slotTime.map((time, slot) => (design.deaths[slot]! > 0 ? byTime(time) : 0));
  let sum = 0;
  for (let slot = 0; slot < g.length; slot++) sum += design.deaths[slot]! * g[slot]!;
  const mean = sum / design.events;
  return g.map((value, slot) => (design.deaths[slot]! > 0 ? value - mean : 0));
}

function scaleOf(data: CoxData, scale: TimeScale): (time: number) => number {
  if (scale === 'identity') return (time) => time;
  if (scale === 'log') {
    return (time) => {
      if (time === 0) throw new StatsInputError('scale', "'log' cannot be used with events at time 0");
      return Math.log(time);
    };
  }
  const { time, event, entry } = data;
  const [curve] = kaplanMeier(entry === undefined ? { time, event } : { time, event, entry }).curves;
  const position = new Map(Array.from(curve!.time, (at, i) => [at, i]));
  if (scale === 'km') return (at) => 1 - (curve!.survival[position.get(at)! - 1] ?? 1);
  const ranks = averageRanks(time);
  return (at) => ranks.get(at)!;
}

/** Average rank of every distinct time among all rows. */
function averageRanks(time: Column): Map<number, number> {
  const [curve] = kaplanMeier({ time, event: new Uint8Array(time.length) }).curves;
  const ranks = new Map<number, number>();
  let before = 0;
  for (const [i, at] of curve!.time.entries()) {
    const rows = curve!.censored[i]!;
    ranks.set(at, before + (rows + 1) / 2);
    before += rows;
  }
  return ranks;
}
