import { factorise } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { multiply } from '../linear/matrix.ts';
import {
  type AdjustedCluster,
  adjustByDefinition,
  adjustBySpectrum,
  times,
  timesTransposed,
} from './cluster-leverage.ts';
import type { ClusterKind, SandwichInput } from './sandwich.ts';

/**
 * Covariance of coefficients when rows of a cluster belong together. The scores are summed within clusters; then
 * CR0 as they are; CR1 times G / (G − 1); 'cluster' times G / (G − 1) · (n − 1) / (n − p) (Stata, sandwich::vcovCL);
 * CR2 (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018) and CR3 (close to the jackknife) take each cluster's leverage
 * out of its residuals. The working model of CR2 has independent rows, with weights (in generalised models, working
 * weights) as inverse variances.
 */
export function clusterSandwich(input: SandwichInput, kind: ClusterKind): Float64Array {
  const { columns, bread, residual } = input;
  const p = columns.length;
  if (kind === 'CR2' || kind === 'CR3') {
    const root = lowerRoot(bread, p);
    const covariance = new Float64Array(p * p);
    for (const { score } of adjusted(input, root, kind)) addSquare(covariance, times(root, score, p));
    return covariance;
  }
  const { index, count } = input.cluster!;
  const n = residual.length;
  const sums = columns.map((x) => {
    const total = new Float64Array(count);
    for (let row = 0; row < n; row++) total[index[row]!]! += residual[row]! * x[row]!;
    return total;
  });
  const meat = new Float64Array(p * p);
  const small = kind === 'cluster' ? (n - 1) / (n - p) : 1;
  addGram(meat, sums, new Float64Array(count).fill(kind === 'CR0' ? 1 : (count / (count - 1)) * small));
  return multiply(multiply(bread, meat, p), bread, p);
}

/**
 * Degrees of freedom by Satterthwaite of t tests with CR2 errors, one per contrast of the coefficients.
 * Source: Pustejovsky & Tipton (2018), J Bus Econ Stat 36:672–683.
 *
 * The covariances of the clusters' contributions are diag(own) − hᵀh with h of length p: their trace and their sum of
 * squares need one pass over the clusters.
 */
export function satterthwaite(input: SandwichInput, contrasts: readonly Float64Array[]): Float64Array {
  const p = input.columns.length;
  const root = lowerRoot(input.bread, p);
  const turned = contrasts.map((contrast) => timesTransposed(root, contrast, p));
  const trace = new Float64Array(contrasts.length);
  const squares = new Float64Array(contrasts.length);
  const cross = contrasts.map(() => new Float64Array(p * p));
  for (const { contribution } of adjusted(input, root, 'CR2')) {
    for (const [c, contrast] of turned.entries()) {
      const { own, h } = contribution(contrast);
      const taken = h.reduce((sum, value) => sum + value * value, 0);
      trace[c]! += own - taken;
      squares[c]! += own * own - 2 * own * taken;
      addSquare(cross[c]!, h);
    }
  }
  return trace.map((sum, c) => (sum * sum) / (squares[c]! + cross[c]!.reduce((all, v) => all + v * v, 0)));
}

function* adjusted(
  input: SandwichInput,
  root: Float64Array,
  kind: 'CR2' | 'CR3',
): Generator<AdjustedCluster> {
  const { share, rise } = input;
  const { index, count } = input.cluster!;
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const [row, code] of index.entries()) lists[code]!.push(row);
  for (const list of lists) {
    const members = Int32Array.from(list);
    const first = members[0]!;
    const equal = members.every(
      (row) => share[row] === share[first] && (rise === undefined || rise[row] === rise[first]),
    );
    if (kind === 'CR2' && !equal) yield adjustByDefinition(input, root, members);
    else yield adjustBySpectrum(input, root, members, kind === 'CR2' ? -0.5 : -1);
  }
}

function addSquare(target: Float64Array, v: Float64Array): void {
  const p = v.length;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) target[i * p + j]! += v[i]! * v[j]!;
}

/** L with L Lᵀ = A. */
function lowerRoot(matrix: Float64Array, p: number): Float64Array {
  const { factor } = factorise(matrix, p, 0);
  const root = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    const scale = Math.sqrt(factor[j * p + j]!);
    root[j * p + j] = scale;
    for (let i = j + 1; i < p; i++) root[i * p + j] = factor[i * p + j]! * scale;
  }
  return root;
}
