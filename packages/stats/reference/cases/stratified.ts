import {
  type AftData,
  type AftOptions,
  aftQuantiles,
  aftRegression,
  type ConcordanceWeights,
  type CoxData,
  fisherExact,
  frailtyCox,
  type GeneralisedData,
  kaplanMeier,
  type LinearCoefficient,
  linearRegression,
  logisticRegression,
  logRank,
  mantelHaenszel,
  negativeBinomialRegression,
  oddsRatio,
  poissonRegression,
  restrictedMean,
  type SurvivalInterval,
  survivalQuantile,
  type TwoByTwo,
} from '../../src/index.ts';
import {
  type Cases,
  type Compute,
  complete,
  data,
  dummies,
  must,
  pick,
  type Table,
  where,
} from '../corpus.ts';
import { subdistribution, tests } from './competing.ts';
import { exact, fit } from './cox.ts';
import { curve, pairs, residuals, zph } from './cox-after.ts';
import { fit as aft, distributions } from './parametric.ts';
import { curves } from './unseen-curves.ts';
import {
  by,
  diabetic,
  gbsg,
  kidney,
  later,
  lung,
  ovarian,
  type Row,
  rats,
  rotterdam,
} from './unseen-data.ts';

const transplant = where(complete(data('transplant'), 'age'), (row) => row['futime']! > 0);
const nafld = where(complete(data('nafld1'), 'age', 'bmi'), (row) => row['futime']! > 0);
const myeloid = data('myeloid');
const trial = data('rhDNase');
const infected = (row: Row): boolean => row['ivstart']! > 0;
const infectedAt = (row: Row): number =>
  infected(row) ? row['ivstart']! : row['end.dt']! - row['entry.dt']!;
/** The first row of each person. */
const dornase = where(trial, (row, at) => trial['id']!.indexOf(row['id']!) === at && infectedAt(row) > 0);
const screened = where(complete(later, 'creatinine'), (row) => row['creatinine']! > 0);

/** A data set with one stratified model of two covariates, and a person whose curve is asked for. */
interface Model {
  readonly table: Table;
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly covariates: readonly [string, string];
  readonly stratum: readonly number[];
  readonly at: Readonly<Record<string, number>>;
}
const model = (
  table: Table,
  [time, event, stratum]: readonly [string, string | ((row: Row) => number), string | ((row: Row) => number)],
  at: Readonly<Record<string, number>>,
): Model => {
  const column = (of: string | ((row: Row) => number)) =>
    typeof of === 'string' ? table[of]! : by(table, of);
  const [first, second] = Object.keys(at);
  return {
    table,
    time: table[time]!,
    event: column(event),
    covariates: [first!, second!],
    stratum: column(stratum),
    at,
  };
};
const weighed = complete(lung, 'age', 'wt.loss', 'sex');
const firstInfection: Table = {
  ...dornase,
  time: by(dornase, infectedAt),
  event: by(dornase, (row) => (infected(row) ? 1 : 0)),
};

const models: Readonly<Record<string, Model>> = {
  lung: model(weighed, ['time', 'status', 'sex'], { age: 65, 'wt.loss': 5 }),
  ovarian: model(ovarian, ['futime', 'fustat', 'rx'], { age: 60, 'ecog.ps': 2 }),
  kidney: model(kidney, ['time', 'status', 'sex'], { age: 40, frail: 1 }),
  rats: model(rats, ['time', 'status', 'sex'], { rx: 1, litter: 30 }),
  myeloid: model(myeloid, ['futime', 'death', 'sex'], { trt: 2, id: 300 }),
  rotterdam: model(rotterdam, ['dtime', 'death', 'grade'], { age: 55, nodes: 2 }),
  gbsg: model(gbsg, ['rfstime', 'status', 'grade'], { hormon: 1, nodes: 6 }),
  transplant: model(transplant, ['futime', (row) => (row['event'] === 3 ? 1 : 0), 'abo'], {
    age: 45,
    year: 1996,
  }),
  nafld: model(nafld, ['futime', 'status', 'male'], { age: 60, bmi: 31 }),
  diabetic: model(diabetic, ['time', 'status', 'eye'], { trt: 1, risk: 10 }),
  rhdnase: model(firstInfection, ['time', 'event', (row) => row['inst']! % 3], { fev: 50, trt: 1 }),
  flchain: model(screened, ['futime', 'death', 'sex'], { age: 75, kappa: 2 }),
};

