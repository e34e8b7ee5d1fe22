import {
  type CoxData,
  coxPredictor,
  coxRegression,
  type KaplanMeierData,
  type KaplanMeierOptions,
  kaplanMeier,
  type LogRankData,
  logRank,
  restrictedMean,
  survivalQuantile,
} from '../../src/index.ts';
import {
  type Cases,
  type Compute,
  complete,
  data,
  dummies,
  must,
  pick,
  type Table,
  take,
  type Values,
  where,
} from '../corpus.ts';
import { incidence, subdistribution, tests } from './competing.ts';
import { pairs } from './cox-after.ts';
import { times } from './cox-data.ts';
import { by, diabetic, ecog, flchain, gbsg, kidney, later, ovarian, rats, rotterdam } from './unseen-data.ts';

const ecogLoss = complete(ecog, 'wt.loss');
const transplant = data('transplant');
const nafld = data('nafld1');
const grouped = (table: Table, time: string, event: string, group: string) => ({
  ...times(table, time, event),
  group: table[group]!,
});

const quantiles =
  (input: KaplanMeierData, options: KaplanMeierOptions): Compute =>
  (given) => {
    const found = kaplanMeier(input, options).curves.map((curve) =>
      (given['p'] as readonly number[]).map((p) => {
        const result = survivalQuantile(curve, p);
        return result.ok ? result : { ...result, time: Infinity };
      }),
    );
    const of = (key: 'time' | 'lower' | 'upper') => found.map((row) => row.map((q) => q[key]));
    return { p: given['p'], time: of('time'), lower: of('lower'), upper: of('upper') };
  };

export const curves =
  (input: KaplanMeierData, options: KaplanMeierOptions = {}): Compute =>
  (given) =>
    kaplanMeier(input, options).curves.map((curve, g) => {
      const { rows } = (given as unknown as readonly Values[])[g]!;
      const taken = Object.entries(curve).flatMap(([name, column]) =>
        column instanceof Float64Array ? [[name, take(column, rows)] as const] : [],
      );
      return { rows, ...Object.fromEntries(taken) };
    });

const means =
  (input: KaplanMeierData): Compute =>
  ({ tau }) => {
    const { groups } = must(restrictedMean(input, { tau: tau as number }));
    return { tau, mean: groups.map((g) => g.mean), standardError: groups.map((g) => g.standardError) };
  };

const ranks =
  (input: LogRankData, rho = 0): Compute =>
  () =>
    must(logRank(input, { weights: { rho, gamma: 0 } }));

const stratified: Compute = () => {
  const input: CoxData = {
    ...times(ecogLoss, 'time', 'status'),
    covariates: pick(ecogLoss, 'age', 'wt.loss'),
    stratum: ecogLoss['ph.ecog']!,
  };
  const score = coxPredictor(input, must(coxRegression(input))).predictor;
  return pairs({ ...times(ecogLoss, 'time', 'status'), score, stratum: ecogLoss['ph.ecog']! })({});
};

const product = (table: Table, a: string, b: string): number[] => by(table, (row) => row[a]! * row[b]!);
const causes = {
  transplant: {
    time: transplant['futime']!,
    cause: by(transplant, (row) => row['event']! - 1),
  },
  mgus2: (table: Table) => ({
    time: by(table, (row) => (row['pstat'] === 0 ? row['futime']! : row['ptime']!)),
    cause: by(table, (row) => (row['pstat'] === 0 ? 2 * row['death']! : 1)),
  }),
  myeloid: (table: Table) => ({
    time: by(table, (row) =>
      Number.isNaN(row['txtime']!) ? row['futime']! : Math.min(row['txtime']!, row['futime']!),
    ),
    cause: by(table, (row) => (Number.isNaN(row['txtime']!) ? row['death']! : 2)),
  }),
};
const waiting = where(complete(transplant, 'age'), (row) => row['futime']! > 0);
const waitingCauses = { time: waiting['futime']!, cause: by(waiting, (row) => row['event']! - 1) };
const haemoglobin = where(
  complete(data('mgus2'), 'hgb'),
  (row) => (row['pstat'] === 0 ? row['futime']! : row['ptime']!) > 0,
);
const myeloid = data('myeloid');
const treated = where(myeloid, (row) => {
  const { txtime, futime } = row as Readonly<Record<'txtime' | 'futime', number>>;
  return (Number.isNaN(txtime) ? futime : Math.min(txtime, futime)) > 0;
});

const intervals = ['log', 'log-log', 'plain', 'arcsin', 'logit'] as const;

