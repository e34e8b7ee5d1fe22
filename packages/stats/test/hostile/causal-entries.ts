import {
  andersonRubin,
  complianceBounds,
  complianceBoundsBootstrap,
  complierEffect,
  complierEffectBootstrap,
  deltaAdjustedHazard,
  deltaAdjustedRisk,
  firthCox,
  imputeCensored,
  logRankConfidenceSequence,
  marginalEffect,
  marginalEffectBootstrap,
  multipleImputation,
  poolEstimates,
  repeatedLogRank,
  safeLogRank,
  safeProportions,
  stream,
  subgroupEffects,
  twoStageLeastSquares,
} from '../../src/index.ts';
import { CHOICE, type ColumnEntry, LEVELS, POSITIVE, WHOLE } from './entry.ts';

const two = { 'covariates.x': 'covariate', 'covariates.z': 'covariate' } as const;
const compliance = { y: 'number', assigned: 'binary', received: 'binary' } as const;
const trial = { y: 'fraction', treatment: 'code', ...two, stratum: 'code' } as const;
const twoGroups = {
  time: 'time',
  event: 'event',
  group: 'two-codes',
  entry: 'entry',
  stratum: 'code',
} as const;
const random = () => stream('entries');
const deltas = { delta: { treated: 0.5, control: 0 } };

