export {
  type Moments,
  moments,
  standardisedDifferenceOfMeans,
  standardisedDifferenceOfProportions,
  type TwoColumns,
  type TwoShares,
  type WelchOptions,
  type WelchTest,
  welchTest,
} from './balance.ts';
export {
  type Alternative,
  type FisherOptions,
  type FisherTest,
  fisherExact,
  type TwoSidedRule,
} from './fisher.ts';
export {
  type BreslowDayOptions,
  breslowDay,
  type CommonMeasure,
  type MantelHaenszel,
  type MantelHaenszelOptions,
  mantelHaenszel,
} from './mantel-haenszel.ts';
export { farringtonManning, type MarginTest, type MarginTestOptions } from './margin-test.ts';
export { type NumberNeeded, type NumberNeededInterval, numberNeeded } from './number-needed.ts';
export {
  type OddsRatio,
  type OddsRatioMethod,
  type OddsRatioOptions,
  oddsRatio,
} from './odds-ratio.ts';
export {
  type Proportion,
  type ProportionMethod,
  type ProportionOptions,
  proportion,
} from './proportion.ts';
export {
  type RiskDifference,
  type RiskDifferenceMethod,
  type RiskDifferenceOptions,
  riskDifference,
} from './risk-difference.ts';
export {
  type RiskRatio,
  type RiskRatioMethod,
  type RiskRatioOptions,
  riskRatio,
} from './risk-ratio.ts';
export { cochranArmitage, type TrendData, type TrendTest } from './trend.ts';
export type { Arm, TwoByTwo } from './two-by-two.ts';
export {
  type UnconditionalOptions,
  type UnconditionalTest,
  unconditionalExact,
} from './unconditional.ts';
