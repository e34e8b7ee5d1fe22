import {
  type CoxData,
  chiSquared,
  coxRegression,
  logRank,
  logRankPermutation,
  repeatedLogRank,
  resampledCox,
  stream,
} from '@primus-motor/stats';
import { type SimulationPlan, simulateTrialColumns, trialColumns } from '@primus-motor/trial';
import { readColumns } from '../input/files.ts';
import { minimalStandard } from '../input/minimal-standard.ts';
import { must } from './computed.ts';
import type { Task } from './task.ts';

const trials = 10_000;
const people = 97;
const critical = chiSquared.quantile(0.95, 1);

const rejects = (data: Parameters<typeof logRank>[0]): boolean => must(logRank(data)).chiSquared > critical;

/** The same by the statistic alone, in memory that is used again. */
const rejectsAgain = (): typeof rejects => {
  const test = repeatedLogRank(people);
  return (data) => (test(data) ?? 0) ** 2 > critical;
};

/** Trials as R's script draws them: 48 and 49 people, exponential event times, follow-up 365 to 1094 days. */
const plainTrials = (rejected: typeof rejects) => () => {
  const rate = -Math.log(0.33) / 730;
  const group = Uint8Array.from({ length: people }, (_, i) => (i < 48 ? 0 : 1));
  const data = { time: new Float64Array(people), event: new Uint8Array(people), group };
  return () => {
    const next = minimalStandard(4242);
    let rejections = 0;
    for (let trial = 0; trial < trials; trial++) {
      for (let i = 0; i < people; i++) {
        data.time[i] = Math.ceil(-Math.log(next()) / (rate * (group[i] === 1 ? 0.5 : 1)));
      }
      for (let i = 0; i < people; i++) {
        const end = Math.floor(365 + 730 * next());
        data.event[i] = data.time[i]! <= end ? 1 : 0;
        if (end < data.time[i]!) data.time[i] = end;
      }
      if (rejected(data)) rejections++;
    }
    return () => ({ power: rejections / trials });
  };
};

/** A trial like the real one: two strata, permuted blocks, hazards highest just after release. */
const plan: SimulationPlan = {
  people,
  design: { arms: ['mentoring', 'control'], shares: [1, 1], blockSizes: [2, 4] },
  groups: [
    { stratum: 'riskBand=medium', share: 1, controlRisk: 0.3, hazardRatio: 0.9 },
    { stratum: 'riskBand=high', share: 1, controlRisk: 0.65, hazardRatio: 0.4 },
  ],
  shape: 0.8,
  followUpDays: 730,
  recruitmentDays: 700,
  waitDays: [30, 90],
  lossPerYear: 0.03,
  registerDays: null,
};

const ownTrials = () => {
  const columns = trialColumns(people);
  const data = { time: columns.time, event: columns.event, group: columns.arm };
  return () => {
    let rejected = 0;
    for (let trial = 0; trial < trials; trial++) {
      simulateTrialColumns(plan, ['bench', trial], columns);
      if (rejects(data)) rejected++;
    }
    return () => ({ power: rejected / trials });
  };
};

const samples = 2000;
const sampleSize = 1000;

/** The samples' row numbers, as R's script draws them. */
const samplesDrawn = (): Uint16Array => {
  const next = minimalStandard(12_345);
  return Uint16Array.from({ length: samples * sampleSize }, () => Math.floor(next() * sampleSize));
};

/** Every sample as counts of the rows of one model made ready once. */
const bootstrap = () => {
  const { time, status, x } = readColumns('s1000');
  const drawn = samplesDrawn();
  const covariates = Object.fromEntries(x.map((column, j) => [`x${j + 1}`, column]));
  const counts = new Float64Array(sampleSize);
  return () => {
    const { refit } = must(resampledCox({ time, event: status, covariates }));
    const b1 = new Float64Array(samples);
    for (let k = 0; k < samples; k++) {
      counts.fill(0);
      for (let i = 0; i < sampleSize; i++) counts[drawn[k * sampleSize + i]!]!++;
      b1[k] = refit(counts)![0]!;
    }
    return () => ({ 'standard deviation of b1': deviation(b1) });
  };
};

/** Every sample with its rows drawn out, one whole Cox fit each. */
const bootstrapByFits = () => {
  const { time, status, x } = readColumns('s1000');
  const drawn = samplesDrawn();
  const empty = () => new Float64Array(sampleSize);
  const sample: CoxData & { readonly time: Float64Array; readonly event: Float64Array } = {
    time: empty(),
    event: empty(),
    covariates: Object.fromEntries(x.map((_, j) => [`x${j + 1}`, empty()])),
  };
  const from = [time, status, ...x];
  const to = [sample.time, sample.event, ...(Object.values(sample.covariates) as Float64Array[])];
  return () => {
    const b1 = new Float64Array(samples);
    for (let k = 0; k < samples; k++) {
      for (const [c, column] of to.entries()) {
        const source = from[c]!;
        for (let i = 0; i < sampleSize; i++) column[i] = source[drawn[k * sampleSize + i]!]!;
      }
      b1[k] = must(coxRegression(sample)).coefficients[0]!.estimate;
    }
    return () => ({ 'standard deviation of b1': deviation(b1) });
  };
};

