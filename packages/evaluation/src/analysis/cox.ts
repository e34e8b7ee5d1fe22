import { type CoxFit, coxRegression } from '@primus-motor/stats';
import type { Protocol } from '@primus-motor/trial';
import { finiteOrNull } from './numbers.ts';
import { designColumns, type Prepared, survivalRows } from './prepare.ts';
import type { Absent, CoxModel, CoxNumbers, Effect, Test } from './results.ts';

export interface CoxFound {
  readonly ok: true;
  readonly effect: Effect;
  readonly test: Test;
  readonly numbers: CoxNumbers;
}

export interface CoxPlan {
  readonly ties: 'efron' | 'breslow';
  readonly adjustFor: readonly string[];
}

/** The fit as plain JSON. */
export function modelOf(fit: CoxFit): CoxModel {
  const test = ({ p, chiSquared, df }: Test): Test => ({ p, chiSquared, df });
  return {
    n: fit.n,
    events: fit.events,
    coefficients: fit.coefficients.map(
      ({ name, estimate, standardError, z, p, hazardRatio, lower, upper }) => ({
        name,
        estimate,
        standardError,
        z,
        p,
        hazardRatio,
        lower: finiteOrNull(lower),
        upper: finiteOrNull(upper),
      }),
    ),
    covariance: fit.covariance,
    logLikelihoodNull: fit.logLikelihoodNull,
    logLikelihood: fit.logLikelihood,
    likelihoodRatio: test(fit.likelihoodRatio),
    wald: test(fit.wald),
    score: test(fit.score),
  };
}

/** The arm's hazard ratio in a model whose first coefficient it is. */
export function armEffect(model: CoxModel): Effect {
  const [arm] = model.coefficients;
  if (arm === undefined) throw new TypeError('a Cox model without coefficients');
  return {
    measure: 'hazard-ratio',
    estimate: arm.hazardRatio,
    lower: arm.lower,
    upper: arm.upper,
    noEffect: 1,
  };
}

function fitted(
  columns: { readonly time: readonly number[]; readonly event: readonly number[] },
  covariates: Readonly<Record<string, readonly number[]>>,
  plan: Pick<CoxPlan, 'ties'>,
  level: number,
): CoxModel | Absent {
  const fit = coxRegression({ ...columns, covariates }, { ties: plan.ties, level });
  return fit.ok ? modelOf(fit) : { ok: false, reason: fit.reason, detail: fit.detail };
}

/**
 * Proportional hazards by arm, adjusted for the plan's covariates; with them also the arm alone, on the same participants.
 * Participants who lack a covariate are left out, and counted.
 */
export function coxOf(data: Prepared, plan: CoxPlan, protocol: Protocol): CoxFound | Absent {
  const { level } = protocol.analysis;
  const design = plan.adjustFor.flatMap((name) => {
    const column = data.covariates[name];
    return column === undefined ? [] : designColumns(name, column, protocol);
  });
  const complete = (row: number) => design.every((column) => column.values[row] !== null);
  const everybody = survivalRows(data).rows.length;
  const { rows, time, event, arm } = survivalRows(data, complete);
  if (rows.length === 0) {
    return { ok: false, reason: 'too-few-observations', detail: 'nobody has a value for every covariate' };
  }
  const adjusting = Object.fromEntries(
    design.map((column) => [column.name, rows.map((row) => column.values[row] ?? 0)]),
  );
  const model = fitted({ time, event }, { arm, ...adjusting }, plan, level);
  if ('ok' in model) return model;
  const [coefficient] = model.coefficients;
  const armOnly = design.length === 0 ? null : fitted({ time, event }, { arm }, plan, level);
  return {
    ok: true,
    effect: armEffect(model),
    test: { p: coefficient?.p ?? 1, chiSquared: (coefficient?.z ?? 0) ** 2, df: 1 },
    numbers: { method: 'cox', model, armOnly, leftOut: everybody - rows.length },
  };
}