const intervals = [
  'log-log',
  'plain',
  'logit',
  'arcsin',
  'log',
] as const satisfies readonly SurvivalInterval[];
const timeWeights = ['n', 'S', 'S/G', 'n/G2', 'I'] as const satisfies readonly ConcordanceWeights[];
const families = ['lognormal', 'loglogistic', 'weibull', 'exponential'] as const;
const powers = [0.5, 1, -1, 2] as const;
/** Options go round the data sets. */
const turn = <T>(of: readonly T[], at: number): T => of[at % of.length]!;

/** The numbers that the script has of a fit. */
const some =
  (compute: Compute, ...names: readonly string[]): Compute =>
  (given) => {
    const all = compute(given) as Readonly<Record<string, unknown>>;
    return Object.fromEntries(names.map((name) => [name, all[name]]));
  };

const quantiles =
  (input: Parameters<typeof kaplanMeier>[0], interval: SurvivalInterval): Compute =>
  ({ p }) => {
    const found = kaplanMeier(input, { interval, level: 0.9 }).curves.map((one) =>
      (p as readonly number[]).map((share) => {
        const result = survivalQuantile(one, share);
        return result.ok ? result : { ...result, time: Infinity };
      }),
    );
    const of = (key: 'time' | 'lower' | 'upper') => found.map((row) => row.map((one) => one[key]));
    return { p, time: of('time'), lower: of('lower'), upper: of('upper') };
  };

const means =
  (input: Parameters<typeof restrictedMean>[0]): Compute =>
  ({ tau }) => {
    const { groups, difference, ratio } = must(restrictedMean(input, { tau: tau as number }));
    return {
      tau,
      mean: groups.map(({ mean }) => mean),
      standardError: groups.map(({ standardError }) => standardError),
      difference: [difference!.estimate, difference!.lower, difference!.upper, difference!.p],
      ratio: [ratio!.estimate, ratio!.lower, ratio!.upper],
    };
  };

const person =
  (
    input: AftData,
    at: Readonly<Record<string, number>>,
    distribution: NonNullable<AftOptions['distribution']>,
  ): Compute =>
  ({ p }) => {
    const found = aftQuantiles(must(aftRegression(input, { distribution })), {
      p: p as readonly number[],
      at,
    });
    return { p, time: found.map(({ time }) => time), standardError: errorsOf(found) };
  };

function everything([name, one]: readonly [string, Model], i: number): (readonly [string, Compute])[] {
  const { table, time, event, stratum, at } = one;
  const covariates = pick(table, ...one.covariates);
  const rows = { time, event, covariates };
  const data: CoxData = { ...rows, stratum };
  const ties = i % 2 === 1 ? 'breslow' : 'efron';
  const weight = time.map((_, row) => (1 + ((row + 1) % 4)) / 2);
  const [interval, weights, family, rho] = [
    turn(intervals, i),
    turn(timeWeights, i),
    turn(families, i),
    turn(powers, i),
  ];
  const fixed: AftOptions = { distribution: distributions[turn(families.slice(0, 3), i)], scale: 0.8 };
  const stratified: AftData = family === 'exponential' ? rows : { ...rows, stratum };
  /** Pairs of neighbouring rows as clusters; every second row comes late, at a tenth of its time. */
  const pairOf = time.map((_, row) => (row + 1) >> 1);
  const entry = time.map((t, row) => (row % 2 === 1 ? t / 10 : 0));
  const seen = where(
    { time, event, stratum, ...covariates, pairOf, entry },
    (row) => row['time']! > row['entry']!,
  );
  const sixths = time.map((t) => Math.ceil((6 * t) / Math.max(...time)));
  const lowest = Math.min(...stratum);
  return [
    [`${name}-cox-strata`, fit(data, { ties })],
    [`${name}-cox-weights`, fit({ ...data, weight }, { ties, errors: 'robust' })],
    [`${name}-residuals`, residuals(data, { ties })],
    ...(['km', 'rank', 'log', 'identity'] as const).map(
      (scale) => [`${name}-zph-${scale}`, zph(data, scale, { ties })] as const,
    ),
    [`${name}-predicted-${interval}`, curve(data, { at, interval }, { ties })],
    [
      `${name}-concordance`,
      pairs({ time, event, stratum, weight, score: table[one.covariates[0]]! }, { weights }),
    ],
    [
      `${name}-log-rank-${rho}`,
      () =>
        must(
          logRank(
            { time, event, group: stratum, stratum: time.map((_, row) => (row + 1) % 3) },
            { weights: { rho, gamma: 0 } },
          ),
        ),
    ],
    [
      `${name}-${family}`,
      some(aft(stratified, { distribution: distributions[family] }), 'estimate', 'errors', 'scale', 'll'),
    ],
    [`${name}-fixed-${family}`, some(aft(rows, fixed), 'estimate', 'errors', 'll')],
    [
      `${name}-cox-pairs`,
      fit(
        {
          entry: seen['entry']!,
          time: seen['time']!,
          event: seen['event']!,
          covariates: pick(seen, ...one.covariates),
          stratum: seen['stratum']!,
          cluster: seen['pairOf']!,
        },
        { ties: i % 2 === 0 ? 'breslow' : 'efron' },
      ),
    ],
    [
      `${name}-curve-pairs`,
      curves({ time, event, group: stratum, weight, cluster: pairOf }, { interval: turn(intervals, i + 2) }),
    ],
    [`${name}-aft-person`, person(rows, at, distributions[turn(families.slice(0, 3), i + 1)])],
    [`${name}-quantile`, quantiles({ time, event, group: stratum }, turn(intervals, i + 1))],
    [`${name}-mean`, means({ time, event, group: stratum.map((code) => (code === lowest ? 1 : 0)) })],
    ...(time.length < 1000
      ? [
          [
            `${name}-exact`,
            some(exact({ ...data, time: sixths }), 'estimate', 'standardError', 'll'),
          ] as const,
        ]
      : []),
  ];
}

