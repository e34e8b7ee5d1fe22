import { quantile, seconds } from './measure.ts';

/** Half of the answers, nineteen in twenty, ninety-nine in a hundred, and the worst one. */
export const latencyLine = (took: readonly number[]): string =>
  `p50 ${seconds(quantile(took, 0.5))}, p95 ${seconds(quantile(took, 0.95))}, p99 ${seconds(quantile(took, 0.99))}, worst ${seconds(Math.max(...took))} (${took.length} answers)`;
