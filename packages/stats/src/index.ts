export * from './causal/index.ts';
export * from './design/index.ts';
export * from './distributions/index.ts';
export { StatsInputError } from './error.ts';
export type { Column } from './input/columns.ts';
export type { Covariates } from './input/covariates.ts';
export type { Matrix } from './linear/matrix.ts';
export { type MetaAnalysis, type MetaData, type MetaOptions, metaAnalysis } from './meta/meta-analysis.ts';
export * from './missing/index.ts';
export { type Adjustment, type AdjustmentOptions, adjustPValues } from './multiplicity/adjust.ts';
export { type GraphicalPlan, type GraphicalResult, graphicalProcedure } from './multiplicity/graph.ts';
export type { Pass, Workers } from './numeric/stripes.ts';
export { type Random, stream } from './random/stream.ts';
export * from './regression/index.ts';
export {
  type BootstrapInput,
  type BootstrapOptions,
  type BootstrapReplicates,
  bootstrap,
} from './resampling/bootstrap.ts';
export {
  type BootstrapIntervalInput,
  type BootstrapIntervalOptions,
  type BootstrapMethod,
  bootstrapInterval,
} from './resampling/interval.ts';
export type { ChiSquaredTest, Computed, Interval, NotComputed, Reason } from './result.ts';
export * from './sequential/index.ts';
export * from './survival/index.ts';
export * from './tables/index.ts';
