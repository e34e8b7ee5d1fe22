export {
  type CauseCurve,
  type CompetingRisksData,
  type CompetingRisksOptions,
  type CumulativeIncidence,
  cumulativeIncidence,
} from './aalen-johansen.ts';
export {
  type AdjustedMeanData,
  type AdjustedMeanOptions,
  type AdjustedRestrictedMean,
  adjustedRestrictedMean,
  type MeanFit,
} from './adjusted-restricted-mean.ts';
export {
  type Concordance,
  type ConcordanceData,
  type ConcordanceOptions,
  type ConcordanceWeights,
  concordance,
} from './concordance.ts';
export { type BaselineOptions, coxSurvival, type PredictedCurve } from './cox/baseline.ts';
export type { CoxCoefficient } from './cox/coefficients.ts';
export type { CoxData } from './cox/data.ts';
export type { CoxTies } from './cox/design.ts';
export { type ExactCoxFit, exactCox } from './cox/exact.ts';
export {
  type FirthCoxCoefficient,
  type FirthCoxFit,
  type FirthCoxOptions,
  firthCox,
} from './cox/firth.ts';
export {
  type CoxPeople,
  type CoxPredictor,
  type CoxPredictorOptions,
  coxPredictor,
} from './cox/predictor.ts';
export {
  type ProportionalityTest,
  proportionalityTest,
  type TimeScale,
} from './cox/proportionality.ts';
export { type CoxFit, type CoxOptions, coxRegression } from './cox/regression.ts';
export { type ResampledCox, type ResampledCoxData, resampledCox } from './cox/resampled.ts';
export { type CoxResiduals, coxResiduals, type SchoenfeldResiduals } from './cox/residuals.ts';
export {
  type SplitData,
  type SplitRows,
  splitAtTimes,
  splitCoxData,
  takeRows,
} from './cox/split.ts';
export {
  type TimeEffects,
  type TimeVaryingData,
  type TimeVaryingRows,
  timeVaryingCox,
  timeVaryingData,
} from './cox/time-varying.ts';
export { type FineGrayData, type FineGrayFit, type FineGrayOptions, fineGray } from './fine-gray.ts';
export {
  type FrailtyData,
  type FrailtyFit,
  type FrailtyOptions,
  frailtyCox,
  type GroupFrailty,
} from './frailty/regression.ts';
export { type GrayData, type GrayOptions, type GrayTest, grayTest } from './gray.ts';
export {
  type CurveErrorKind,
  type KaplanMeier,
  type KaplanMeierCurve,
  type KaplanMeierData,
  type KaplanMeierOptions,
  kaplanMeier,
} from './kaplan-meier.ts';
export {
  type LogRank,
  type LogRankData,
  type LogRankOptions,
  type LogRankWeights,
  logRank,
} from './log-rank.ts';
export {
  type ExactLogRank,
  type ExactLogRankOptions,
  logRankExact,
} from './log-rank-exact.ts';
export {
  logRankPermutation,
  logRankScores,
  type PermutationData,
  type PermutationOptions,
  type PermutationRule,
  type PermutationTest,
} from './log-rank-permutation.ts';
export { logRankTrend, type TrendOptions } from './log-rank-trend.ts';
export type { AftData, IntervalCensored, RightCensored } from './parametric/data.ts';
export type { SurvivalDistribution } from './parametric/error-distribution.ts';
export {
  type AftPeople,
  type AftPerson,
  type AftQuantile,
  type AftQuantileOptions,
  type AftSurvivalPoint,
  aftPredictor,
  aftQuantiles,
  aftSurvival,
  type WeibullHazardRatio,
  weibullHazardRatios,
} from './parametric/prediction.ts';
export {
  type AftCoefficient,
  type AftFit,
  type AftOptions,
  type AftScale,
  aftRegression,
} from './parametric/regression.ts';
export { type AftResiduals, aftResiduals } from './parametric/residuals.ts';
export {
  type PseudoMeanData,
  type PseudoMeanOptions,
  type PseudoRestrictedMean,
  pseudoRestrictedMean,
} from './pseudo-restricted-mean.ts';
export {
  type QuantileNotReached,
  type SurvivalPoint,
  type SurvivalQuantile,
  survivalAt,
  survivalQuantile,
} from './read-curve.ts';
export type { HistoryData } from './recurrent/history.ts';
export {
  andersenGillRows,
  type PrenticeOptions,
  prenticeRows,
  type RecurrentData,
  type RecurrentRows,
  type WeiOptions,
  weiRows,
} from './recurrent/layouts.ts';
export {
  type MeanCount,
  type MeanCountCurve,
  type MeanCountData,
  type MeanCountOptions,
  type MeanCountVariance,
  meanCountAt,
  meanCumulativeCount,
} from './recurrent/mean-count.ts';
export {
  type MeanCountTest,
  type MeanCountTestData,
  type MeanCountTestOptions,
  meanCountTest,
} from './recurrent/mean-count-test.ts';
export {
  andersenGill,
  prenticeWilliamsPeterson,
  type RecurrentFit,
  type WeiLinWeissfeld,
  type WeiLinWeissfeldOptions,
  weiLinWeissfeld,
} from './recurrent/models.ts';
export { type RepeatedLogRankData, repeatedLogRank } from './repeated-log-rank.ts';
export {
  type GroupMean,
  type MeanComparison,
  type RestrictedMean,
  type RestrictedMeanData,
  type RestrictedMeanOptions,
  restrictedMean,
} from './restricted-mean.ts';
export type { SurvivalInterval } from './survival-limits.ts';
