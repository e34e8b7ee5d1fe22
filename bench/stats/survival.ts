import { kaplanMeier, logRank, restrictedMean, survivalAt } from '@primus-motor/stats';
import type { DataSetName } from '../input/data-set.ts';
import { readColumns } from '../input/files.ts';
import { must } from './computed.ts';
import type { Task } from './task.ts';

const survivalOfControls = (value: number) => [{ label: 'S(365), arm 0', value, tolerance: 1e-11 }];

const columns = (name: DataSetName) => {
  const { time, status, x } = readColumns(name);
  return { time, event: status, group: x[0]! };
};

const curvesOf = (data: ReturnType<typeof columns>) => () => {
  const { curves } = kaplanMeier(data);
  return () => ({ 'S(365), arm 0': survivalAt(curves[0]!, [365])[0]!.survival });
};

export const survivalTasks: readonly Task[] = [
  {
    name: 'kaplan-meier-1e6',
    title: 'Kaplan–Meier by arm, n 1,000,000',
    data: ['s1e6'],
    runs: 25,
    aim: { seconds: 0.025 },
    stored: survivalOfControls(0.625049768613),
    peers: [{ name: 'survfit', script: 'kaplan-meier', argument: '1e6', runs: 5, whenQuiet: 1.48 }],
    prepare: () => curvesOf(columns('s1e6')),
  },
  {
    name: 'kaplan-meier-1e7',
    title: 'Kaplan–Meier by arm, n 10,000,000',
    data: ['s1e7'],
    runs: 11,
    aim: { seconds: 0.2 },
    stored: survivalOfControls(0.694061814121),
    peers: [{ name: 'survfit', script: 'kaplan-meier', argument: '1e7', runs: 3, whenQuiet: 18 }],
    prepare: () => curvesOf(columns('s1e7')),
  },
  {
    name: 'kaplan-meier-untied',
    title: 'Kaplan–Meier by arm, n 1,000,000, no two times equal',
    data: ['s1e6'],
    runs: 11,
    beside: true,
    stored: survivalOfControls(0.62582605894709098),
    peers: [{ name: 'survfit', script: 'kaplan-meier-untied', runs: 3, whenQuiet: 2.5 }],
    prepare: () => {
      const data = columns('s1e6');
      const time = data.time.map((value, row) => value + (((row + 1) * 0.6180339887498949) % 1));
      return curvesOf({ ...data, time });
    },
  },
  {
    name: 'log-rank-1e6',
    title: 'log-rank test, n 1,000,000',
    data: ['s1e6'],
    runs: 25,
    aim: { seconds: 0.025 },
    stored: [{ label: 'chi-squared', value: 18895.863566103, tolerance: 1e-11 }],
    peers: [{ name: 'survdiff', script: 'log-rank', runs: 5, whenQuiet: 1.41 }],
    prepare: () => {
      const data = columns('s1e6');
      return () => {
        const test = must(logRank(data));
        return () => ({ 'chi-squared': test.chiSquared });
      };
    },
  },
  {
    name: 'restricted-mean-1e6',
    title: 'restricted mean to day 730 by arm, n 1,000,000',
    data: ['s1e6'],
    runs: 25,
    stored: [
      { label: 'mean to 730, arm 0', value: 474.93233428864062, tolerance: 1e-11 },
      { label: 'its standard error', value: 0.37578384675430987, tolerance: 1e-9 },
    ],
    peers: [{ name: 'survfit, its table', script: 'restricted-mean', runs: 5, whenQuiet: 1.5 }],
    prepare: () => {
      const data = columns('s1e6');
      return () => {
        const [first] = must(restrictedMean(data, { tau: 730 })).groups;
        return () => ({ 'mean to 730, arm 0': first!.mean, 'its standard error': first!.standardError });
      };
    },
  },
];
