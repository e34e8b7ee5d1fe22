export {
  type Clustering,
  designEffect,
  powerOfClusters,
  powerOfPartialClusters,
} from './clusters.ts';
export { eventProbability, powerOfCox } from './cox-power.ts';
export { powerOfNonInferiority } from './non-inferiority.ts';
export {
  type EffectSearch,
  type LogRankPowerOptions,
  type PowerOptions,
  type ProportionPowerOptions,
  powerOfLogRank,
  powerOfMeans,
  powerOfProportions,
  type SizeOptions,
  sizeForPower,
  smallestDetectable,
} from './power.ts';
export {
  type PiecewiseHazard,
  powerOfRestrictedMean,
  type RestrictedMeanPlan,
  type SimulatedPower,
  type SimulationOptions,
  simulatedPower,
} from './simulated.ts';