export const cases: Cases = {
  ...Object.fromEntries(
    intervals.flatMap((interval) => [
      [`quantile-ovarian-${interval}`, quantiles(grouped(ovarian, 'futime', 'fustat', 'rx'), { interval })],
      [
        `quantile-weights-${interval}`,
        quantiles(
          {
            ...grouped(kidney, 'time', 'status', 'sex'),
            weight: by(kidney, (row) => 1 + (row['disease']! % 3)),
          },
          { interval, level: 0.8 },
        ),
      ],
    ]),
  ),
  'quantile-ages': quantiles(
    {
      entry: later['age']!,
      time: by(later, (row) => row['age']! + row['futime']! / 365.25),
      event: later['death']!,
      group: later['sex']!,
    },
    { interval: 'log-log' },
  ),
  'curve-time-zero': curves(grouped(flchain, 'futime', 'death', 'mgus'), { interval: 'plain' }),
  'curve-empty-risk-set': curves({
    entry: [0, 0, 5, 5, 6, 9],
    time: [2, 4, 7, 8, 10, 11],
    event: [1, 1, 1, 0, 1, 0],
  }),
  'curve-strata-of-two': curves(
    {
      time: by(gbsg, (row) => row['rfstime']! / 30.4375),
      event: gbsg['status']!,
      group: by(gbsg, (row) => 10 * row['meno']! + row['grade']!),
    },
    { interval: 'logit', level: 0.9 },
  ),
  'curve-cluster': curves(
    { ...grouped(diabetic, 'time', 'status', 'trt'), cluster: diabetic['id']! },
    { interval: 'log-log' },
  ),
  'mean-ovarian': means(grouped(ovarian, 'futime', 'fustat', 'rx')),
  'mean-rats': means(grouped(rats, 'time', 'status', 'sex')),
  'mean-transplant': means({
    time: transplant['futime']!,
    event: by(transplant, (row) => (row['event'] === 2 ? 1 : 0)),
    group: transplant['abo']!,
  }),
  'mean-nafld': means({
    time: by(nafld, (row) => row['futime']! / 365.25),
    event: nafld['status']!,
    group: nafld['male']!,
  }),
  'g-rho-strata-kidney': ranks(
    { ...grouped(kidney, 'time', 'status', 'sex'), stratum: kidney['disease']! },
    0.7,
  ),
  'g-rho-strata-negative': ranks(
    {
      time: by(rotterdam, (row) => row['dtime']! / 365.25),
      event: rotterdam['death']!,
      group: rotterdam['size']!,
      stratum: by(rotterdam, (row) => 10 * row['grade']! + row['meno']!),
    },
    -0.5,
  ),
  'log-rank-time-zero': ranks(
    { ...grouped(flchain, 'futime', 'death', 'mgus'), stratum: flchain['sex']! },
    1,
  ),
  'log-rank-litters': ranks({ ...grouped(rats, 'time', 'status', 'rx'), stratum: rats['litter']! }, 0.25),
  'concordance-ties-strata': pairs({
    ...times(later, 'futime', 'death'),
    score: later['flc.grp']!,
    stratum: later['sex']!,
  }),
  'concordance-shares': pairs({
    ...times(kidney, 'time', 'status'),
    score: kidney['sex']!,
    weight: by(kidney, (row) => (1 + (row['id']! % 3)) / 4),
    cluster: kidney['id']!,
  }),
  'concordance-fit-strata': stratified,
  'concordance-two-values': pairs(
    { ...times(rats, 'time', 'status'), score: rats['rx']! },
    { weights: 'S/G' },
  ),
  'concordance-to-a-day': pairs(
    { ...times(gbsg, 'rfstime', 'status'), score: gbsg['nodes']! },
    { weights: 'n/G2', horizon: 1000 },
  ),
  'gray-rho-minus-one': tests(
    { ...causes.mgus2(data('mgus2')), group: by(data('mgus2'), (row) => (row['age']! > 70 ? 1 : 0)) },
    2,
    -1,
  ),
  'gray-rho-half-strata': tests(
    { ...causes.transplant, group: transplant['abo']!, stratum: transplant['sex']! },
    3,
    0.5,
  ),
  'states-arm-and-sex': incidence(
    { ...causes.myeloid(myeloid), group: by(myeloid, (row) => 10 * row['trt']! + row['sex']!) },
    { interval: 'log-log', level: 0.8 },
  ),
  'fine-gray-transplanted': subdistribution(
    { ...causes.myeloid(treated), covariates: pick(treated, 'trt') },
    { cause: 2, ties: 'breslow' },
  ),
  'fine-gray-interaction': subdistribution(
    {
      ...waitingCauses,
      covariates: {
        ...pick(waiting, 'age', 'sex'),
        ...dummies('abo', waiting['abo']!),
        both: product(waiting, 'age', 'sex'),
      },
    },
    { cause: 2 },
  ),
  'fine-gray-third-cause': subdistribution(
    {
      ...waitingCauses,
      covariates: { age: waiting['age']!, year: by(waiting, (row) => row['year']! - 1995) },
    },
    { cause: 3 },
  ),
  'fine-gray-age-spline': subdistribution(
    {
      ...causes.mgus2(haemoglobin),
      covariates: {
        age: haemoglobin['age']!,
        over70: by(haemoglobin, (row) => Math.max(row['age']! - 70, 0)),
        hgb: haemoglobin['hgb']!,
      },
    },
    { cause: 2 },
  ),
};
