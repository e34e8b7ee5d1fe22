import {
  type AftData,
  aftPredictor,
  aftQuantiles,
  aftRegression,
  aftResiduals,
  type SurvivalDistribution,
} from '../../src/index.ts';
import { type Cases, type Compute, complete, data, derive, must, pick, take, where } from '../corpus.ts';
import { times } from './cox-data.ts';
import { counts, distributions, fit } from './parametric.ts';

const lung = complete(
  { ...data('lung'), event: derive(data('lung'), (row) => row['status']! - 1) },
  'ph.ecog',
  'inst',
);
const kidney = data('kidney');
const retinopathy = data('retinopathy');
const gbsg = data('gbsg');
const heart = data('heart');
const lastRows = where(heart, (row, at) => row['id'] !== heart['id']![at + 1]);
const flchain = where(data('flchain'), (row) => row['futime']! > 0 && row['age']! > 74);
const tumours = where(data('bladder2'), (row) => row['stop']! > row['start']!);
const infections = data('rhdnase-rows');
const cgd = data('cgd');
const three = pick(lung, 'age', 'sex', 'ph.ecog');

/** Deaths known to the quarter of a year only; every fifth exactly. */
const quarters = {
  time: derive(lung, (row, at) => lower(row['event']!, row['time']!, at)),
  upper: derive(lung, (row, at) => {
    if (row['event'] === 0) return Infinity;
    return (at + 1) % 5 === 0 ? row['time']! : lower(1, row['time']!, at) + 91;
  }),
};
function lower(event: number, time: number, at: number): number {
  return event === 0 || (at + 1) % 5 === 0 ? time : 91 * Math.floor(time / 91.5);
}

const predicted: Compute = (given) => {
  const input: AftData = {
    ...times(lung, 'time', 'event'),
    covariates: pick(lung, 'age', 'ph.ecog'),
    stratum: lung['sex']!,
  };
  const result = must(aftRegression(input, { distribution: 'log-logistic' }));
  const person = { at: { age: 44, 'ph.ecog': 2 }, stratum: 2 };
  const quantiles = aftQuantiles(result, { p: given['p'] as readonly number[], ...person });
  const lp = aftPredictor({ covariates: { age: [44], 'ph.ecog': [2] } }, result);
  return {
    p: given['p'],
    time: quantiles.map((q) => q.time),
    standardError: quantiles.map((q) => q.standardError),
    lp: lp.predictor[0],
    lpError: lp.standardError[0],
  };
};

const residuals =
  (input: AftData, distribution: SurvivalDistribution): Compute =>
  ({ rows }) => {
    const result = must(aftResiduals(input, must(aftRegression(input, { distribution }))));
    return {
      rows,
      response: take(result.response, rows),
      deviance: take(result.deviance, rows),
      dfbeta: Object.values(result.dfbeta).map((column) => take(column, rows)),
    };
  };

const truncated: Readonly<Record<string, AftData>> = {
  heart: {
    ...times(lastRows, 'stop', 'event', 'start'),
    covariates: pick(lastRows, 'age', 'surgery'),
  },
  'flchain-ages': {
    entry: flchain['age']!,
    time: derive(flchain, (row) => row['age']! + row['futime']! / 365.25),
    event: flchain['death']!,
    covariates: pick(flchain, 'sex', 'lambda'),
  },
};

export const cases: Cases = {
  ...Object.fromEntries(
    Object.entries(distributions).map(([name, distribution]) => [
      `interval-${name}`,
      fit({ ...quarters, covariates: three }, { distribution }),
    ]),
  ),
  ...Object.fromEntries(
    (['weibull', 'lognormal', 'loglogistic'] as const).flatMap((name) => [
      [
        `interval-weights-strata-offset-${name}`,
        fit(
          {
            ...quarters,
            covariates: pick(lung, 'age'),
            offset: derive(lung, (row) => row['ph.ecog']! / -5),
            stratum: lung['sex']!,
            weight: derive(lung, (row) => 1 + (row['inst']! % 3)),
          },
          { distribution: distributions[name] },
        ),
      ],
      ...Object.entries(truncated).map(
        ([set, input]) =>
          [`late-entry-${set}-${name}`, fit(input, { distribution: distributions[name] })] as const,
      ),
    ]),
  ),
  'kidney-cluster-strata': fit(
    {
      ...times(kidney, 'time', 'status'),
      covariates: pick(kidney, 'age', 'sex'),
      stratum: derive(kidney, (row) => (row['disease']! > 2 ? 1 : 0)),
      cluster: kidney['id']!,
    },
    { distribution: 'log-normal' },
  ),
  'retinopathy-robust': fit(
    {
      ...times(retinopathy, 'futime', 'status'),
      covariates: {
        ...pick(retinopathy, 'trt', 'type'),
        both: derive(retinopathy, (row) => row['trt']! * row['type']!),
      },
      cluster: retinopathy['id']!,
    },
    { distribution: 'log-logistic' },
  ),
  'fixed-scale': fit(
    { ...times(lung, 'time', 'event'), covariates: pick(lung, 'age', 'sex') },
    { distribution: 'log-normal', scale: 0.8 },
  ),
  'predict-strata': predicted,
  'residuals-weibull': residuals(
    { ...times(lung, 'time', 'event'), covariates: pick(lung, 'age', 'sex') },
    'weibull',
  ),
  'residuals-lognormal-strata': residuals(
    {
      time: derive(gbsg, (row) => row['rfstime']! / 365.25),
      event: gbsg['status']!,
      covariates: pick(gbsg, 'hormon', 'nodes'),
      stratum: gbsg['meno']!,
    },
    'log-normal',
  ),
  'mean-count-rhdnase': counts({
    ...times(infections, 'tstop', 'infect', 'tstart'),
    id: infections['id']!,
    group: infections['trt']!,
  }),
  'mean-count-weights': counts({
    ...times(tumours, 'stop', 'event', 'start'),
    id: tumours['id']!,
    group: tumours['rx']!,
    weight: derive(tumours, (row) => 1 + (row['id']! % 3)),
  }),
  'mean-count-fractional-weights': counts({
    ...times(cgd, 'tstop', 'status', 'tstart'),
    id: cgd['id']!,
    group: cgd['treat']!,
    weight: derive(cgd, (row) => (2 + (row['id']! % 5)) / 4),
  }),
};
