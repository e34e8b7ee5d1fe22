import {
  type CoxData,
  type CoxFit,
  type CoxOptions,
  coxRegression,
  proportionalityTest,
} from '@primus-motor/stats';
import type { Workers } from '@primus-motor/stats/parallel';
import type { DataSetName } from '../input/data-set.ts';
import { readColumns } from '../input/files.ts';
import { must } from './computed.ts';
import type { CheckValue, Peer, Task } from './task.ts';

/** The model of all covariates. */
const model = (name: DataSetName, rows?: number): CoxData & { readonly centre: Float64Array } => {
  const { time, status, centre, x } = readColumns(name);
  const part = (column: Float64Array) => (rows === undefined ? column : column.slice(0, rows));
  return {
    time: part(time),
    event: part(status),
    centre: part(centre),
    covariates: Object.fromEntries(x.map((column, j) => [`x${j + 1}`, part(column)])),
  };
};

const valuesOf = (fit: CoxFit, robust: boolean): Readonly<Record<string, number>> => ({
  b1: fit.coefficients[0]!.estimate,
  'log-likelihood': fit.logLikelihood,
  [robust ? 'robust variance of b1' : 'variance of b1']: fit.covariance[0]![0]!,
  'its robust standard error': fit.coefficients[0]!.standardError,
});

const fitOf = (data: CoxData, options?: CoxOptions) => () => {
  const fit = must(coxRegression(data, options));
  return () => valuesOf(fit, options?.errors === 'robust');
};

const onThreads = (workers: Workers | undefined): CoxOptions => (workers === undefined ? {} : { workers });

const b1 = (value: number): CheckValue => ({ label: 'b1', value, tolerance: 1e-9 });
const logLikelihood = (value: number): CheckValue => ({ label: 'log-likelihood', value, tolerance: 1e-12 });
const variance = (value: number, tolerance = 1e-8): CheckValue => ({
  label: 'variance of b1',
  value,
  tolerance,
});

const robustVariance = (value: number, tolerance?: number): CheckValue => ({
  ...variance(value, tolerance),
  label: 'robust variance of b1',
});

const coxph = (argument: string, runs: number, more: Partial<Peer> = {}): Peer => ({
  name: 'coxph',
  script: 'cox',
  argument,
  runs,
  ...more,
});

const core: Peer = {
  name: 'coxph.fit',
  script: 'cox-core',
  runs: 5,
  whenQuiet: 0.78,
  remark: 'the compiled core alone: no formula, no data frame, no model object',
};

const fits: readonly Task[] = [
  {
    name: 'cox-1e5',
    title: 'Cox, Efron, n 100,000, p 10',
    data: ['s1e5'],
    runs: 15,
    stored: [b1(-0.400027935511), logLikelihood(-562647.705921784), variance(7.9111674534282714e-5)],
    peers: [coxph('1e5', 5, { whenQuiet: 0.41 })],
    prepare: () => fitOf(model('s1e5')),
  },
  {
    name: 'cox-1e6',
    title: 'Cox, Efron, n 1,000,000, p 10',
    data: ['s1e6'],
    runs: 7,
    aim: { seconds: 0.4, megabytes: 400 },
    stored: [b1(-0.40567466426), logLikelihood(-6840027.7151268), variance(7.8852652962175232e-6)],
    peers: [coxph('1e6', 3, { whenQuiet: 5.4 }), core],
    prepare: () => fitOf(model('s1e6')),
  },
  {
    name: 'cox-threads-1e6',
    title: 'the same on two threads',
    data: ['s1e6'],
    runs: 7,
    threads: 2,
    aim: { seconds: 0.4, megabytes: 400 },
    stored: [b1(-0.40567466426), logLikelihood(-6840027.7151268), variance(7.8852652962175232e-6)],
    peers: [],
    prepare: (workers) => fitOf(model('s1e6'), onThreads(workers)),
  },
  {
    name: 'cox-breslow-1e6',
    title: 'Cox, Breslow, n 1,000,000, p 10',
    data: ['s1e6'],
    runs: 7,
    stored: [b1(-0.405428597144)],
    peers: [coxph('1e6 breslow', 3, { whenQuiet: 5.5 })],
    prepare: () => fitOf(model('s1e6'), { ties: 'breslow' }),
  },
  {
    name: 'cox-strata-1e6',
    title: 'Cox, Efron, 20 strata, n 1,000,000, p 10',
    data: ['s1e6'],
    runs: 7,
    stored: [b1(-0.405659428792)],
    peers: [coxph('1e6 strata', 3, { whenQuiet: 6.6 })],
    prepare: () => {
      const { centre, ...data } = model('s1e6');
      return fitOf({ ...data, stratum: centre });
    },
  },
  {
    name: 'cox-start-stop-1e6',
    title: 'Cox, Efron, follow-up split at day 365 (1.68 million rows), p 10',
    data: ['s1e6'],
    runs: 5,
    stored: [b1(-0.40567466426), logLikelihood(-6840027.7151268)],
    peers: [{ name: 'coxph', script: 'cox-start-stop', runs: 3, whenQuiet: 9.1 }],
    prepare: () => fitOf(splitAt(365, model('s1e6'))),
  },
  {
    name: 'cox-robust-2e4',
    title: 'Cox, Efron, robust variance, n 20,000, p 10',
    data: ['s1e5'],
    runs: 15,
    stored: [b1(-0.37854152344157488), robustVariance(0.00039733286478787236)],
    peers: [
      coxph('1e5 robust, first 2e4', 3, { name: 'coxph, robust', whenQuiet: 2.8, remark: 'quadratic in n' }),
    ],
    prepare: () => fitOf(model('s1e5', 20_000), { errors: 'robust' }),
  },
  {
    name: 'cox-robust-1e5',
    title: 'Cox, Efron, robust variance, n 100,000, p 10',
    data: ['s1e5'],
    runs: 15,
    stored: [b1(-0.400027935511), robustVariance(7.9181279124158248e-5)],
    peers: [coxph('1e5 robust', 1, { name: 'coxph, robust', whenQuiet: 78.5, slow: 'over a minute' })],
    prepare: () => fitOf(model('s1e5'), { errors: 'robust' }),
  },
  {
    name: 'cox-robust-1e6',
    title: 'Cox, Efron, robust variance, n 1,000,000, p 10',
    data: ['s1e6'],
    runs: 5,
    aim: { seconds: 0.9 },
    stored: [
      b1(-0.40567466426),
      {
        ...robustVariance(7.8907898e-6, 1e-7),
        source: 'a separate program by the definition; R was stopped at 406 s',
      },
    ],
    peers: [
      coxph('1e6', 3, { name: 'coxph without the robust variance', whenQuiet: 5.4 }),
      coxph('1e6 robust', 1, {
        name: 'coxph, robust',
        slow: 'longer than the ten minutes after which it is stopped',
        limit: 600,
      }),
    ],
    prepare: () => fitOf(model('s1e6'), { errors: 'robust' }),
  },
  {
    name: 'cox-threads-robust-1e6',
    title: 'the same on two threads',
    data: ['s1e6'],
    runs: 5,
    threads: 2,
    aim: { seconds: 0.9 },
    stored: [b1(-0.40567466426), { ...robustVariance(7.8907898e-6, 1e-7), source: 'as above' }],
    peers: [],
    prepare: (workers) => fitOf(model('s1e6'), { errors: 'robust', ...onThreads(workers) }),
  },
];

