import {
  andersonRubin,
  complementaryLogLogRegression,
  type ErrorKind,
  type GeneralisedData,
  type InstrumentData,
  identityBinomialRegression,
  linearRegression,
  logBinomialRegression,
  logisticRegression,
  type MarginalData,
  type MarginalOptions,
  marginalEffect,
  negativeBinomialRegression,
  poissonRegression,
  probitRegression,
  twoStageLeastSquares,
} from '../../src/index.ts';
import { type Cases, type Compute, complete, data, derive, dummies, must, pick } from '../corpus.ts';

type Fitted = ReturnType<typeof probitRegression> | ReturnType<typeof logisticRegression>;

const generalised =
  (fit: (errors: ErrorKind) => Fitted): Compute =>
  (given) => {
    const { coefficients, deviance, fitted } = must(fit('classical'));
    const kinds = ['HC0', 'HC1', 'HC2', 'HC3'] as const;
    const errors = (kind: ErrorKind) => must(fit(kind)).coefficients.map((c) => c.standardError);
    return {
      ...given,
      estimate: coefficients.map((c) => c.estimate),
      standardError: coefficients.map((c) => c.standardError),
      deviance,
      most: Math.max(...fitted),
      ...('robust' in given && { robust: Object.fromEntries(kinds.map((kind) => [kind, errors(kind)])) }),
    };
  };

const overdispersed =
  (input: GeneralisedData): Compute =>
  () => {
    const fit = must(negativeBinomialRegression(input));
    return {
      estimate: fit.coefficients.map((c) => c.estimate),
      standardError: fit.coefficients.map((c) => c.standardError),
      theta: fit.theta.estimate,
      thetaError: fit.theta.standardError,
      ll: fit.logLikelihood,
      aic: fit.aic,
    };
  };

interface Tested {
  readonly ok: true;
  readonly coefficients: readonly {
    readonly estimate: number;
    readonly standardError: number;
    readonly df: number;
    readonly p: number;
  }[];
}
const clustered =
  (fit: (errors: ErrorKind) => Tested | { readonly ok: false }): Compute =>
  () => {
    const of = (errors: ErrorKind) => (must(fit(errors)) as Tested).coefficients;
    const errors = (kind: ErrorKind) => of(kind).map((c) => c.standardError);
    return {
      estimate: of('CR0').map((c) => c.estimate),
      CR0: errors('CR0'),
      CR1: errors('CR1'),
      CR2: errors('CR2'),
      CR3: errors('CR3'),
      df: of('CR2').map((c) => c.df),
      p: of('CR2').map((c) => c.p),
    };
  };

const linear =
  (input: Parameters<typeof linearRegression>[0]): Compute =>
  () => {
    const fit = must(linearRegression(input, { level: 0.9 }));
    const of = (key: 'estimate' | 'standardError' | 'p' | 'lower' | 'upper') =>
      fit.coefficients.map((c) => c[key]);
    const kinds = ['HC0', 'HC1', 'HC2', 'HC3'] as const;
    return {
      estimate: of('estimate'),
      standardError: of('standardError'),
      p: of('p'),
      lower: of('lower'),
      upper: of('upper'),
      sigma: fit.sigma,
      rSquared: fit.rSquared,
      robust: Object.fromEntries(
        kinds.map((errors) => [
          errors,
          must(linearRegression(input, { errors })).coefficients.map((c) => c.standardError),
        ]),
      ),
    };
  };

const standardised =
  (input: MarginalData, options: MarginalOptions): Compute =>
  () => {
    const { means, contrasts } = must(marginalEffect(input, options));
    const [contrast] = contrasts;
    return {
      risk: means.map((mean) => mean.estimate),
      riskError: means.map((mean) => mean.standardError),
      difference: contrast!.difference.estimate,
      differenceError: contrast!.difference.standardError,
      logRatioError: must(contrast!.ratio).standardError,
    };
  };