const errorsOf = (coefficients: readonly { readonly standardError: number }[]) =>
  coefficients.map(({ standardError }) => standardError);
const kinds =
  (fitted: typeof logisticRegression, input: GeneralisedData): Compute =>
  () => {
    const of = (errors: 'HC0' | 'HC1' | 'HC2' | 'HC3') => must(fitted(input, { errors })).coefficients;
    return {
      estimate: of('HC0').map(({ estimate }) => estimate),
      HC0: errorsOf(of('HC0')),
      HC1: errorsOf(of('HC1')),
      HC2: errorsOf(of('HC2')),
      HC3: errorsOf(of('HC3')),
    };
  };
const clusters =
  (
    of: (
      errors: 'CR0' | 'CR1' | 'CR2' | 'CR3',
    ) => readonly Pick<LinearCoefficient, 'estimate' | 'standardError' | 'df'>[],
  ): Compute =>
  () => ({
    estimate: of('CR2').map(({ estimate }) => estimate),
    CR0: errorsOf(of('CR0')),
    CR1: errorsOf(of('CR1')),
    CR2: errorsOf(of('CR2')),
    CR3: errorsOf(of('CR3')),
    df: of('CR2').map(({ df }) => df),
  });

const frailty: Compute = () => {
  const found = must(
    frailtyCox({
      time: kidney['time']!,
      event: kidney['status']!,
      covariates: pick(kidney, 'age', 'sex'),
      cluster: kidney['id']!,
    }),
  );
  return {
    estimate: found.coefficients.map(({ estimate }) => estimate),
    standardError: errorsOf(found.coefficients),
    theta: found.theta,
    frailties: found.frailties.map(({ logFrailty }) => logFrailty),
  };
};

const rows = data('rhdnase-rows');
const people = where(rows, (row, at) => rows['id']!.indexOf(row['id']!) === at);
const ofPerson = (of: (own: Table) => number): number[] =>
  people['id']!.map((id) => of(where(rows, (row) => row['id'] === id)));
const infections: Compute = () => {
  const found = must(
    negativeBinomialRegression({
      y: ofPerson((own) => own['infect']!.reduce((sum, one) => sum + one, 0)),
      covariates: pick(people, 'trt', 'fev'),
      offset: ofPerson((own) => Math.log(Math.max(...own['tstop']!))),
    }),
  );
  return { estimate: found.coefficients.map(({ estimate }) => estimate), theta: found.theta.estimate };
};

const tableOf = (events: readonly number[], group: readonly number[]): TwoByTwo => {
  const arm = (code: number) => {
    const own = events.filter((_, row) => group[row] === code);
    return { events: own.filter((one) => one === 1).length, n: own.length };
  };
  return { treated: arm(1), control: arm(0) };
};
const stratified =
  (table: Table, event: string, group: string, stratum: string): Compute =>
  () => {
    const tables = [...new Set(table[stratum])].map((code) => {
      const own = where(table, (row) => row[stratum] === code);
      return tableOf(own[event]!, own[group]!);
    });
    const { estimate, lower, upper, test } = must(mantelHaenszel(tables));
    return { chiSquared: test.chiSquared, p: test.p, estimate, lower, upper };
  };
