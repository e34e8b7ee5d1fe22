import {
  andersenGill,
  type CoxData,
  type CoxOptions,
  coxPredictor,
  coxRegression,
  coxSurvival,
  type FrailtyData,
  type FrailtyOptions,
  frailtyCox,
  prenticeWilliamsPeterson,
  type RecurrentData,
  type RecurrentFit,
  type SplitRows,
  splitCoxData,
  type TimeEffects,
  timeVaryingCox,
  weiLinWeissfeld,
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
  take,
  type Values,
  where,
} from '../corpus.ts';
import { exact, fit } from './cox.ts';
import { curve, pairs, residuals, zph } from './cox-after.ts';
import { times } from './cox-data.ts';

const breslow: CoxOptions = { ties: 'breslow' };
const lung = complete(
  { ...data('lung'), event: derive(data('lung'), (row) => row['status']! - 1) },
  'ph.ecog',
  'inst',
);
const cgd = data('cgd');
const rotterdam = data('rotterdam');
const kidney = data('kidney');
const diabetic = data('diabetic');
const rats = data('rats');
const ovarian = data('ovarian');
const veteran = data('veteran');
const transplant = complete(
  where(data('transplant'), (row) => row['futime']! > 0),
  'age',
);
const nafld = complete(
  where(data('nafld1'), (row) => row['futime']! > 0),
  'bmi',
);
const log1p = (column: readonly number[]): number[] => column.map(Math.log1p);

const visits: CoxData = {
  ...times(cgd, 'tstop', 'status', 'tstart'),
  covariates: pick(cgd, 'treat', 'age'),
  offset: derive(cgd, (row) => row['weight']! / 100),
  stratum: cgd['hos.cat']!,
};
const everything: CoxData = {
  ...visits,
  weight: derive(cgd, (row) => (1 + (row['id']! % 4)) / 2),
  cluster: cgd['id']!,
};
const nafldAges = {
  entry: nafld['age']!,
  time: derive(nafld, (row) => row['age']! + row['futime']! / 365.25),
  event: nafld['status']!,
  stratum: nafld['male']!,
};
const rotterdamYears = {
  time: derive(rotterdam, (row) => row['dtime']! / 365.25),
  event: rotterdam['death']!,
};
/** The fits that residuals, tests and curves follow. */
const fitted: Readonly<Record<string, readonly [CoxData, CoxOptions]>> = {
  everything: [{ ...visits, weight: derive(cgd, (row) => 1 + (row['id']! % 4)) }, {}],
  breslow: [{ ...visits, weight: derive(cgd, (row) => 1 + (row['id']! % 4)) }, breslow],
  years: [
    {
      ...rotterdamYears,
      covariates: pick(rotterdam, 'age', 'nodes', 'hormon'),
      stratum: rotterdam['grade']!,
    },
    {},
  ],
  diabetic: [
    { ...times(diabetic, 'time', 'status'), covariates: pick(diabetic, 'trt', 'age', 'risk') },
    breslow,
  ],
  ages: [{ ...nafldAges, covariates: pick(nafld, 'bmi') }, {}],
};

const orderOf = (name: string): Compute => {
  const [input, options] = fitted[name]!;
  const result = must(coxRegression(input, options));
  const { time, event, entry, stratum, weight } = input;
  const offset = input.offset ?? new Float64Array(time.length);
  const { predictor } = coxPredictor({ covariates: input.covariates, offset }, result);
  return pairs({
    time,
    event,
    score: predictor,
    ...(entry && { entry }),
    ...(stratum && { stratum }),
    ...(weight && { weight }),
  });
};

