import {
  type AftData,
  type CoxData,
  coxRegression,
  coxSurvival,
  type FrailtyData,
  frailtyCox,
  type GeneralisedData,
  logisticRegression,
  poissonRegression,
  prenticeWilliamsPeterson,
  resampledCox,
} from '../../src/index.ts';
import {
  type Cases,
  type Compute,
  complete,
  data,
  derive,
  dummies,
  must,
  pick,
  type Table,
  where,
} from '../corpus.ts';
import { exact, fit } from './cox.ts';
import { zph } from './cox-after.ts';
import { times } from './cox-data.ts';
import { fit as aft } from './parametric.ts';
import {
  by,
  diabetic,
  ecog,
  gbsg,
  kidney,
  later,
  lung,
  ovarian,
  type Row,
  rats,
  rotterdam,
} from './unseen-data.ts';

const heart = data('heart');
const infections = data('rhdnase-rows');
const cgd = data('cgd');

const predicted =
  (input: CoxData, wanted: Parameters<typeof coxSurvival>[2], ties: 'efron' | 'breslow'): Compute =>
  () =>
    must(coxSurvival(input, must(coxRegression(input, { ties })), wanted)).curves[0];

const frailties =
  (input: FrailtyData, theta: number): Compute =>
  () => {
    const result = must(frailtyCox(input, { theta, information: 'full' }));
    return {
      estimate: result.coefficients.map((c) => c.estimate),
      standardError: result.coefficients.map((c) => c.standardError),
      frailties: result.frailties.map((one) => one.logFrailty),
    };
  };

const generalised =
  (fitted: typeof logisticRegression, input: GeneralisedData): Compute =>
  () => {
    const result = must(fitted(input));
    const errors = (of: typeof result) => of.coefficients.map((c) => c.standardError);
    return {
      estimate: result.coefficients.map((c) => c.estimate),
      standardError: errors(result),
      deviance: result.deviance,
      robust: errors(must(fitted(input, { errors: 'HC3' }))),
    };
  };

const resampled: Compute = () => {
  const { refit } = must(
    resampledCox({ ...times(lung, 'time', 'status'), covariates: pick(lung, 'age', 'sex') }),
  );
  const drawn = (k: number) => derive(lung, (_, at) => ((at + 1) * k) % 4);
  return { estimates: [1, 3].map((k) => refit(drawn(k))) };
};

/** Recurrence as a covariate that changes with time: the rows before it, then those after it. */
const early = (row: Row): boolean => row['recur'] === 1 && row['rtime']! < row['dtime']!;
const after = where(rotterdam, early);
const joined = (before: (row: Row) => number, then: (row: Row) => number): number[] => [
  ...by(rotterdam, before),
  ...by(after, then),
];
const same = (of: (row: Row) => number): number[] => joined(of, of);
const grade = same((row) => row['grade']!);
const changes = {
  entry: joined(
    () => 0,
    (row) => row['rtime']!,
  ),
  time: joined(
    (row) => (early(row) ? row['rtime']! : row['dtime']!),
    (row) => row['dtime']!,
  ),
  event: joined(
    (row) => (early(row) ? 0 : row['death']!),
    (row) => row['death']!,
  ),
  stratum: grade,
};
const recurred = joined(
  () => 0,
  () => 1,
);
const age = same((row) => row['age']!);

const gradeModel: CoxData = {
  ...times(gbsg, 'rfstime', 'status'),
  covariates: { hormon: gbsg['hormon']!, ...dummies('grade', gbsg['grade']!), nodes: gbsg['nodes']! },
};
const product = (table: Table, a: string, b: string): number[] => by(table, (row) => row[a]! * row[b]!);
const known = where(ecog, (row) => !Number.isNaN(row['inst']!));
const kidneyModel: FrailtyData = {
  ...times(kidney, 'time', 'status'),
  covariates: pick(kidney, 'age', 'sex'),
  cluster: kidney['id']!,
};
const five = where(rotterdam, (row) => row['dtime']! > 1826 || row['death'] === 1);
const lungKnown = complete(lung, 'inst');

