export {
  type AndersonRubin,
  type AndersonRubinData,
  type AndersonRubinOptions,
  andersonRubin,
} from './causal/anderson-rubin.ts';
export {
  type BinaryComplianceData,
  type Bounds,
  type ComplianceBounds,
  complianceBounds,
} from './causal/compliance-bounds.ts';
export {
  type ComplierBootstrap,
  type ComplierBootstrapOptions,
  complierEffectBootstrap,
} from './causal/complier-bootstrap.ts';
export {
  type ComplianceData,
  type ComplierEffect,
  type ComplierOptions,
  complierEffect,
} from './causal/complier-effect.ts';
export type { ConfidenceSet } from './causal/confidence-set.ts';
export {
  type BootstrapContrast,
  type MarginalBootstrap,
  type MarginalBootstrapOptions,
  marginalEffectBootstrap,
} from './causal/marginal-bootstrap.ts';
export {
  type ArmContrast,
  type MarginalContrast,
  type MarginalData,
  type MarginalEffect,
  type MarginalMean,
  type MarginalOptions,
  marginalEffect,
} from './causal/marginal-effect.ts';
export type { ResidualVariance } from './causal/marginal-variance.ts';
export {
  type Heterogeneity,
  type SubgroupData,
  type SubgroupEffects,
  subgroupEffects,
} from './causal/subgroup-effects.ts';
export {
  type FirstStage,
  type FTest,
  type InstrumentData,
  type InstrumentOptions,
  type TwoStageFit,
  twoStageLeastSquares,
} from './causal/two-stage.ts';
export type { WorkingModel } from './causal/working-model.ts';
export {
  type Clustering,
  designEffect,
  powerOfClusters,
  powerOfPartialClusters,
} from './design/clusters.ts';
export { eventProbability, powerOfCox } from './design/cox-power.ts';
export { powerOfNonInferiority } from './design/non-inferiority.ts';
export {
  type LogRankPowerOptions,
  type PowerOptions,
  type ProportionPowerOptions,
  powerOfLogRank,
  powerOfMeans,
  powerOfProportions,
  sizeForPower,
  smallestDetectable,
} from './design/power.ts';
export {
  type PiecewiseHazard,
  powerOfRestrictedMean,
  type RestrictedMeanPlan,
  type SimulatedPower,
  type SimulationOptions,
  simulatedPower,
} from './design/simulated.ts';
export { beta } from './distributions/beta.ts';
export { binomial } from './distributions/binomial.ts';
export { chiSquared } from './distributions/chi-squared.ts';
export { f } from './distributions/f.ts';
export { gamma } from './distributions/gamma.ts';
export { hypergeometric } from './distributions/hypergeometric.ts';
export {
  normalRectangle,
  type Rectangle,
  type RectangleOptions,
  type RectangleProbability,
} from './distributions/multivariate-normal.ts';
export { negativeBinomial } from './distributions/negative-binomial.ts';
export { noncentralChiSquared } from './distributions/noncentral-chi-squared.ts';
export { noncentralHypergeometric } from './distributions/noncentral-hypergeometric.ts';
export { noncentralT } from './distributions/noncentral-t.ts';
export { normal } from './distributions/normal.ts';
export { poisson } from './distributions/poisson.ts';
export { t } from './distributions/t.ts';
export { StatsInputError } from './error.ts';
export type { Column } from './input/columns.ts';
export type { Covariates } from './input/covariates.ts';
export type { Matrix } from './linear/matrix.ts';
export { type MetaAnalysis, type MetaData, type MetaOptions, metaAnalysis } from './meta/meta-analysis.ts';
export {
  type ImputationMethod,
  type ImputationOptions,
  type MultipleImputation,
  multipleImputation,
} from './missing/chained-equations.ts';
export {
  type ArmDeltas,
  type BinaryOutcomeData,
  type DeltaAdjusted,
  type DeltaOptions,
  deltaAdjustedHazard,
  deltaAdjustedRisk,
  type LossData,
} from './missing/delta-adjusted.ts';
export {
  type CensoredData,
  type CensoredOptions,
  type CompletedTimes,
  imputeCensored,
} from './missing/impute-censored.ts';
export {
  type PooledEstimate,
  type PooledWald,
  type PoolOptions,
  poolEstimates,
  poolWald,
} from './missing/rubin.ts';
export { type TippingPoint, type TippingSearch, tippingPoint } from './missing/tipping-point.ts';
export { type TippingTable, type TippingTableOptions, tippingTable } from './missing/tipping-table.ts';
export { type Adjustment, adjustPValues } from './multiplicity/adjust.ts';
export { type GraphicalPlan, type GraphicalResult, graphicalProcedure } from './multiplicity/graph.ts';
export { type Random, stream } from './random/stream.ts';
export {
  complementaryLogLogRegression,
  identityBinomialRegression,
  type LinkOptions,
  logBinomialRegression,
  probitRegression,
} from './regression/binomial-links.ts';
export {
  type FirthCoefficient,
  type FirthData,
  type FirthFit,
  firthLogistic,
} from './regression/firth-logistic.ts';
export { type FirthPoissonData, type FirthRate, firthPoisson } from './regression/firth-poisson.ts';
export type {
  GeneralisedCoefficient,
  GeneralisedData,
  GeneralisedFit,
  GeneralisedOptions,
  Information,
} from './regression/generalised.ts';
export {
  type Interaction,
  type InteractionData,
  type InteractionMeasure,
  type InteractionOptions,
  interaction,
} from './regression/interaction.ts';
export {
  type LinearCoefficient,
  type LinearData,
  type LinearFit,
  type LinearOptions,
  linearRegression,
} from './regression/linear.ts';
export { logisticRegression } from './regression/logistic.ts';
export {
  type Dispersion,
  type NegativeBinomialFit,
  negativeBinomialRegression,
} from './regression/negative-binomial.ts';
export { poissonRegression } from './regression/poisson.ts';
export type { ClusterKind, ErrorKind } from './regression/sandwich.ts';
export { type Separation, type SeparationData, separation } from './regression/separation.ts';
export type { RatioCoefficient, WaldCoefficient } from './regression/wald.ts';
export { type BootstrapOptions, type BootstrapReplicates, bootstrap } from './resampling/bootstrap.ts';
export {
  type BootstrapIntervalInput,
  type BootstrapMethod,
  bootstrapInterval,
} from './resampling/interval.ts';
export type { ChiSquaredTest, Computed, Interval, NotComputed, Reason } from './result.ts';
export {
  type ConfidenceSequence,
  type ConfidenceSequenceOptions,
  confidenceSequence,
} from './sequential/confidence-sequence.ts';
export { type ConstantBounds, haybittlePeto, wangTsiatis } from './sequential/constant-bounds.ts';
export { type Crossing, crossingProbabilities, type Look, stayProbability } from './sequential/crossing.ts';
export type { EProcess } from './sequential/e-process.ts';
export type { TwoGroupData } from './sequential/event-steps.ts';
export { type FutilityDesign, type FutilityPlan, futilityDesign } from './sequential/futility.ts';
export {
  repeatedInterval,
  repeatedP,
  type SequentialEstimate,
  type StoppingPoint,
  sequentialEstimate,
} from './sequential/inference.ts';
export {
  conditionalPower,
  type Interim,
  predictivePower,
  sequentialConditionalPower,
} from './sequential/interim.ts';
export {
  type LogRankSequence,
  type LogRankSequenceOptions,
  logRankConfidenceSequence,
} from './sequential/log-rank-confidence.ts';
export {
  driftForPower,
  inflationFactor,
  type SequentialPower,
  sequentialPower,
} from './sequential/power.ts';
export {
  type SafeAlternative,
  type SafeLogRank,
  type SafeLogRankOptions,
  safeLogRank,
  safeLogRankFromZ,
} from './sequential/safe-log-rank.ts';
export {
  type BlockData,
  type SafeProportions,
  type SafeProportionsOptions,
  safeProportions,
} from './sequential/safe-proportions.ts';
export {
  alphaSpent,
  type SequentialBounds,
  type SequentialPlan,
  type Spending,
  sequentialBounds,
} from './sequential/spending.ts';
export {
  type CauseCurve,
  type CompetingRisksData,
  type CompetingRisksOptions,
  type CumulativeIncidence,
  cumulativeIncidence,
} from './survival/aalen-johansen.ts';
export {
  type AdjustedMeanData,
  type AdjustedMeanOptions,
  type AdjustedRestrictedMean,
  adjustedRestrictedMean,
  type MeanFit,
} from './survival/adjusted-restricted-mean.ts';
export {
  type Concordance,
  type ConcordanceData,
  type ConcordanceOptions,
  type ConcordanceWeights,
  concordance,
} from './survival/concordance.ts';
export { type BaselineOptions, coxSurvival, type PredictedCurve } from './survival/cox/baseline.ts';
export type { CoxCoefficient } from './survival/cox/coefficients.ts';
export type { CoxData } from './survival/cox/data.ts';
export type { CoxTies } from './survival/cox/design.ts';
export { type ExactCoxFit, exactCox } from './survival/cox/exact.ts';
export {
  type FirthCoxCoefficient,
  type FirthCoxFit,
  type FirthCoxOptions,
  firthCox,
} from './survival/cox/firth.ts';
export {
  type ProportionalityTest,
  proportionalityTest,
  type TimeScale,
} from './survival/cox/proportionality.ts';
export { type CoxFit, type CoxOptions, coxRegression } from './survival/cox/regression.ts';
export { type CoxResiduals, coxResiduals, type SchoenfeldResiduals } from './survival/cox/residuals.ts';
export {
  type SplitData,
  type SplitRows,
  splitAtTimes,
  splitCoxData,
  takeRows,
} from './survival/cox/split.ts';
export { type TimeEffects, timeVaryingCox, timeVaryingData } from './survival/cox/time-varying.ts';
export { type FineGrayData, type FineGrayFit, type FineGrayOptions, fineGray } from './survival/fine-gray.ts';
export {
  type FrailtyData,
  type FrailtyFit,
  type FrailtyOptions,
  frailtyCox,
  type GroupFrailty,
} from './survival/frailty/regression.ts';
export { type GrayData, type GrayOptions, type GrayTest, grayTest } from './survival/gray.ts';
export {
  type KaplanMeier,
  type KaplanMeierCurve,
  type KaplanMeierData,
  type KaplanMeierOptions,
  kaplanMeier,
} from './survival/kaplan-meier.ts';
export {
  type LogRank,
  type LogRankData,
  type LogRankOptions,
  type LogRankWeights,
  logRank,
} from './survival/log-rank.ts';
export {
  type ExactLogRank,
  type ExactLogRankOptions,
  logRankExact,
} from './survival/log-rank-exact.ts';
export {
  logRankPermutation,
  logRankScores,
  type PermutationData,
  type PermutationOptions,
  type PermutationTest,
} from './survival/log-rank-permutation.ts';
export { logRankTrend } from './survival/log-rank-trend.ts';
export type { AftData, IntervalCensored, RightCensored } from './survival/parametric/data.ts';
export type { SurvivalDistribution } from './survival/parametric/error-distribution.ts';
export {
  type AftPerson,
  type AftQuantile,
  type AftSurvivalPoint,
  aftPredictor,
  aftQuantiles,
  aftSurvival,
  type WeibullHazardRatio,
  weibullHazardRatios,
} from './survival/parametric/prediction.ts';
export {
  type AftCoefficient,
  type AftFit,
  type AftOptions,
  type AftScale,
  aftRegression,
} from './survival/parametric/regression.ts';
export { type AftResiduals, aftResiduals } from './survival/parametric/residuals.ts';
export {
  type PseudoMeanData,
  type PseudoMeanOptions,
  type PseudoRestrictedMean,
  pseudoRestrictedMean,
} from './survival/pseudo-restricted-mean.ts';
export {
  type QuantileNotReached,
  type SurvivalPoint,
  type SurvivalQuantile,
  survivalAt,
  survivalQuantile,
} from './survival/read-curve.ts';
export type { HistoryData } from './survival/recurrent/history.ts';
export {
  andersenGillRows,
  type PrenticeOptions,
  prenticeRows,
  type RecurrentData,
  type RecurrentRows,
  weiRows,
} from './survival/recurrent/layouts.ts';
export {
  type MeanCount,
  type MeanCountCurve,
  type MeanCountData,
  type MeanCountOptions,
  type MeanCountVariance,
  meanCountAt,
  meanCumulativeCount,
} from './survival/recurrent/mean-count.ts';
export {
  type MeanCountTest,
  type MeanCountTestData,
  type MeanCountTestOptions,
  meanCountTest,
} from './survival/recurrent/mean-count-test.ts';
export {
  andersenGill,
  prenticeWilliamsPeterson,
  type RecurrentFit,
  type WeiLinWeissfeld,
  type WeiLinWeissfeldOptions,
  weiLinWeissfeld,
} from './survival/recurrent/models.ts';
export { type RepeatedLogRankData, repeatedLogRank } from './survival/repeated-log-rank.ts';
export {
  type GroupMean,
  type MeanComparison,
  type RestrictedMean,
  type RestrictedMeanData,
  type RestrictedMeanOptions,
  restrictedMean,
} from './survival/restricted-mean.ts';
export type { SurvivalInterval } from './survival/survival-limits.ts';
export {
  type Moments,
  moments,
  standardisedDifferenceOfMeans,
  standardisedDifferenceOfProportions,
  type WelchTest,
  welchTest,
} from './tables/balance.ts';
export {
  type Alternative,
  type FisherOptions,
  type FisherTest,
  fisherExact,
  type TwoSidedRule,
} from './tables/fisher.ts';
export {
  breslowDay,
  type CommonMeasure,
  type MantelHaenszel,
  type MantelHaenszelOptions,
  mantelHaenszel,
} from './tables/mantel-haenszel.ts';
export { farringtonManning, type MarginTest, type MarginTestOptions } from './tables/margin-test.ts';
export { type NumberNeeded, type NumberNeededInterval, numberNeeded } from './tables/number-needed.ts';
export {
  type OddsRatio,
  type OddsRatioMethod,
  type OddsRatioOptions,
  oddsRatio,
} from './tables/odds-ratio.ts';
export {
  type Proportion,
  type ProportionMethod,
  type ProportionOptions,
  proportion,
} from './tables/proportion.ts';
export {
  type RiskDifference,
  type RiskDifferenceMethod,
  type RiskDifferenceOptions,
  riskDifference,
} from './tables/risk-difference.ts';
export {
  type RiskRatio,
  type RiskRatioMethod,
  type RiskRatioOptions,
  riskRatio,
} from './tables/risk-ratio.ts';
export { cochranArmitage, type TrendTest } from './tables/trend.ts';
export type { Arm, TwoByTwo } from './tables/two-by-two.ts';
export {
  type UnconditionalOptions,
  type UnconditionalTest,
  unconditionalExact,
} from './tables/unconditional.ts';
