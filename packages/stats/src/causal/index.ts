export {
  type AndersonRubin,
  type AndersonRubinData,
  type AndersonRubinOptions,
  andersonRubin,
} from './anderson-rubin.ts';
export { type BoundsInterval, boundsInterval, type EstimatedBounds } from './bounds-interval.ts';
export {
  type BinaryComplianceData,
  type Bounds,
  type ComplianceBounds,
  complianceBounds,
} from './compliance-bounds.ts';
export {
  type BoundsBootstrapOptions,
  type BoundsWithInterval,
  type ComplianceBoundsBootstrap,
  complianceBoundsBootstrap,
} from './compliance-bounds-bootstrap.ts';
export {
  type ComplierBootstrap,
  type ComplierBootstrapOptions,
  complierEffectBootstrap,
} from './complier-bootstrap.ts';
export {
  type ComplianceData,
  type ComplierEffect,
  type ComplierOptions,
  complierEffect,
} from './complier-effect.ts';
export type { ConfidenceSet } from './confidence-set.ts';
export {
  type BootstrapContrast,
  type MarginalBootstrap,
  type MarginalBootstrapOptions,
  marginalEffectBootstrap,
} from './marginal-bootstrap.ts';
export {
  type ArmContrast,
  type MarginalContrast,
  type MarginalData,
  type MarginalEffect,
  type MarginalMean,
  type MarginalOptions,
  marginalEffect,
} from './marginal-effect.ts';
export type { ResidualVariance } from './marginal-variance.ts';
export {
  type Heterogeneity,
  type SubgroupData,
  type SubgroupEffects,
  subgroupEffects,
} from './subgroup-effects.ts';
export {
  type FirstStage,
  type FTest,
  type InstrumentData,
  type InstrumentOptions,
  type TwoStageFit,
  twoStageLeastSquares,
} from './two-stage.ts';
export type { WorkingModel } from './working-model.ts';
