import {
  adjustedRestrictedMean,
  concordance,
  kaplanMeier,
  logRank,
  logRankExact,
  logRankPermutation,
  logRankTrend,
  pseudoRestrictedMean,
  type Random,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from '../../../src/index.ts';
import { arms, between, each, followed } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';
import { FURTHER, type Further, hazardRows, twice } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });
const censored = 'hazard 1, censored evenly from 0.5 to 3';
const one = (random: Random, n: number) => followed(random, n, () => 1, between(0.5, 3));

/** One arm with hazard 1 and the further column. */
function rowsOf(random: Random, n: number, further?: Exclude<Further, 'offset' | 'stratum'>) {
  const { time, event } = one(random, n);
  const entry = each(n, () => 0.4 * random.uniform());
  if (further === 'entry') return { entry, time: time.map((t, row) => entry[row]! + t), event };
  if (further === 'weight') return { time, event, weight: each(n, () => 0.5 + random.integer(2)) };
  if (further === 'cluster')
    return { time: twice(time), event: twice(event), cluster: twice(each(n, (row) => row)) };
  return { time, event };
}

const curves: readonly Scenario[] = [
  ...(['entry', 'weight', 'cluster'] as const).map((further) =>
    coverage({
      name: `Kaplan–Meier, ${further}`,
      of: ['kaplanMeier', 'survivalAt'],
      call: `survivalAt(kaplanMeier({ time, event, ${further} }${further === 'entry' ? '' : ", { errors: 'robust' }"}).curves[0], [1])`,
      truth: `100 people, ${censored}, ${FURTHER[further]}; survival at 1`,
      band: within(0.02),
      repetitions: 5000,
      run: (random) => {
        const [curve] = kaplanMeier(
          rowsOf(random, 100, further),
          further === 'entry' ? { errors: 'greenwood' } : { errors: 'robust' },
        ).curves;
        return holds(survivalAt(curve!, [1])[0]!, Math.exp(-1));
      },
    }),
  ),
  coverage({
    name: 'Kaplan–Meier, groups',
    of: ['kaplanMeier', 'survivalAt'],
    call: 'survivalAt(kaplanMeier({ time, event, group }).curves[1], [1])',
    truth: `two arms of 60, ${censored}; survival of the second arm at 1`,
    band: within(0.02),
    repetitions: 5000,
    run: (random) => {
      const [, curve] = kaplanMeier({ ...one(random, 120), group: arms(120) }).curves;
      return holds(survivalAt(curve!, [1])[0]!, Math.exp(-1));
    },
  }),
  ...(['log', 'log-log', 'plain', 'arcsin', 'logit'] as const).flatMap((interval) =>
    (['greenwood', 'robust'] as const).map((errors) =>
      coverage({
        name: `median of a survival curve, ${interval}, ${errors}`,
        of: ['survivalQuantile'],
        call: `survivalQuantile(kaplanMeier({ time, event }, { interval: '${interval}', errors: '${errors}' }).curves[0], 0.5)`,
        truth: `60 people, ${censored}`,
        band: within(0.025),
        repetitions: 3000,
        run: (random) =>
          covers(
            survivalQuantile(kaplanMeier(one(random, 60), { interval, errors }).curves[0]!, 0.5),
            Math.LN2,
            (found) => found,
          ),
      }),
    ),
  ),
];

const strata = (random: Random, n: number) => {
  const stratum = each(n, (row) => (row >> 1) & 1);
  return { ...followed(random, n, (row) => 0.5 + stratum[row]!, between(0.5, 3)), group: arms(n), stratum };
};
/** Two of four in each block, drawn. */
function blocks(random: Random, n: number) {
  const group = Float64Array.from({ length: n / 4 }, () => 0).reduce<number[]>(
    (all) => [...all, ...random.shuffle([0, 0, 1, 1])],
    [],
  );
  const block = each(n, (row) => row >> 2);
  return { ...followed(random, n, (row) => 0.5 + (block[row]! % 3), between(0.5, 3)), group, block };
}

