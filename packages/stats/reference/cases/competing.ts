import {
  type CompetingRisksData,
  type CompetingRisksOptions,
  cumulativeIncidence,
  type FineGrayData,
  type FineGrayOptions,
  fineGray,
  type GrayData,
  grayTest,
} from '../../src/index.ts';
import {
  type Cases,
  type Compute,
  complete,
  data,
  derive,
  must,
  pick,
  type Table,
  take,
  type Values,
  where,
} from '../corpus.ts';

const withCause = (
  table: Table,
  time: (row: Readonly<Record<string, number>>) => number,
  cause: (row: Readonly<Record<string, number>>) => number,
): Table => ({ ...table, time: derive(table, time), cause: derive(table, cause) });
const transplant: Table = {
  ...withCause(
    data('transplant'),
    (row) => row['futime']!,
    (row) => row['event']! - 1,
  ),
  year: derive(data('transplant'), (row) => row['year']! - 1995),
};
const mgus2 = withCause(
  data('mgus2'),
  (row) => (row['pstat'] === 0 ? row['futime']! : row['ptime']!),
  (row) => (row['pstat'] === 0 ? 2 * row['death']! : 1),
);
const myeloid = withCause(
  data('myeloid'),
  (row) => (Number.isNaN(row['txtime']) ? row['futime']! : Math.min(row['txtime']!, row['futime']!)),
  (row) => (Number.isNaN(row['txtime']) ? row['death']! : 2),
);
const numbered = (table: Table): Table => ({ ...table, row: derive(table, (_, at) => at + 1) });
const late = where(numbered(mgus2), (row) => row['time']! > 3);
const columns = (table: Table, group?: string): CompetingRisksData => ({
  time: table['time']!,
  cause: table['cause']!,
  ...(group !== undefined && { group: table[group]! }),
});
const gray = (table: Table, group: string): GrayData => ({
  time: table['time']!,
  cause: table['cause']!,
  group: table[group]!,
});

/** R's states: free first, then the causes. */
export const incidence =
  (input: CompetingRisksData, options: CompetingRisksOptions = {}): Compute =>
  (given) =>
    cumulativeIncidence(input, options).curves.map((curve, g) => {
      const { rows } = (given as unknown as readonly Values[])[g]!;
      const states = (columnsOf: readonly Float64Array[]) =>
        (rows as readonly number[]).map((row) => columnsOf.map((column) => column[row]!));
      return {
        rows,
        time: take(curve.time, rows),
        atRisk: take(curve.atRisk, rows),
        probability: states([curve.free, ...curve.causes.map((cause) => cause.probability)]),
        standardError: states(curve.causes.map((cause) => cause.standardError)),
        lower: states(curve.causes.map((cause) => cause.lower)),
        upper: states(curve.causes.map((cause) => cause.upper)),
      };
    });

function oneCause(given: Values): unknown {
  const lung = data('lung');
  const weight = derive(lung, (_, at) => (1 + ((at + 1) % 4)) / 3);
  const [curve] = cumulativeIncidence({
    time: lung['time']!,
    cause: derive(lung, (row) => row['status']! - 1),
    weight,
  }).curves;
  return {
    rows: given['rows'],
    survival: take(curve!.free, given['rows']),
    standardError: take(curve!.causes[0]!.standardError, given['rows']),
  };
}

/** Tests of all causes, as cuminc gives them. */
export const tests =
  (input: GrayData, causes: number, rho = 0): Compute =>
  () => {
    const all = Array.from({ length: causes }, (_, i) => must(grayTest(input, { cause: i + 1, rho })));
    return { chiSquared: all.map((one) => one.chiSquared), p: all.map((one) => one.p) };
  };

export const subdistribution =
  (input: FineGrayData, options: FineGrayOptions): Compute =>
  () => {
    const fit = must(fineGray(input, options));
    return {
      estimate: fit.coefficients.map((c) => c.estimate),
      standardError: fit.coefficients.map((c) => c.standardError),
      modelError: fit.modelCovariance.map((row, j) => Math.sqrt(row[j]!)),
      ll: [fit.logLikelihoodNull, fit.logLikelihood],
      wald: fit.wald.chiSquared,
    };
  };

const regression = (table: Table, ...names: string[]): FineGrayData => ({
  time: table['time']!,
  cause: table['cause']!,
  covariates: pick(table, ...names),
});
const positive = (table: Table): Table => where(table, (row) => row['time']! > 0);
const transplantThree = regression(positive(complete(transplant, 'age')), 'age', 'sex', 'year');
const mgus2Five = regression(
  positive(complete(mgus2, 'hgb', 'creat', 'mspike')),
  'age',
  'sex',
  'hgb',
  'creat',
  'mspike',
);
const myeloidTwo = regression(positive(myeloid), 'trt', 'sex');
const crr = { ties: 'breslow', censoringTies: 'together', errors: 'fine-gray' } as const;

export const cases: Cases = {
  transplant: incidence(columns(transplant)),
  'transplant-blood-groups': incidence(columns(transplant, 'abo')),
  'mgus2-by-sex-log-log': incidence(columns(mgus2, 'sex'), { interval: 'log-log' }),
  'mgus2-plain-weights': incidence(
    { ...columns(mgus2), weight: derive(mgus2, (_, at) => 1 + ((at + 1) % 3)) },
    { interval: 'plain' },
  ),
  'myeloid-by-arm': incidence(columns(myeloid, 'trt')),
  'mgus2-late-entry': incidence({
    ...columns(late, 'sex'),
    entry: derive(late, (row) => (row['row']! % 2 === 0 ? 3 : 0)),
  }),
  'one-cause-robust-km': oneCause,
  'gray-transplant': tests(gray(transplant, 'abo'), 3),
  'gray-transplant-rho1': tests(gray(transplant, 'sex'), 3, 1),
  'gray-mgus2': tests(gray(mgus2, 'sex'), 2),
  'gray-mgus2-strata': tests(
    { ...gray(mgus2, 'sex'), stratum: derive(mgus2, (row) => (row['age']! > 70 ? 1 : 0)) },
    2,
  ),
  'gray-myeloid': tests(gray(myeloid, 'trt'), 2),
  'fine-gray-transplant-death': subdistribution(transplantThree, { cause: 1 }),
  'fine-gray-transplant-ltx': subdistribution(transplantThree, { cause: 2 }),
  'fine-gray-transplant-breslow': subdistribution(transplantThree, { cause: 2, ties: 'breslow' }),
  'fine-gray-mgus2-progression': subdistribution(mgus2Five, { cause: 1 }),
  'fine-gray-mgus2-death': subdistribution(mgus2Five, { cause: 2, ties: 'breslow' }),
  'fine-gray-myeloid': subdistribution(myeloidTwo, { cause: 2 }),
  'crr-transplant': subdistribution(transplantThree, { ...crr, cause: 2 }),
  'crr-mgus2': subdistribution(mgus2Five, { ...crr, cause: 1 }),
  'crr-myeloid': subdistribution(myeloidTwo, { ...crr, cause: 2 }),
};
