import { type CoxData, type CoxOptions, coxRegression, exactCox } from '../../src/index.ts';
import { type Cases, type Compute, complete, data, derive, dummies, must, pick, where } from '../corpus.ts';
import {
  colon,
  femaleRats,
  flchain,
  flchainAges,
  gbsg,
  gbsgFive,
  heart,
  heartFour,
  kidney,
  lung,
  lungFour,
  mgus2,
  pbcLogs,
  rotterdam,
  rotterdamDeath,
  times,
} from './cox-data.ts';

export const fit =
  (input: CoxData, options: CoxOptions = {}): Compute =>
  () => {
    const result = must(coxRegression(input, options));
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
  };

export const exact =
  (input: Parameters<typeof exactCox>[0]): Compute =>
  () => {
    const result = must(exactCox(input));
    return {
      estimate: result.coefficients.map((c) => c.estimate),
      standardError: result.coefficients.map((c) => c.standardError),
      ll: [result.logLikelihoodNull, result.logLikelihood],
      covariance: result.covariance,
    };
  };

const breslow = { ties: 'breslow' } as const;
const robust = { errors: 'robust' } as const;
const lungTimes = times(lung, 'time', 'status');
const veteran = data('veteran');
const rats = data('rats');
const retinopathy = data('retinopathy');
const diabetic = data('diabetic');
const cgd = data('cgd');
const early = where(cgd, (row) => row['enum']! < 4);
const stanford = complete(data('stanford2'), 't5');
const bladder = data('bladder');
const bladder2 = data('bladder2');
const nafld = complete(
  where(data('nafld1'), (row) => row['futime']! > 0),
  'bmi',
);
const infert = data('infert');
const five = pick(flchain, 'age', 'sex', 'kappa', 'lambda', 'creatinine');

