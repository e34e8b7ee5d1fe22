import {
  complementaryLogLogRegression,
  firthLogistic,
  firthPoisson,
  identityBinomialRegression,
  logBinomialRegression,
  logisticRegression,
  probitRegression,
  separation,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

/** Events in 2 of 5 and 4 of 5. */
const two = { x: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], y: [1, 1, 0, 0, 0, 1, 1, 1, 1, 0] };

export const binaryOutcomes: Family = {
  file: 'binary-outcomes',
  name: 'Regression of yes and no',
  about:
    'The effect as an odds ratio, a risk ratio, a risk difference or another, and what to do under separation.',
  specifications: [
    specify({
      title: 'Logistic',
      source: 'Cox (1958), JRSS B 20:215–242.',
      about: 'The odds ratio; with one covariate of two values it is that of the table.',
      input: two,
      call: ({ x, y }) => logisticRegression({ y, covariates: { x } }),
      expected: {
        'coefficients[1].ratio': 6,
        'coefficients[1].standardError': Math.sqrt(1 / 2 + 1 / 3 + 1 / 4 + 1),
      },
      byHand: '(4/1)/(2/3) = 6; the variance of the log is the sum of 1 over the four cells.',
    }),
    specify({
      title: 'Risk ratio, risk difference, probit and complementary log-log',
      source:
        'Wacholder (1986), American Journal of Epidemiology 123:174–184; McCullagh & Nelder (1989), chapter 4.',
      about: 'The same two risks on four other scales.',
      input: two,
      call: ({ x, y }) => ({
        ratio: logBinomialRegression({ y, covariates: { x } }),
        difference: identityBinomialRegression({ y, covariates: { x } }),
        probit: probitRegression({ y, covariates: { x } }),
        cloglog: complementaryLogLogRegression({ y, covariates: { x } }),
      }),
      expected: {
        'ratio.coefficients[1].ratio': 2,
        'difference.coefficients[1].estimate': 2 / 5,
        'difference.coefficients[1].standardError': Math.sqrt(2 / 25),
        'probit.coefficients[1].estimate': 1.094968336708714,
        'cloglog.coefficients[1].ratio': Math.log(0.2) / Math.log(0.6),
      },
      byHand:
        'risks 2/5 and 4/5: ratio 2, difference 2/5 with variance (6/25 + 4/25)/5; ratio of log(1 − risk).',
      r: `qnorm(0.8) - qnorm(0.4)`,
    }),
    specify({
      title: 'Separation, and Firth’s penalty',
      source:
        'Firth (1993), Biometrika 80:27–38; Heinze & Schemper (2002), Statistics in Medicine 21:2409–2419.',
      about: 'All of one group have the event: the odds ratio has no finite estimate, the penalised one has.',
      input: { x: [0, 0, 0, 1, 1, 1], y: [1, 0, 0, 1, 1, 1] },
      call: ({ x, y }) => ({
        plain: logisticRegression({ y, covariates: { x } }),
        why: separation({ y, covariates: { x } }),
        firth: firthLogistic({ y, covariates: { x } }),
      }),
      expected: {
        'plain.ok': false,
        'plain.reason': 'separation',
        'why.kind': 'quasi-complete',
        'firth.coefficients[1].oddsRatio': 3.5 / 0.5 / (1.5 / 2.5),
      },
      byHand: 'for one table the penalty adds ½ to each cell: (3.5/0.5)/(1.5/2.5).',
    }),
    specify({
      title: 'A rate without events: Firth’s penalty',
      source: 'Firth (1993), Biometrika 80:27–38.',
      about: 'No events in one group: the penalty adds half an event to each.',
      input: { x: [0, 0, 1, 1], y: [2, 3, 0, 0] },
      call: ({ x, y }) => firthPoisson({ y, covariates: { x } }),
      expected: { 'coefficients[1].rateRatio': 0.5 / 5.5 },
      byHand: '(0 + ½)/(5 + ½).',
    }),
  ],
};
