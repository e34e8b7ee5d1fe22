import type { Kind } from './gather.ts';

/** Exports that prove nothing by themselves, and why. */
export const helpers: Readonly<Record<string, string>> = {
  StatsInputError: 'an error',
  andersenGillRows: 'lays out rows',
  prenticeRows: 'lays out rows',
  splitAtTimes: 'cuts rows',
  takeRows: 'takes rows',
  timeVaryingData: 'lays out rows',
  weiRows: 'lays out rows',
};

/** What is not there yet. The list only becomes shorter: a new export comes with its three proofs. */
export const lacking: Readonly<Record<string, readonly Kind[]>> = {};

/** Where a quick algorithm is used, the test that compares it with a slow and obvious one. */
export const twins: Readonly<Record<string, string>> = {
  adjustPValues: 'Hommel is the closed test with Simes over every intersection',
  adjustedRestrictedMean: 'influences as the definition has them',
  complianceBounds: 'are reached: the extremes over all populations that give the same shares',
  concordance: 'equals the count over all pairs',
  coxRegression: 'have the Cox fit that passes over all of them to the end give',
  coxResiduals: 'has score residuals in blocks that are those of one covariate at a time',
  crossingProbabilities:
    'agree with a slow twin: Simpson’s rule with 4000 intervals over the first of two looks',
  cumulativeIncidence: 'Aalen–Johansen, with the jackknife by small changes of each weight',
  exactCox: 'equals the sum over all subsets',
  fineGray: 'Fine–Gray with all errors, by the score and its change with each weight',
  firthCox: 'maximises the penalised likelihood of the definition, strata and late entry included',
  fisherExact: "Fisher's p equals the sum in whole numbers and does not mind which arm is which",
  frailtyCox: 'maximises the penalised likelihood, and has the integrated one of the definition',
  kaplanMeier: 'Kaplan–Meier with late entry',
  linearRegression: 'agrees with the definition in matrices of the whole sample',
  logRank: 'log-rank with late entry',
  logRankExact: 'is the slow twin: all relabellings one by one',
  logRankPermutation: 'is what the permutation test draws from',
  logisticRegression: 'have the logistic fit that passes over all of them to the end give',
  meanCountTest: 'equals the definition',
  meanCumulativeCount: 'equals its definition, with deaths, late entries and holes',
  multipleImputation:
    'matching takes each of the nearest rows as often, ties at random: by hand and against a slow twin',
  normal: 'the quick normal quantile is the exact one to 2e-14',
  normalRectangle: 'equal the recursive integration where increments are independent',
  poissonRegression: 'have the likelihood that sums row after row give',
  pseudoRestrictedMean: 'in one pass as by leaving out each row',
  repeatedLogRank: 'is the log-rank test, whatever was in its memory before',
  resampledCox: 'are those of the rows repeated, sample after sample',
  restrictedMean: 'restricted mean',
  stream: 'choose many at once as one by one',
  unconditionalExact: "Boschloo's p is the obvious maximum and never above Fisher's",
};
