import {
  bootstrap,
  bootstrapInterval,
  deltaAdjustedRisk,
  type ImputationOptions,
  type LinearData,
  linearRegression,
  multipleImputation,
  poolEstimates,
  type Random,
} from '../../../src/index.ts';
import { arms, coin, each, expit } from '../draws.ts';
import { type Band, coverage, covers, holds, type Scenario, written } from '../scenario.ts';
import { FURTHER, twice } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });

interface Incomplete {
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** What is fitted to completed columns: its coefficient of that name is the estimate. */
  readonly fit: (completed: Readonly<Record<string, Float64Array>>) => LinearData;
  readonly of: string;
}

/** y = 1 + x + 0.5 z + error; x is missing more often where z is large. */
function numeric(random: Random, n: number): Incomplete {
  const z = each(n, () => random.normal());
  const x = z.map((value) => 0.5 * value + random.normal());
  const y = x.map((value, row) => 1 + value + 0.5 * z[row]! + random.normal());
  const seen = x.map((value, row) => (random.uniform() < expit(-1 + z[row]!) ? Number.NaN : value));
  return {
    columns: { x: seen, y, z, noise: each(n, () => random.normal()) },
    fit: (all) => ({ y: all['y']!, covariates: { x: all['x']!, z: all['z']! } }),
    of: 'x',
  };
}

/** y = x + 0.5 z + error, x one of two or of three codes, missing more often where z is large. */
function codes(random: Random, n: number, levels: 2 | 3): Incomplete {
  const z = each(n, () => random.normal());
  const x = z.map((value) =>
    random.uniform() < expit(0.5 * value) ? 1 : levels === 2 ? 0 : 2 * random.integer(2),
  );
  const y = x.map((value, row) => (value === 1 ? 1 : 0) + 0.5 * z[row]! + random.normal());
  const seen = x.map((value, row) => (random.uniform() < expit(-1 + z[row]!) ? Number.NaN : value));
  return {
    columns: { x: seen, y, z },
    fit: (all) => ({
      y: all['y']!,
      covariates: { x: all['x']!.map((value) => (value === 1 ? 1 : 0)), z: all['z']! },
    }),
    of: 'x',
  };
}

/** As numeric, with a complete code of three values that matters instead of z. */
function coded(random: Random, n: number): Incomplete {
  const z = each(n, (row) => row % 3);
  const shift = (code: number) => (code === 1 ? 1 : 0);
  const x = z.map((code) => shift(code) + random.normal());
  const y = x.map((value, row) => value + shift(z[row]!) + random.normal());
  const seen = x.map((value, row) => (random.uniform() < 0.2 + 0.2 * shift(z[row]!) ? Number.NaN : value));
  return {
    columns: { x: seen, y, z },
    fit: (all) => ({ y: all['y']!, covariates: { x: all['x']!, z: all['z']!.map(shift) } }),
    of: 'x',
  };
}

/** x by z, missing for one in ten below 0 and for one in two above, and where it is by 1 larger than z would say. */
function shifted(random: Random, n: number): Incomplete {
  const z = each(n, () => random.normal());
  const x = z.map((value) =>
    random.uniform() < (value < 0 ? 0.1 : 0.5) ? Number.NaN : 0.5 * value + random.normal(),
  );
  return { columns: { x, z }, fit: (all) => ({ y: all['x']!, covariates: {} }), of: '(intercept)' };
}

const missing = 'missing for three in ten by the value of another';
const plans: readonly {
  readonly name: string;
  readonly options: Omit<ImputationOptions, 'random'>;
  readonly data: (random: Random, n: number) => Incomplete;
  readonly truth: string;
  /** The truth; that of a mean, where it is not that of the coefficient. */
  readonly value?: number;
}[] = [
  {
    name: 'by a normal model',
    options: { methods: { x: 'normal' } },
    data: numeric,
    truth: `a number ${missing}`,
  },
  { name: 'by matching', options: { methods: { x: 'pmm' } }, data: numeric, truth: `a number ${missing}` },
  {
    name: 'by logistic regression',
    options: { methods: { x: 'logistic' } },
    data: (random, n) => codes(random, n, 2),
    truth: `one of two codes ${missing}`,
  },
  {
    name: 'by polytomous regression',
    options: { methods: { x: 'polytomous' } },
    data: (random, n) => codes(random, n, 3),
    truth: `one of three codes ${missing}`,
  },
  { name: 'ten donors', options: { donors: 10 }, data: numeric, truth: `a number ${missing}` },
  {
    name: 'chosen predictors',
    options: { predictors: { x: ['y', 'z'] } },
    data: numeric,
    truth: `a number ${missing}, beside a column of noise`,
  },
  {
    name: 'codes that predict',
    options: { categorical: ['z'] },
    data: coded,
    truth: 'a number missing by the code of another',
  },
  {
    name: 'shifted',
    options: { methods: { x: 'normal' }, shift: { x: 1 } },
    data: shifted,
    truth:
      'a number missing for one in ten where another is below 0, for one in two where not, and by 1 larger where it is',
    value: 0.3,
  },
];

