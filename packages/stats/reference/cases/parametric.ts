import {
  type AftData,
  type AftOptions,
  aftQuantiles,
  aftRegression,
  aftResiduals,
  type MeanCountData,
  meanCumulativeCount,
} from '../../src/index.ts';
import {
  type Cases,
  type Compute,
  data,
  derive,
  dummies,
  must,
  pick,
  type Table,
  take,
  type Values,
  where,
} from '../corpus.ts';
import { flchain, gbsg, rotterdam, times } from './cox-data.ts';

export const fit =
  (input: AftData, options: AftOptions): Compute =>
  () => {
    const result = must(aftRegression(input, options));
    return {
      estimate: result.coefficients.map((c) => c.estimate),
      errors: result.covariance.map((row, j) => Math.sqrt(row[j]!)),
      scale: result.scales.map((s) => s.scale),
      ll: result.logLikelihood,
      llNull: result.logLikelihoodNull,
      covariance: result.covariance,
    };
  };

const all = { ...data('lung'), status: derive(data('lung'), (row) => row['status']! - 1) };
/** Here weight loss may be missing. */
const lung: Table = where(all, (row) => !Number.isNaN(row['ph.ecog']) && !Number.isNaN(row['inst']));
const veteran = data('veteran');
const rats = data('rats');
const stanford = data('stanford2');
const bladder = where(data('bladder2'), (row) => row['stop']! > row['start']!);
const lungTimes = times(lung, 'time', 'status');
const ageAndSex: AftData = { ...lungTimes, covariates: pick(lung, 'age', 'sex') };
const families = {
  lung: { ...lungTimes, covariates: pick(lung, 'age', 'sex', 'ph.ecog') },
  gbsg: {
    ...times(gbsg, 'rfstime', 'status'),
    covariates: pick(gbsg, 'hormon', 'age', 'nodes', 'size'),
  },
  veteran: {
    ...times(veteran, 'time', 'status'),
    covariates: { ...pick(veteran, 'trt', 'karno'), ...dummies('celltype', [...veteran['celltype']!]) },
  },
} as const;
export const distributions = {
  exponential: 'exponential',
  weibull: 'weibull',
  lognormal: 'log-normal',
  loglogistic: 'log-logistic',
} as const;

export const counts =
  (input: MeanCountData): Compute =>
  (given) =>
    must(meanCumulativeCount(input)).curves.map((curve, g) => {
      const { rows } = (given as unknown as readonly Values[])[g]!;
      return {
        rows,
        time: take(curve.time, rows),
        mean: take(curve.mean, rows),
        standardError: take(curve.standardError, rows),
      };
    });
const history = (table: Table, time: string, event: string, entry: string, group: string): MeanCountData => ({
  id: table['id']!,
  group: table[group]!,
  time: table[time]!,
  event: table[event]!,
  entry: table[entry]!,
});

export const cases: Cases = {
  ...Object.fromEntries(
    Object.entries(distributions).flatMap(([name, distribution]) =>
      Object.entries(families).map(([set, input]) => [`${set}-${name}`, fit(input, { distribution })]),
    ),
  ),
  'ovarian-weibull': fit(
    {
      ...times(data('ovarian'), 'futime', 'fustat'),
      covariates: pick(data('ovarian'), 'ecog.ps', 'rx'),
    },
    {},
  ),
  'rats-weibull-cluster': fit(
    {
      ...times(rats, 'time', 'status'),
      covariates: pick(rats, 'rx'),
      cluster: rats['litter']!,
    },
    {},
  ),
  'lung-weibull-strata': fit(
    { ...lungTimes, covariates: pick(lung, 'age', 'ph.ecog'), stratum: lung['sex']! },
    {},
  ),
  'lung-lognormal-weights': fit(
    { ...ageAndSex, weight: derive(lung, (row) => 1 + (row['inst']! % 3)) },
    { distribution: 'log-normal' },
  ),
  'rotterdam-loglogistic': fit(
    {
      time: derive(rotterdam, (row) => row['dtime']! / 365.25),
      event: rotterdam['death']!,
      covariates: pick(rotterdam, 'age', 'nodes', 'hormon'),
    },
    { distribution: 'log-logistic' },
  ),
  'flchain-weibull': fit(
    {
      ...times(flchain, 'futime', 'death'),
      covariates: pick(flchain, 'age', 'sex', 'kappa', 'creatinine'),
    },
    {},
  ),
  'stanford2-rayleigh': fit(
    {
      time: derive(stanford, (row) => Math.max(row['time']!, 0.5)),
      event: stanford['status']!,
      covariates: pick(stanford, 'age'),
    },
    { scale: 0.5 },
  ),
  'lung-weibull-quantiles': ({ p }) => {
    const found = aftQuantiles(must(aftRegression(ageAndSex)), {
      p: p as readonly number[],
      at: { age: 60, sex: 2 },
    });
    return { p, time: found.map((q) => q.time), standardError: found.map((q) => q.standardError) };
  },
  'lung-loglogistic-deviance': ({ rows }) => {
    const model = must(aftRegression(ageAndSex, { distribution: 'log-logistic' }));
    return { rows, deviance: take(must(aftResiduals(ageAndSex, model)).deviance, rows) };
  },
  'mean-count-cgd': counts(history(data('cgd'), 'tstop', 'status', 'tstart', 'treat')),
  'mean-count-bladder': counts(history(bladder, 'stop', 'event', 'start', 'rx')),
};
