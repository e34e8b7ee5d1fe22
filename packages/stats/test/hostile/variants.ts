import { type Columns, ofKind, ordinary, type Rows, withColumns } from './rows.ts';

/** Data that are odd but well formed: the function may say that it cannot compute, or refuse, but never falter. */
export interface Variant {
  readonly name: string;
  readonly rows: Rows;
}

export function oddVariants(columns: Columns, most: number): readonly Variant[] {
  const base = ordinary(columns);
  const times = ofKind(columns, 'time', 'positive-time');
  const events = ofKind(columns, 'event', 'cause', 'binary', 'fraction');
  const codes = ofKind(columns, 'code', 'two-codes');
  const weights = ofKind(columns, 'weight');
  const covariates = ofKind(columns, 'covariate');
  const numbers = ofKind(columns, 'number');
  const entries = ofKind(columns, 'entry');
  const start = withColumns(base, entries, () => 0);
  const [first, second] = covariates;
  const made: (readonly [string, Rows | undefined])[] = [
    ['no row', cut(base, 0)],
    ['one row', cut(base, 1)],
    ['two rows', cut(base, 2)],
    ['three rows', cut(base, 3)],
    ['nobody has the event', withColumns(base, events, () => 0)],
    ['everybody has the event', withColumns(base, events, () => 1)],
    ['one event only', withColumns(base, events, (row) => (row === 5 ? 1 : 0))],
    ['all at one time', withColumns(start, times, () => 5)],
    [
      'all have the event at one time',
      withColumns(
        withColumns(start, times, () => 5),
        events,
        () => 1,
      ),
    ],
    [
      'time zero',
      withColumns(
        withColumns(start, entries, () => -1),
        times,
        (_, t) => (t < 8 ? 0 : t),
      ),
    ],
    ['one code only', withColumns(base, codes, () => 3)],
    ['every row its own code', withColumns(base, codes, (row) => row)],
    ['codes apart by 1e300', withColumns(base, codes, (_, code) => code * 1e300)],
    [
      'events in one group only',
      codes[0] === undefined
        ? undefined
        : withColumns(base, events, (row, e) => (base[codes[0]!]![row] === 0 ? 0 : e)),
    ],
    [
      'groups never at risk together',
      codes[0] === undefined
        ? undefined
        : withColumns(start, times, (row) => (base[codes[0]!]![row] === 0 ? 1 + (row % 2) : 10 + row)),
    ],
    ['constant covariate', withColumns(base, covariates.slice(0, 1), () => 3)],
    [
      'collinear covariates',
      second === undefined ? undefined : { ...base, [second]: base[first!]!.map((x) => 2 * x - 1) },
    ],
    [
      'nearly collinear covariates',
      second === undefined
        ? undefined
        : { ...base, [second]: base[first!]!.map((x, row) => x + 1e-9 * ((row * 7) % 5)) },
    ],
    [
      'covariate is the event',
      first === undefined || events[0] === undefined ? undefined : { ...base, [first]: base[events[0]]! },
    ],
    [
      'covariate orders the times',
      first === undefined || times[0] === undefined
        ? undefined
        : { ...base, [first]: base[times[0]]!.map((t) => -t) },
    ],
    ...[1e-300, 1e-160, 1e-20, 1e20, 1e160, 1e300].flatMap((scale) => [
      [`times × ${scale}`, scaled(base, [...times, ...entries], scale)] as const,
      [`covariates × ${scale}`, scaled(base, covariates, scale)] as const,
      [`numbers × ${scale}`, scaled(base, numbers, scale)] as const,
      [`weights × ${scale}`, scaled(base, weights, scale)] as const,
    ]),
    ['covariates far from zero', withColumns(base, covariates, (_, x) => x + 1e12)],
    ['one covariate outlies', withColumns(base, covariates.slice(0, 1), (row, x) => (row === 3 ? 1e9 : x))],
    ['one time outlies', withColumns(base, times.slice(0, 1), (row, t) => (row === 3 ? 1e18 : t))],
    ['times 1e-10 apart', withColumns(start, times, (row) => 1 + row * 1e-10)],
    ['near ties of days', withColumns(start, times, (row) => ((row >> 1) + 1) / 365.25 + (row % 2) * 5e-17)],
    ['a weight of zero', withColumns(base, weights, (row, w) => (row % 3 === 0 ? 0 : w))],
    [
      'events of weight zero only',
      withColumns(base, weights, (row, w) => (events.some((path) => base[path]![row] !== 0) ? 0 : w)),
    ],
    ['weights zero', withColumns(base, weights, () => 0)],
    ['one weight outweighs', withColumns(base, weights, (row, w) => (row === 4 ? 1e18 : w))],
    ['numbers all equal', withColumns(base, numbers, () => 1)],
    ['numbers all zero', withColumns(base, numbers, () => 0)],
    ['ties in 1e5 rows', tied(ordinary(columns, most), times)],
  ];
  const seen = new Set<Rows>([base]);
  return made.flatMap(([name, rows]) => {
    if (rows === undefined || seen.has(rows)) return [];
    const changed = Object.keys(base).some((path) => rows[path] !== base[path]);
    return changed ? [{ name, rows }] : [];
  });
}

function cut(rows: Rows, count: number): Rows {
  return Object.fromEntries(Object.entries(rows).map(([path, values]) => [path, values.slice(0, count)]));
}

function scaled(rows: Rows, paths: readonly string[], scale: number): Rows | undefined {
  return paths.length === 0 ? undefined : withColumns(rows, paths, (_, value) => value * scale);
}

function tied(rows: Rows, times: readonly string[]): Rows {
  return withColumns(rows, times, (row) => 1 + (row % 3));
}

/** Data that are wrong: the error must name the argument and, where one row is to blame, the row. */
export interface Fault extends Variant {
  readonly argument: string;
  readonly row: number | undefined;
}

const ROW = 7;

export function faults(columns: Columns): readonly Fault[] {
  const base = ordinary(columns);
  return Object.entries(columns).flatMap(([path, kind]) => {
    const at = (what: string, value: number): Fault => ({
      name: `${path} is ${what}`,
      rows: withColumns(base, [path], (row, old) => (row === ROW ? value : old)),
      argument: path,
      row: ROW,
    });
    const made: Fault[] = [at('NaN', Number.NaN), at('infinite', Infinity), at('minus infinity', -Infinity)];
    if (!['code', 'two-codes', 'person', 'covariate', 'number', 'entry'].includes(kind)) {
      made.push(at('negative', -1));
    }
    if (['event', 'cause', 'binary', 'count'].includes(kind)) made.push(at('a half', 0.5));
    if (kind === 'event' || kind === 'binary' || kind === 'fraction') made.push(at('two', 2));
    if (kind === 'positive-time' || kind === 'positive') made.push(at('zero', 0));
    if (kind === 'entry') {
      const [time] = ofKind(columns, 'time', 'positive-time');
      made.push(at('equal to the time', base[time!]![ROW]!), at('after the time', base[time!]![ROW]! + 1));
    }
    return made;
  });
}

/** Columns of unequal length: the error names one of them. */
export function lengthFaults(columns: Columns): readonly Variant[] {
  const base = ordinary(columns);
  const paths = Object.keys(columns);
  if (paths.length < 2) return [];
  return paths.flatMap((path) => [
    { name: `${path} is a row short`, rows: { ...base, [path]: base[path]!.slice(0, -1) } },
    { name: `${path} is a row long`, rows: { ...base, [path]: [...base[path]!, base[path]![0]!] } },
  ]);
}
