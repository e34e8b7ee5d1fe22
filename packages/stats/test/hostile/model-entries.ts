import {
  adjustPValues,
  bootstrap,
  bootstrapInterval,
  cochranArmitage,
  complementaryLogLogRegression,
  confidenceSequence,
  firthLogistic,
  firthPoisson,
  identityBinomialRegression,
  interaction,
  linearRegression,
  logBinomialRegression,
  logisticRegression,
  metaAnalysis,
  moments,
  negativeBinomialRegression,
  poissonRegression,
  probitRegression,
  separation,
  standardisedDifferenceOfMeans,
  stream,
  welchTest,
} from '../../src/index.ts';
import { CHOICE, type ColumnEntry, LEVELS, POSITIVE, WHOLE } from './entry.ts';

const two = { 'covariates.x': 'covariate', 'covariates.z': 'covariate' } as const;
const extra = { weight: 'weight', offset: 'number', cluster: 'code' } as const;
const options = { errors: CHOICE, level: LEVELS };

export const modelEntries: Readonly<Record<string, ColumnEntry>> = {
  linearRegression: {
    columns: { y: 'number', ...two, weight: 'weight', cluster: 'code' },
    call: linearRegression,
    bad: options,
  },
  logisticRegression: {
    columns: { y: 'fraction', ...two, ...extra },
    call: logisticRegression,
    bad: options,
  },
  poissonRegression: {
    columns: { y: 'positive', ...two, ...extra },
    call: poissonRegression,
    bad: options,
    allowed: { 'y is zero': 'a count may be' },
  },
  negativeBinomialRegression: {
    columns: { y: 'count', ...two, ...extra },
    call: negativeBinomialRegression,
    bad: options,
    most: 5000,
    allowed: { 'y is a half': 'only whole counts are wanted by convention' },
  },
  logBinomialRegression: {
    columns: { y: 'fraction', ...two, ...extra },
    call: logBinomialRegression,
    bad: options,
    most: 5000,
  },
  identityBinomialRegression: {
    columns: { y: 'fraction', ...two, weight: 'weight', cluster: 'code' },
    call: identityBinomialRegression,
    bad: options,
    most: 5000,
  },
  probitRegression: {
    columns: { y: 'fraction', ...two, ...extra },
    call: probitRegression,
    bad: options,
    most: 5000,
  },
  complementaryLogLogRegression: {
    columns: { y: 'fraction', ...two, ...extra },
    call: complementaryLogLogRegression,
    bad: options,
    most: 5000,
  },
  firthLogistic: {
    columns: { y: 'binary', ...two },
    call: firthLogistic,
    bad: { level: LEVELS },
    most: 500,
  },
  firthPoisson: {
    columns: { y: 'count', ...two, offset: 'number' },
    call: firthPoisson,
    bad: { level: LEVELS },
    most: 500,
    allowed: { 'y is a half': 'only whole counts are wanted by convention' },
  },
  separation: {
    columns: { y: 'fraction', ...two },
    call: separation,
    bad: { model: CHOICE },
    most: 2000,
  },
  interaction: {
    columns: { y: 'binary', exposure: 'binary', modifier: 'binary', 'covariates.x': 'covariate', ...extra },
    call: interaction,
    bad: { model: CHOICE, ...options },
    most: 2000,
    allowed: { 'y is a half': 'the logistic model takes shares' },
  },
  metaAnalysis: {
    columns: { estimate: 'number', standardError: 'positive' },
    call: metaAnalysis,
    bad: { method: CHOICE, level: LEVELS },
    most: 10_000,
  },
  adjustPValues: {
    columns: { p: 'share' },
    call: ({ p }) => adjustPValues(p, { method: 'hommel' }),
    most: 5000,
  },
  moments: { columns: { column: 'number' }, call: ({ column }) => moments(column) },
  standardisedDifferenceOfMeans: {
    columns: { first: 'number', second: 'number' },
    call: ({ first, second }) => standardisedDifferenceOfMeans({ first, second }),
  },
  welchTest: {
    columns: { first: 'number', second: 'number' },
    call: ({ first, second }, chosen) => welchTest({ first, second }, chosen),
    bad: { level: LEVELS },
  },
  bootstrap: {
    columns: { x: 'number', stratum: 'code', cluster: 'code' },
    call: ({ x, stratum, cluster }, chosen) =>
      bootstrap(
        {
          rows: x.length,
          estimate: (counts) => counts.reduce((sum, count, row) => sum + count * x[row], 0) / x.length,
        },
        {
          random: stream(5),
          replicates: 5,
          stratum,
          cluster,
          ...chosen,
        },
      ),
    bad: { replicates: [...WHOLE, 0] },
    allowed: { 'x is': 'belongs to the estimate, not to the bootstrap' },
  },
  bootstrapInterval: {
    columns: { replicates: 'number', influence: 'number', replicateErrors: 'positive' },
    call: (input, chosen) =>
      Object.freeze(
        (['percentile', 'basic', 'normal', 'bca', 'studentised'] as const).map((method) =>
          bootstrapInterval(
            { estimate: 0.1, standardError: 1, ...input },
            { method, level: chosen?.level ?? 0.8 },
          ),
        ),
      ),
    bad: { level: LEVELS },
    allowed: { 'influence is a row': 'it has a row for each of the data, not of the resamples' },
  },
  cochranArmitage: {
    columns: { events: 'count', n: 'count', scores: 'number' },
    call: ({ events, n, scores }) =>
      cochranArmitage({ events, n: Array.from(n, (size: number) => size + 4), scores }),
    allowed: { 'n is negative': 'the call adds four', 'n is': 'the call adds four' },
  },
  confidenceSequence: {
    columns: { x: 'number' },
    call: ({ x }, chosen) => confidenceSequence(x, { known: { sd: 2 }, ...chosen }),
    bad: { level: LEVELS, narrowestAt: POSITIVE },
  },
};
