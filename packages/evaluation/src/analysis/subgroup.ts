import { chiSquared, coxRegression, normal } from '@primus-motor/stats';
import type { SubgroupPart as PlannedPart, Protocol } from '@primus-motor/trial';
import type { CovariateColumn } from '../cohort/cohort.ts';
import { riskDifferenceOf } from './binary.ts';
import { armEffect, modelOf } from './cox.ts';
import { finiteOrNull } from './numbers.ts';
import { type Prepared, survivalRows, tableAtEnd } from './prepare.ts';
import {
  type Absent,
  type Effect,
  type Interaction,
  isAbsent,
  type SubgroupPart,
  type SubgroupResult,
} from './results.ts';
import { type Risk, type Risks, risksAtEnd } from './risks.ts';

function belongs(part: PlannedPart, column: CovariateColumn, row: number): boolean {
  const value = column.values[row] ?? null;
  if (value === null) return false;
  if (typeof value === 'string') return part.values?.includes(value) ?? false;
  return (
    value >= (part.atLeast ?? Number.NEGATIVE_INFINITY) && value < (part.below ?? Number.POSITIVE_INFINITY)
  );
}

/** With the factor of HC2: p (1 − p) / (n − 1) where everybody is followed to the end. */
function variance(risk: Risk): number {
  return (risk.variance * risk.n) / (risk.n - 1);
}

/**
 * Whether the risk difference is the same in all parts: the Wald test of the products arm × part in the linear model for the
 * event with all of them, with HC2 errors. That model fits each cell's own share, so the test is one of equality of
 * independent differences, by chi-squared.
 */
export function riskInteraction(
  parts: readonly Pick<Risks, 'first' | 'second'>[],
  level: number,
): Interaction | Absent {
  const smallest = Math.min(...parts.flatMap(({ first, second }) => [first.n, second.n]));
  if (smallest < 2) {
    const detail = 'a part has fewer than two participants in one arm';
    return { ok: false, reason: 'too-few-observations', detail };
  }
  const cells = parts.map(({ first, second }) => ({
    difference: first.estimate - second.estimate,
    variance: variance(first) + variance(second),
  }));
  if (cells.some((cell) => cell.variance === 0)) {
    return { ok: false, reason: 'no-variation', detail: 'in one part both arms have only one outcome' };
  }
  const weight = cells.reduce((sum, cell) => sum + 1 / cell.variance, 0);
  const mean = cells.reduce((sum, cell) => sum + cell.difference / cell.variance, 0) / weight;
  const statistic = cells.reduce((sum, cell) => sum + (cell.difference - mean) ** 2 / cell.variance, 0);
  const df = cells.length - 1;
  const test = { p: chiSquared.upper(statistic, df), chiSquared: statistic, df };
  const [one, two] = cells;
  if (cells.length !== 2 || one === undefined || two === undefined) return { test, contrast: null };
  const estimate = two.difference - one.difference;
  const reach = normal.upperQuantile((1 - level) / 2) * Math.sqrt(one.variance + two.variance);
  return { test, contrast: { estimate, lower: estimate - reach, upper: estimate + reach } };
}

function riskInteractionIn(
  data: Prepared,
  part: readonly number[],
  parts: number,
  level: number,
): Interaction | Absent {
  const risks = Array.from({ length: parts }, (_, index) => risksAtEnd(data, (row) => part[row] === index));
  const lacking = risks.find((one) => !one.ok);
  if (lacking?.ok === false) return lacking;
  return riskInteraction(
    risks.filter((one) => one.ok),
    level,
  );
}

type Ties = 'efron' | 'breslow';

/**
 * Whether the hazard ratio is the same in all parts: the products arm × part in a Cox model with arm and parts. Two parts:
 * Wald test and ratio of the hazard ratios; more: likelihood ratio test.
 */
