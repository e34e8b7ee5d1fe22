import {
  moments,
  proportion,
  standardisedDifferenceOfMeans,
  standardisedDifferenceOfProportions,
  welchTest,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

const samples = { first: [1, 2, 3], second: [2, 4, 6] };

export const proportions: Family = {
  file: 'proportions',
  name: 'Proportions, means and balance',
  about: 'Intervals for one proportion, and how two groups differ at the start.',
  specifications: [
    specify({
      title: 'One proportion: Wilson and Clopper–Pearson',
      source: 'Wilson (1927), JASA 22:209–212; Clopper & Pearson (1934), Biometrika 26:404–413.',
      about: 'An interval that does not leave 0 to 1, and the one whose coverage is never below the level.',
      input: { events: 8, n: 10 },
      call: ({ events, n }) => ({
        wilson: proportion({ events, n }),
        exact: proportion({ events, n }, { method: 'clopper-pearson' }),
      }),
      expected: {
        'wilson.estimate': 0.8,
        'wilson.lower': 0.4901624715366418,
        'wilson.upper': 0.9433178485456247,
        'exact.lower': 0.4439045376923586,
        'exact.upper': 0.9747892736731666,
      },
      r: `c(prop.test(events, n, correct = FALSE)$conf.int, binom.test(events, n)$conf.int)`,
    }),
    specify({
      title: 'No events in ten',
      source: 'Wilson (1927), JASA 22:209–212; Clopper & Pearson (1934), Biometrika 26:404–413.',
      about: 'Nothing seen does not mean impossible: both upper limits are near 0.3.',
      input: { events: 0, n: 10 },
      call: ({ events, n }) => ({
        wilson: proportion({ events, n }),
        exact: proportion({ events, n }, { method: 'clopper-pearson' }),
      }),
      expected: {
        'wilson.lower': 0,
        'wilson.upper': 1.959963984540054 ** 2 / (10 + 1.959963984540054 ** 2),
        'exact.lower': 0,
        'exact.upper': 1 - 0.025 ** 0.1,
      },
      byHand: 'Wilson z²/(n + z²) with z = 1.95996; exact 1 − 0.025^(1/10).',
    }),
    specify({
      title: "Two means: Welch's test",
      source: 'Welch (1947), Biometrika 34:28–35.',
      about: 'The difference of two means when their variances may differ.',
      input: samples,
      call: ({ first, second }) => ({ first: moments(first), test: welchTest({ first, second }) }),
      expected: {
        'first.mean': 2,
        'first.variance': 1,
        'test.estimate': -2,
        'test.t': -2 / Math.sqrt(5 / 3),
        'test.df': 50 / 17,
        'test.p': 0.2208808404940958,
        'test.lower': -6.155399503182505,
        'test.upper': 2.155399503182504,
      },
      byHand: 'variances 1 and 4: t = −2/√(1/3 + 4/3); df = (5/3)²/((1/3)²/2 + (4/3)²/2) = 50/17.',
      r: `with(t.test(first, second), c(p.value, conf.int))`,
    }),
    specify({
      title: 'Standardised differences',
      source: 'Austin (2009), Statistics in Medicine 28:3083–3107.',
      about:
        'How far two groups are apart at the start, in standard deviations; it does not grow with their size.',
      input: { ...samples, firstShare: 0.5, secondShare: 0.2 },
      call: ({ first, second, firstShare, secondShare }) => ({
        means: standardisedDifferenceOfMeans({ first, second }),
        shares: standardisedDifferenceOfProportions({ first: firstShare, second: secondShare }),
      }),
      expected: { 'means.estimate': -2 / Math.sqrt(2.5), 'shares.estimate': 0.3 / Math.sqrt(0.205) },
      byHand: '(2 − 4)/√((1 + 4)/2) and (0.5 − 0.2)/√((0.25 + 0.16)/2).',
    }),
  ],
};