export const coxTasks: readonly Task[] = [
  ...fits,
  {
    name: 'andersen-gill',
    title: 'Andersen–Gill, 300,000 rows of 100,000 people, robust by person',
    data: ['s1e5'],
    runs: 7,
    stored: [
      b1(-0.334441353864),
      { label: 'its robust standard error', value: 0.007978557742, tolerance: 1e-9 },
    ],
    peers: [{ name: 'coxph', script: 'andersen-gill', runs: 3, whenQuiet: 3.1 }],
    prepare: () => fitOf(thirds()),
  },
  {
    name: 'proportionality-1e5',
    title: 'test of proportional hazards after the fit, n 100,000, p 10',
    data: ['s1e5'],
    runs: 11,
    stored: [{ label: 'global chi-squared', value: 14.007772217, tolerance: 1e-7 }],
    peers: [{ name: 'cox.zph', script: 'proportionality', runs: 5, whenQuiet: 0.15 }],
    prepare: () => {
      const data = model('s1e5');
      const fit = must(coxRegression(data));
      return () => {
        const { global } = must(proportionalityTest(data, fit));
        return () => ({ 'global chi-squared': global.chiSquared });
      };
    },
  },
];

/** Rows followed beyond `day` as two rows. */
const splitAt = (day: number, { time, event, covariates }: CoxData): CoxData => {
  const late = Uint32Array.from({ length: time.length }, (_, row) => row).filter((row) => time[row]! > day);
  const rows = time.length + late.length;
  const twice = (column: ArrayLike<number>) => {
    const both = new Float64Array(rows);
    both.set(column);
    for (const [i, row] of late.entries()) both[time.length + i] = column[row]!;
    return both;
  };
  const exit = twice(time);
  const seen = twice(event);
  const entry = new Float64Array(rows);
  for (const [i, row] of late.entries()) {
    exit[row] = day;
    seen[row] = 0;
    entry[time.length + i] = day;
  }
  const split = Object.entries(covariates).map(([name, column]) => [name, twice(column)] as const);
  return { entry, time: exit, event: seen, covariates: Object.fromEntries(split) };
};

/** Everybody's follow-up in thirds, with an event at the end of each where there was one at all. */
const thirds = (): CoxData => {
  const { time, status, x } = readColumns('s1e5');
  const rows = 3 * time.length;
  const of = (value: (person: number, third: number) => number) =>
    Float64Array.from({ length: rows }, (_, row) => value(Math.floor(row / 3), (row % 3) + 1));
  return {
    entry: of((person, third) => (time[person]! * (third - 1)) / 3),
    time: of((person, third) => (time[person]! * third) / 3),
    event: of((person) => status[person]!),
    covariates: { x1: of((person) => x[0]![person]!) },
    cluster: of((person) => person),
  };
};