const ranks: readonly Scenario[] = [
  rejection({
    name: 'log-rank, late entry',
    of: ['logRank'],
    call: 'logRank({ entry, time, event, group })',
    truth: `two arms of 50, ${censored}, ${FURTHER.entry}`,
    band: within(0.015),
    repetitions: 5000,
    run: (random) => rejects(logRank({ ...rowsOf(random, 100, 'entry'), group: arms(100) }), ({ p }) => p),
  }),
  rejection({
    name: 'log-rank, trend with scores',
    of: ['logRankTrend'],
    call: 'logRankTrend(logRank({ time, event, group }), { scores: [0, 1, 4, 9] })',
    truth: `four groups of 20, ${censored}`,
    band: within(0.015),
    repetitions: 5000,
    run: (random) => {
      const test = logRank({ ...one(random, 80), group: each(80, (row) => row & 3) });
      return test.ok ? rejects(logRankTrend(test, { scores: [0, 1, 4, 9] }), ({ p }) => p) : undefined;
    },
  }),
  ...(['distance', 'double'] as const).flatMap((twoSided) => [
    rejection({
      name: `log-rank, exact, ${twoSided}`,
      of: ['logRankExact'],
      call: `logRankExact({ time, event, group }, { twoSided: '${twoSided}' })`,
      truth: `arms of 4 and 8, ${censored}`,
      band: 'conservative',
      repetitions: 5000,
      run: (random) =>
        rejects(
          logRankExact({ ...one(random, 12), group: each(12, (row) => (row < 4 ? 1 : 0)) }, { twoSided }),
          ({ p }) => p,
        ),
    }),
    rejection({
      name: `log-rank, permutation, ${twoSided}`,
      of: ['logRankPermutation'],
      call: `logRankPermutation({ time, event, group }, { random, permutations: 199, twoSided: '${twoSided}' })`,
      truth: `arms of 6 and 14, ${censored}`,
      band: 'conservative',
      repetitions: 5000,
      run: (random) =>
        rejects(
          logRankPermutation(
            { ...one(random, 20), group: each(20, (row) => (row < 6 ? 1 : 0)) },
            { random: random.split('permutations'), permutations: 199, twoSided },
          ),
          ({ p }) => p,
        ),
    }),
  ]),
  ...(
    [
      ['stratum', 'two strata with hazards 0.5 and 1.5', strata],
      ['block', 'blocks of four with hazards 0.5 to 2.5, arms drawn within them', blocks],
    ] as const
  ).flatMap(([column, truth, draw]) => [
    rejection({
      name: `log-rank, exact, ${column}`,
      of: ['logRankExact'],
      call: `logRankExact({ time, event, group, ${column} })`,
      truth: `two arms of 6, ${truth}`,
      band: 'conservative',
      repetitions: 5000,
      run: (random) => rejects(logRankExact(draw(random, 12)), ({ p }) => p),
    }),
    rejection({
      name: `log-rank, permutation, ${column}`,
      of: ['logRankPermutation'],
      call: `logRankPermutation({ time, event, group, ${column} }, { random, permutations: 199 })`,
      truth: `two arms of 10, ${truth}`,
      band: 'conservative',
      repetitions: 5000,
      run: (random) =>
        rejects(
          logRankPermutation(draw(random, 20), { random: random.split('permutations'), permutations: 199 }),
          ({ p }) => p,
        ),
    }),
  ]),
];

const meanOf = (hazard: number) => (1 - Math.exp(-1.5 * hazard)) / hazard;
const unequal = 'two arms of 60, hazards 1 and 0.6, censored evenly from 1 to 3; mean time to 1.5';
/** The trial; or everybody in it twice, as a cluster; or late entry; or times rounded up to tenths. */
function trial(random: Random, how: 'plain' | 'cluster' | 'entry' | 'rounded') {
  const group = arms(120);
  const { time, event } = followed(random, 120, (row) => (group[row] === 1 ? 0.6 : 1), between(1, 3));
  const z = each(120, () => random.normal());
  if (how === 'cluster')
    return {
      time: twice(time),
      event: twice(event),
      group: twice(group),
      covariates: { z: twice(z) },
      cluster: twice(each(120, (row) => row)),
    };
  const rounded = how === 'rounded' ? time.map((t) => Math.ceil(10 * t) / 10) : time;
  return { time: rounded, event, group, covariates: { z } };
}
const true15 = meanOf(0.6) - meanOf(1);
/** Of times rounded up to tenths: a tenth for each at whose start the person is still without the event. */
const roundedMean = (hazard: number) =>
  Array.from({ length: 15 }, (_, k) => 0.1 * Math.exp(-0.1 * k * hazard)).reduce((sum, x) => sum + x, 0);