/** Cumulative hazard of a person with covariates zero and the mean offset, stratum by stratum. */
const baseline =
  (name: string): Compute =>
  (given) => {
    const [input, options] = fitted[name]!;
    const at = Object.fromEntries(Object.keys(input.covariates).map((covariate) => [covariate, 0]));
    const offset = weightedMean(input.offset ?? [0], input.weight ?? [1]);
    return must(coxSurvival(input, must(coxRegression(input, options)), { at, offset })).curves.map(
      (one, s) => {
        const { rows } = (given as unknown as readonly Values[])[s]!;
        return { rows, time: take(one.time, rows), hazard: take(one.cumulativeHazard, rows) };
      },
    );
  };

const predicted =
  (input: CoxData, people: CoxData['covariates']): Compute =>
  () => {
    const result = must(coxRegression(input));
    const zero = coxPredictor({ covariates: people }, result, { reference: 'zero' });
    const sample = coxPredictor({ covariates: people }, result);
    return {
      zero: zero.predictor,
      zeroError: zero.standardError,
      sample: sample.predictor,
      sampleError: sample.standardError,
    };
  };

const varying =
  (input: CoxData, effects: TimeEffects, options: CoxOptions = {}): Compute =>
  () => {
    const result = must(timeVaryingCox({ ...input, effects }, options));
    return {
      estimate: result.coefficients.map((c) => c.estimate),
      standardError: result.coefficients.map((c) => c.standardError),
      ll: [result.logLikelihoodNull, result.logLikelihood],
    };
  };

const split: Compute = () => {
  const whole: CoxData = { ...times(lung, 'time', 'event'), covariates: pick(lung, 'age', 'sex') };
  const cut: { readonly data: CoxData; readonly rows: SplitRows } = splitCoxData(whole, [90, 180.5, 365]);
  const { covariates } = cut.data;
  const bySex = Array.from(covariates['sex']!, (sex, row) => sex * cut.rows.interval[row]!);
  return fit({ ...cut.data, covariates: { ...covariates, bySex } })({});
};

const shared =
  (input: FrailtyData, options: FrailtyOptions = {}): Compute =>
  (given) => {
    const result = must(frailtyCox(input, options));
    return {
      theta: result.theta,
      estimate: result.coefficients.map((c) => c.estimate),
      standardError: result.coefficients.map((c) => c.standardError),
      second: result.covarianceWithoutPenalty.map((row, j) => Math.sqrt(row[j]!)),
      rows: given['rows'],
      frailties: take(
        result.frailties.map((one) => one.logFrailty),
        given['rows'] ?? [],
      ),
      integrated: result.integratedLogLikelihood,
    };
  };

const recurrent = (result: RecurrentFit | { readonly ok: false }): unknown => {
  const found = result as RecurrentFit;
  return {
    estimate: found.coefficients.map((c) => c.estimate),
    standardError: found.coefficients.map((c) => c.standardError),
    modelError: found.modelCovariance.map((row, j) => Math.sqrt(row[j]!)),
    ll: [found.logLikelihoodNull, found.logLikelihood],
    wald: found.wald.chiSquared,
  };
};

const infections = data('rhdnase-rows');
const dnase = (...names: string[]): RecurrentData => ({
  ...times(infections, 'tstop', 'infect', 'tstart'),
  id: infections['id']!,
  covariates: pick(infections, ...names),
});
const tumours = data('bladder2');
const bladder: RecurrentData = {
  ...times(tumours, 'stop', 'event', 'start'),
  id: tumours['id']!,
  covariates: pick(tumours, 'rx', 'number'),
};
const retinopathy = data('retinopathy');
const litters: FrailtyData = {
  ...times(rats, 'time', 'status'),
  covariates: pick(rats, 'rx'),
  cluster: rats['litter']!,
};
const litterWeight = derive(rats, (row) => 1 + (row['litter']! % 3));
const adult = { at: { age: 20, treat: 1 } };
const quick = { at: { age: 40, nodes: 0, hormon: 1 } };

