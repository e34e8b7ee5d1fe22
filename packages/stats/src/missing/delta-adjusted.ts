import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkIndicator } from '../input/columns.ts';
import { checkFinite, checkPositive } from '../input/options.ts';
import type { Random } from '../random/stream.ts';
import { type Computed, computed } from '../result.ts';
import { coxRegression } from '../survival/cox/regression.ts';
import { type MultipleImputation, multipleImputation } from './chained-equations.ts';
import { type CensoredData, imputeCensored } from './impute-censored.ts';
import { type PooledEstimate, poolEstimates } from './rubin.ts';

/** Departure from missing at random in each arm, on the log odds of the outcome or as a multiple of the hazard. */
export interface ArmDeltas {
  readonly treated: number;
  readonly control: number;
}

export interface DeltaOptions {
  readonly random: Random;
  readonly delta: ArmDeltas;
  /** Default 20. */
  readonly imputations?: number;
  /** Default 0.95. */
  readonly level?: number;
}

export interface DeltaAdjusted {
  /** The risk difference (treated less control), or the log hazard ratio of the treated. */
  readonly pooled: PooledEstimate;
  readonly delta: ArmDeltas;
}

export interface BinaryOutcomeData {
  /** 0 or 1; NaN where it is missing. */
  readonly outcome: Column;
  /** 1 for the treated, 0 for control. */
  readonly treated: Column;
  /** Columns that help to predict the outcome; complete. */
  readonly covariates?: Readonly<Record<string, Column>>;
}

/**
 * Risk difference of two arms with missing outcomes imputed by logistic regression on arm and covariates, the log odds of
 * the missing shifted by an arm's delta (0: missing at random), and pooled by Rubin's rules. Hand it to
 * {@link tippingPoint} with a range of deltas.
 * Source: Cro et al. (2020), Stat Med 39:2815–2842; Rubin (1987).
 */
export function deltaAdjustedRisk(data: BinaryOutcomeData, options: DeltaOptions): Computed<DeltaAdjusted> {
  const { random, delta, imputations = 20, level = 0.95 } = options;
  const { outcome, treated, covariates = {} } = data;
  const n = outcome.length;
  checkIndicator('treated', treated, n);
  checkDeltas(delta);
  for (let row = 0; row < n; row++) {
    const value = outcome[row]!;
    if (!(Number.isNaN(value) || value === 0 || value === 1))
      throw new StatsInputError('outcome', `is ${value}, not 0 or 1`, row);
  }
  for (const [name, column] of Object.entries(covariates)) checkColumn(`covariates.${name}`, column, n);
  const shift = Float64Array.from({ length: n }, (_, row) =>
    treated[row] === 1 ? delta.treated : delta.control,
  );
  const columns = { '(outcome)': outcome, '(treated)': treated, ...covariates };
  const imputed: Computed<MultipleImputation> = multipleImputation(columns, {
    random,
    imputations,
    sweeps: 1,
    methods: { '(outcome)': 'logistic' },
    shift: { '(outcome)': shift },
  });
  if (!imputed.ok) return imputed;
  const estimate: number[] = [];
  const variance: number[] = [];
  for (const { '(outcome)': filled } of imputed.completed) {
    const risk = [0, 1].map((arm) => riskIn(filled!, treated, arm));
    estimate.push(risk[1]!.risk - risk[0]!.risk);
    variance.push(risk.reduce((sum, { risk: p, n: size }) => sum + (p * (1 - p)) / size, 0));
  }
  const pooled = poolEstimates({ estimate, variance }, { completeDf: n - 2, level });
  return pooled.ok ? computed({ pooled, delta }) : pooled;
}

export type LossData = Omit<CensoredData, 'group'> & {
  /** 1 for the treated, 0 for control. */
  readonly treated: Column;
};

/**
 * Log hazard ratio of two arms by Cox regression with the time after early loss imputed from the arm's own curve, the
 * hazard multiplied by an arm's delta (1: censoring at random), and pooled by Rubin's rules.
 * Source: as {@link imputeCensored}.
 */
export function deltaAdjustedHazard(data: LossData, options: DeltaOptions): Computed<DeltaAdjusted> {
  const { random, delta, imputations = 20, level = 0.95 } = options;
  const { treated, ...rest } = data;
  checkIndicator('treated', treated, data.time.length);
  checkDeltas(delta);
  for (const arm of ['treated', 'control'] as const) {
    if (delta[arm] !== 0) checkPositive(`delta.${arm}`, delta[arm]);
  }
  const byRow = Float64Array.from(treated, (arm) => (arm === 1 ? delta.treated : delta.control));
  const completed = imputeCensored({ ...rest, group: treated }, { random, imputations, delta: byRow });
  const estimate: number[] = [];
  const variance: number[] = [];
  for (const { time, event } of completed) {
    const fit = coxRegression({ time, event, covariates: { treated } });
    if (!fit.ok) return fit;
    const [effect] = fit.coefficients;
    estimate.push(effect!.estimate);
    variance.push(effect!.standardError ** 2);
  }
  const pooled = poolEstimates({ estimate, variance }, { level });
  return pooled.ok ? computed({ pooled, delta }) : pooled;
}

function riskIn(outcome: Float64Array, treated: Column, arm: number) {
  let events = 0;
  let n = 0;
  for (let row = 0; row < outcome.length; row++) {
    if (treated[row] !== arm) continue;
    n++;
    events += outcome[row]!;
  }
  if (n === 0) throw new StatsInputError('treated', `is ${arm} in no row`);
  return { risk: events / n, n };
}

function checkDeltas({ treated, control }: ArmDeltas): void {
  checkFinite('delta.treated', treated);
  checkFinite('delta.control', control);
}
