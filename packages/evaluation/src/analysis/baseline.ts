import { standardisedDifferenceOfMeans, standardisedDifferenceOfProportions } from '@primus-motor/stats';
import type { Covariate, Protocol } from '@primus-motor/trial';
import type { CovariateColumn } from '../cohort/cohort.ts';
import type { Prepared } from './prepare.ts';
import type { BaselineCategory, BaselineContent, BaselineVariable, MeanAndSpread } from './results.ts';

function present<Value>(values: readonly (Value | null)[], data: Prepared, arm: 0 | 1): Value[] {
  return values.filter((value, row): value is Value => value !== null && data.arm[row] === arm);
}

function meanAndSpread(values: readonly number[]): MeanAndSpread | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, standardDeviation: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
}

function continuous(values: readonly (number | null)[], data: Prepared): BaselineContent {
  const [first, second] = [present(values, data, 1), present(values, data, 0)];
  const difference = standardisedDifferenceOfMeans({ first, second });
  return {
    type: 'continuous',
    arms: [meanAndSpread(first), meanAndSpread(second)],
    standardisedDifference: difference.ok ? difference.estimate : null,
  };
}

function coded(
  values: readonly (string | null)[],
  covariate: Exclude<Covariate, { type: 'continuous' }>,
  data: Prepared,
): BaselineContent {
  const [first, second] = [present(values, data, 1), present(values, data, 0)];
  const categories = covariate.categories.map(({ value, label }): BaselineCategory => {
    const count = (arm: readonly string[]) => arm.filter((one) => one === value).length;
    const share = (arm: readonly string[]) => (arm.length === 0 ? null : count(arm) / arm.length);
    const [a, b] = [share(first), share(second)];
    const difference =
      a === null || b === null ? null : standardisedDifferenceOfProportions({ first: a, second: b });
    return {
      value,
      label,
      count: [count(first), count(second)],
      share: [a, b],
      standardisedDifference: difference?.ok ? difference.estimate : null,
    };
  });
  return { type: 'coded', categories };
}

function content(covariate: Covariate, column: CovariateColumn, data: Prepared): BaselineContent {
  if (covariate.type === 'continuous' && column.type === 'continuous') return continuous(column.values, data);
  if (covariate.type !== 'continuous' && column.type === 'coded')
    return coded(column.values, covariate, data);
  throw new TypeError(`${covariate.name} is not of the type that the protocol says`);
}

function variable(covariate: Covariate, column: CovariateColumn, data: Prepared): BaselineVariable {
  const lacking = (arm: 0 | 1) =>
    column.values.filter((value, row) => value === null && data.arm[row] === arm).length;
  return {
    name: covariate.name,
    label: covariate.label,
    unit: covariate.type === 'continuous' ? (covariate.unit ?? null) : null,
    missing: [lacking(1), lacking(0)],
    content: content(covariate, column, data),
  };
}

/**
 * Who the participants were, by arm: means with standard deviations, counts with shares, and standardised differences
 * (Austin 2009). No tests: with random allocation any difference is chance, and a p value would answer no question.
 */
export function baselineOf(data: Prepared, protocol: Protocol): readonly BaselineVariable[] {
  return protocol.baseline.flatMap((name) => {
    const covariate = protocol.dataset.covariates.find((one) => one.name === name);
    const column = data.covariates[name];
    return covariate === undefined || column === undefined ? [] : [variable(covariate, column, data)];
  });
}