export function hazardInteraction(
  data: Prepared,
  part: readonly number[],
  parts: number,
  ties: Ties,
  level: number,
): Interaction | Absent {
  const { rows, time, event, arm } = survivalRows(data, (row) => (part[row] ?? -1) >= 0);
  const others = Array.from({ length: parts - 1 }, (_, index) => index + 1);
  const member = (which: number) => rows.map((row) => (part[row] === which ? 1 : 0));
  const indicators = Object.fromEntries(others.map((which) => [`part ${which}`, member(which)]));
  const products = Object.fromEntries(
    others.map((which) => [
      `arm × part ${which}`,
      member(which).map((one, index) => one * (arm[index] ?? 0)),
    ]),
  );
  const reduced = coxRegression({ time, event, covariates: { arm, ...indicators } }, { ties, level });
  const full = coxRegression(
    { time, event, covariates: { arm, ...indicators, ...products } },
    { ties, level },
  );
  if (!reduced.ok) return { ok: false, reason: reduced.reason, detail: reduced.detail };
  if (!full.ok) return { ok: false, reason: full.reason, detail: full.detail };
  const product = full.coefficients.at(-1);
  if (parts === 2 && product !== undefined) {
    const { p, z, hazardRatio, lower, upper } = product;
    const contrast = { estimate: hazardRatio, lower: finiteOrNull(lower), upper: finiteOrNull(upper) };
    return { test: { p, chiSquared: z ** 2, df: 1 }, contrast };
  }
  const statistic = Math.max(0, 2 * (full.logLikelihood - reduced.logLikelihood));
  return {
    test: { p: chiSquared.upper(statistic, parts - 1), chiSquared: statistic, df: parts - 1 },
    contrast: null,
  };
}

function hazardRatioIn(
  data: Prepared,
  keep: (row: number) => boolean,
  ties: Ties,
  level: number,
): Effect | Absent {
  const { time, event, arm } = survivalRows(data, keep);
  if (time.length === 0)
    return { ok: false, reason: 'too-few-observations', detail: 'nobody is in this part' };
  const fit = coxRegression({ time, event, covariates: { arm } }, { ties, level });
  return fit.ok ? armEffect(modelOf(fit)) : { ok: false, reason: fit.reason, detail: fit.detail };
}

/** The interval and ties of the parts are those of the plan's own risk difference and Cox model. */
function choices(protocol: Protocol) {
  const plans = [protocol.analysis.primary, ...protocol.analysis.secondary];
  const risk = plans.find((plan) => plan.method === 'risk-difference');
  const cox = plans.find((plan) => plan.method === 'cox');
  return { interval: risk?.interval ?? ('newcombe' as const), ties: cox?.ties ?? ('efron' as const) };
}

/** The prespecified subgroup question; null where the protocol has none. */
export function subgroupOf(data: Prepared, protocol: Protocol): SubgroupResult | null {
  const { subgroup } = protocol;
  if (subgroup === undefined) return null;
  const column = data.covariates[subgroup.variable];
  if (column === undefined) return null;
  const { level } = protocol.analysis;
  const { interval, ties } = choices(protocol);
  const part = Array.from({ length: data.n }, (_, row) =>
    subgroup.groups.findIndex((one) => belongs(one, column, row)),
  );
  const parts = subgroup.groups.map((group, index): SubgroupPart => {
    const keep = (row: number) => part[row] === index;
    const found = riskDifferenceOf(data, interval, level, keep);
    return {
      code: group.code,
      label: group.label,
      table: found.ok ? found.table : tableAtEnd(data, keep).table,
      riskDifference: found.ok ? found.effect : found,
      hazardRatio: hazardRatioIn(data, keep, ties, level),
    };
  });
  const hazard = parts.map((one) => one.hazardRatio).find((one) => isAbsent(one));
  return {
    variable: subgroup.variable,
    label: subgroup.label,
    scale: subgroup.interaction,
    parts,
    interaction: {
      'risk-difference': riskInteractionIn(data, part, parts.length, level),
      'hazard-ratio':
        hazard !== undefined && isAbsent(hazard)
          ? hazard
          : hazardInteraction(data, part, parts.length, ties, level),
    },
    leftOut: part.filter((index) => index < 0).length,
  };
}
