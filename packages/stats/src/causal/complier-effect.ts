import { StatsInputError } from '../error.ts';
import { type Column, checkIndicator, checkNotEmpty, checkWeights } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkLevel } from '../input/options.ts';
import { type LinearCoefficient, linearRegression } from '../regression/linear.ts';
import type { ErrorKind } from '../regression/sandwich.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { type AndersonRubin, andersonRubin } from './anderson-rubin.ts';
import { type FirstStage, twoStageLeastSquares } from './two-stage.ts';

export interface ComplianceData {
  readonly y: Column;
  /** Treatment as randomised, 0 or 1. */
  readonly assigned: Column;
  /** Treatment as received, 0 or 1. */
  readonly received: Column;
  /** Measured before randomisation. */
  readonly covariates?: Covariates;
  readonly weight?: Column;
  readonly cluster?: Column;
}

export interface ComplierOptions {
  /**
   * Default 'HC2': without covariates, the ratio's delta method with each arm's own sample variances. 'classical' for
   * equal variances, 'CR2' and others for clusters.
   */
  readonly errors?: ErrorKind;
  /** Default 0.95. */
  readonly level?: number;
}

export interface ComplierEffect {
  readonly n: number;
  /** Effect of assignment on the outcome, adjusted for the covariates. */
  readonly intentionToTreat: LinearCoefficient;
  /** Effect of assignment on receipt: the share of compliers if nobody defies. */
  readonly uptake: LinearCoefficient;
  /**
   * Complier average causal effect: intention-to-treat over uptake. Its interval (delta method) fails where uptake is
   * weak; `andersonRubin` holds always. Not computed where assignment does not move receipt.
   */
  readonly effect: Computed<LinearCoefficient>;
  /** Test of no effect in compliers, and the set of effects not rejected, with the same errors. */
  readonly andersonRubin: AndersonRubin;
  /** Absent where assignment does not move receipt. */
  readonly firstStage?: FirstStage;
  /** Shares if nobody defies, not adjusted. */
  readonly shares: {
    readonly alwaysTakers: number;
    readonly neverTakers: number;
    readonly compliers: number;
  };
  /** Mean outcomes of compliers with and without treatment, not adjusted; absent where there are no compliers. */
  readonly complierMeans?: { readonly treated: number; readonly control: number };
}

/**
 * The effect of treatment in those who take it when assigned and only then (CACE, LATE), by assignment as instrument:
 * right if assignment is random, touches the outcome only through receipt, and makes nobody do the opposite.
 * With covariates, by two-stage least squares.
 * Not computed: an empty arm, too few rows, dependent covariates.
 * Sources: Wald (1940); Imbens & Angrist (1994); Angrist, Imbens & Rubin (1996), JASA 91:444–455.
 */
export function complierEffect(
  data: ComplianceData,
  options: ComplierOptions = {},
): Computed<ComplierEffect> {
  const { errors = 'HC2', level = 0.95 } = options;
  checkCompliance(data);
  checkLevel(level);
  const arms = armMeans(data);
  if (arms === undefined) return notComputed('empty-arm', 'nobody was assigned to one of the arms');
  const { y, assigned, received, covariates = {} } = data;
  const common = {
    ...(data.weight && { weight: data.weight }),
    ...(data.cluster && { cluster: data.cluster }),
  };
  const onAssigned = { covariates: { assigned, ...covariates }, ...common };
  const total = linearRegression({ y, ...onAssigned }, { errors, level });
  if (!total.ok) return total;
  const uptake = linearRegression({ y: received, ...onAssigned }, { errors, level });
  if (!uptake.ok) return uptake;
  const set = andersonRubin(
    { y, treatment: received, instruments: { assigned }, covariates, ...common },
    { errors, level },
  );
  if (!set.ok) return set;
  const { ok: _, ...test } = set;
  const stages =
    new Set(Array.from(received)).size > 1
      ? twoStageLeastSquares(
          { y, endogenous: { received }, instruments: { assigned }, covariates, ...common },
          { errors, level },
        )
      : notComputed('no-variation', 'receipt is the same in every row');
  const { taken, outcomeTaken, outcomeLeft } = arms;
  const compliers = taken[1] - taken[0];
  return computed({
    n: y.length,
    intentionToTreat: total.coefficients[1]!,
    uptake: uptake.coefficients[1]!,
    effect: stages.ok ? computed(stages.coefficients[1]!) : stages,
    andersonRubin: test,
    ...(stages.ok && { firstStage: stages.firstStage[0]! }),
    shares: { alwaysTakers: taken[0], neverTakers: 1 - taken[1], compliers },
    ...(compliers !== 0 && {
      complierMeans: {
        treated: (outcomeTaken[1] - outcomeTaken[0]) / compliers,
        control: (outcomeLeft[0] - outcomeLeft[1]) / compliers,
      },
    }),
  });
}

export function checkCompliance(data: ComplianceData): void {
  checkNotEmpty('y', data.y);
  checkIndicator('assigned', data.assigned, data.y.length);
  checkIndicator('received', data.received, data.y.length);
  if (data.weight !== undefined) checkWeights('weight', data.weight, data.y.length);
  for (const name of ['assigned', 'received']) {
    if (data.covariates !== undefined && name in data.covariates) {
      throw new StatsInputError(`covariates.${name}`, 'has the name of another argument');
    }
  }
}

type Pair = readonly [number, number];

/** Weighted means by assignment of receipt, of y with treatment and of y without; undefined with an empty arm. */
function armMeans(
  data: ComplianceData,
): { readonly taken: Pair; readonly outcomeTaken: Pair; readonly outcomeLeft: Pair } | undefined {
  const weight = [0, 0];
  const taken = [0, 0];
  const outcomeTaken = [0, 0];
  const outcomeLeft = [0, 0];
  for (let row = 0; row < data.y.length; row++) {
    const z = data.assigned[row]!;
    const d = data.received[row]!;
    const w = data.weight?.[row] ?? 1;
    weight[z]! += w;
    taken[z]! += w * d;
    outcomeTaken[z]! += w * d * data.y[row]!;
    outcomeLeft[z]! += w * (1 - d) * data.y[row]!;
  }
  if (weight[0] === 0 || weight[1] === 0) return undefined;
  const mean = (sums: readonly number[]): Pair => [sums[0]! / weight[0]!, sums[1]! / weight[1]!];
  return { taken: mean(taken), outcomeTaken: mean(outcomeTaken), outcomeLeft: mean(outcomeLeft) };
}
