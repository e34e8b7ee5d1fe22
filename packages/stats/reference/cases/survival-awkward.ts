import {
  type ConcordanceData,
  type ConcordanceOptions,
  concordance,
  type KaplanMeierData,
  type KaplanMeierOptions,
  kaplanMeier,
  type LogRankData,
  type LogRankOptions,
  logRank,
  logRankTrend,
  pseudoRestrictedMean,
  type RestrictedMeanData,
  restrictedMean,
  type SurvivalInterval,
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
  pick,
  type Table,
  take,
  type Values,
  where,
} from '../corpus.ts';

type Row = Readonly<Record<string, number>>;
const positive = (name: string): Table => where(data(name), (row) => row['futime']! > 0);
const flchain = positive('flchain');
const nafld = positive('nafld1');
const transplant = positive('transplant');
const lung = { ...data('lung'), event: derive(data('lung'), (row) => row['status']! - 1) };
const lungEcog = complete(lung, 'ph.ecog');
const heart = data('heart');
const years = (table: Table, of: (row: Row) => number, per = 365.25): number[] =>
  derive(table, (row) => of(row) / per);
const columns = (table: Table, time: string, event: string, group?: string) => ({
  time: table[time]!,
  event: table[event]!,
  ...(group !== undefined && { group: table[group]! }),
});
const beats = { entry: heart['start']!, time: heart['stop']!, event: heart['event']! };
const ages = {
  entry: flchain['age']!,
  time: derive(flchain, (row) => row['age']! + row['futime']! / 365.25),
  event: flchain['death']!,
};
const idWeight = (of: (id: number) => number): number[] => derive(heart, (row) => of(row['id']!));
const cgd = {
  entry: data('cgd')['tstart']!,
  time: data('cgd')['tstop']!,
  event: data('cgd')['status']!,
  group: data('cgd')['treat']!,
};
const myeloidYears = (group: string): KaplanMeierData => ({
  time: years(data('myeloid'), (row) => row['futime']!),
  event: data('myeloid')['death']!,
  group: data('myeloid')[group]!,
});

const curves =
  (input: KaplanMeierData, options: KaplanMeierOptions = {}): Compute =>
  (given) =>
    kaplanMeier(input, options).curves.map((curve, g) => {
      const { rows } = (given as unknown as readonly Values[])[g]!;
      const taken = Object.entries(curve).flatMap(([name, column]) =>
        column instanceof Float64Array ? [[name, take(column, rows)] as const] : [],
      );
      return { rows, ...Object.fromEntries(taken) };
    });

const quantiles =
  (input: KaplanMeierData, options: KaplanMeierOptions = {}): Compute =>
  (given) => {
    const found = kaplanMeier(input, options).curves.map((curve) =>
      (given['p'] as readonly number[]).map((p) => {
        const result = survivalQuantile(curve, p);
        return result.ok ? result : { ...result, time: Infinity };
      }),
    );
    const of = (key: 'time' | 'lower' | 'upper') => found.map((row) => row.map((q) => q[key]));
    return { ...given, time: of('time'), lower: of('lower'), upper: of('upper') };
  };

const flat: Compute = (given) =>
  quantiles(
    { time: given['t'] as readonly number[], event: given['e'] as readonly number[] },
    { interval: 'log-log' },
  )(given);

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

const tested =
  (input: LogRankData, options: LogRankOptions = {}): Compute =>
  (given) => {
    const result = must(logRank(input, options));
    // By the definition only the groups after the first are in the covariance.
    return 'observed' in given
      ? result
      : { ...result, variance: result.variance.slice(1).map((row) => row.slice(1)) };
  };

const trend =
  (input: LogRankData, options: LogRankOptions = {}): Compute =>
  (given) => ({
    ...given,
    ...must(logRankTrend(must(logRank(input, options)), { scores: given['scores'] as readonly number[] })),
  });

const means =
  (input: RestrictedMeanData): Compute =>
  (given) => {
    const { tau, groups } = must(restrictedMean(input, { tau: given['tau'] as number }));
    return {
      tau,
      mean: groups.map((group) => group.mean),
      standardError: groups.map((group) => group.standardError),
    };
  };