export const cases: Cases = {
  'cox-entry-strata-cluster': fit({
    ...times(heart, 'stop', 'event', 'start'),
    covariates: { ...pick(heart, 'age', 'transplant'), both: product(heart, 'age', 'transplant') },
    stratum: heart['surgery']!,
    weight: by(heart, (row) => (2 + (row['id']! % 3)) / 3),
    cluster: heart['id']!,
  }),
  'cox-infections': fit(
    {
      ...times(infections, 'tstop', 'infect', 'tstart'),
      covariates: pick(infections, 'trt', 'fev'),
      offset: by(infections, (row) => Math.log1p(row['tstart']!) / 50),
      cluster: infections['id']!,
    },
    { ties: 'breslow' },
  ),
  'cox-recurrence-changes': fit({
    ...changes,
    covariates: { recurred, age, nodes: same((row) => Math.log1p(row['nodes']!)) },
    cluster: same((row) => row['pid']!),
  }),
  'cox-rows-of-weight-zero': fit(
    {
      ...times(known, 'time', 'status'),
      covariates: pick(known, 'age', 'sex', 'ph.ecog'),
      weight: by(known, (row) => row['inst']! % 3),
    },
    { errors: 'model' },
  ),
  'cox-interaction-of-factors': fit({
    ...times(gbsg, 'rfstime', 'status'),
    covariates: {
      ...dummies('grade', gbsg['grade']!),
      meno: gbsg['meno']!,
      size: gbsg['size']!.map(Math.log),
      age: gbsg['age']!,
      age2: by(gbsg, (row) => row['age']! ** 2),
      grade2Meno: by(gbsg, (row) => (row['grade'] === 2 ? row['meno']! : 0)),
      grade3Meno: by(gbsg, (row) => (row['grade'] === 3 ? row['meno']! : 0)),
    },
  }),
  'cox-splines-by-hand': fit({
    ...times(later, 'futime', 'death'),
    covariates: {
      age: later['age']!,
      over65: by(later, (row) => Math.max(row['age']! - 65, 0)),
      over80: by(later, (row) => Math.max(row['age']! - 80, 0)),
      sex: later['sex']!,
      kappa: later['kappa']!.map(Math.log),
      lambda: later['lambda']!.map(Math.log),
    },
  }),
  'cox-many-strata': fit({
    ...times(diabetic, 'time', 'status'),
    covariates: { trt: diabetic['trt']!, both: product(diabetic, 'trt', 'age') },
    stratum: diabetic['id']!,
  }),
  'cox-weights-below-one': fit(
    {
      ...times(ovarian, 'futime', 'fustat'),
      covariates: pick(ovarian, 'age', 'rx'),
      weight: by(ovarian, (row) => 1 / (1 + row['ecog.ps']!)),
    },
    { ties: 'breslow' },
  ),
  'exact-quarters': exact({
    time: by(ecog, (row) => Math.ceil(row['time']! / 91)),
    event: ecog['status']!,
    covariates: pick(ecog, 'age', 'sex'),
    stratum: by(ecog, (row) => (row['ph.ecog']! > 1 ? 1 : 0)),
  }),
  'exact-years': exact({
    time: by(diabetic, (row) => Math.ceil(row['time']! / 12)),
    event: diabetic['status']!,
    covariates: pick(diabetic, 'trt', 'risk'),
    stratum: diabetic['eye']!,
  }),
  'zph-grades-km': zph(gradeModel, 'km'),
  'zph-grades-rank': zph(gradeModel, 'rank'),
  'zph-grades-identity': zph(gradeModel, 'identity'),
  'zph-grades-log': zph(gradeModel, 'log'),
  'zph-changes': zph({ ...changes, covariates: { recurred, age } }, 'rank'),
  'zph-infections': zph(
    { ...times(infections, 'tstop', 'infect', 'tstart'), covariates: pick(infections, 'trt', 'fev') },
    'log',
  ),
  'predicted-log-log': predicted(
    { ...times(ovarian, 'futime', 'fustat'), covariates: pick(ovarian, 'age', 'rx') },
    { at: { age: 70, rx: 1 }, interval: 'log-log', level: 0.9 },
    'efron',
  ),
  'predicted-plain-breslow': predicted(
    { ...times(heart, 'stop', 'event', 'start'), covariates: pick(heart, 'age', 'year') },
    { at: { age: -5, year: 4 }, interval: 'plain' },
    'breslow',
  ),
  'frailty-0.01': frailties(kidneyModel, 0.01),
  'frailty-5': frailties(kidneyModel, 5),
  'frailty-cgd-30': frailties(
    {
      ...times(cgd, 'tstop', 'status', 'tstart'),
      covariates: pick(cgd, 'treat', 'age'),
      cluster: cgd['id']!,
    },
    30,
  ),
  'gap-time': () => {
    const result = must(
      prenticeWilliamsPeterson(
        {
          ...times(infections, 'tstop', 'infect', 'tstart'),
          id: infections['id']!,
          covariates: pick(infections, 'trt', 'fev'),
        },
        { clock: 'gap', lastStratum: 3 },
      ),
    );
    return {
      estimate: result.coefficients.map((c) => c.estimate),
      standardError: result.coefficients.map((c) => c.standardError),
      modelError: result.modelCovariance.map((row, j) => Math.sqrt(row[j]!)),
      hazardRatio: result.coefficients.map((c) => c.hazardRatio),
      lower: result.coefficients.map((c) => c.lower),
      upper: result.coefficients.map((c) => c.upper),
      ll: [result.logLikelihoodNull, result.logLikelihood],
      events: result.events,
      score: result.score.chiSquared,
      wald: result.wald.chiSquared,
      covariance: result.covariance,
    };
  },
  'resampled-lung': resampled,
  'aft-offset-fixed': aft(
    {
      ...times(ecog, 'time', 'status'),
      covariates: pick(ecog, 'age'),
      offset: by(ecog, (row) => row['ph.ecog']! / -4),
    },
    { distribution: 'log-logistic', scale: 0.55 },
  ),
  'aft-offset-strata-cluster': aft(
    {
      ...times(gbsg, 'rfstime', 'status'),
      covariates: pick(gbsg, 'hormon', 'nodes'),
      offset: by(gbsg, (row) => Math.log(row['size']!) / -10),
      stratum: gbsg['grade']!,
      cluster: gbsg['age']!,
    },
    { distribution: 'log-normal' },
  ),
  'aft-weights-below-one': aft(
    {
      ...times(rats, 'time', 'status'),
      covariates: pick(rats, 'rx', 'sex'),
      weight: by(rats, (row) => (1 + (row['litter']! % 4)) / 5),
    } satisfies AftData,
    {},
  ),
  'aft-interaction': aft(
    {
      ...times(diabetic, 'time', 'status'),
      covariates: { ...pick(diabetic, 'trt', 'age'), both: product(diabetic, 'trt', 'age') },
    },
    { distribution: 'log-logistic' },
  ),
  'aft-exponential-kidney': aft(
    {
      ...times(kidney, 'time', 'status'),
      covariates: { ...pick(kidney, 'age', 'sex'), ...dummies('disease', kidney['disease']!) },
    },
    { distribution: 'exponential' },
  ),
  'logistic-five-years': generalised(logisticRegression, {
    y: five['death']!,
    covariates: {
      age: five['age']!,
      nodes: five['nodes']!.map(Math.log1p),
      ...dummies('grade', five['grade']!),
      hormon: five['hormon']!,
    },
  }),
  'logistic-zero-weights': () => {
    const result = must(
      logisticRegression({
        y: lungKnown['status']!,
        covariates: pick(lungKnown, 'age', 'sex'),
        weight: by(lungKnown, (row) => row['inst']! % 3),
      }),
    );
    return {
      estimate: result.coefficients.map((c) => c.estimate),
      standardError: result.coefficients.map((c) => c.standardError),
      deviance: result.deviance,
    };
  },
  'poisson-person-years': generalised(poissonRegression, {
    y: later['death']!,
    covariates: { ...pick(later, 'age', 'sex'), high: by(later, (row) => (row['flc.grp']! > 8 ? 1 : 0)) },
    offset: by(later, (row) => Math.log(row['futime']! / 365.25)),
  }),
};