const imputations: readonly Scenario[] = plans.map(({ name, options, data, truth, value = 1 }) =>
  coverage({
    name: `multiple imputation, ${name}`,
    of: ['multipleImputation', 'poolEstimates'],
    call: `multipleImputation({ x, y, z }, { random, ...${written(options)} })`,
    truth: `120 people, ${truth}; its ${value === 1 ? 'coefficient' : 'mean'} ${value}`,
    band: within(0.03),
    repetitions: 500,
    run: (random) => {
      const { columns, fit, of } = data(random, 120);
      const imputed = multipleImputation(columns, {
        random: random.split('imputations'),
        imputations: 10,
        sweeps: 5,
        ...options,
      });
      if (!imputed.ok) return undefined;
      const found = imputed.completed.flatMap((all) => {
        const one = linearRegression(fit(all));
        return one.ok ? one.coefficients.filter((coefficient) => coefficient.name === of) : [];
      });
      const pooled = poolEstimates(
        {
          estimate: found.map(({ estimate }) => estimate),
          variance: found.map(({ standardError }) => standardError ** 2),
        },
        { completeDf: 117 },
      );
      return covers(pooled, value, (one) => one);
    },
  }),
);

const deltas: readonly Scenario[] = [
  coverage({
    name: 'risk difference, missing by a covariate',
    of: ['deltaAdjustedRisk'],
    call: 'deltaAdjustedRisk({ outcome, treated, covariates }, { random, delta: { treated: 0, control: 0 } }).pooled',
    truth: '200 people, risks 0.3 and 0.45 on average, a covariate that moves both them and what is missing',
    band: within(0.02),
    repetitions: 1000,
    run: (random) => {
      const treated = arms(200);
      const z = each(200, () => random.integer(2));
      const outcome = treated.map((arm, row) => {
        const value = coin(random, (arm === 1 ? 0.2 : 0.35) + 0.2 * z[row]!);
        return random.uniform() < 0.05 + 0.2 * z[row]! ? Number.NaN : value;
      });
      return covers(
        deltaAdjustedRisk(
          { outcome, treated, covariates: { z } },
          { random: random.split('imputations'), delta: { treated: 0, control: 0 } },
        ),
        -0.15,
        ({ pooled }) => pooled,
      );
    },
  }),
];

const resamples: readonly Scenario[] = (['stratum', 'cluster'] as const).map((further) =>
  coverage({
    name: `bootstrap, ${further}`,
    of: ['bootstrap'],
    call: `bootstrapInterval(…) of bootstrap({ rows: ${further === 'cluster' ? 120 : 60}, estimate }, { random, replicates: 999, ${further} })`,
    truth:
      further === 'cluster'
        ? `the mean of 60 normal values, people ${FURTHER.cluster}`
        : 'the mean of 60 normal values of mean 0 and 2 in two strata of 30',
    band: within(0.025),
    repetitions: 2000,
    run: (random) => {
      const stratum = each(60, (row) => row % 2);
      const values = stratum.map((code) => random.normal() + (further === 'stratum' ? 2 * code : 0));
      const x = further === 'cluster' ? twice(values) : values;
      const meanOf = (counts: ArrayLike<number>) => {
        let [n, sum] = [0, 0];
        for (let row = 0; row < x.length; row++) {
          n += counts[row]!;
          sum += counts[row]! * x[row]!;
        }
        return sum / n;
      };
      const drawn = bootstrap(
        { rows: x.length, estimate: meanOf },
        {
          random: random.split('resamples'),
          replicates: 999,
          ...(further === 'stratum' ? { stratum } : { cluster: twice(each(60, (row) => row)) }),
        },
      );
      if (!drawn.ok) return undefined;
      const found = bootstrapInterval({ estimate: meanOf(x.map(() => 1)), replicates: drawn.replicates });
      return found.ok ? holds(found, further === 'stratum' ? 1 : 0) : undefined;
    },
  }),
);

export const poolingChoices: readonly Scenario[] = [...imputations, ...deltas, ...resamples];
