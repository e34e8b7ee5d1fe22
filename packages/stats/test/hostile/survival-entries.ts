import {
  adjustedRestrictedMean,
  aftPredictor,
  aftQuantiles,
  aftRegression,
  aftResiduals,
  aftSurvival,
  andersenGill,
  andersenGillRows,
  concordance,
  coxPredictor,
  coxRegression,
  coxResiduals,
  coxSurvival,
  cumulativeIncidence,
  exactCox,
  fineGray,
  frailtyCox,
  grayTest,
  kaplanMeier,
  logRank,
  logRankExact,
  logRankPermutation,
  logRankScores,
  logRankTrend,
  meanCountAt,
  meanCountTest,
  meanCumulativeCount,
  prenticeRows,
  prenticeWilliamsPeterson,
  proportionalityTest,
  pseudoRestrictedMean,
  resampledCox,
  restrictedMean,
  splitAtTimes,
  splitCoxData,
  stream,
  survivalAt,
  survivalQuantile,
  takeRows,
  timeVaryingCox,
  timeVaryingData,
  weibullHazardRatios,
  weiLinWeissfeld,
  weiRows,
} from '../../src/index.ts';
import { after, CHOICE, type ColumnEntry, FINITE, FROM_A_FIT, LEVELS, POSITIVE, WHOLE } from './entry.ts';

const survival = { time: 'time', event: 'event' } as const;
const two = { 'covariates.x': 'covariate', 'covariates.z': 'covariate' } as const;
const groups = { ...survival, group: 'code' } as const;
const curve = { ...groups, entry: 'entry', weight: 'weight' } as const;
const cox = {
  ...survival,
  ...two,
  entry: 'entry',
  weight: 'weight',
  stratum: 'code',
  offset: 'number',
  cluster: 'code',
} as const;
const plainCox = { ...survival, ...two } as const;
const competing = { time: 'time', cause: 'cause' } as const;
const recurrent = { id: 'person', ...survival, entry: 'entry', ...two } as const;
const aft = {
  time: 'positive-time',
  event: 'event',
  ...two,
  weight: 'weight',
  offset: 'number',
  stratum: 'code',
  cluster: 'code',
} as const;
const coxOptions = { ties: CHOICE, errors: CHOICE, level: LEVELS };

