import {
  beta,
  binomial,
  chiSquared,
  f,
  gamma,
  hypergeometric,
  negativeBinomial,
  noncentralChiSquared,
  noncentralHypergeometric,
  noncentralT,
  normal,
  normalRectangle,
  poisson,
  t,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const distributions: Family = {
  file: 'distributions',
  name: 'Distributions',
  about:
    'The point first, then the parameters. `lower` is P(X ≤ x), `upper` is P(X > x), and neither is made from the other.',
  specifications: [
    specify({
      title: 'Normal',
      source: 'Abramowitz & Stegun (1964), chapter 26; Cody (1969), Mathematics of Computation 23:631–637.',
      about: 'Also far out in the tail all digits stand.',
      input: { x: 1.96, far: 20 },
      call: ({ x, far }) => ({
        density: normal.density(x),
        lower: normal.lower(x),
        upper: normal.upper(x),
        farUpper: normal.upper(far),
        quantile: normal.quantile(0.975),
      }),
      expected: {
        density: 0.05844094433345147,
        lower: 0.9750021048517796,
        upper: 0.02499789514822043,
        farUpper: 0,
        quantile: 1.959963984540054,
      },
      r: `c(dnorm(x), pnorm(x), pnorm(x, lower = FALSE), pnorm(far, lower = FALSE), qnorm(0.975))`,
    }),
    specify({
      title: 'Student’s t, chi-squared and F',
      source: 'Abramowitz & Stegun (1964), chapter 26.',
      about: 'The tails of the usual test statistics.',
      input: { tValue: 2, chiSquaredValue: 4, fValue: 3 },
      call: ({ tValue, chiSquaredValue, fValue }) => ({
        t: t.upper(tValue, 2),
        chiSquared: chiSquared.upper(chiSquaredValue, 2),
        f: f.upper(fValue, 2, 2),
      }),
      expected: { t: (1 - 2 / Math.sqrt(6)) / 2, chiSquared: Math.exp(-2), f: 1 / 4 },
      byHand:
        'with 2 degrees of freedom the tails are elementary: t ½(1 − t/√(2 + t²)); χ² e^(−x/2); F 1/(1 + F).',
    }),
    specify({
      title: 'Gamma and beta',
      source: 'Abramowitz & Stegun (1964), chapters 6 and 26.',
      about: 'Waiting for the second event of a Poisson process, and the middle of three uniform numbers.',
      input: { waited: 3, share: 0.25 },
      call: ({ waited, share }) => ({ gamma: gamma.upper(waited, 2), beta: beta.lower(share, 2, 2) }),
      expected: { gamma: 4 * Math.exp(-3), beta: 5 / 32 },
      byHand: 'P(fewer than 2 events by 3) = e⁻³ (1 + 3); 3 · (1/4)² · 3/4 + (1/4)³ = 10/64.',
    }),
    specify({
      title: 'Counts: binomial, Poisson, negative binomial, hypergeometric',
      source: 'Johnson, Kemp & Kotz (2005), Univariate Discrete Distributions.',
      about: 'The chance of at most one.',
      input: { k: 1 },
      call: ({ k }) => ({
        binomial: binomial.lower(k, 4, 0.5),
        poisson: poisson.lower(k, 2),
        negativeBinomial: negativeBinomial.lower(k, 2, 2),
        hypergeometric: hypergeometric.lower(k, 4, 4, 4),
      }),
      expected: {
        binomial: 5 / 16,
        poisson: 3 * Math.exp(-2),
        negativeBinomial: 1 / 2,
        hypergeometric: 17 / 70,
      },
      byHand:
        '(1 + 4)/16; e⁻² (1 + 2); mean 2 and size 2 make ½ the chance of success: ¼ + 2 · ½ · ¼; four cups of eight: (1 + 16)/70.',
    }),
    specify({
      title: 'Non-central t and chi-squared',
      source:
        'Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, chapters 29 and 31.',
      about: 'The distribution of a test statistic when there is an effect: its tail is the power.',
      input: { x: 2, chiSquaredValue: 9 },
      call: ({ x, chiSquaredValue }) => ({
        noncentralT: noncentralT.upper(x, 2, 0),
        noncentralChiSquared: noncentralChiSquared.upper(chiSquaredValue, 1, 1),
      }),
      expected: { noncentralT: (1 - 2 / Math.sqrt(6)) / 2, noncentralChiSquared: 0.02278180319001233 },
      byHand:
        'without a shift the t is the central one, ½(1 − 2/√6). A squared normal with mean 1 exceeds 9 where the normal does not lie between −3 and 3.',
      r: `pnorm(3 - 1, lower = FALSE) + pnorm(-3 - 1)`,
    }),
    specify({
      title: 'Non-central hypergeometric',
      source: 'Fisher (1935), JRSS 98:39–82.',
      about: 'A two by two table with fixed margins when the odds ratio is 2.',
      input: { white: 2, black: 2, drawn: 2, odds: 2 },
      call: ({ white, black, drawn, odds }) => ({
        none: noncentralHypergeometric.density(0, white, black, drawn, odds),
        one: noncentralHypergeometric.density(1, white, black, drawn, odds),
        two: noncentralHypergeometric.density(2, white, black, drawn, odds),
      }),
      expected: { none: 1 / 13, one: 8 / 13, two: 4 / 13 },
      byHand: 'weights 1, 4 · 2 and 1 · 2² over their sum 13.',
    }),
    specify({
      title: 'Several normals at once',
      source: 'Genz (1992), Journal of Computational and Graphical Statistics 1:141–149.',
      about: 'The chance that two normal values with correlation ½ are both above their means.',
      input: { first: [1, 0.5], second: [0.5, 1] },
      call: ({ first, second }) =>
        normalRectangle({ lower: [0, 0], upper: [Infinity, Infinity], covariance: [first, second] }),
      expected: { probability: 1 / 3 },
      byHand: '¼ + arcsin(½)/(2π) = ¼ + 1/12 (Sheppard 1899).',
    }),
  ],
};
