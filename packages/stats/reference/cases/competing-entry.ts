import { type Cases, complete, data, derive, pick, type Table, where } from '../corpus.ts';
import { subdistribution } from './competing.ts';

type Row = Readonly<Record<string, number>>;
const numbered = (table: Table): Table => ({ ...table, row: derive(table, (_, at) => at + 1) });
const withColumns = (table: Table, columns: Readonly<Record<string, (row: Row) => number>>): Table => ({
  ...table,
  ...Object.fromEntries(Object.entries(columns).map(([name, of]) => [name, derive(table, of)])),
});

const lung = withColumns(numbered(complete(data('lung'), 'ph.ecog')), {
  cause: (row) => (row['status'] === 1 ? 0 : 1 + (row['row']! % 2)),
  entry: (row) => (row['row']! % 3 === 0 ? Math.floor(row['time']! / 3) : 0),
});
const months = withColumns(complete(data('mgus2'), 'hgb'), {
  time: (row) => (row['pstat'] === 0 ? row['futime']! : row['ptime']!),
  cause: (row) => (row['pstat'] === 0 ? 2 * row['death']! : 1),
});
const mgus2 = withColumns(numbered(where(months, (row) => row['time']! > 0)), {
  entry: (row) => (row['row']! % 4 === 1 ? Math.min(row['time']! - 1, 12 * (row['row']! % 5)) : 0),
});
const ages = where(
  withColumns(mgus2, {
    entry: (row) => row['age']! * 12,
    time: (row) => row['age']! * 12 + row['time']!,
  }),
  (row) => row['entry']! > 600,
);
const transplant = withColumns(
  numbered(where(complete(data('transplant'), 'age'), (row) => row['futime']! > 0)),
  {
    time: (row) => row['futime']!,
    cause: (row) => row['event']! - 1,
    entry: (row) => Math.min(row['futime']! - 1, 7 * (row['row']! % 9)),
  },
);

const columns = (table: Table, ...names: readonly string[]) => ({
  time: table['time']!,
  cause: table['cause']!,
  entry: table['entry']!,
  covariates: pick(table, ...names),
});

export const cases: Cases = {
  'lung-halves': subdistribution(columns(lung, 'age', 'sex', 'ph.ecog'), { cause: 1 }),
  'lung-halves-other': subdistribution(columns(lung, 'age', 'sex'), { cause: 2, ties: 'breslow' }),
  'mgus2-progression': subdistribution(columns(mgus2, 'age', 'sex', 'hgb'), { cause: 1 }),
  'mgus2-death': subdistribution(columns(mgus2, 'age', 'sex', 'hgb'), { cause: 2 }),
  'mgus2-death-breslow': subdistribution(columns(mgus2, 'age', 'sex'), { cause: 2, ties: 'breslow' }),
  'mgus2-ages': subdistribution(columns(ages, 'sex', 'hgb'), { cause: 1 }),
  'mgus2-ages-groups': subdistribution(
    { ...columns(ages, 'hgb'), stratum: ages['sex']!, censoringGroup: ages['sex']! },
    { cause: 2 },
  ),
  'transplant-given': subdistribution(columns(transplant, 'age', 'sex'), { cause: 2 }),
  'transplant-death': subdistribution(columns(transplant, 'age'), { cause: 1 }),
};