export const survivalEntries: Readonly<Record<string, ColumnEntry>> = {
  kaplanMeier: {
    columns: curve,
    call: kaplanMeier,
    bad: { interval: CHOICE, errors: CHOICE, level: LEVELS },
  },
  'kaplanMeier by cluster': { columns: { ...curve, cluster: 'code' }, call: kaplanMeier },
  survivalAt: {
    columns: curve,
    most: FROM_A_FIT,
    call: (data) =>
      Object.freeze(kaplanMeier(data).curves.map((one) => survivalAt(one, [0, 0.5, 3, 1e9, 1e-300]))),
  },
  survivalQuantile: {
    columns: curve,
    most: FROM_A_FIT,
    call: (data) =>
      Object.freeze(
        kaplanMeier(data, { interval: 'logit' }).curves.flatMap((one) =>
          [1e-12, 0.25, 0.5, 1 - 1e-12].map((p) => survivalQuantile(one, p)),
        ),
      ),
  },
  logRank: {
    columns: { ...groups, stratum: 'code', entry: 'entry' },
    call: logRank,
    bad: { weights: [...CHOICE, { rho: Number.NaN, gamma: 0 }, { rho: 0, gamma: Infinity }] },
  },
  logRankTrend: { columns: groups, call: (data) => after(logRank(data), (test) => logRankTrend(test)) },
  logRankScores: { columns: survival, call: ({ time, event }) => logRankScores({ time, event }) },
  logRankPermutation: {
    columns: { ...survival, group: 'two-codes', block: 'code' },
    call: (data, options) => logRankPermutation(data, { random: stream(1), permutations: 50, ...options }),
    bad: { permutations: [...WHOLE, 0], twoSided: CHOICE },
  },
  logRankExact: {
    columns: { ...survival, group: 'two-codes', block: 'code', stratum: 'code' },
    call: (data, options) => logRankExact(data, { limit: 20_000, ...options }),
    bad: { limit: [...WHOLE, 0], twoSided: CHOICE },
    most: 20_000,
  },
  restrictedMean: {
    columns: { ...groups, entry: 'entry' },
    call: (data, options) => restrictedMean(data, { tau: 4, ...options }),
    bad: { tau: POSITIVE, level: LEVELS },
  },
  adjustedRestrictedMean: {
    columns: { ...groups, ...two, cluster: 'code' },
    call: (data, options) => adjustedRestrictedMean(data, { tau: 4, ...options }),
    bad: { tau: POSITIVE, ties: CHOICE, level: LEVELS },
    most: 5000,
  },
  pseudoRestrictedMean: {
    columns: { ...groups, ...two, cluster: 'code' },
    call: (data, options) => pseudoRestrictedMean(data, { tau: 4, ...options }),
    bad: { tau: POSITIVE, errors: CHOICE, within: CHOICE, level: LEVELS },
    most: 5000,
  },
  frailtyCox: {
    columns: cox,
    call: frailtyCox,
    bad: { ties: CHOICE, information: CHOICE, theta: POSITIVE, level: LEVELS },
    most: 300,
  },
  concordance: {
    columns: {
      ...survival,
      score: 'number',
      entry: 'entry',
      weight: 'weight',
      stratum: 'code',
      cluster: 'code',
    },
    call: concordance,
    bad: { weights: CHOICE, level: LEVELS, horizon: POSITIVE },
  },
  coxRegression: { columns: cox, call: coxRegression, bad: coxOptions },
  resampledCox: {
    columns: { ...plainCox, stratum: 'code', offset: 'number' },
    call: (data, options) =>
      after(resampledCox(data, options), ({ estimate, refit }) =>
        Object.freeze([estimate, refit(new Uint8Array(data.time.length).fill(2)) ?? 0]),
      ),
    bad: { ties: CHOICE },
    most: 1000,
  },
  coxResiduals: {
    columns: cox,
    call: (data) => after(coxRegression(data), (fit) => coxResiduals(data, fit)),
  },
  coxSurvival: {
    columns: cox,
    call: (data, options) => after(coxRegression(data), (fit) => coxSurvival(data, fit, options)),
    bad: { level: LEVELS, interval: CHOICE, offset: FINITE },
  },
  coxPredictor: {
    columns: cox,
    call: ({ covariates, offset, ...data }, options) =>
      after(coxRegression({ ...data, covariates, offset }), (fit) =>
        coxPredictor({ covariates, offset }, fit, options),
      ),
    bad: { level: LEVELS, reference: CHOICE },
  },
  proportionalityTest: {
    columns: cox,
    call: (data, options) => after(coxRegression(data), (fit) => proportionalityTest(data, fit, options)),
    bad: { scale: CHOICE },
  },
  exactCox: {
    columns: { ...plainCox, stratum: 'code', offset: 'number' },
    call: exactCox,
    bad: { level: LEVELS },
    most: 300,
  },
  splitAtTimes: {
    columns: { ...survival, entry: 'entry' },
    call: (data) => Object.freeze(splitAtTimes(data, [2, 5, 5.5])),
  },
  splitCoxData: {
    columns: cox,
    call: (data) => Object.freeze([splitCoxData(data, [2, 5, 5.5]).rows.row]),
  },
  takeRows: {
    columns: { x: 'number' },
    call: ({ x }) => takeRows(x, x.length > 1 ? [1, 0] : []),
    allowed: { x: 'takes what is there' },
  },
  timeVaryingData: {
    columns: plainCox,
    call: (data) =>
      timeVaryingData({
        ...data,
        effects: { drift: (row, time) => data.covariates.x[row] * Math.log1p(time) },
      }).row,
    most: 300,
  },
  timeVaryingCox: {
    columns: plainCox,
    call: (data, options) =>
      timeVaryingCox(
        { ...data, effects: { drift: (row, time) => data.covariates.x[row] * Math.log1p(time) } },
        options,
      ),
    bad: coxOptions,
    most: 300,
  },
  cumulativeIncidence: {
    columns: { ...competing, entry: 'entry', group: 'code', weight: 'weight' },
    call: cumulativeIncidence,
    bad: { interval: CHOICE, level: LEVELS },
  },
  grayTest: {
    columns: { ...competing, group: 'code', stratum: 'code' },
    call: grayTest,
    bad: { rho: FINITE, cause: [0, -1, 0.5, Number.NaN] },
  },
  fineGray: {
    columns: {
      ...competing,
      ...two,
      weight: 'weight',
      stratum: 'code',
      censoringGroup: 'code',
      cluster: 'code',
    },
    call: fineGray,
    bad: {
      ties: CHOICE,
      censoringTies: CHOICE,
      errors: CHOICE,
      level: LEVELS,
      cause: [0, -1, 0.5, Number.NaN],
    },
  },
  'fineGray with late entry': {
    columns: {
      ...competing,
      entry: 'entry',
      ...two,
      weight: 'weight',
      stratum: 'code',
      censoringGroup: 'code',
    },
    call: fineGray,
  },
  aftRegression: {
    columns: aft,
    call: aftRegression,
    bad: { distribution: CHOICE, scale: POSITIVE, errors: CHOICE, level: LEVELS },
  },
  'aftRegression with late entry': {
    columns: { ...aft, entry: 'entry' },
    call: aftRegression,
    bad: { distribution: CHOICE, scale: POSITIVE, errors: CHOICE, level: LEVELS },
    most: FROM_A_FIT,
  },
  aftResiduals: {
    columns: aft,
    call: (data) => after(aftRegression(data), (fit) => aftResiduals(data, fit)),
  },
  aftPredictor: {
    columns: aft,
    call: (data) => after(aftRegression(data), (fit) => aftPredictor(data, fit)),
  },
  aftQuantiles: {
    columns: aft,
    call: (data) => after(aftRegression(data), (fit) => aftQuantiles(fit, { p: [1e-9, 0.5, 1 - 1e-9] })),
    most: FROM_A_FIT,
  },
  aftSurvival: {
    columns: aft,
    call: (data) => after(aftRegression(data), (fit) => aftSurvival(fit, { times: [1e-300, 3, 1e300] })),
    most: FROM_A_FIT,
  },
  weibullHazardRatios: {
    columns: { time: 'positive-time', event: 'event', ...two },
    call: (data) => after(aftRegression(data), (fit) => Object.freeze(weibullHazardRatios(fit))),
    most: FROM_A_FIT,
  },
  andersenGillRows: { columns: recurrent, call: (data) => andersenGillRows(data).row },
  prenticeRows: { columns: recurrent, call: (data) => prenticeRows(data).row },
  weiRows: { columns: recurrent, call: (data) => weiRows(data).row },
  andersenGill: { columns: recurrent, call: andersenGill, bad: coxOptions },
  prenticeWilliamsPeterson: {
    columns: recurrent,
    call: prenticeWilliamsPeterson,
    bad: { ...coxOptions, clock: CHOICE, lastStratum: [0, 0.5, Number.NaN] },
  },
  weiLinWeissfeld: {
    columns: recurrent,
    call: weiLinWeissfeld,
    bad: { ...coxOptions, effects: CHOICE, events: [...WHOLE, 0] },
  },
  meanCumulativeCount: {
    columns: { id: 'person', ...survival, entry: 'entry' },
    call: meanCumulativeCount,
    bad: { variance: CHOICE, interval: CHOICE, level: LEVELS },
    most: 3000,
  },
  'meanCumulativeCount with weights': {
    columns: { id: 'person', ...survival, entry: 'entry', group: 'two-codes', weight: 'weight' },
    call: meanCumulativeCount,
    bad: { variance: [...CHOICE, 'nelson'], interval: CHOICE, level: LEVELS },
    most: 3000,
  },
  meanCountAt: {
    columns: { id: 'person', ...survival, entry: 'entry' },
    call: (data) =>
      after(meanCumulativeCount(data), ({ curves }) =>
        Object.freeze(curves.map((one) => Object.freeze(meanCountAt(one, [0, 3, 1e300])))),
      ),
    most: 3000,
  },
  meanCountTest: {
    columns: { id: 'person', ...survival, entry: 'entry', group: 'two-codes' },
    call: meanCountTest,
    bad: { horizon: [Number.NaN], level: LEVELS },
    most: 3000,
  },
};
