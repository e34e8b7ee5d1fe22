import {
  type KaplanMeierData,
  type KaplanMeierOptions,
  kaplanMeier,
  type RestrictedMeanData,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from '../../src/index.ts';
import {
  type Cases,
  type Compute,
  complete,
  data,
  derive,
  must,
  take,
  type Values,
  where,
} from '../corpus.ts';

const dead = (name: string): number[] => derive(data(name), (row) => row['status']! - 1);
const lung: KaplanMeierData = {
  time: data('lung')['time']!,
  event: dead('lung'),
  group: data('lung')['sex']!,
};
const colon = where(data('colon'), (row) => row['etype'] === 2);
const heart = data('heart');
const beats = { entry: heart['start']!, time: heart['stop']!, event: heart['event']! };
const flchain = where(data('flchain'), (row) => row['futime']! > 0);
const nafld = where(data('nafld1'), (row) => row['futime']! > 0);
const bladder = where(data('bladder2'), (row) => row['stop']! > row['start']!);
const columns = (name: string, time: string, event: string, group?: string): KaplanMeierData => ({
  time: data(name)[time]!,
  event: data(name)[event]!,
  ...(group !== undefined && { group: data(name)[group]! }),
});
const veteran = columns('veteran', 'time', 'status', 'celltype');
const kidney = columns('kidney', 'time', 'status', 'sex');
const transplantEvent = derive(data('transplant'), (row) => (row['event']! > 1 ? 1 : 0));

/** The columns of every curve at the rows that were stored. */
const curves =
  (input: KaplanMeierData, options: KaplanMeierOptions = {}): Compute =>
  (given) =>
    kaplanMeier(input, options).curves.map((curve, g) => {
      const { rows } = (given as unknown as readonly Values[])[g]!;
      const of = (column: Float64Array) => take(column, rows);
      return {
        rows,
        time: of(curve.time),
        atRisk: of(curve.atRisk),
        event: of(curve.event),
        censored: of(curve.censored),
        survival: of(curve.survival),
        standardError: of(curve.standardError),
        lower: of(curve.lower),
        upper: of(curve.upper),
        cumulativeHazard: of(curve.cumulativeHazard),
        cumulativeHazardError: of(curve.cumulativeHazardError),
      };
    });

const quantiles =
  (input: KaplanMeierData, options: KaplanMeierOptions = {}): Compute =>
  () => {
    const found = kaplanMeier(input, options).curves.map((curve) =>
      [0.1, 0.25, 0.5, 0.6, 0.75].map((p) => {
        const result = survivalQuantile(curve, p);
        return result.ok ? result : { ...result, time: Infinity };
      }),
    );
    const of = (key: 'time' | 'lower' | 'upper') => found.map((row) => row.map((q) => q[key]));
    return { time: of('time'), lower: of('lower'), upper: of('upper') };
  };

const at =
  (input: KaplanMeierData, options: KaplanMeierOptions = {}): Compute =>
  (given) => {
    const points = kaplanMeier(input, options).curves.map((curve) =>
      survivalAt(curve, given['times'] as readonly number[]),
    );
    const of = (key: 'atRisk' | 'survival' | 'standardError' | 'lower' | 'upper') =>
      points.map((row) => row.map((point) => point[key]));
    return {
      times: given['times'],
      atRisk: of('atRisk'),
      survival: of('survival'),
      standardError: of('standardError'),
      lower: of('lower'),
      upper: of('upper'),
    };
  };

/** Fleming and Harrington's survival is exp(−H); its relative error is that of H. */
const flemingHarrington =
  (input: KaplanMeierData): Compute =>
  (given) => {
    const [curve] = kaplanMeier(input).curves;
    const hazard = take(curve!.cumulativeHazard, given['rows']);
    const hazardError = take(curve!.cumulativeHazardError, given['rows']);
    return {
      rows: given['rows'],
      survival: hazard.map((h) => Math.exp(-h)),
      hazard,
      hazardError,
      logError: hazardError,
    };
  };

const means =
  (input: RestrictedMeanData): Compute =>
  (given) => {
    const result = must(restrictedMean(input, { tau: given['tau'] as number }));
    return {
      tau: result.tau,
      mean: result.groups.map((group) => group.mean),
      standardError: result.groups.map((group) => group.standardError),
    };
  };

const compared =
  (input: RestrictedMeanData): Compute =>
  (given) => {
    const result = must(restrictedMean(input, { tau: given['tau'] as number }));
    const row = (c: NonNullable<typeof result.ratio>) => [c.estimate, c.standardError, c.lower, c.upper, c.p];
    return { tau: result.tau, difference: row(result.difference!), ratio: row(result.ratio!) };
  };

const lungAlone = { time: lung.time, event: lung.event };
const years = (name: string, column: string): number[] => derive(data(name), (row) => row[column]! / 365.25);
const gbsgYears = {
  time: years('gbsg', 'rfstime'),
  event: data('gbsg')['status']!,
  group: data('gbsg')['hormon']!,
};
const deaths: KaplanMeierData = { time: colon['time']!, event: colon['status']! };
const mgus2 = columns('mgus2', 'futime', 'death', 'sex');
const stanford = complete(data('stanford2'), 'time');

export const cases: Cases = {
  'lung-log': curves(lung, { interval: 'log' }),
  'lung-log-log': curves(lung, { interval: 'log-log' }),
  'lung-plain': curves(lung, { interval: 'plain' }),
  'lung-arcsin': curves(lung, { interval: 'arcsin' }),
  'lung-logit': curves(lung, { interval: 'logit' }),
  'lung-90': curves(lungAlone, { level: 0.9 }),
  'rotterdam-hormon': curves({
    time: years('rotterdam', 'dtime'),
    event: data('rotterdam')['death']!,
    group: data('rotterdam')['hormon']!,
  }),
  'gbsg-grade': curves(columns('gbsg', 'rfstime', 'status', 'grade'), { interval: 'log-log' }),
  'flchain-group': curves({
    time: years('flchain', 'futime'),
    event: data('flchain')['death']!,
    group: data('flchain')['flc.grp']!,
  }),
  'flchain-entry-years': curves({
    entry: flchain['age']!,
    time: derive(flchain, (row) => row['age']! + row['futime']! / 365.25),
    event: flchain['death']!,
    group: flchain['sex']!,
  }),
  'nafld-entry-days': curves({
    entry: derive(nafld, (row) => row['age']! * 365.25),
    time: derive(nafld, (row) => row['age']! * 365.25 + row['futime']!),
    event: nafld['status']!,
    group: nafld['male']!,
  }),
  'heart-transplant': curves({ ...beats, group: heart['transplant']! }, { interval: 'log-log' }),
  'colon-weights': curves({
    ...deaths,
    group: colon['rx']!,
    weight: derive(colon, (row) => 1 + (row['id']! % 3)),
  }),
  'colon-fractional-weights': curves(
    {
      ...deaths,
      group: colon['rx']!,
      weight: derive(colon, (row) => (1 + (row['id']! % 5)) / 3),
    },
    { errors: 'greenwood' },
  ),
  'mgus2-death': curves(mgus2),
  'pbc-edema': curves(
    {
      time: data('pbc')['time']!,
      event: derive(data('pbc'), (row) => (row['status'] === 2 ? 1 : 0)),
      group: data('pbc')['edema']!,
    },
    { interval: 'logit' },
  ),
  'kidney-ties': curves(kidney),
  'rats-late-events': curves(columns('rats', 'time', 'status', 'rx'), { interval: 'plain' }),
  stanford2: curves({ time: stanford['time']!, event: stanford['status']! }, { interval: 'arcsin' }),
  diabetic: curves(columns('diabetic', 'time', 'status', 'trt')),
  'cgd-counting': curves({
    entry: data('cgd')['tstart']!,
    time: data('cgd')['tstop']!,
    event: data('cgd')['status']!,
    group: data('cgd')['treat']!,
  }),
  'veteran-celltype': curves(veteran, { interval: 'log-log' }),
  myeloid: curves(columns('myeloid', 'futime', 'death', 'trt')),
  'bladder2-gap': curves({
    time: derive(bladder, (row) => row['stop']! - row['start']!),
    event: bladder['event']!,
    group: bladder['rx']!,
  }),
  'transplant-time-zero': curves({ time: data('transplant')['futime']!, event: transplantEvent }),
  'quantile-lung': quantiles(lung),
  'quantile-lung-log-log': quantiles(lung, { interval: 'log-log' }),
  'quantile-rotterdam': quantiles(columns('rotterdam', 'rtime', 'recur', 'grade')),
  'quantile-veteran': quantiles(veteran, { interval: 'plain' }),
  'quantile-kidney': quantiles(kidney, { interval: 'arcsin' }),
  'at-gbsg': at(gbsgYears),
  'at-mgus2': at(mgus2, { interval: 'log-log' }),
  'fleming-harrington-lung': flemingHarrington(lungAlone),
  'fleming-harrington-rats': flemingHarrington(columns('rats', 'time', 'status')),
  'fleming-harrington-entry': flemingHarrington(beats),
  'rmst-lung': means(lung),
  'rmst-veteran': means(columns('veteran', 'time', 'status', 'trt')),
  'rmst-rotterdam': means(columns('rotterdam', 'dtime', 'death', 'hormon')),
  'rmst-gbsg': means(columns('gbsg', 'rfstime', 'status', 'grade')),
  'rmst-flchain': means(columns('flchain', 'futime', 'death', 'flc.grp')),
  'rmst-heart-entry': means({ ...beats, group: heart['transplant']! }),
  'rmst-compare-lung': compared(lung),
  'rmst-compare-colon': compared({ ...deaths, group: colon['sex']! }),
};
