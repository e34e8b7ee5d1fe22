import {
  interaction,
  linearRegression,
  negativeBinomialRegression,
  poissonRegression,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

const line = { x: [0, 1, 2, 3], y: [1, 3, 2, 6] };
const counts = { x: [0, 0, 0, 0, 1, 1, 1, 1], y: [0, 2, 1, 5, 3, 9, 2, 14] };

export const regression: Family = {
  file: 'regression',
  name: 'Regression of measurements and counts',
  about: 'Linear, Poisson and negative binomial models, and interaction on two scales.',
  specifications: [
    specify({
      title: 'A straight line, with classical and robust errors',
      source:
        'White (1980), Econometrica 48:817–838; MacKinnon & White (1985), Journal of Econometrics 29:305–325.',
      about: 'Robust errors need not believe that all points scatter alike.',
      input: line,
      call: ({ x, y }) => ({
        classical: linearRegression({ y, covariates: { x } }),
        hc3: linearRegression({ y, covariates: { x } }, { errors: 'HC3' }),
      }),
      expected: {
        'classical.coefficients[0].estimate': 9 / 10,
        'classical.coefficients[1].estimate': 7 / 5,
        'classical.coefficients[1].standardError': Math.sqrt(4.2 / 2 / 5),
        'classical.rSquared': 9.8 / 14,
        'hc3.coefficients[1].standardError': 0.9428571428571428,
      },
      byHand:
        'Σ(x − 1.5)(y − 3) = 7 over Σ(x − 1.5)² = 5; residuals 0.1, 0.7, −1.7, 0.9: sum of squares 4.2 of 14.',
      r: `sqrt(sandwich::vcovHC(lm(y ~ x), type = "HC3")[2, 2])`,
    }),
    specify({
      title: 'Poisson',
      source: 'McCullagh & Nelder (1989), Generalized Linear Models, chapter 6.',
      about: 'The ratio of two rates.',
      input: counts,
      call: ({ x, y }) => poissonRegression({ y, covariates: { x } }),
      expected: {
        'coefficients[1].ratio': 28 / 8,
        'coefficients[1].standardError': Math.sqrt(1 / 8 + 1 / 28),
      },
      byHand: '28 events against 8; the variance of the log is the sum of 1 over the events.',
    }),
    specify({
      title: 'Negative binomial',
      source: 'Lawless (1987), Canadian Journal of Statistics 15:209–225.',
      about: 'The same ratio when people differ more than Poisson allows: a larger error.',
      input: counts,
      call: ({ x, y }) => negativeBinomialRegression({ y, covariates: { x } }),
      expected: {
        'coefficients[1].ratio': 28 / 8,
        'theta.estimate': 2.4841877435047,
        'coefficients[1].standardError': 0.6016538191014581,
      },
      r: `mu <- c(2, 7)[x + 1]
theta <- exp(uniroot(function(l) {
  k <- exp(l)
  sum(digamma(y + k) - digamma(k) + log(k) + 1 - log(k + mu) - (y + k) / (k + mu))
}, c(-3, 5), tol = 1e-14)$root)
c(theta, sqrt(sum(1 / (4 * c(2, 7)) + 1 / (4 * theta))))`,
    }),
    specify({
      title: 'Interaction on both scales',
      source: 'Rothman (1986), Modern Epidemiology; Hosmer & Lemeshow (1992), Epidemiology 3:452–456.',
      about: 'Two exposures may multiply neither more nor less than each alone, and still add up to more.',
      input: {
        y: [1, 0, 1, 0, 1, 0, 1, 0],
        weight: [1, 9, 2, 9, 3, 9, 6, 9],
        exposure: [0, 0, 1, 1, 0, 0, 1, 1],
        modifier: [0, 0, 0, 0, 1, 1, 1, 1],
      },
      call: ({ y, weight, exposure, modifier }) => interaction({ y, weight, exposure, modifier }),
      expected: {
        'exposureAlone.estimate': 2,
        'modifierAlone.estimate': 3,
        'both.estimate': 6,
        'multiplicative.estimate': 1,
        'relativeExcessRisk.estimate': 2,
        'attributableProportion.estimate': 1 / 3,
        'synergy.estimate': 5 / 3,
      },
      byHand: 'odds ratios 2, 3 and 6: 6/(2 · 3) = 1; 6 − 2 − 3 + 1 = 2; 2/6; (6 − 1)/(1 + 2).',
    }),
  ],
};
