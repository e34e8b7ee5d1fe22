import type { Scenario } from './scenario.ts';
import { causal } from './scenarios/causal.ts';
import { hazards } from './scenarios/hazards.ts';
import { pooling } from './scenarios/pooling.ts';
import { recurrent } from './scenarios/recurrent.ts';
import { regression } from './scenarios/regression.ts';
import { sequential } from './scenarios/sequential.ts';
import { survival } from './scenarios/survival.ts';
import { tables } from './scenarios/tables.ts';

/** The scenarios of each family of methods, as the page shows them. */
export const families: Readonly<Record<string, readonly Scenario[]>> = {
  Tables: tables,
  'Survival and competing risks': survival,
  'Hazard and accelerated failure time models': hazards,
  'Recurrent events': recurrent,
  Regression: regression,
  'Causal effects': causal,
  'Sequential and anytime-valid methods': sequential,
  'Missing data, multiplicity, meta-analysis, resampling': pooling,
};

export const scenarios: readonly Scenario[] = Object.values(families).flat();

const DISTRIBUTION = 'a distribution: no estimate from data';
const DESIGN = 'plans a trial: no estimate from data';
const ROWS = 'rows for another function, no estimate';
const POINT = 'an estimate without interval or test';

/** Exported functions and objects that have no scenario, and why. */
export const without: Readonly<Record<string, string>> = {
  StatsInputError: 'an error',
  ...Object.fromEntries(
    [
      'beta',
      'binomial',
      'chiSquared',
      'f',
      'gamma',
      'hypergeometric',
      'negativeBinomial',
      'noncentralChiSquared',
      'noncentralHypergeometric',
      'noncentralT',
      'normal',
      'normalRectangle',
      'poisson',
      't',
    ].map((name) => [name, DISTRIBUTION]),
  ),
  stream: 'random numbers',
  moments: POINT,
  standardisedDifferenceOfMeans: POINT,
  standardisedDifferenceOfProportions: POINT,
  separation: 'describes the data at hand',
  complianceBounds: 'bounds without sampling error, so said in the result',
  resampledCox: 'estimates for the bootstrap',
  coxPredictor: 'a value for each row',
  coxResiduals: 'a value for each row',
  aftResiduals: 'a value for each row',
  aftPredictor: 'a value for each row',
  logRankScores: 'a value for each row',
  imputeCensored: 'completed data; deltaAdjustedHazard pools them',
  tippingPoint: 'searches with a test that is handed in',
  tippingTable: 'the test of riskDifference over completed tables',
  ...Object.fromEntries(
    [
      'andersenGillRows',
      'prenticeRows',
      'splitAtTimes',
      'splitCoxData',
      'takeRows',
      'timeVaryingData',
      'weiRows',
    ].map((name) => [name, ROWS]),
  ),
  ...Object.fromEntries(
    [
      'alphaSpent',
      'conditionalPower',
      'crossingProbabilities',
      'designEffect',
      'driftForPower',
      'eventProbability',
      'inflationFactor',
      'powerOfClusters',
      'powerOfCox',
      'powerOfLogRank',
      'powerOfMeans',
      'powerOfNonInferiority',
      'powerOfPartialClusters',
      'powerOfProportions',
      'powerOfRestrictedMean',
      'predictivePower',
      'sequentialConditionalPower',
      'sequentialPower',
      'sizeForPower',
      'smallestDetectable',
      'stayProbability',
    ].map((name) => [name, DESIGN]),
  ),
};