/** Endogenous columns come first with us, covariates after them. */
const instruments =
  (input: InstrumentData, order: readonly number[]): Compute =>
  () => {
    const fit = must(twoStageLeastSquares(input));
    const errors = (kind: ErrorKind) => {
      const { coefficients } = must(twoStageLeastSquares(input, { errors: kind }));
      return order.map((j) => coefficients[j]!.standardError);
    };
    return {
      estimate: order.map((j) => fit.coefficients[j]!.estimate),
      standardError: order.map((j) => fit.coefficients[j]!.standardError),
      p: order.map((j) => fit.coefficients[j]!.p),
      sigma: fit.sigma,
      firstStage: fit.firstStage.map((stage) => stage.f),
      wuHausman: fit.exogeneity.f,
      sargan: fit.sargan?.chiSquared,
      robust: { HC0: errors('HC0'), HC1: errors('HC1') },
    };
  };

const births = data('birthwt');
const pima = data('Pima');
const quine = data('quine');
const insurance = data('Insurance');
const epil = data('epil');
const cars = data('mtcars');
const tumours = data('bladder2');
const retinopathy = data('retinopathy');
const pbc = data('pbc');
const staged = complete(pbc, 'stage');
const tested = complete(pbc, 'protime', 'platelet');
const smokers = births['smoke']!;
const low = births['low']!;
const arms = { y: low, treatment: smokers };
const instrumentsOnly = { y: cars['mpg']!, treatment: cars['hp']! };