const means: readonly Scenario[] = [
  coverage({
    name: 'restricted mean of one group',
    of: ['restrictedMean'],
    call: 'restrictedMean({ time, event }, { tau: 1.5 }).groups[0]',
    truth: `60 people, ${censored.replace('0.5', '1')}; mean time to 1.5`,
    band: within(0.015),
    repetitions: 5000,
    run: (random) =>
      covers(
        restrictedMean(
          followed(random, 60, () => 1, between(1, 3)),
          { tau: 1.5 },
        ),
        meanOf(1),
        ({ groups }) => groups[0],
      ),
  }),
  coverage({
    name: 'restricted mean, late entry',
    of: ['restrictedMean'],
    call: 'restrictedMean({ entry, time, event, group }, { tau: 1.5 }).difference',
    truth: `${unequal}; rows cut at a time up to 0.4`,
    band: within(0.015),
    repetitions: 5000,
    run: (random) => {
      const { time, event, group } = trial(random, 'plain');
      const cut = each(120, () => 0.4 * random.uniform());
      // Who has no row before the cut comes in at it: only those still without the event then.
      const late = [...time.keys()].filter((row) => row % 4 < 2 && time[row]! > cut[row]!);
      const kept = [...late, ...[...time.keys()].filter((row) => row % 4 >= 2)];
      return covers(
        restrictedMean(
          {
            entry: kept.map((row) => (row % 4 < 2 ? cut[row]! : 0)),
            time: kept.map((row) => time[row]!),
            event: kept.map((row) => event[row]!),
            group: kept.map((row) => group[row]!),
          },
          { tau: 1.5 },
        ),
        true15,
        ({ difference }) => difference,
      );
    },
  }),
  ...(
    [
      ['cluster', 'cluster', undefined, ` ${FURTHER.cluster}`],
      ['ties after', 'rounded', 'after', '; times rounded up to tenths'],
      ['ties at', 'plain', 'at', ''],
    ] as const
  ).map(([name, how, ties, more]) =>
    coverage({
      name: `restricted mean, by censoring weights, ${name}`,
      of: ['adjustedRestrictedMean'],
      call: `adjustedRestrictedMean({ time, event, group, covariates${how === 'cluster' ? ', cluster' : ''} }, { tau: 1.5${ties ? `, ties: '${ties}'` : ''} }).difference`,
      truth: `${unequal}; one covariate without effect${more}`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) =>
        covers(
          adjustedRestrictedMean(trial(random, how), { tau: 1.5, ...(ties && { ties }) }),
          how === 'rounded' ? roundedMean(0.6) - roundedMean(1) : true15,
          ({ difference }) => difference.coefficients[1],
        ),
    }),
  ),
  ...(['adjustedRestrictedMean', 'pseudoRestrictedMean'] as const).map((method) =>
    coverage({
      name: `restricted mean, ${method}, ratio`,
      of: [method],
      call: `${method}({ time, event, group, covariates }, { tau: 1.5 }).ratio`,
      truth: `${unequal}; one covariate without effect`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) =>
        covers(
          method === 'adjustedRestrictedMean'
            ? adjustedRestrictedMean(trial(random, 'plain'), { tau: 1.5 })
            : pseudoRestrictedMean(trial(random, 'plain'), { tau: 1.5 }),
          Math.log(meanOf(0.6) / meanOf(1)),
          ({ ratio }) => (ratio.ok ? ratio.coefficients[1] : undefined),
        ),
    }),
  ),
  ...(['HC0', 'HC1', 'HC2', 'HC3', 'cluster', 'CR0', 'CR1', 'CR2', 'CR3'] as const).map((errors) =>
    coverage({
      name: `restricted mean, by pseudo-observations, ${errors}`,
      of: ['pseudoRestrictedMean'],
      call: `pseudoRestrictedMean({ time, event, group, covariates${errors.startsWith('H') ? '' : ', cluster'} }, { tau: 1.5, errors: '${errors}' }).difference`,
      truth: `${unequal}; one covariate without effect${errors.startsWith('H') ? '' : `; people ${FURTHER.cluster}`}`,
      band: within(0.02),
      repetitions: 2000,
      run: (random) =>
        covers(
          pseudoRestrictedMean(trial(random, errors.startsWith('H') ? 'plain' : 'cluster'), {
            tau: 1.5,
            errors,
          }),
          true15,
          ({ difference }) => difference.coefficients[1],
        ),
    }),
  ),
  ...(['all', 'group'] as const).map((whose) =>
    coverage({
      name: `restricted mean, by pseudo-observations, within ${whose}`,
      of: ['pseudoRestrictedMean'],
      call: `pseudoRestrictedMean({ time, event, group, covariates }, { tau: 1.5, within: '${whose}' }).difference`,
      truth: `${unequal}; one covariate without effect`,
      band: within(0.02),
      repetitions: 2000,
      run: (random) =>
        covers(
          pseudoRestrictedMean(trial(random, 'plain'), { tau: 1.5, within: whose }),
          true15,
          ({ difference }) => difference.coefficients[1],
        ),
    }),
  ),
];

const concordances: readonly Scenario[] = [
  ...(['n', 'S', 'S/G', 'n/G2', 'I'] as const).map((weights) =>
    coverage({
      name: `concordance, weights ${weights}`,
      of: ['concordance'],
      call: `concordance({ time, event, score }, { weights: '${weights}'${weights.includes('G') ? ', horizon: 1.5' : ''} })`,
      truth: '150 people, the score says nothing: 0.5',
      band: within(0.02),
      repetitions: 3000,
      run: (random) =>
        covers(
          concordance(
            { ...one(random, 150), score: each(150, () => random.normal()) },
            { weights, ...(weights.includes('G') && { horizon: 1.5 }) },
          ),
          0.5,
          (found) => found,
        ),
    }),
  ),
  ...(['entry', 'stratum', 'weight', 'cluster'] as const).map((further) =>
    coverage({
      name: `concordance, ${further}`,
      of: ['concordance'],
      call: `concordance({ time, event, score, ${further} })`,
      truth: `150 people, ${FURTHER[further]}, the score says nothing: 0.5`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) => {
        const { covariates: _, ...rows } = hazardRows(random, 150, further);
        const score = each(150, () => random.normal());
        return covers(
          concordance({ ...rows, score: further === 'cluster' ? twice(score) : score }),
          0.5,
          (found) => found,
        );
      },
    }),
  ),
];

export const survivalChoices: readonly Scenario[] = [...curves, ...ranks, ...means, ...concordances];