export const cases: Cases = {
  'lung-efron': fit(lungFour),
  'lung-breslow': fit(lungFour, breslow),
  'lung-strata-institution': fit({
    ...lungTimes,
    covariates: pick(lung, 'age', 'ph.ecog'),
    stratum: lung['inst']!,
  }),
  'lung-cluster-institution': fit({
    ...lungTimes,
    covariates: pick(lung, 'age', 'sex', 'ph.ecog'),
    cluster: lung['inst']!,
  }),
  // Weights that are not whole numbers make R's errors robust.
  'lung-weights': fit(
    {
      ...lungTimes,
      covariates: pick(lung, 'age', 'sex'),
      weight: derive(lung, (row) => (1 + (row['inst']! % 4)) / 2),
    },
    robust,
  ),
  'lung-weights-robust-breslow': fit(
    {
      ...lungTimes,
      covariates: pick(lung, 'age', 'sex'),
      weight: derive(lung, (row) => (1 + (row['inst']! % 4)) / 2),
    },
    { ...breslow, ...robust },
  ),
  'lung-offset-strata-weights': fit({
    ...lungTimes,
    covariates: pick(lung, 'age', 'wt.loss'),
    offset: derive(lung, (row) => row['ph.ecog']! / 3),
    stratum: lung['sex']!,
    weight: derive(lung, (row) => 1 + (row['inst']! % 3)),
  }),
  'rotterdam-death': fit(rotterdamDeath),
  'rotterdam-recurrence-years': fit({
    time: derive(rotterdam, (row) => row['rtime']! / 365.25),
    event: rotterdam['recur']!,
    covariates: { ...pick(rotterdam, 'age', 'nodes'), ...dummies('size', [...rotterdam['size']!]) },
    stratum: rotterdam['grade']!,
  }),
  'rotterdam-robust': fit(
    { ...times(rotterdam, 'dtime', 'death'), covariates: pick(rotterdam, 'age', 'nodes', 'hormon') },
    robust,
  ),
  'gbsg-breslow': fit(gbsgFive, breslow),
  'gbsg-raw-scales': fit({
    ...times(gbsg, 'rfstime', 'status'),
    covariates: { ...pick(gbsg, 'pgr', 'er', 'age'), age2: derive(gbsg, (row) => row['age']! ** 2) },
  }),
  flchain: fit({ ...times(flchain, 'futime', 'death'), covariates: five }),
  'flchain-breslow': fit({ ...times(flchain, 'futime', 'death'), covariates: five }, breslow),
  'flchain-age-scale': fit({
    ...flchainAges,
    covariates: pick(flchain, 'sex', 'kappa', 'lambda', 'creatinine'),
  }),
  'flchain-age-scale-cluster-group': fit({
    ...flchainAges,
    covariates: pick(flchain, 'sex', 'kappa'),
    cluster: flchain['flc.grp']!,
  }),
  'colon-cluster': fit({
    ...times(colon, 'time', 'status'),
    covariates: { ...dummies('rx', [...colon['rx']!]), ...pick(colon, 'age', 'nodes') },
    stratum: colon['etype']!,
    cluster: colon['id']!,
  }),
  'kidney-cluster': fit({
    ...times(kidney, 'time', 'status'),
    covariates: { ...pick(kidney, 'age', 'sex'), ...dummies('disease', [...kidney['disease']!]) },
    cluster: kidney['id']!,
  }),
  'rats-cluster': fit({
    ...times(femaleRats, 'time', 'status'),
    covariates: pick(femaleRats, 'rx'),
    cluster: femaleRats['litter']!,
  }),
  'rats-strata-litter': fit({
    ...times(femaleRats, 'time', 'status'),
    covariates: pick(femaleRats, 'rx'),
    stratum: femaleRats['litter']!,
  }),
  myeloid: fit({
    ...times(data('myeloid'), 'futime', 'death'),
    covariates: pick(data('myeloid'), 'trt', 'sex'),
  }),
  'diabetic-cluster': fit({
    ...times(diabetic, 'time', 'status'),
    covariates: pick(diabetic, 'trt', 'age', 'risk'),
    cluster: diabetic['id']!,
  }),
  'diabetic-strata-id': fit({
    ...times(diabetic, 'time', 'status'),
    covariates: pick(diabetic, 'trt'),
    stratum: diabetic['id']!,
  }),
  'retinopathy-interaction': fit({
    ...times(retinopathy, 'futime', 'status'),
    covariates: {
      ...pick(retinopathy, 'trt', 'type'),
      both: derive(retinopathy, (row) => row['trt']! * row['type']!),
    },
    cluster: retinopathy['id']!,
  }),
  mgus2: fit({
    ...times(mgus2, 'futime', 'death'),
    covariates: pick(mgus2, 'age', 'sex', 'hgb', 'creat', 'mspike'),
  }),
  'pbc-logs': fit(pbcLogs),
  ovarian: fit({
    ...times(data('ovarian'), 'futime', 'fustat'),
    covariates: pick(data('ovarian'), 'rx', 'age', 'ecog.ps'),
  }),
  heart: fit(heartFour),
  'heart-weights-cluster': fit({
    ...heartFour,
    covariates: pick(heart, 'age', 'transplant'),
    weight: derive(heart, (row) => 1 + (Math.round(row['id']!) % 3)),
    cluster: heart['id']!,
  }),
  stanford2: fit({
    ...times(stanford, 'time', 'status'),
    covariates: {
      age: stanford['age']!,
      age2: derive(stanford, (row) => row['age']! ** 2),
      t5: stanford['t5']!,
    },
  }),
  'cgd-andersen-gill': fit({
    ...times(cgd, 'tstop', 'status', 'tstart'),
    covariates: pick(cgd, 'treat', 'inherit', 'steroids'),
    cluster: cgd['id']!,
  }),
  'cgd-conditional': fit({
    ...times(early, 'tstop', 'status', 'tstart'),
    covariates: pick(early, 'treat', 'age'),
    stratum: early['enum']!,
    cluster: early['id']!,
  }),
  'bladder-marginal': fit({
    ...times(bladder, 'stop', 'event'),
    covariates: pick(bladder, 'rx', 'size', 'number'),
    stratum: bladder['enum']!,
    cluster: bladder['id']!,
  }),
  'bladder2-breslow': fit(
    {
      ...times(bladder2, 'stop', 'event', 'start'),
      covariates: pick(bladder2, 'rx', 'size', 'number'),
      cluster: bladder2['id']!,
    },
    breslow,
  ),
  'nafld-age-entry': fit({
    entry: nafld['age']!,
    time: derive(nafld, (row) => row['age']! + row['futime']! / 365.25),
    event: nafld['status']!,
    covariates: pick(nafld, 'male', 'bmi'),
  }),
  'exact-lung': exact({ ...lungTimes, covariates: pick(lung, 'age', 'sex', 'ph.ecog') }),
  'exact-kidney': exact({ ...times(kidney, 'time', 'status'), covariates: pick(kidney, 'age', 'sex') }),
  'exact-veteran-months': exact({
    time: derive(veteran, (row) => Math.ceil(row['time']! / 30)),
    event: veteran['status']!,
    covariates: pick(veteran, 'trt', 'karno', 'age'),
  }),
  'exact-rats-strata': exact({
    ...times(rats, 'time', 'status'),
    covariates: pick(rats, 'rx'),
    stratum: rats['sex']!,
  }),
  'exact-gbsg-quarters': exact({
    time: derive(gbsg, (row) => Math.ceil(row['rfstime']! / 91)),
    event: gbsg['status']!,
    covariates: pick(gbsg, 'hormon', 'nodes'),
    offset: derive(gbsg, (row) => row['age']! / 100),
  }),
  'clogit-infert': exact({
    time: infert['case']!.map(() => 1),
    event: infert['case']!,
    covariates: pick(infert, 'spontaneous', 'induced'),
    stratum: infert['stratum']!,
  }),
};
