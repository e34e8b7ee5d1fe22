import {
  logRank,
  logRankExact,
  logRankPermutation,
  logRankScores,
  logRankTrend,
  repeatedLogRank,
  stream,
} from '../src/index.ts';
import { people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

const four = { time: [1, 2, 3, 4], event: [1, 1, 1, 1], group: [0, 0, 1, 1] };

export const logRankTests: Family = {
  file: 'log-rank',
  name: 'Log-rank tests',
  about: 'Whether groups have the event equally fast.',
  specifications: [
    specify({
      title: 'Log-rank',
      source:
        'Mantel (1966), Cancer Chemotherapy Reports 50:163–170; Peto & Peto (1972), JRSS A 135:185–207.',
      about: 'At each event time the events of a group are compared with its share of those at risk.',
      input: four,
      units: { time: 'weeks' },
      call: ({ time, event, group }) => logRank({ time, event, group }),
      expected: {
        observed: [2, 2],
        expected: [5 / 6, 19 / 6],
        chiSquared: 49 / 17,
        df: 1,
        p: 0.08955507441364255,
      },
      byHand:
        'expected in group 0: 2/4 + 1/3 = 5/6; variance 1/4 + 2/9 = 17/36; (2 − 5/6)²/(17/36) = 49/17. P(χ² > 49/17) = 2 Φ(−√(49/17)).',
      r: `2 * pnorm(-sqrt(49 / 17))`,
    }),
    specify({
      title: 'Log-rank with ties, and weighted by Peto and Peto',
      source: 'Harrington & Fleming (1982), Biometrika 69:553–566.',
      about: 'The weighted test counts early differences more.',
      input: people,
      units: { time: 'weeks' },
      call: ({ time, event, group }) => ({
        plain: logRank({ time, event, group }),
        early: logRank({ time, event, group }, { weights: { rho: 1, gamma: 0 } }),
        quick: repeatedLogRank(time.length)({ time, event, group }),
      }),
      expected: {
        'plain.expected': [3.06525974025974, 5.934740259740259],
        'plain.chiSquared': 2.090533553973309,
        'plain.p': 0.1482142986345145,
        quick: -1.445867751204552,
        'early.chiSquared': 2.566790942984451,
        'early.p': 0.109128907196335,
      },
      r: `plain <- survdiff(Surv(time, event) ~ group)
early <- survdiff(Surv(time, event) ~ group, rho = 1)
z <- (plain$obs[2] - plain$exp[2]) / sqrt(plain$var[2, 2])
p <- function(test) pchisq(test$chisq, 1, lower = FALSE)
list(plain$exp, plain$chisq, p(plain), z, early$chisq, p(early))`,
    }),
    specify({
      title: 'Trend over three groups',
      source: 'Tarone (1975), Biometrika 62:679–682.',
      about: 'Whether the hazard rises or falls with the code of the group.',
      input: { time: [1, 2, 3], event: [1, 1, 1], group: [0, 1, 2] },
      units: { time: 'weeks' },
      call: ({ time, event, group }) => {
        const test = logRank({ time, event, group });
        return test.ok ? logRankTrend(test) : test;
      },
      expected: { z: -1.5 / Math.sqrt(11 / 12), chiSquared: 27 / 11, df: 1 },
      byHand:
        'those at risk have the mean codes 1, 3/2 and 2, so Σ (code − mean) = −1 − ½ + 0 = −3/2, with variance 2/3 + 1/4 = 11/12.',
    }),
    specify({
      title: 'Exact and by permutation',
      source: 'Peto & Peto (1972), JRSS A 135:185–207; Phipson & Smyth (2010), SAGMB 9:39.',
      about:
        'Compares the sum of scores in the higher group with all ways to choose the group, or with random ones.',
      input: four,
      units: { time: 'weeks' },
      call: ({ time, event, group }) => ({
        scores: logRankScores({ time, event }),
        exact: logRankExact({ time, event, group }),
        chance: logRankPermutation({ time, event, group }, { random: stream('example'), permutations: 99 }),
      }),
      expected: {
        scores: [3 / 4, 5 / 12, -1 / 12, -13 / 12],
        'exact.allocations': 6,
        'exact.statistic': -7 / 6,
        'exact.p': 1 / 3,
        'chance.statistic': -7 / 6,
        'chance.permutations': 99,
      },
      byHand:
        'event less cumulative hazard 1/4, 7/12, 13/12 and 25/12. The group with the two lowest scores is one of six pairs, the one with the two highest lies as far off: 2/6.',
    }),
  ],
};