export const cases: Cases = {
  'logistic-shares-weights': generalised((errors) => {
    const n = [10, 22, 13, 19, 31, 12, 7, 24];
    const y = [2, 7, 5, 11, 14, 9, 3, 20].map((events, i) => events / n[i]!);
    const covariates = { age: [3, 5, 4, 6, 7, 8, 2, 6.5], site: [0, 0, 0, 0, 1, 1, 1, 1] };
    return logisticRegression({ y, covariates, weight: n }, { errors });
  }),
  'logistic-quadratic': generalised((errors) =>
    logisticRegression(
      {
        y: derive(pima, (row) => row['type']! - 1),
        covariates: {
          glu: pima['glu']!,
          square: derive(pima, (row) => row['glu']! ** 2),
          ...pick(pima, 'bmi', 'age'),
          both: derive(pima, (row) => row['bmi']! * row['age']!),
        },
      },
      { errors },
    ),
  ),
  'logistic-no-intercept': generalised((errors) =>
    logisticRegression({ y: low, covariates: pick(births, 'smoke', 'lwt') }, { errors, intercept: false }),
  ),
  'poisson-offset-years': generalised((errors) =>
    poissonRegression(
      {
        y: tumours['event']!,
        covariates: pick(tumours, 'rx', 'size'),
        offset: derive(tumours, (row) => Math.log(row['stop']! + 0.5)),
      },
      { errors },
    ),
  ),
  'poisson-weights': generalised((errors) =>
    poissonRegression(
      {
        y: quine['Days']!,
        covariates: { Sex: quine['Sex']!, ...dummies('Age', quine['Age']!) },
        weight: derive(quine, (row) => 1 + (row['Days']! % 3)),
      },
      { errors },
    ),
  ),
  'probit-birthwt': generalised(() =>
    probitRegression({ y: low, covariates: pick(births, 'age', 'lwt', 'smoke', 'ht') }),
  ),
  'cloglog-offset': generalised(() =>
    complementaryLogLogRegression({
      y: retinopathy['status']!,
      covariates: pick(retinopathy, 'trt', 'age'),
      offset: derive(retinopathy, (row) => Math.log(row['futime']!)),
    }),
  ),
  'log-binomial': generalised(() =>
    logBinomialRegression({
      y: low,
      covariates: { ...pick(births, 'smoke', 'ht'), lwt: derive(births, (row) => row['lwt']! / 100) },
    }),
  ),
  'log-binomial-near-the-edge': (given) =>
    generalised(() =>
      logBinomialRegression({
        y: given['y'] as readonly number[],
        covariates: { x: given['x'] as readonly number[] },
      }),
    )(given),
  'identity-binomial': generalised(() =>
    identityBinomialRegression({ y: low, covariates: pick(births, 'smoke', 'ht') }),
  ),
  'negative-binomial-quine': overdispersed({
    y: quine['Days']!,
    covariates: {
      ...pick(quine, 'Eth', 'Sex'),
      ...dummies('Age', quine['Age']!),
      both: derive(quine, (row) => row['Eth']! * row['Sex']!),
    },
  }),
  'negative-binomial-offset': overdispersed({
    y: insurance['Claims']!,
    covariates: { ...dummies('District', insurance['District']!), Age: insurance['Age']! },
    offset: derive(insurance, (row) => Math.log(row['Holders']!)),
  }),
  'negative-binomial-epil': overdispersed({
    y: epil['y']!,
    covariates: {
      ...pick(epil, 'lbase', 'trt', 'lage', 'V4'),
      both: derive(epil, (row) => row['lbase']! * row['trt']!),
    },
  }),
  'clusters-lm': clustered((errors) =>
    linearRegression(
      { y: epil['y']!, covariates: pick(epil, 'trt', 'lbase', 'V4'), cluster: epil['subject']! },
      { errors },
    ),
  ),
  'clusters-few': clustered((errors) =>
    linearRegression(
      { y: cars['mpg']!, covariates: pick(cars, 'wt', 'am'), cluster: cars['carb']! },
      { errors },
    ),
  ),
  'clusters-logistic': clustered((errors) =>
    logisticRegression(
      { y: low, covariates: pick(births, 'smoke', 'lwt'), cluster: births['ftv']! },
      { errors },
    ),
  ),
  'clusters-poisson': clustered((errors) =>
    poissonRegression(
      { y: epil['y']!, covariates: pick(epil, 'trt', 'lbase'), cluster: epil['subject']! },
      { errors },
    ),
  ),
  'lm-weights-interaction': linear({
    y: staged['bili']!.map(Math.log),
    covariates: {
      ...pick(staged, 'age', 'sex', 'albumin'),
      both: derive(staged, (row) => row['age']! * row['sex']!),
    },
    weight: derive(staged, (row) => 1 + (row['stage']! % 2)),
  }),
  'lm-nearly-collinear': linear({
    y: cars['mpg']!,
    covariates: {
      wt: cars['wt']!,
      near: derive(cars, (row) => row['wt']! + row['disp']! / 1e4),
      hp: cars['hp']!,
    },
  }),
  'standardised-HC0': standardised(
    { ...arms, covariates: pick(births, 'lwt', 'age', 'ht') },
    { variance: 'HC0' },
  ),
  'standardised-HC3': standardised(
    { ...arms, covariates: pick(births, 'lwt', 'age', 'ht') },
    { variance: 'HC3' },
  ),
  'standardised-common-slopes': standardised(
    { ...arms, covariates: pick(births, 'lwt', 'age') },
    { variance: 'HC1', interaction: false },
  ),
  'instruments-one': instruments(
    {
      y: cars['mpg']!,
      endogenous: pick(cars, 'hp'),
      instruments: pick(cars, 'disp'),
      covariates: pick(cars, 'wt'),
    },
    [0, 1, 2],
  ),
  'instruments-over': instruments(
    {
      y: tested['bili']!.map(Math.log),
      endogenous: pick(tested, 'albumin'),
      instruments: pick(tested, 'protime', 'platelet', 'edema'),
      covariates: pick(tested, 'age'),
    },
    [0, 1, 2],
  ),
  'instruments-weights': instruments(
    {
      y: cars['mpg']!,
      endogenous: pick(cars, 'hp'),
      instruments: pick(cars, 'disp', 'qsec'),
      weight: cars['carb']!,
    },
    [0, 1],
  ),
  'anderson-rubin': () => {
    const input = {
      ...instrumentsOnly,
      instruments: pick(cars, 'disp', 'qsec'),
      covariates: pick(cars, 'wt'),
    };
    const { test, set } = must(andersonRubin(input, { hypothesis: -0.02 }));
    return { f: test.f, p: test.p, ends: set.kind === 'interval' ? [set.lower, set.upper] : set };
  },
};
