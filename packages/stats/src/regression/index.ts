export {
  complementaryLogLogRegression,
  identityBinomialRegression,
  type LinkOptions,
  logBinomialRegression,
  probitRegression,
} from './binomial-links.ts';
export {
  type FirthCoefficient,
  type FirthData,
  type FirthFit,
  firthLogistic,
} from './firth-logistic.ts';
export { type FirthPoissonData, type FirthRate, firthPoisson } from './firth-poisson.ts';
export type {
  CanonicalOptions,
  GeneralisedCoefficient,
  GeneralisedData,
  GeneralisedFit,
  GeneralisedOptions,
  Information,
} from './generalised.ts';
export {
  type Interaction,
  type InteractionData,
  type InteractionMeasure,
  type InteractionOptions,
  interaction,
} from './interaction.ts';
export {
  type LinearCoefficient,
  type LinearData,
  type LinearFit,
  type LinearOptions,
  linearRegression,
} from './linear.ts';
export { logisticRegression } from './logistic.ts';
export {
  type Dispersion,
  type NegativeBinomialFit,
  negativeBinomialRegression,
} from './negative-binomial.ts';
export { poissonRegression } from './poisson.ts';
export type { ClusterKind, ErrorKind } from './sandwich.ts';
export { type Separation, type SeparationData, separation } from './separation.ts';
export type { RatioCoefficient, WaldCoefficient } from './wald.ts';
