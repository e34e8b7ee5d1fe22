import { findRoot } from '../numeric/root.ts';

/** Estimators of the variance between studies. */
export type Heterogeneity = 'dersimonian-laird' | 'paule-mandel' | 'reml';

/** Weights 1 / (v + τ²), their sum and the weighted mean. */
export function pool(y: Float64Array, v: Float64Array, tauSquared: number) {
  const weights = v.map((variance) => 1 / (variance + tauSquared));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = weights.reduce((sum, w, i) => sum + w * y[i]!, 0) / total;
  return { weights, total, mean };
}

/** Σ w (y − mean)²: Cochran's Q at τ² = 0, falling as τ² grows. */
export function cochranQ(y: Float64Array, v: Float64Array, tauSquared: number): number {
  const { weights, mean } = pool(y, v, tauSquared);
  return weights.reduce((sum, w, i) => sum + w * (y[i]! - mean) ** 2, 0);
}

/** τ², never below 0. */
export function betweenVariance(y: Float64Array, v: Float64Array, method: Heterogeneity): number {
  const k = y.length;
  if (method === 'dersimonian-laird') {
    const { weights, total } = pool(y, v, 0);
    const squares = weights.reduce((sum, w) => sum + w * w, 0);
    return Math.max(0, (cochranQ(y, v, 0) - (k - 1)) / (total - squares / total));
  }
  const slope = method === 'paule-mandel' ? (tau: number) => cochranQ(y, v, tau) - (k - 1) : remlScore(y, v);
  if (method === 'paule-mandel') return slope(0) <= 0 ? 0 : findRoot(slope, 0, upperEnd(slope, v));
  return highest(y, v, slope);
}

/** A τ² at which the function has become negative. */
function upperEnd(f: (tau: number) => number, v: Float64Array): number {
  let end = v.reduce((a, b) => Math.max(a, b), 0);
  while (f(end) > 0) end *= 4;
  return end;
}

/** Derivative of the restricted log-likelihood in τ², times two. */
function remlScore(y: Float64Array, v: Float64Array): (tau: number) => number {
  return (tau) => {
    const { weights, total, mean } = pool(y, v, tau);
    let score = 0;
    let squares = 0;
    for (const [i, w] of weights.entries()) {
      score += (w * (y[i]! - mean)) ** 2 - w;
      squares += w * w;
    }
    return score + squares / total;
  };
}

/** The restricted likelihood can have more than one peak: every rise and fall on a grid of τ is looked at. */
function highest(y: Float64Array, v: Float64Array, slope: (tau: number) => number): number {
  const likelihood = (tau: number): number => {
    const { weights, total } = pool(y, v, tau);
    const logs = weights.reduce((sum, w) => sum + Math.log(w), 0);
    return 0.5 * (logs - Math.log(total) - cochranQ(y, v, tau));
  };
  const spread = y.reduce((a, b) => Math.max(a, b)) - y.reduce((a, b) => Math.min(a, b));
  const scale = Math.max(spread, Math.sqrt(v.reduce((a, b) => Math.max(a, b))));
  const grid = Array.from({ length: 201 }, (_, i) => ((i / 100) * scale) ** 2);
  let best = 0;
  for (let i = 0; i + 1 < grid.length; i++) {
    if (!(slope(grid[i]!) > 0 && slope(grid[i + 1]!) <= 0)) continue;
    const peak = findRoot(slope, grid[i]!, grid[i + 1]!);
    if (likelihood(peak) > likelihood(best)) best = peak;
  }
  return best;
}
