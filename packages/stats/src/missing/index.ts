export {
  type ImputationMethod,
  type ImputationOptions,
  type MultipleImputation,
  multipleImputation,
} from './chained-equations.ts';
export {
  type ArmDeltas,
  type BinaryOutcomeData,
  type DeltaAdjusted,
  type DeltaOptions,
  deltaAdjustedHazard,
  deltaAdjustedRisk,
  type LossData,
} from './delta-adjusted.ts';
export {
  type CensoredData,
  type CensoredOptions,
  type CompletedTimes,
  imputeCensored,
} from './impute-censored.ts';
export {
  type PooledEstimate,
  type PooledWald,
  type PoolOptions,
  poolEstimates,
  poolWald,
} from './rubin.ts';
export { type TippingPoint, type TippingSearch, tippingPoint } from './tipping-point.ts';
export {
  type IncompleteTable,
  type TippingTable,
  type TippingTableOptions,
  tippingTable,
} from './tipping-table.ts';
