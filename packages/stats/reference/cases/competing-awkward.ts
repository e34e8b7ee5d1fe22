import type { FineGrayData } from '../../src/index.ts';
import { type Cases, complete, data, derive, pick, type Table, where } from '../corpus.ts';
import { incidence, subdistribution, tests } from './competing.ts';

type Row = Readonly<Record<string, number>>;
const numbered = (table: Table, time: (row: Row) => number, cause: (row: Row) => number): Table => ({
  ...table,
  time: derive(table, time),
  cause: derive(table, cause),
  row: derive(table, (_, at) => at + 1),
});
const transplant = numbered(
  data('transplant'),
  (row) => row['futime']!,
  (row) => row['event']! - 1,
);
const mgus2 = numbered(
  data('mgus2'),
  (row) => (row['pstat'] === 0 ? row['futime']! : row['ptime']!) / 12,
  (row) => (row['pstat'] === 0 ? 2 * row['death']! : 1),
);
const myeloid = numbered(
  data('myeloid'),
  (row) => (Number.isNaN(row['txtime']) ? row['futime']! : Math.min(row['txtime']!, row['futime']!)) / 365.25,
  (row) => (Number.isNaN(row['txtime']) ? row['death']! : 2),
);
const columns = (table: Table, group: string) => ({
  time: table['time']!,
  cause: table['cause']!,
  group: table[group]!,
});
const byRow = (table: Table, of: (row: number) => number): number[] =>
  derive(table, (row) => of(row['row']!));
const late = where(transplant, (row) => row['time']! > 7);
const positive = (table: Table): Table => where(table, (row) => row['time']! > 0);
const regression = (table: Table, ...names: string[]): FineGrayData => ({
  time: table['time']!,
  cause: table['cause']!,
  covariates: pick(table, ...names),
});
const waiting = positive(complete(transplant, 'age'));
const gammopathy = positive(complete(mgus2, 'hgb', 'creat'));
const leukaemia = positive(myeloid);
const decade = (age: number): number => [60, 70, 80].filter((cut) => age > cut).length;

export const cases: Cases = {
  'years-fractional-weights': incidence(
    { ...columns(mgus2, 'sex'), weight: byRow(mgus2, (row) => (1 + (row % 4)) / 3) },
    { interval: 'log-log', level: 0.9 },
  ),
  'transplant-sex-plain': incidence(
    { ...columns(transplant, 'sex'), time: derive(transplant, (row) => row['time']! / 30.4375) },
    { interval: 'plain' },
  ),
  'myeloid-weights-groups': incidence({
    ...columns(myeloid, 'trt'),
    weight: byRow(myeloid, (row) => 1 + (row % 2)),
  }),
  'transplant-late-entry': incidence({
    time: late['time']!,
    cause: late['cause']!,
    entry: byRow(late, (row) => (row % 3 === 0 ? 7 : 0)),
    weight: byRow(late, (row) => 1 + (row % 3)),
  }),
  'gray-years-strata-rho': tests({ ...columns(mgus2, 'sex'), stratum: mgus2['age']!.map(decade) }, 2, 0.8),
  'gray-four-groups-strata': tests({ ...columns(transplant, 'abo'), stratum: transplant['sex']! }, 3),
  'gray-rho-negative': tests(columns(myeloid, 'trt'), 2, -0.5),
  'fine-gray-weights': subdistribution(
    { ...regression(gammopathy, 'age', 'hgb'), weight: byRow(gammopathy, (row) => 1 + (row % 3)) },
    {},
  ),
  'fine-gray-weights-as-rows': subdistribution(
    { ...regression(gammopathy, 'age', 'hgb'), weight: byRow(gammopathy, (row) => 1 + (row % 3)) },
    { ties: 'breslow', censoringWeights: true },
  ),
  'fine-gray-fractional-weights': subdistribution(
    { ...regression(waiting, 'age', 'sex'), weight: byRow(waiting, (row) => (2 + (row % 5)) / 4) },
    { cause: 2, ties: 'breslow' },
  ),
  'fine-gray-strata': subdistribution(
    {
      ...regression(gammopathy, 'age', 'hgb'),
      stratum: gammopathy['sex']!,
      censoringGroup: gammopathy['sex']!,
    },
    {},
  ),
  'fine-gray-censoring-groups': subdistribution(
    { ...regression(waiting, 'age', 'sex'), censoringGroup: waiting['abo']! },
    { cause: 2, ties: 'breslow', censoringTies: 'together' },
  ),
  'fine-gray-strata-alone': subdistribution(
    { ...regression(leukaemia, 'trt'), stratum: leukaemia['sex']! },
    {},
  ),
  'fine-gray-cluster': subdistribution(
    { ...regression(gammopathy, 'age', 'hgb', 'creat'), cluster: gammopathy['dxyr']! },
    { cause: 2 },
  ),
  'fine-gray-strata-cluster': subdistribution(
    {
      ...regression(waiting, 'age'),
      stratum: waiting['sex']!,
      censoringGroup: waiting['sex']!,
      cluster: waiting['year']!,
    },
    {},
  ),
};