const pseudo =
  (table: Table, time: readonly number[], group: string, ...covariates: readonly string[]): Compute =>
  (given) => {
    const input = {
      time,
      event: table['status']!,
      group: table[group]!,
      covariates: pick(table, ...covariates),
    };
    const fit = (errors: 'HC0' | 'HC1' | 'HC3') =>
      must(pseudoRestrictedMean(input, { tau: given['tau'] as number, errors }));
    const errorsOf = (errors: 'HC0' | 'HC1' | 'HC3') =>
      fit(errors).difference.coefficients.map((c) => c.standardError);
    const { pseudo: shares, difference, tau } = fit('HC0');
    return {
      tau,
      rows: given['rows'],
      pseudo: take(shares, given['rows']),
      estimate: difference.coefficients.map((c) => c.estimate),
      HC0: errorsOf('HC0'),
      HC1: errorsOf('HC1'),
      HC3: errorsOf('HC3'),
    };
  };

const ordered =
  (input: ConcordanceData, options: ConcordanceOptions = {}): Compute =>
  () => {
    const result = must(concordance(input, options));
    return { ...result, counts: [result.concordant, result.discordant, result.tiedScore] };
  };

const intervals: readonly SurvivalInterval[] = ['log', 'log-log', 'plain', 'arcsin', 'logit'];
const byInterval = (name: string, input: KaplanMeierData, level?: number): Cases =>
  Object.fromEntries(
    intervals.map((interval) => [
      `${name}-${interval}`,
      quantiles(input, { interval, ...(level !== undefined && { level }) }),
    ]),
  );
const gbsg = data('gbsg');
const veteran = data('veteran');
const colon = complete(data('colon'), 'nodes');
const pbcStage = complete(data('pbc'), 'stage');
const institutions = complete(lung, 'inst');
const band = (age: number): number => [40, 50, 60, 70].filter((cut) => age > cut).length;

