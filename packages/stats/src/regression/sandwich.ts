import { addGram } from '../linear/gram.ts';
import { multiply } from '../linear/matrix.ts';
import { clusterSandwich } from './cluster-errors.ts';

/** Errors by cluster; see cluster-errors.ts. */
export type ClusterKind = 'cluster' | 'CR0' | 'CR1' | 'CR2' | 'CR3';
/** How standard errors are found; see the functions that take it. */
export type ErrorKind = 'classical' | 'HC0' | 'HC1' | 'HC2' | 'HC3' | ClusterKind;
const CLUSTER_KINDS: readonly string[] = ['cluster', 'CR0', 'CR1', 'CR2', 'CR3'];
export const ERROR_KINDS: readonly ErrorKind[] = [
  'classical',
  'HC0',
  'HC1',
  'HC2',
  'HC3',
  'cluster',
  'CR0',
  'CR1',
  'CR2',
  'CR3',
];

export function isClustered(kind: ErrorKind): kind is ClusterKind {
  return CLUSTER_KINDS.includes(kind);
}

export interface SandwichInput {
  readonly columns: readonly Float64Array[];
  /** Inverse of the (expected) information or of XᵀWX, flat. */
  readonly bread: Float64Array;
  /** Factor of each row's covariates in the estimating equations: w (y − fitted) for canonical models. */
  readonly residual: Float64Array;
  /** Weight of each row in the information: w, or w times the variance function. */
  readonly share: Float64Array;
  /** Slope of each row's mean in its predictor, for CR2 where it is not 1. */
  readonly rise?: Float64Array | undefined;
  readonly cluster?: { readonly index: Int32Array; readonly count: number } | undefined;
}

/**
 * Heteroscedasticity-consistent covariance of coefficients.
 * HC0 (White 1980), HC1 times n / (n − p), HC2 and HC3 divide squared residuals by 1 − h and (1 − h)² (MacKinnon &
 * White 1985); by cluster see cluster-errors.ts.
 */
export function sandwich(input: SandwichInput, kind: Exclude<ErrorKind, 'classical'>): Float64Array {
  if (isClustered(kind)) return clusterSandwich(input, kind);
  const { columns, bread, residual } = input;
  const n = residual.length;
  const p = columns.length;
  const meat = new Float64Array(p * p);
  const leverage = kind === 'HC2' || kind === 'HC3' ? leverages(columns, bread, input.share) : undefined;
  const squares = residual.map((e, row) => {
    const h = leverage === undefined ? 0 : leverage[row]!;
    if (kind === 'HC1') return (e * e * n) / (n - p);
    if (kind === 'HC2') return (e * e) / (1 - h);
    return kind === 'HC3' ? (e * e) / (1 - h) ** 2 : e * e;
  });
  addGram(meat, columns, squares);
  return multiply(multiply(bread, meat, p), bread, p);
}

/** Diagonal of the hat matrix: the share of each row's fit that is its own doing. */
export function leverages(
  columns: readonly Float64Array[],
  bread: Float64Array,
  share: Float64Array,
): Float64Array {
  const p = columns.length;
  return share.map((w, row) => {
    let sum = 0;
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) sum += columns[i]![row]! * bread[i * p + j]! * columns[j]![row]!;
    }
    return w * sum;
  });
}
