import { cumulativeIncidence, fineGray, grayTest } from '@primus-motor/stats';
import type { DataSetName } from '../input/data-set.ts';
import { readColumns } from '../input/files.ts';
import { must } from './computed.ts';
import type { Task } from './task.ts';

/** The first rows of a data set, and the model of all covariates. */
function fineGrayOf(
  name: string,
  set: DataSetName,
  rows: number,
  rest: Pick<Task, 'stored' | 'peers'> & Partial<Task>,
): Task {
  return {
    name,
    title: `Fine–Gray, n ${rows.toLocaleString('en')}, p 10`,
    data: [set],
    runs: 5,
    prepare: () => {
      const data = readColumns(set);
      const part = (column: Float64Array) => column.subarray(0, rows);
      const [time, cause] = [part(data.time), part(data.cause)];
      const covariates = Object.fromEntries(data.x.map((column, j) => [`x${j + 1}`, part(column)]));
      return () => {
        const fit = must(fineGray({ time, cause, covariates }));
        return () => ({ b1: fit.coefficients[0]!.estimate });
      };
    },
    ...rest,
  };
}

export const competingTasks: readonly Task[] = [
  {
    name: 'aalen-johansen-1e6',
    title: 'Aalen–Johansen by arm with standard errors, n 1,000,000',
    data: ['s1e6'],
    runs: 15,
    aim: { seconds: 0.03 },
    stored: [
      { label: 'P1(730), arm 0', value: 0.357406106449, tolerance: 1e-11 },
      { label: 'its standard error', value: 0.00073469842823139543, tolerance: 1e-9 },
    ],
    peers: [{ name: 'survfit', script: 'cumulative-incidence', runs: 3, whenQuiet: 18.1 }],
    prepare: () => {
      const { time, cause, x } = readColumns('s1e6');
      const data = { time, cause, group: x[0]! };
      return () => {
        const [curve] = cumulativeIncidence(data).curves;
        return () => {
          const at = curve!.time.findLastIndex((value) => value <= 730);
          const [first] = curve!.causes;
          return {
            'P1(730), arm 0': first!.probability[at]!,
            'its standard error': first!.standardError[at]!,
          };
        };
      };
    },
  },
  {
    name: 'gray-1e6',
    title: "Gray's test, n 1,000,000",
    data: ['s1e6'],
    runs: 15,
    stored: [{ label: 'chi-squared', value: 7319.0049968569938, tolerance: 1e-9 }],
    peers: [
      {
        name: 'cuminc',
        script: 'gray',
        runs: 3,
        whenQuiet: 1.37,
        needs: 'cmprsk',
        remark: 'cumulative incidence with it',
      },
    ],
    prepare: () => {
      const { time, cause, x } = readColumns('s1e6');
      const data = { time, cause, group: x[0]! };
      return () => {
        const test = must(grayTest(data));
        return () => ({ 'chi-squared': test.chiSquared });
      };
    },
  },
  fineGrayOf('fine-gray-1e4', 's1e5', 10_000, {
    // Work linear in rows shows beside those with an aim.
    beside: true,
    stored: [{ label: 'b1', value: -0.33898304180844124, tolerance: 1e-9 }],
    peers: [{ name: 'finegray and coxph', script: 'fine-gray', argument: '1e4', runs: 1 }],
  }),
  fineGrayOf('fine-gray-1e5', 's1e5', 100_000, {
    aim: { seconds: 1 },
    stored: [{ label: 'b1', value: -0.321395666561, tolerance: 1e-9 }],
    peers: [
      {
        name: 'finegray and coxph',
        script: 'fine-gray',
        runs: 1,
        whenQuiet: 387,
        slow: 'over six minutes and 16 GB',
      },
    ],
  }),
  fineGrayOf('fine-gray-1e6', 's1e6', 1_000_000, {
    beside: true,
    stored: [
      {
        label: 'b1',
        value: -0.31284425351151995,
        tolerance: 1e-9,
        source: 'our own, so that it stays the same; R would need more memory than there is',
      },
    ],
    peers: [],
  }),
];