export const cases: Cases = {
  'everything-efron': fit(everything),
  'everything-breslow': fit(everything, breslow),
  'rotterdam-everything': fit({
    ...rotterdamYears,
    covariates: {
      age: rotterdam['age']!,
      nodes: log1p([...rotterdam['nodes']!]),
      hormon: rotterdam['hormon']!,
    },
    offset: derive(rotterdam, (row) => Math.log1p(row['pgr']!) / -10),
    stratum: derive(rotterdam, (row) => 2 * row['size']! + row['meno']!),
    weight: derive(rotterdam, (row) => 0.2 + (row['pid']! % 7) / 5),
    cluster: derive(rotterdam, (row) => row['pid']! % 97),
  }),
  'nafld-ages-strata-weights': fit(
    {
      ...nafldAges,
      covariates: { bmi: nafld['bmi']!, square: derive(nafld, (row) => row['bmi']! ** 2 / 100) },
      weight: derive(nafld, (row) => 1 / (1 + (roundHalfEven(row['bmi']!) % 3))),
    },
    { errors: 'robust' },
  ),
  'transplant-death-months': fit({
    time: derive(transplant, (row) => Math.ceil(row['futime']! / 30.4375)),
    event: derive(transplant, (row) => (row['event'] === 2 ? 1 : 0)),
    covariates: {
      age: transplant['age']!,
      year: derive(transplant, (row) => row['year']! - 1995),
      ...dummies('abo', transplant['abo']!),
    },
  }),
  'kidney-breslow-robust': fit(
    {
      ...times(kidney, 'time', 'status'),
      covariates: pick(kidney, 'age', 'sex', 'frail'),
      cluster: kidney['id']!,
    },
    breslow,
  ),
  'ovarian-tiny-weights': fit({
    ...times(ovarian, 'futime', 'fustat'),
    covariates: pick(ovarian, 'age', 'resid.ds'),
    weight: derive(ovarian, (_, row) => 1e-6 * (1 + ((row + 1) % 4))),
  }),
  'diabetic-trt-by-age': fit(
    {
      time: derive(diabetic, (row) => row['time']! / 12),
      event: diabetic['status']!,
      covariates: {
        ...pick(diabetic, 'trt', 'age', 'laser'),
        both: derive(diabetic, (row) => row['trt']! * row['age']!),
      },
      cluster: diabetic['id']!,
    },
    breslow,
  ),
  'exact-strata-offset': exact({
    time: derive(lung, (row) => Math.ceil(row['time']! / 60)),
    event: lung['event']!,
    covariates: pick(lung, 'age', 'sex'),
    offset: derive(lung, (row) => row['ph.ecog']! / 4),
    stratum: derive(lung, (row) => row['inst']! % 3),
  }),
  'exact-rats-weeks': exact({
    time: derive(rats, (row) => Math.ceil(row['time']! / 10)),
    event: rats['status']!,
    covariates: pick(rats, 'rx', 'sex'),
  }),
  'time-varying-veteran': varying(
    { ...times(veteran, 'time', 'status'), covariates: pick(veteran, 'trt', 'karno') },
    { drift: (row, time) => veteran['karno']![row]! * Math.log(time + 20) },
  ),
  'time-varying-strata-weights': varying(
    {
      ...times(lung, 'time', 'event'),
      covariates: pick(lung, 'age'),
      stratum: derive(lung, (row) => (row['ph.ecog']! > 0 ? 1 : 0)),
      weight: derive(lung, (row) => 1 + (row['inst']! % 2)),
    },
    { sex: (row, time) => lung['sex']![row]! * Math.sqrt(time) },
    breslow,
  ),
  'split-at-cuts': split,
  ...Object.fromEntries(
    Object.entries(fitted).flatMap(([name, [input, options]]) => [
      [`residuals-${name}`, residuals(input, options)],
      [`concordance-${name}`, (given: Values) => orderOf(name)(given)],
      ...(['km', 'rank', 'log', 'identity'] as const).map(
        (scale) => [`zph-${name}-${scale}`, zph(input, scale, options)] as const,
      ),
    ]),
  ),
  'curve-everything': curve(fitted['everything']![0], { ...adult, level: 0.9 }),
  'curve-everything-breslow': curve(
    fitted['breslow']![0],
    { at: { treat: 2, age: 5 }, offset: 0.5 },
    breslow,
  ),
  'curve-years': curve(fitted['years']![0], { at: { age: 71, nodes: 12, hormon: 0 } }),
  'curve-ages': curve(fitted['ages']![0], { at: { bmi: 40 } }),
  'curve-log-log': curve(fitted['years']![0], { ...quick, interval: 'log-log' }),
  'curve-plain': curve(fitted['years']![0], { ...quick, interval: 'plain', level: 0.99 }),
  'baseline-everything': baseline('everything'),
  'baseline-years': baseline('years'),
  'predict-lung': predicted(
    { ...times(lung, 'time', 'event'), covariates: pick(lung, 'age', 'sex', 'ph.ecog') },
    { age: [39, 62.5, 82], sex: [1, 2, 2], 'ph.ecog': [0, 1, 3] },
  ),
  'predict-kidney-robust': predicted(
    {
      ...times(kidney, 'time', 'status'),
      covariates: pick(kidney, 'age', 'sex'),
      cluster: kidney['id']!,
    },
    { age: [10, 50], sex: [2, 1] },
  ),
  'frailty-rats': shared({ ...litters, stratum: rats['sex']! }),
  'frailty-retinopathy': shared({
    ...times(retinopathy, 'futime', 'status'),
    covariates: pick(retinopathy, 'trt', 'age'),
    cluster: retinopathy['id']!,
  }),
  'frailty-cgd-breslow': shared(
    {
      ...times(cgd, 'tstop', 'status', 'tstart'),
      covariates: pick(cgd, 'treat', 'inherit'),
      cluster: cgd['id']!,
    },
    breslow,
  ),
  'frailty-fixed': shared(
    {
      ...times(diabetic, 'time', 'status'),
      covariates: pick(diabetic, 'trt', 'risk'),
      cluster: diabetic['id']!,
    },
    { theta: 0.7 },
  ),
  'frailty-weights': shared({ ...litters, weight: litterWeight }, { theta: 0.5 }),
  'frailty-weights-as-rows': shared({ ...litters, weight: litterWeight }, { theta: 0.5, ties: 'breslow' }),
  'frailty-weights-estimated': shared({ ...litters, weight: litterWeight }, { ties: 'breslow' }),
  'andersen-gill-weights': () =>
    recurrent(
      andersenGill({
        ...dnase('trt'),
        covariates: {
          trt: infections['trt']!,
          fev: derive(infections, (row) => row['fev']! / 10),
        },
        weight: derive(infections, (row) => 1 + (row['id']! % 3)),
      }),
    ),
  'prentice-total-capped': () =>
    recurrent(prenticeWilliamsPeterson(dnase('trt', 'fev'), { ...breslow, lastStratum: 2 })),
  'prentice-gap-strata': () =>
    recurrent(
      prenticeWilliamsPeterson(
        { ...bladder, stratum: derive(tumours, (row) => (row['size']! > 1 ? 1 : 0)) },
        { clock: 'gap' },
      ),
    ),
  'wei-two-events': () =>
    recurrent(weiLinWeissfeld({ ...bladder, covariates: pick(tumours, 'rx', 'size') }, { events: 2 })),
  'wei-specific-breslow': () =>
    recurrent(
      weiLinWeissfeld({ ...bladder, covariates: pick(tumours, 'rx') }, { ...breslow, effects: 'specific' }),
    ),
};

function weightedMean(column: ArrayLike<number>, weight: ArrayLike<number>): number {
  const total = Array.from(weight).reduce((sum, w) => sum + w, 0);
  return Array.from(column).reduce((sum, value, row) => sum + value * weight[row]!, 0) / total;
}

/** R's round: halves go to the even neighbour. */
function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}
