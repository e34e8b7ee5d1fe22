import {
  confidenceSequence,
  logRankConfidenceSequence,
  safeLogRank,
  safeLogRankFromZ,
  safeProportions,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const anytimeValid: Family = {
  file: 'anytime-valid',
  name: 'Anytime-valid tests',
  about:
    'Evidence that may be looked at after every event: an e-value of 20 or more rejects at 5 percent, whenever it is reached.',
  specifications: [
    specify({
      title: 'Safe log-rank',
      source: 'Ter Schure, Pérez-Ortiz, Ly & Grünwald (2020), arXiv:2011.06931.',
      about:
        'Each event multiplies by its share of those at risk under a hazard ratio of 3 over that under 1.',
      input: { time: [1, 4, 2, 5], event: [1, 1, 1, 0], group: [1, 1, 0, 0] },
      units: { time: 'weeks' },
      call: ({ time, event, group }) => safeLogRank({ time, event, group }, { hazardRatio: 3 }),
      expected: {
        logE: [Math.log(3 / 2), Math.log(9 / 10), Math.log(27 / 20)],
        events: [1, 2, 3],
        e: 27 / 20,
        p: 2 / 3,
      },
      byHand:
        '(6/8)/(2/4) = 3/2; (2/5)/(2/3) = 3/5; (3/4)/(1/2) = 3/2. The p-value is 1 over the highest so far, 3/2.',
    }),
    specify({
      title: 'Safe log-rank from a z statistic',
      source: 'Ter Schure, Pérez-Ortiz, Ly & Grünwald (2020).',
      about: 'The ratio of the normal density under the alternative to that under the hypothesis.',
      input: { z: -1, events: 25 },
      call: ({ z, events }) => ({ e: safeLogRankFromZ({ z, events }, { hazardRatio: 0.5 }) }),
      expected: { e: Math.exp(2.5 * Math.LN2 - (2.5 * Math.LN2) ** 2 / 2) },
      byHand: 'the mean of z is m = log(½) √25/2 = −1.73287; exp(m z − m²/2).',
    }),
    specify({
      title: 'Confidence sequence of a hazard ratio',
      source: 'Ter Schure, Pérez-Ortiz, Ly & Grünwald (2020); Robbins (1970).',
      about: 'After one event among one of each group there is a lower limit and no upper one.',
      input: { time: [1, 2], event: [1, 0], group: [1, 0] },
      units: { time: 'weeks' },
      call: ({ time, event, group }) => logRankConfidenceSequence({ time, event, group }),
      expected: { lower: [0.025 / 0.975], upper: [Infinity], logE: [0] },
      byHand: 'by symmetry the mixture of θ/(1 + θ) is ½: ratios with θ/(1 + θ) above 0.05 · ½ stay.',
    }),
    specify({
      title: 'Two risks by blocks',
      source: 'Turner, Ly & Grünwald (2024), Journal of Statistical Planning and Inference 230:106116.',
      about: 'Nothing is learnt from the first pair; the second is judged by risks learnt from the first.',
      input: { treatedEvents: [1, 1], treated: [1, 1], controlEvents: [0, 0], control: [1, 1] },
      call: ({ treatedEvents, treated, controlEvents, control }) =>
        safeProportions({ treatedEvents, treated, controlEvents, control }),
      expected: { logE: [0, 2 * Math.log(1.18 / 1.36 / 0.5)], treatedRisk: 2.18 / 2.36 },
      byHand: 'learnt 1.18/1.36 against 0.18/1.36, whose mean is ½: ratio (1.18/1.36)/½ for each of the two.',
    }),
    specify({
      title: 'Confidence sequence of a mean',
      source: 'Howard, Ramdas, McAuliffe & Sekhon (2021), Annals of Statistics 49:1055–1080.',
      about: 'After four observations with standard deviation 3, narrowest at fifty.',
      input: { x: [1, 3, 0, 4] },
      call: ({ x }) => confidenceSequence(x, { known: { sd: 3 }, narrowestAt: 50 }),
      expected: { 'estimate[3]': 2, 'lower[3]': -4.128796347377656, 'upper[3]': 8.128796347377655 },
      r: `spent <- -2 * log(0.05)
rho <- 50 / (spent + log(1 + spent))
2 + c(-1, 1) * 3 * sqrt((4 + rho) * log((4 + rho) / (rho * 0.05^2))) / 4`,
    }),
  ],
};
