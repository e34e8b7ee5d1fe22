import { type CanonicalOptions, fisherExact, logisticRegression, type TwoByTwo } from '@primus-motor/stats';
import { readColumns } from '../input/files.ts';
import { minimalStandard } from '../input/minimal-standard.ts';
import { must } from './computed.ts';
import type { CheckValue, Task } from './task.ts';

/** Tables of counts below 60, cell by cell down the columns as R fills a matrix; its columns are the arms here. */
const tables = (count: number): readonly TwoByTwo[] => {
  const next = minimalStandard(99);
  const cell = () => Math.floor(next() * 60);
  return Array.from({ length: count }, () => {
    const [a, b, c, d] = [cell(), cell(), cell(), cell()];
    return { treated: { events: a, n: a + b }, control: { events: c, n: c + d } };
  });
};

const logistic: readonly CheckValue[] = [
  { label: 'b1', value: -0.55979751939272837, tolerance: 1e-9 },
  { label: 'deviance', value: 1298889.779556657, tolerance: 1e-11 },
];

const logisticFit = (options?: CanonicalOptions) => {
  const { status, x } = readColumns('s1e6');
  const covariates = Object.fromEntries(x.map((column, j) => [`x${j + 1}`, column]));
  return () => {
    const fit = must(logisticRegression({ y: status, covariates }, options));
    return () => ({ b1: fit.coefficients[1]!.estimate, deviance: fit.deviance });
  };
};

export const tableTasks: readonly Task[] = [
  {
    name: 'fisher',
    title: "10,000 Fisher's exact tests",
    data: [],
    runs: 15,
    aim: { seconds: 0.015 },
    stored: [{ label: 'sum of p', value: 1903.9393330034, tolerance: 1e-11 }],
    peers: [
      { name: 'fisher.test', script: 'fisher', runs: 3, whenQuiet: 1.0, remark: 'p-values only, as ours' },
    ],
    prepare: () => {
      const all = tables(10_000);
      return () => {
        let sum = 0;
        for (const table of all) sum += fisherExact(table).p;
        return () => ({ 'sum of p': sum });
      };
    },
  },
  {
    name: 'logistic-1e6',
    title: 'logistic regression, n 1,000,000, p 10',
    data: ['s1e6'],
    runs: 5,
    aim: { seconds: 0.6 },
    stored: logistic,
    peers: [{ name: 'glm', script: 'logistic', runs: 3, whenQuiet: 2.3 }],
    prepare: () => logisticFit(),
  },
  {
    name: 'logistic-threads-1e6',
    title: 'the same on two threads',
    data: ['s1e6'],
    runs: 5,
    threads: 2,
    aim: { seconds: 0.6 },
    stored: logistic,
    peers: [],
    prepare: (workers) => logisticFit(workers === undefined ? {} : { workers }),
  },
];
