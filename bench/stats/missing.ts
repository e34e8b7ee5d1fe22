import { linearRegression, multipleImputation, poolEstimates, stream } from '@primus-motor/stats';
import { readColumns } from '../input/files.ts';
import { minimalStandard } from '../input/minimal-standard.ts';
import { must } from './computed.ts';
import type { Task } from './task.ts';

/** Shares of rows in which x1, x3 and x5 are missing. */
const gaps = { x1: 0.1, x3: 0.2, x5: 0.3 } as const;

/** The columns with gaps: a draw for each column of a row, in this order. */
const incomplete = () => {
  const { time, status, x } = readColumns('s1000');
  const columns: Record<string, Float64Array> = { time: time.map(Math.log), status };
  for (const [j, column] of x.entries()) columns[`x${j + 1}`] = Float64Array.from(column);
  const next = minimalStandard(31_415);
  for (let row = 0; row < time.length; row++) {
    for (const [name, share] of Object.entries(gaps)) if (next() < share) columns[name]![row] = Number.NaN;
  }
  return columns;
};

export const missingTasks: readonly Task[] = [
  {
    name: 'multiple-imputation',
    title: 'multiple imputation by chained equations, m 20, 10 sweeps, n 1,000, 3 of 7 columns incomplete',
    data: ['s1000'],
    runs: 5,
    stored: [
      { label: 'missing values', value: 625, tolerance: 0 },
      {
        label: 'coefficient of x5',
        value: 0.1248836663485,
        // Four standard errors √(b / 20) of twenty imputations.
        tolerance: 0.22,
        source: 'mice with 400 imputations',
      },
    ],
    peers: [{ name: 'mice', script: 'multiple-imputation', runs: 2, whenQuiet: 1.65, needs: 'mice' }],
    prepare: () => {
      const columns = incomplete();
      const missing = Object.values(columns).reduce(
        (sum, column) => sum + column.filter(Number.isNaN).length,
        0,
      );
      return () => {
        const { completed } = must(multipleImputation(columns, { random: stream(1) }));
        return () => {
          const fits = completed.map(({ time, ...covariates }) =>
            must(linearRegression({ y: time!, covariates })),
          );
          const last = fits.map((fit) => fit.coefficients.at(-1)!);
          const pooled = must(
            poolEstimates({
              estimate: last.map((one) => one.estimate),
              variance: last.map((one) => one.standardError ** 2),
            }),
          );
          return { 'missing values': missing, 'coefficient of x5': pooled.estimate };
        };
      };
    },
  },
];