export const cases: Cases = {
  'heart-weights-entry-arcsin': curves(
    { ...beats, group: heart['transplant']!, weight: idWeight((id) => (1 + (id % 4)) / 3) },
    { interval: 'arcsin', level: 0.8 },
  ),
  'heart-weights-entry-logit': curves(
    { ...beats, group: heart['surgery']!, weight: idWeight((id) => 1 + (id % 2)) },
    { interval: 'logit', level: 0.99 },
  ),
  'flchain-age-weights': curves(
    { ...ages, group: flchain['sex']!, weight: derive(flchain, (row) => (1 + (row['flc.grp']! % 3)) / 7) },
    { interval: 'log-log' },
  ),
  'myeloid-years-sex': curves(myeloidYears('sex'), { interval: 'logit', level: 0.5 }),
  'lung-ecog-group-of-one': curves(
    {
      time: years(lungEcog, (row) => row['time']!, 30.4375),
      event: lungEcog['event']!,
      group: lungEcog['ph.ecog']!,
    },
    { interval: 'log-log' },
  ),
  'nafld-years-weights': curves(
    {
      time: years(nafld, (row) => row['futime']!),
      event: nafld['status']!,
      group: nafld['male']!,
      weight: derive(nafld, (row) => (Number.isNaN(row['bmi']) ? 0.25 : row['bmi']! / 30)),
    },
    { interval: 'plain' },
  ),
  'ovarian-plain': curves(columns(data('ovarian'), 'futime', 'fustat', 'rx'), { interval: 'plain' }),
  'rats-litter-weights': curves(
    {
      ...columns(data('rats'), 'time', 'status', 'sex'),
      weight: derive(data('rats'), (row) => 1 / (1 + (row['litter']! % 5))),
    },
    { interval: 'log-log' },
  ),
  ...byInterval('quantile-diabetic', columns(data('diabetic'), 'time', 'status', 'trt'), 0.9),
  ...byInterval('quantile-heart-entry', beats),
  'quantile-myeloid-years': quantiles(myeloidYears('trt')),
  'quantile-weights': quantiles(
    {
      ...columns(veteran, 'time', 'status', 'celltype'),
      weight: derive(veteran, (row) => 1 + (row['age']! % 3)),
    },
    { interval: 'logit' },
  ),
  'quantile-flat-1': flat,
  'quantile-flat-2': flat,
  'quantile-flat-3': flat,
  'quantile-flat-4': flat,
  'at-heart-entry-weights': at({
    ...beats,
    group: heart['transplant']!,
    weight: idWeight((id) => 1 + (id % 3)),
  }),
  'at-flchain-ages': at({ ...ages, group: flchain['sex']! }),
  'at-transplant-between': at(
    {
      time: years(transplant, (row) => row['futime']!, 7),
      event: derive(transplant, (row) => (row['event']! > 1 ? 1 : 0)),
      group: transplant['abo']!,
    },
    { interval: 'arcsin' },
  ),
  'at-zero-weights': at({
    ...columns(lung, 'time', 'event', 'sex'),
    weight: derive(lung, (row) => row['age']! % 3),
  }),
  'at-cgd': at(cgd, { interval: 'plain' }),
  'log-rank-strata-three-groups': tested(
    {
      time: years(gbsg, (row) => row['rfstime']!),
      event: gbsg['status']!,
      group: gbsg['grade']!,
      stratum: derive(gbsg, (row) => 2 * row['meno']! + row['hormon']!),
    },
    { weights: { rho: 1.7, gamma: 0 } },
  ),
  'log-rank-rho-negative': tested(
    { ...columns(data('myeloid'), 'futime', 'death'), group: data('myeloid')['trt']! },
    { weights: { rho: -0.3, gamma: 0 } },
  ),
  'log-rank-group-of-one': tested({
    ...columns(lungEcog, 'time', 'event'),
    group: lungEcog['ph.ecog']!,
  }),
  'log-rank-eyes-as-strata': tested({
    ...columns(data('diabetic'), 'time', 'status'),
    group: data('diabetic')['trt']!,
    stratum: data('diabetic')['id']!,
  }),
  'log-rank-ten-groups': tested(
    {
      time: years(flchain, (row) => row['futime']!),
      event: flchain['death']!,
      group: flchain['flc.grp']!,
      stratum: flchain['sex']!,
    },
    { weights: { rho: 0.5, gamma: 0 } },
  ),
  'log-rank-institutions': tested({
    ...columns(institutions, 'time', 'event'),
    group: institutions['inst']!,
    stratum: institutions['sex']!,
  }),
  'log-rank-nafld-years': tested({
    time: years(nafld, (row) => row['futime']!),
    event: nafld['status']!,
    group: nafld['male']!,
    stratum: nafld['age']!.map(band),
  }),
  'log-rank-entry-strata': tested({
    ...beats,
    group: heart['transplant']!,
    stratum: heart['surgery']!,
  }),
  'log-rank-entry-strata-late': tested(
    { ...beats, group: heart['transplant']!, stratum: heart['surgery']! },
    { weights: { rho: 0.5, gamma: 2 } },
  ),
  'log-rank-tarone-entry': tested(
    { ...ages, group: flchain['sex']!, stratum: derive(flchain, (row) => row['flc.grp']! % 2) },
    { weights: 'tarone-ware' },
  ),
  'trend-uneven-scores': trend({
    ...columns(lungEcog, 'time', 'event'),
    group: lungEcog['ph.ecog']!,
    stratum: lungEcog['sex']!,
  }),
  'trend-institution-effects': trend(
    {
      time: pbcStage['time']!,
      event: derive(pbcStage, (row) => (row['status'] === 2 ? 1 : 0)),
      group: pbcStage['stage']!,
    },
    { weights: { rho: 1, gamma: 0 } },
  ),
  'mean-at-event-time': means(columns(veteran, 'time', 'status', 'trt')),
  'mean-before-first-event': means(columns(data('ovarian'), 'futime', 'fustat', 'rx')),
  'mean-years-fraction': means({
    time: years(gbsg, (row) => row['rfstime']!),
    event: gbsg['status']!,
    group: gbsg['hormon']!,
  }),
  'mean-to-last-exit': means(columns(lung, 'time', 'event', 'sex')),
  'mean-one-group': means(columns(data('myeloid'), 'futime', 'death')),
  'mean-entry': means(cgd),
  'pseudo-kidney': pseudo(
    data('kidney'),
    years(data('kidney'), (row) => row['time']!, 7),
    'sex',
    'age',
  ),
  'pseudo-veteran': pseudo(veteran, veteran['time']!, 'trt', 'karno'),
  'concordance-weights-strata-cluster': ordered({
    ...columns(colon, 'time', 'status'),
    score: colon['nodes']!,
    stratum: colon['etype']!,
    cluster: colon['id']!,
    weight: derive(colon, (row) => 1 + (row['id']! % 3)),
  }),
  'concordance-years-uno': ordered(
    {
      time: years(data('rotterdam'), (row) => row['dtime']!),
      event: data('rotterdam')['death']!,
      score: data('rotterdam')['nodes']!.map(Math.log1p),
    },
    { weights: 'n/G2', horizon: 8 },
  ),
  'concordance-entry-strata-weights': ordered({
    ...beats,
    score: heart['age']!,
    stratum: heart['surgery']!,
    weight: idWeight((id) => 1 + (id % 2)),
  }),
};
