import { cases as competing } from './cases/competing.ts';
import { cases as competingAwkward } from './cases/competing-awkward.ts';
import { cases as competingEntry } from './cases/competing-entry.ts';
import { cases as compliance } from './cases/compliance.ts';
import { cases as cox } from './cases/cox.ts';
import { cases as coxAfter } from './cases/cox-after.ts';
import { cases as coxAwkward } from './cases/cox-awkward.ts';
import { cases as distributions } from './cases/distributions.ts';
import { cases as distributionsAwkward } from './cases/distributions-awkward.ts';
import { cases as kaplanMeier } from './cases/kaplan-meier.ts';
import { cases as logRank } from './cases/log-rank.ts';
import { cases as metaAwkward } from './cases/meta-awkward.ts';
import { cases as modelsAwkward } from './cases/models-awkward.ts';
import { cases as parametric } from './cases/parametric.ts';
import { cases as regression } from './cases/regression.ts';
import { cases as regressionAwkward } from './cases/regression-awkward.ts';
import { cases as resampled } from './cases/resampled.ts';
import { cases as stratified } from './cases/stratified.ts';
import { cases as survivalAwkward } from './cases/survival-awkward.ts';
import { cases as tables } from './cases/tables.ts';
import { cases as tablesAwkward } from './cases/tables-awkward.ts';
import { cases as trials } from './cases/trials.ts';
import { cases as trialsAwkward } from './cases/trials-awkward.ts';
import { cases as unseenCurves } from './cases/unseen-curves.ts';
import { cases as unseenModels } from './cases/unseen-models.ts';
import { cases as unseenTrials } from './cases/unseen-trials.ts';
import type { Cases } from './corpus.ts';

/** The computations of each family of stored values. */
export const registered: Readonly<Record<string, Cases>> = {
  competing,
  'competing-awkward': competingAwkward,
  'competing-entry': competingEntry,
  compliance,
  cox,
  'cox-after': coxAfter,
  'cox-awkward': coxAwkward,
  distributions,
  'distributions-awkward': distributionsAwkward,
  stratified,
  'kaplan-meier': kaplanMeier,
  'log-rank': logRank,
  'meta-awkward': metaAwkward,
  'models-awkward': modelsAwkward,
  parametric,
  regression,
  'regression-awkward': regressionAwkward,
  resampled,
  'survival-awkward': survivalAwkward,
  tables,
  'tables-awkward': tablesAwkward,
  trials,
  'trials-awkward': trialsAwkward,
  'unseen-curves': unseenCurves,
  'unseen-models': unseenModels,
  'unseen-trials': unseenTrials,
};