const conditional =
  (table: TwoByTwo): Compute =>
  () => {
    const { estimate, lower, upper } = must(oddsRatio(table, { method: 'conditional' }));
    return { p: fisherExact(table).p, estimate, lower, upper };
  };

const waitingCauses = { time: transplant['futime']!, cause: by(transplant, (row) => row['event']! - 1) };
const treatedOrDead = (row: Row): number =>
  Number.isNaN(row['txtime']!) ? row['futime']! : Math.min(row['txtime']!, row['futime']!);
const treated = where(myeloid, (row) => treatedOrDead(row) > 0);
const treatedCauses = {
  time: by(treated, treatedOrDead),
  cause: by(treated, (row) => (Number.isNaN(row['txtime']!) ? row['death']! : 2)),
};
const linearClusters = (input: {
  y: readonly number[];
  covariates: LinearColumns;
  cluster: readonly number[];
}) => clusters((errors) => must(linearRegression(input, { errors })).coefficients);
type LinearColumns = Readonly<Record<string, readonly number[]>>;
const females = where(rats, (row) => row['sex'] === 1);

export const cases: Cases = {
  'kidney-frailty': frailty,
  'gbsg-logistic': kinds(logisticRegression, {
    y: gbsg['status']!,
    covariates: {
      ...pick(gbsg, 'hormon', 'age'),
      size: gbsg['size']!.map(Math.log),
      ...dummies('grade', gbsg['grade']!),
    },
  }),
  'rotterdam-poisson': kinds(poissonRegression, {
    y: rotterdam['death']!,
    covariates: { ...pick(rotterdam, 'chemo', 'hormon'), age: by(rotterdam, (row) => row['age']! / 10) },
    offset: rotterdam['dtime']!.map(Math.log),
  }),
  'nafld-linear': () => {
    const of = (errors: 'HC0' | 'HC1' | 'HC2' | 'HC3') =>
      must(linearRegression({ y: nafld['bmi']!, covariates: pick(nafld, 'age', 'male') }, { errors }))
        .coefficients;
    return {
      estimate: of('HC0').map(({ estimate }) => estimate),
      HC0: errorsOf(of('HC0')),
      HC1: errorsOf(of('HC1')),
      HC2: errorsOf(of('HC2')),
      HC3: errorsOf(of('HC3')),
    };
  },
  'diabetic-linear-clusters': linearClusters({
    y: diabetic['risk']!,
    covariates: pick(diabetic, 'trt', 'age'),
    cluster: diabetic['id']!,
  }),
  'kidney-linear-clusters': linearClusters({
    y: kidney['time']!.map(Math.log),
    covariates: pick(kidney, 'age', 'sex'),
    cluster: kidney['id']!,
  }),
  'rats-logistic-clusters': clusters(
    (errors) =>
      must(
        logisticRegression(
          { y: females['status']!, covariates: pick(females, 'rx'), cluster: females['litter']! },
          { errors },
        ),
      ).coefficients,
  ),
  'rhdnase-negative-binomial': infections,
  'rotterdam-mantel-haenszel': stratified(rotterdam, 'death', 'hormon', 'size'),
  'gbsg-mantel-haenszel': stratified(gbsg, 'status', 'hormon', 'meno'),
  'ovarian-fisher': conditional(
    tableOf(
      ovarian['fustat']!,
      by(ovarian, (row) => row['rx']! - 1),
    ),
  ),
  'rats-fisher': conditional(tableOf(rats['status']!, rats['rx']!)),
  'transplant-fine-gray-death': subdistribution(
    {
      ...waitingCauses,
      covariates: {
        sex: transplant['sex']!,
        age: by(transplant, (row) => row['age']! / 10),
        abo4: by(transplant, (row) => (row['abo'] === 4 ? 1 : 0)),
      },
    },
    { cause: 1 },
  ),
  'myeloid-fine-gray-death': subdistribution(
    { ...treatedCauses, covariates: pick(treated, 'trt', 'sex') },
    { cause: 1 },
  ),
  'transplant-gray': tests(
    { ...waitingCauses, group: transplant['abo']!, stratum: transplant['sex']! },
    3,
    1,
  ),
  'myeloid-gray': tests({ ...treatedCauses, group: treated['trt']!, stratum: treated['sex']! }, 2, 0),
  ...Object.fromEntries(Object.entries(models).flatMap(everything)),
};