export const causalEntries: Readonly<Record<string, ColumnEntry>> = {
  firthCox: {
    columns: {
      time: 'time',
      event: 'event',
      ...two,
      entry: 'entry',
      weight: 'weight',
      stratum: 'code',
      offset: 'number',
    },
    call: firthCox,
    bad: { ties: CHOICE, level: LEVELS },
    most: 300,
  },
  repeatedLogRank: {
    columns: { time: 'time', event: 'event', group: 'binary' },
    call: (data) => repeatedLogRank(Math.max(1, data.time.length))(data) ?? 0,
  },
  twoStageLeastSquares: {
    columns: {
      y: 'number',
      'endogenous.d': 'covariate',
      'instruments.z': 'covariate',
      'covariates.x': 'covariate',
      weight: 'weight',
      cluster: 'code',
    },
    call: twoStageLeastSquares,
    bad: { errors: CHOICE, level: LEVELS },
  },
  andersonRubin: {
    columns: {
      y: 'number',
      treatment: 'covariate',
      'instruments.z': 'covariate',
      'covariates.x': 'covariate',
      weight: 'weight',
      cluster: 'code',
    },
    call: andersonRubin,
    bad: { errors: CHOICE, level: LEVELS, hypothesis: [Number.NaN, Infinity] },
  },
  complianceBounds: {
    columns: { y: 'binary', assigned: 'binary', received: 'binary', weight: 'weight' },
    call: complianceBounds,
  },
  complianceBoundsBootstrap: {
    columns: { y: 'binary', assigned: 'binary', received: 'binary', weight: 'weight' },
    call: (data, options) =>
      complianceBoundsBootstrap(data, { random: random(), replicates: 20, ...options }),
    bad: { level: LEVELS, replicates: [...WHOLE, 0] },
    most: 2000,
  },
  complierEffect: {
    columns: { ...compliance, ...two, weight: 'weight', cluster: 'code' },
    call: complierEffect,
    bad: { errors: CHOICE, level: LEVELS },
    most: 20_000,
  },
  complierEffectBootstrap: {
    columns: { ...compliance, 'covariates.x': 'covariate', weight: 'weight' },
    call: (data, options) =>
      complierEffectBootstrap(data, { random: random(), replicates: 20, level: 0.8, ...options }),
    bad: { method: CHOICE, level: LEVELS, replicates: [...WHOLE, 0] },
    most: 2000,
  },
  marginalEffect: {
    columns: trial,
    call: marginalEffect,
    bad: { model: CHOICE, randomisation: CHOICE, variance: CHOICE, level: LEVELS },
    most: 20_000,
  },
  marginalEffectBootstrap: {
    columns: trial,
    call: (data, options) =>
      marginalEffectBootstrap(data, { random: random(), replicates: 20, level: 0.8, ...options }),
    bad: { model: CHOICE, method: CHOICE, level: LEVELS },
    most: 1000,
  },
  subgroupEffects: {
    columns: { ...trial, subgroup: 'code' },
    call: subgroupEffects,
    bad: { model: CHOICE, randomisation: CHOICE, variance: CHOICE, level: LEVELS },
    most: 2000,
  },
  deltaAdjustedRisk: {
    columns: { outcome: 'binary', treated: 'binary', 'covariates.x': 'covariate' },
    call: (data, options) =>
      deltaAdjustedRisk(data, { random: random(), imputations: 3, ...deltas, ...options }),
    bad: { imputations: [...WHOLE, 0], level: LEVELS },
    allowed: { 'outcome is NaN': 'the value is missing' },
    most: 5000,
  },
  deltaAdjustedHazard: {
    columns: {
      time: 'time',
      event: 'event',
      lost: 'binary',
      plannedEnd: 'number',
      treated: 'binary',
    },
    call: ({ plannedEnd, lost, event, ...data }, options) =>
      deltaAdjustedHazard(
        {
          ...data,
          event,
          lost: Array.from(lost, (one: number, row) => (event[row] === 1 ? 0 : one)),
          plannedEnd: Array.from(plannedEnd, (end: number) => 200 + end),
        },
        { random: random(), imputations: 3, ...deltas, ...options },
      ),
    bad: { imputations: [...WHOLE, 0], level: LEVELS },
    allowed: { 'lost is': 'the call sets it' },
    most: 5000,
  },
  imputeCensored: {
    columns: { time: 'time', event: 'event', group: 'code', plannedEnd: 'number' },
    call: ({ plannedEnd, ...data }, options) =>
      imputeCensored(
        {
          ...data,
          lost: Array.from(data.event as number[], (e, row) => (e === 0 && row % 2 === 0 ? 1 : 0)),
          plannedEnd: Array.from(plannedEnd, (end: number) => 200 + end),
        },
        { random: random(), imputations: 2, ...options },
      ),
    bad: { imputations: [...WHOLE, 0], delta: [Number.NaN, -1, Infinity] },
    most: 5000,
  },
  multipleImputation: {
    columns: { 'columns.x': 'number', 'columns.y': 'number', 'columns.z': 'binary' },
    call: ({ columns: { x, y, z } }, options) =>
      multipleImputation(
        {
          x,
          y: Array.from(y, (value: number, row) => (row % 4 === 1 ? Number.NaN : value)),
          z: Array.from(z, (value: number, row) => (row % 5 === 2 ? Number.NaN : value)),
        },
        { random: random(), imputations: 2, sweeps: 2, ...options },
      ),
    bad: { imputations: [...WHOLE, 0], sweeps: [...WHOLE, 0], donors: [...WHOLE, 0] },
    allowed: {
      'columns.x is NaN': 'the value is missing',
      'columns.y is NaN': 'the value is missing',
      'columns.z is': 'other numbers are codes, and row 7 is missing',
    },
    most: 2000,
  },
  poolEstimates: {
    columns: { estimate: 'number', variance: 'positive' },
    call: poolEstimates,
    bad: { level: LEVELS, completeDf: [0, -1, Number.NaN] },
    allowed: { 'variance is zero': 'an analysis may have none' },
  },
  logRankConfidenceSequence: {
    columns: twoGroups,
    call: logRankConfidenceSequence,
    bad: { level: LEVELS },
    most: 300,
  },
  safeLogRank: {
    columns: twoGroups,
    call: (data, options) => safeLogRank(data, { hazardRatio: 0.5, ...options }),
    bad: { hazardRatio: POSITIVE, nullRatio: POSITIVE, alternative: CHOICE },
    most: 300,
  },
  safeProportions: {
    columns: { treatedEvents: 'count', controlEvents: 'count', more: 'count' },
    call: ({ treatedEvents, controlEvents, more }, options) =>
      safeProportions(
        {
          treatedEvents,
          controlEvents,
          treated: Array.from(treatedEvents, (_, row) => 4 + Math.max(0, more[row] ?? 0)),
          control: Array.from(controlEvents, () => 5),
        },
        options,
      ),
    bad: { prior: POSITIVE, difference: [-1, 1, Number.NaN] },
    allowed: {
      'more is': 'the call makes sizes of it',
      'treatedEvents is a row': 'the sizes, which are made of it, are as short',
      'controlEvents is a row': 'the sizes, which are made of it, are as short',
    },
  },
};
