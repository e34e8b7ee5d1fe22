import {
  type Covariates,
  type GeneralisedData,
  type LinearData,
  type LinearOptions,
  linearRegression,
  logisticRegression,
  poissonRegression,
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
  take,
  type Values,
  where,
} from '../corpus.ts';

const kinds = ['HC0', 'HC1', 'HC2', 'HC3', 'cluster'] as const;

function robust(
  given: Values,
  fit: (errors: (typeof kinds)[number]) => readonly { readonly standardError: number }[],
) {
  const stored = kinds.filter((kind) => kind in (given['robust'] as Values));
  return Object.fromEntries(stored.map((kind) => [kind, fit(kind).map((c) => c.standardError)]));
}

const linear =
  (input: LinearData, options: LinearOptions = {}): Compute =>
  (given) => {
    const fit = must(linearRegression(input, options));
    return {
      estimate: fit.coefficients.map((c) => c.estimate),
      standardError: fit.coefficients.map((c) => c.standardError),
      t: fit.coefficients.map((c) => c.t),
      p: fit.coefficients.map((c) => c.p),
      lower: fit.coefficients.map((c) => c.lower),
      upper: fit.coefficients.map((c) => c.upper),
      sigma: fit.sigma,
      rSquared: fit.rSquared,
      df: fit.df,
      covariance: fit.covariance,
      robust: robust(given, (errors) => must(linearRegression(input, { ...options, errors })).coefficients),
    };
  };

const generalised =
  (model: typeof logisticRegression, input: GeneralisedData): Compute =>
  (given) => {
    const fit = must(model(input));
    return {
      estimate: fit.coefficients.map((c) => c.estimate),
      standardError: fit.coefficients.map((c) => c.standardError),
      z: fit.coefficients.map((c) => c.z),
      p: fit.coefficients.map((c) => c.p),
      ll: fit.logLikelihood,
      deviance: fit.deviance,
      likelihoodRatio: fit.likelihoodRatio.chiSquared,
      covariance: fit.covariance,
      rows: given['rows'],
      fitted: take(fit.fitted, given['rows']),
      robust: robust(given, (errors) => must(model(input, { errors })).coefficients),
    };
  };

const births = data('birthwt');
const cars = data('mtcars');
const pbc = complete(data('pbc'), 'albumin', 'protime', 'platelet');
const colon = complete(
  where(data('colon'), (row) => row['etype'] === 2),
  'nodes',
);
const pima = data('Pima');
const infert = data('infert');
const quine = data('quine');
const insurance = data('Insurance');
const epil = data('epil');
const warp = data('warpbreaks');
const race = dummies('race', [...births['race']!]);
const column = (table: Table, name: string): readonly number[] => table[name]!;
const product = (
  a: Readonly<Record<string, readonly number[]>>,
  b: Readonly<Record<string, readonly number[]>>,
): Covariates =>
  Object.fromEntries(
    Object.entries(b).flatMap(([nameB, y]) =>
      Object.entries(a).map(([nameA, x]) => [`${nameA}:${nameB}`, x.map((value, i) => value * y[i]!)]),
    ),
  );

export const cases: Cases = {
  'lm-birthwt': linear({
    y: column(births, 'bwt'),
    covariates: { ...pick(births, 'age', 'lwt'), ...race, ...pick(births, 'smoke', 'ht', 'ui') },
    cluster: column(births, 'ftv'),
  }),
  'lm-mtcars': linear({
    y: column(cars, 'mpg'),
    covariates: pick(cars, 'wt', 'hp', 'qsec'),
    cluster: column(cars, 'cyl'),
  }),
  'lm-weights': linear({
    y: column(cars, 'mpg'),
    covariates: pick(cars, 'wt', 'hp'),
    weight: column(cars, 'carb'),
    cluster: column(cars, 'gear'),
  }),
  'lm-no-intercept': linear(
    { y: column(cars, 'mpg'), covariates: pick(cars, 'wt', 'qsec') },
    { intercept: false },
  ),
  'lm-hard-scales': linear({
    y: column(births, 'bwt'),
    covariates: {
      age: derive(births, (row) => 1e6 * row['age']!),
      lwt: derive(births, (row) => row['lwt']! / 1e6),
      age2: derive(births, (row) => row['age']! ** 2),
    },
  }),
  'lm-risk-difference': linear({
    y: column(births, 'low'),
    covariates: pick(births, 'smoke'),
    cluster: column(births, 'race'),
  }),
  'lm-pbc': linear({
    y: column(pbc, 'bili').map(Math.log),
    covariates: pick(pbc, 'albumin', 'protime', 'platelet', 'age'),
  }),
  'logistic-birthwt': generalised(logisticRegression, {
    y: column(births, 'low'),
    covariates: { ...pick(births, 'age', 'lwt'), ...race, ...pick(births, 'smoke', 'ptl', 'ht', 'ui') },
    cluster: column(births, 'ftv'),
  }),
  'logistic-pima': generalised(logisticRegression, {
    y: derive(pima, (row) => row['type']! - 1),
    covariates: pick(pima, 'npreg', 'glu', 'bp', 'skin', 'bmi', 'ped', 'age'),
    cluster: column(pima, 'npreg'),
  }),
  'logistic-infert': generalised(logisticRegression, {
    y: column(infert, 'case'),
    covariates: pick(infert, 'age', 'parity', 'education', 'spontaneous', 'induced'),
    cluster: column(infert, 'stratum'),
  }),
  'logistic-offset': generalised(logisticRegression, {
    y: column(births, 'low'),
    covariates: pick(births, 'age', 'smoke'),
    offset: derive(births, (row) => row['lwt']! / 100),
  }),
  'logistic-one-covariate': generalised(logisticRegression, {
    y: column(births, 'low'),
    covariates: pick(births, 'smoke'),
  }),
  'logistic-colon-site': generalised(logisticRegression, {
    y: column(colon, 'status'),
    covariates: { ...dummies('rx', [...colon['rx']!]), ...pick(colon, 'nodes', 'extent', 'surg') },
    cluster: column(colon, 'id'),
  }),
  'poisson-quine': generalised(poissonRegression, {
    y: column(quine, 'Days'),
    covariates: {
      ...pick(quine, 'Eth', 'Sex'),
      ...dummies('age', [...quine['Age']!]),
      ...pick(quine, 'Lrn'),
    },
    cluster: column(quine, 'Age'),
  }),
  'poisson-insurance-offset': generalised(poissonRegression, {
    y: column(insurance, 'Claims'),
    covariates: {
      ...dummies('district', [...insurance['District']!]),
      ...pick(insurance, 'Group', 'Age'),
    },
    offset: column(insurance, 'Holders').map(Math.log),
    cluster: column(insurance, 'District'),
  }),
  'poisson-epil': generalised(poissonRegression, {
    y: column(epil, 'y'),
    covariates: pick(epil, 'lbase', 'trt', 'lage', 'V4'),
    cluster: column(epil, 'subject'),
  }),
  'poisson-warpbreaks': generalised(poissonRegression, {
    y: column(warp, 'breaks'),
    covariates: {
      ...pick(warp, 'wool', 'tension'),
      ...product(pick(warp, 'wool'), pick(warp, 'tension')),
    },
  }),
  'poisson-modified-risk-ratio': generalised(poissonRegression, {
    y: column(births, 'low'),
    covariates: pick(births, 'smoke', 'ht', 'lwt'),
    cluster: column(births, 'ftv'),
  }),
};