const deviation = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

const permutations = 10_000;

/** The arms in another order each time, one log-rank test with its exact variance each. */
const permutation = () => {
  const { time, status, x } = readColumns('s500');
  const rows = time.length;
  const arm = x[0]!;
  const next = minimalStandard(777);
  const orders = new Uint16Array(permutations * rows);
  for (let k = 0; k < permutations; k++) {
    const order = orders.subarray(k * rows, (k + 1) * rows);
    for (let i = 0; i < rows; i++) order[i] = i;
    for (let i = rows - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      const held = order[i]!;
      order[i] = order[j]!;
      order[j] = held;
    }
  }
  const data = { time, event: status, group: new Uint8Array(rows) };
  const observed = must(logRank({ ...data, group: arm })).chiSquared;
  return () => {
    let atLeast = 0;
    for (let k = 0; k < permutations; k++) {
      for (let i = 0; i < rows; i++) data.group[i] = arm[orders[k * rows + i]!]!;
      if (must(logRank(data)).chiSquared >= observed - 1e-9) atLeast++;
    }
    return () => ({ 'observed chi-squared': observed, p: (1 + atLeast) / (1 + permutations) });
  };
};

export const simulationTasks: readonly Task[] = [
  {
    name: 'trials-97',
    title: '10,000 simulated trials of 97, drawn and tested by log-rank',
    data: [],
    runs: 7,
    aim: { seconds: 0.12 },
    stored: [{ label: 'power', value: 0.6998, tolerance: 1e-12 }],
    peers: [{ name: 'survdiff', script: 'trials', runs: 2, whenQuiet: 8.1 }],
    prepare: plainTrials(rejectsAgain()),
  },
  {
    name: 'trials-97-whole-test',
    title: 'the same with the whole test each time: p-value, variance, expected events',
    data: [],
    runs: 7,
    stored: [{ label: 'power', value: 0.6998, tolerance: 1e-12 }],
    peers: [],
    prepare: plainTrials(rejects),
  },
  {
    name: 'trials-97-randomised',
    title: "the same number with the trial's own randomiser, strata and blocks",
    data: [],
    runs: 3,
    stored: [
      { label: 'power', value: 0.3918, tolerance: 1e-12, source: 'our own, so that it stays the same' },
    ],
    peers: [],
    prepare: ownTrials,
  },
  {
    name: 'bootstrap-cox',
    title: '2,000 bootstrap samples of 1,000 with a Cox fit each, p 5',
    data: ['s1000'],
    runs: 7,
    aim: { seconds: 0.35 },
    stored: [{ label: 'standard deviation of b1', value: 0.095549864089, tolerance: 1e-9 }],
    peers: [
      { name: 'coxph', script: 'bootstrap', runs: 2, whenQuiet: 7.6 },
      {
        name: 'coxph.fit',
        script: 'bootstrap',
        argument: 'core',
        runs: 3,
        whenQuiet: 0.7,
        remark: 'the compiled core alone',
      },
    ],
    prepare: bootstrap,
  },
  {
    name: 'bootstrap-cox-whole-fits',
    title: 'the same samples, one whole fit each: checks, sorting, errors and tests',
    data: ['s1000'],
    runs: 3,
    stored: [{ label: 'standard deviation of b1', value: 0.095549864089, tolerance: 1e-9 }],
    peers: [],
    prepare: bootstrapByFits,
  },
  {
    name: 'permutation-log-rank',
    title: '10,000 permutations of n 500, the log-rank test with its exact variance each time',
    data: ['s500'],
    runs: 5,
    stored: [
      { label: 'observed chi-squared', value: 14.2117141998, tolerance: 1e-10 },
      { label: 'p', value: 3 / 10_001, tolerance: 1e-12 },
    ],
    peers: [{ name: 'survdiff', script: 'permutation', runs: 2, whenQuiet: 12.2 }],
    prepare: permutation,
  },
  {
    name: 'permutation-scores',
    title: '10,000 log-rank permutations of n 500, by scores',
    data: ['s500'],
    runs: 25,
    aim: { seconds: 0.015 },
    stored: [{ label: 'observed less expected, arm 1', value: -28.667627395844121, tolerance: 1e-10 }],
    peers: [{ name: 'coin', script: 'permutation-scores', runs: 5, whenQuiet: 0.03, needs: 'coin' }],
    prepare: () => {
      const { time, status, x } = readColumns('s500');
      const data = { time, event: status, group: x[0]! };
      return () => {
        const test = must(logRankPermutation(data, { random: stream(777), permutations }));
        return () => ({ 'observed less expected, arm 1': test.statistic, p: test.p });
      };
    },
  },
];
