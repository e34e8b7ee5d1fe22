import {
  adjustedRestrictedMean,
  concordance,
  cumulativeIncidence,
  fineGray,
  grayTest,
  kaplanMeier,
  logRank,
  logRankExact,
  logRankPermutation,
  logRankTrend,
  pseudoRestrictedMean,
  type Random,
  repeatedLogRank,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from '../../../src/index.ts';
import { arms, between, each, followed } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';
import { causes } from './causes.ts';

const within = (distance: number): Band => ({ within: distance });
const repetitions = 20_000;
const censored = 'hazard 1, censored evenly from 0.5 to 3';
const one = (random: Random, n: number) => followed(random, n, () => 1, between(0.5, 3));
const two = (random: Random, n: number) => ({ ...one(random, n), group: arms(n) });

const curves = (['log', 'log-log', 'plain', 'logit', 'arcsin'] as const).map((interval) =>
  coverage({
    name: `Kaplan–Meier, ${interval}`,
    of: ['kaplanMeier', 'survivalAt'],
    call: `survivalAt(kaplanMeier({ time, event }, { interval: '${interval}' }).curves[0], [1])`,
    truth: `60 people, ${censored}; survival at 1`,
    band: within(0.02),
    repetitions,
    run: (random) => {
      const [curve] = kaplanMeier(one(random, 60), { interval }).curves;
      return holds(survivalAt(curve!, [1])[0]!, Math.exp(-1));
    },
  }),
);

const median = coverage({
  name: 'median of a survival curve',
  of: ['survivalQuantile'],
  call: "survivalQuantile(kaplanMeier({ time, event }, { interval: 'log-log' }).curves[0], 0.5)",
  truth: `60 people, ${censored}`,
  band: within(0.02),
  repetitions,
  run: (random) =>
    covers(
      survivalQuantile(kaplanMeier(one(random, 60), { interval: 'log-log' }).curves[0]!, 0.5),
      Math.LN2,
      (found) => found,
    ),
});

const weightings = (['log-rank', 'gehan', 'tarone-ware', 'peto-peto', { rho: 1, gamma: 1 }] as const).map(
  (weights) => {
    const label = typeof weights === 'string' ? weights : 'Fleming–Harrington 1, 1';
    return rejection({
      name: `log-rank, ${label}`,
      of: ['logRank'],
      call: `logRank({ time, event, group }, { weights: ${JSON.stringify(weights)} })`,
      truth: `two arms of 40, ${censored}`,
      band: within(0.01),
      repetitions,
      run: (random) => rejects(logRank(two(random, 80), { weights }), ({ p }) => p),
    });
  },
);

const ranks = [
  rejection({
    name: 'log-rank, stratified',
    of: ['logRank'],
    call: 'logRank({ time, event, group, stratum })',
    truth: 'two arms of 40 in four strata with hazards 0.5 to 2',
    band: within(0.01),
    repetitions,
    run: (random) => {
      const stratum = each(80, (row) => (row >> 1) & 3);
      const data = followed(random, 80, (row) => 0.5 * (1 + stratum[row]!), between(0.5, 3));
      return rejects(logRank({ ...data, group: arms(80), stratum }), ({ p }) => p);
    },
  }),
  rejection({
    name: 'log-rank, small and uneven arms',
    of: ['logRank'],
    call: 'logRank({ time, event, group })',
    truth: `arms of 6 and 30, ${censored}`,
    band: {
      from: 0.06,
      to: 0.09,
      why: 'six against thirty is too few for the chi-squared distribution; logRankExact and logRankPermutation hold',
    },
    repetitions,
    run: (random) =>
      rejects(logRank({ ...one(random, 36), group: each(36, (row) => (row < 6 ? 1 : 0)) }), ({ p }) => p),
  }),
  rejection({
    name: 'log-rank, trend',
    of: ['logRankTrend'],
    call: 'logRankTrend(logRank({ time, event, group }))',
    truth: `four groups of 20, ${censored}`,
    band: within(0.01),
    repetitions,
    run: (random) => {
      const test = logRank({ ...one(random, 80), group: each(80, (row) => row & 3) });
      return test.ok ? rejects(logRankTrend(test), ({ p }) => p) : undefined;
    },
  }),
  rejection({
    name: 'log-rank, permutation',
    of: ['logRankPermutation'],
    call: 'logRankPermutation({ time, event, group }, { random, permutations: 199 })',
    truth: `arms of 8 and 12, ${censored}`,
    band: 'conservative',
    repetitions,
    run: (random) =>
      rejects(
        logRankPermutation(
          { ...one(random, 20), group: each(20, (row) => (row < 8 ? 1 : 0)) },
          { random: random.split('permutations'), permutations: 199 },
        ),
        ({ p }) => p,
      ),
  }),
  rejection({
    name: 'log-rank, exact',
    of: ['logRankExact'],
    call: 'logRankExact({ time, event, group })',
    truth: `two arms of 6, ${censored}`,
    band: 'conservative',
    repetitions,
    run: (random) => rejects(logRankExact(two(random, 12)), ({ p }) => p),
  }),
  rejection({
    name: 'log-rank, many small trials',
    of: ['repeatedLogRank'],
    call: 'repeatedLogRank(80)({ time, event, group })',
    truth: `two arms of 40, ${censored}; z beyond 1.96`,
    band: within(0.01),
    repetitions,
    run: (random) => {
      const z = repeatedLogRank(80)(two(random, 80));
      return z === undefined ? undefined : Math.abs(z) > 1.959963984540054;
    },
  }),
];

const meanOf = (hazard: number) => (1 - Math.exp(-1.5 * hazard)) / hazard;
const unequal = 'two arms of 60, hazards 1 and 0.6, censored evenly from 1 to 3; mean time to 1.5';
const trial = (random: Random) => {
  const group = arms(120);
  return { ...followed(random, 120, (row) => (group[row] === 1 ? 0.6 : 1), between(1, 3)), group };
};

const means = [
  coverage({
    name: 'restricted mean, difference',
    of: ['restrictedMean'],
    call: 'restrictedMean({ time, event, group }, { tau: 1.5 }).difference',
    truth: unequal,
    band: within(0.01),
    repetitions,
    run: (random) =>
      covers(restrictedMean(trial(random), { tau: 1.5 }), meanOf(0.6) - meanOf(1), (f) => f.difference),
  }),
  coverage({
    name: 'restricted mean, ratio',
    of: ['restrictedMean'],
    call: 'restrictedMean({ time, event, group }, { tau: 1.5 }).ratio',
    truth: unequal,
    band: within(0.01),
    repetitions,
    run: (random) =>
      covers(restrictedMean(trial(random), { tau: 1.5 }), meanOf(0.6) / meanOf(1), (f) => f.ratio),
  }),
  coverage({
    name: 'restricted mean, by censoring weights',
    of: ['adjustedRestrictedMean'],
    call: 'adjustedRestrictedMean({ time, event, group, covariates }, { tau: 1.5 }).difference',
    truth: `${unequal}; one covariate without effect`,
    band: within(0.015),
    repetitions: 10_000,
    run: (random) =>
      covers(
        adjustedRestrictedMean(
          { ...trial(random), covariates: { z: each(120, () => random.normal()) } },
          { tau: 1.5 },
        ),
        meanOf(0.6) - meanOf(1),
        ({ difference }) => difference.coefficients[1],
      ),
  }),
  coverage({
    name: 'restricted mean, by pseudo-observations',
    of: ['pseudoRestrictedMean'],
    call: 'pseudoRestrictedMean({ time, event, group, covariates }, { tau: 1.5 }).difference',
    truth: `${unequal}; one covariate without effect`,
    band: within(0.015),
    repetitions: 10_000,
    run: (random) =>
      covers(
        pseudoRestrictedMean(
          { ...trial(random), covariates: { z: each(120, () => random.normal()) } },
          { tau: 1.5 },
        ),
        meanOf(0.6) - meanOf(1),
        ({ difference }) => difference.coefficients[1],
      ),
  }),
];

const concordant = coverage({
  name: 'concordance',
  of: ['concordance'],
  call: 'concordance({ time, event, score })',
  truth: '150 people, the score says nothing: 0.5',
  band: within(0.015),
  repetitions: 10_000,
  run: (random) =>
    covers(
      concordance({ ...one(random, 150), score: each(150, () => random.normal()) }),
      0.5,
      (found) => found,
    ),
});

const competing = [
  coverage({
    name: 'cumulative incidence',
    of: ['cumulativeIncidence'],
    call: 'cumulativeIncidence({ time, cause }).curves[0].causes[0]',
    truth: '100 people, two causes, half of all in the end by the first; its probability by time 1',
    band: within(0.02),
    repetitions,
    run: (random) => {
      const { time, cause } = causes(random, 100, 1);
      const [curve] = cumulativeIncidence({ time, cause }).curves;
      const first = curve!.causes[0]!;
      const at = curve!.time.findLastIndex((t) => t <= 1);
      return holds({ lower: first.lower[at]!, upper: first.upper[at]! }, 0.5 * (1 - Math.exp(-1)));
    },
  }),
  rejection({
    name: 'Gray',
    of: ['grayTest'],
    call: 'grayTest({ time, cause, group })',
    truth: 'two arms of 50, two causes, the same in both',
    band: within(0.01),
    repetitions,
    run: (random) => rejects(grayTest(causes(random, 100, 1)), ({ p }) => p),
  }),
  ...(['robust', 'fine-gray'] as const).map((errors) =>
    coverage({
      name: `Fine–Gray, ${errors} errors`,
      of: ['fineGray'],
      call: `fineGray({ time, cause, covariates }, { errors: '${errors}' })`,
      truth: 'two arms of 100, two causes, subdistribution hazard ratio 0.7',
      band: within(0.01),
      repetitions: 5000,
      run: (random) => {
        const { time, cause, group } = causes(random, 200, 0.7);
        return covers(
          fineGray({ time, cause, covariates: { group } }, { errors }),
          0.7,
          ({ coefficients }) => coefficients[0],
        );
      },
    }),
  ),
];

export const survival: readonly Scenario[] = [
  ...curves,
  median,
  ...weightings,
  ...ranks,
  ...means,
  concordant,
  ...competing,
];
