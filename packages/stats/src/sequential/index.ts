export {
  type ConfidenceSequence,
  type ConfidenceSequenceOptions,
  confidenceSequence,
} from './confidence-sequence.ts';
export {
  type ConstantBounds,
  haybittlePeto,
  type WangTsiatisOptions,
  wangTsiatis,
} from './constant-bounds.ts';
export {
  type Crossing,
  crossingProbabilities,
  type DriftOptions,
  type Look,
  stayProbability,
} from './crossing.ts';
export type { EProcess } from './e-process.ts';
export type { TwoGroupData } from './event-steps.ts';
export { type FutilityDesign, type FutilityPlan, futilityDesign } from './futility.ts';
export {
  repeatedInterval,
  repeatedP,
  type SequentialEstimate,
  type SequentialEstimateOptions,
  type StoppingPoint,
  sequentialEstimate,
} from './inference.ts';
export {
  type ConditionalPowerOptions,
  conditionalPower,
  type Interim,
  type PredictivePowerOptions,
  predictivePower,
  type SequentialInterim,
  sequentialConditionalPower,
} from './interim.ts';
export {
  type LogRankSequence,
  type LogRankSequenceOptions,
  logRankConfidenceSequence,
} from './log-rank-confidence.ts';
export {
  driftForPower,
  inflationFactor,
  type SequentialPower,
  sequentialPower,
  type TargetPowerOptions,
} from './power.ts';
export {
  type SafeAlternative,
  type SafeLogRank,
  type SafeLogRankOptions,
  safeLogRank,
  safeLogRankFromZ,
} from './safe-log-rank.ts';
export {
  type BlockData,
  type SafeProportions,
  type SafeProportionsOptions,
  safeProportions,
} from './safe-proportions.ts';
export {
  alphaSpent,
  type SequentialBounds,
  type SequentialPlan,
  type Spending,
  sequentialBounds,
} from './spending.ts';
