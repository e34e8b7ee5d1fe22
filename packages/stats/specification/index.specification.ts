import type { Family } from '../test/specification/specification.ts';
import { anytimeValid } from './anytime-valid.specification.ts';
import { binaryOutcomes } from './binary-outcomes.specification.ts';
import { causalEffects } from './causal-effects.specification.ts';
import { competingRisks } from './competing-risks.specification.ts';
import { cox } from './cox.specification.ts';
import { coxAfter } from './cox-after.specification.ts';
import { design } from './design.specification.ts';
import { distributions } from './distributions.specification.ts';
import { frailty } from './frailty.specification.ts';
import { instruments } from './instruments.specification.ts';
import { logRankTests } from './log-rank.specification.ts';
import { metaAnalyses } from './meta-analysis.specification.ts';
import { missingData } from './missing-data.specification.ts';
import { multiplicity } from './multiplicity.specification.ts';
import { parametricSurvival } from './parametric-survival.specification.ts';
import { proportions } from './proportions.specification.ts';
import { randomStreams } from './random-streams.specification.ts';
import { recurrentEvents } from './recurrent-events.specification.ts';
import { regression } from './regression.specification.ts';
import { resampling } from './resampling.specification.ts';
import { restrictedMeans } from './restricted-mean.specification.ts';
import { sequential } from './sequential.specification.ts';
import { survivalCurves } from './survival-curves.specification.ts';
import { twoByTwo } from './two-by-two.specification.ts';

/** In the order in which the documentation lists them. */
export const families: readonly Family[] = [
  distributions,
  randomStreams,
  twoByTwo,
  proportions,
  survivalCurves,
  logRankTests,
  cox,
  coxAfter,
  parametricSurvival,
  frailty,
  recurrentEvents,
  competingRisks,
  restrictedMeans,
  regression,
  binaryOutcomes,
  causalEffects,
  instruments,
  design,
  sequential,
  anytimeValid,
  multiplicity,
  missingData,
  resampling,
  metaAnalyses,
];
