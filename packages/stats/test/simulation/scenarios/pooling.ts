import {
  adjustPValues,
  bootstrap,
  bootstrapInterval,
  deltaAdjustedHazard,
  deltaAdjustedRisk,
  graphicalProcedure,
  linearRegression,
  metaAnalysis,
  multipleImputation,
  normal,
  poolEstimates,
  poolWald,
  type Random,
  simulatedPower,
} from '../../../src/index.ts';
import { arms, coin, each, expit, followed } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });

/** y = 1 + x + 0.5 z + error; x is missing more often where z is large, z and y are complete. */
function incomplete(random: Random, n: number) {
  const z = each(n, () => random.normal());
  const x = z.map((value) => 0.5 * value + random.normal());
  const y = x.map((value, row) => 1 + value + 0.5 * z[row]! + random.normal());
  const seen = x.map((value, row) => (random.uniform() < expit(-1 + z[row]!) ? Number.NaN : value));
  return { x: seen, y, z };
}

const fits = (random: Random, columns: Readonly<Record<string, Float64Array>>) => {
  const imputed = multipleImputation(columns, {
    random: random.split('imputations'),
    imputations: 10,
    sweeps: 5,
  });
  if (!imputed.ok) return undefined;
  return imputed.completed.map(({ x, y, z }) => linearRegression({ y: y!, covariates: { x: x!, z: z! } }));
};
const missingness = '120 people, a covariate missing for three in ten by the value of another';

const missing: readonly Scenario[] = [
  coverage({
    name: 'multiple imputation, one coefficient',
    of: ['multipleImputation', 'poolEstimates'],
    call: 'poolEstimates({ estimate, variance }, { completeDf: 117 })',
    truth: `${missingness}; its coefficient 1`,
    band: within(0.02),
    repetitions: 1000,
    run: (random) => {
      const all = fits(random, incomplete(random, 120));
      const found = (all ?? []).flatMap((fit) => (fit.ok ? [fit.coefficients[1]!] : []));
      const pooled = poolEstimates(
        {
          estimate: found.map(({ estimate }) => estimate),
          variance: found.map(({ standardError }) => standardError ** 2),
        },
        { completeDf: 117 },
      );
      return covers(pooled, 1, (one) => one);
    },
  }),
  rejection({
    name: 'multiple imputation, several coefficients',
    of: ['poolWald'],
    call: 'poolWald({ estimate, covariance }, { hypothesis: [1, 0.5], completeDf: 117 })',
    truth: `${missingness}; both coefficients as under the hypothesis`,
    band: within(0.02),
    repetitions: 1000,
    run: (random) => {
      const all = fits(random, incomplete(random, 120));
      const found = (all ?? []).flatMap((fit) => (fit.ok ? [fit] : []));
      const pooled = poolWald(
        {
          estimate: found.map(({ coefficients }) => coefficients.slice(1).map(({ estimate }) => estimate)),
          covariance: found.map(({ covariance }) => covariance.slice(1).map((row) => row.slice(1))),
        },
        { hypothesis: [1, 0.5], completeDf: 117 },
      );
      return rejects(pooled, ({ p }) => p);
    },
  }),
  coverage({
    name: 'risk difference, missing at random',
    of: ['deltaAdjustedRisk'],
    call: 'deltaAdjustedRisk({ outcome, treated }, { random, delta: { treated: 0, control: 0 } }).pooled',
    truth: '200 people with risks 0.3 and 0.45, a fifth of the treated and a tenth of the others missing',
    band: within(0.015),
    repetitions: 2000,
    run: (random) => {
      const treated = arms(200);
      const outcome = treated.map((arm) => {
        const value = coin(random, arm === 1 ? 0.3 : 0.45);
        return random.uniform() < 0.1 + 0.1 * arm ? Number.NaN : value;
      });
      return covers(
        deltaAdjustedRisk(
          { outcome, treated },
          { random: random.split('imputations'), delta: { treated: 0, control: 0 } },
        ),
        -0.15,
        ({ pooled }) => pooled,
      );
    },
  }),
  coverage({
    name: 'hazard ratio, lost at random',
    of: ['deltaAdjustedHazard'],
    call: 'deltaAdjustedHazard({ time, event, lost, plannedEnd, treated }, { random, delta: { treated: 1, control: 1 } }).pooled',
    truth: '150 people, planned follow-up 1.5, hazard ratio 0.6, lost at a fifth of the hazard',
    band: within(0.015),
    repetitions: 1000,
    run: (random) => {
      const treated = arms(150);
      const lostAt = each(150, () => random.exponential(0.2));
      let row = 0;
      const data = followed(
        random,
        150,
        (one) => 0.6 ** treated[one]!,
        () => Math.min(1.5, lostAt[row++]!),
      );
      const lost = data.event.map((happened, one) => (happened === 0 && data.time[one]! < 1.5 ? 1 : 0));
      return covers(
        deltaAdjustedHazard(
          { ...data, lost, plannedEnd: each(150, () => 1.5), treated },
          { random: random.split('imputations'), delta: { treated: 1, control: 1 }, imputations: 10 },
        ),
        Math.log(0.6),
        ({ pooled }) => pooled,
      );
    },
  }),
];

const pOf = (z: number) => 2 * normal.upper(Math.abs(z));
/** Statistics with correlation 0.5; the first `effects` have one. */
const related = (random: Random, count: number, effects: number): number[] => {
  const shared = random.normal();
  return Array.from({ length: count }, (_, k) => {
    const z = Math.sqrt(0.5) * shared + Math.sqrt(0.5) * random.normal();
    return pOf(k < effects ? z + 3 : z);
  });
};

const several: readonly Scenario[] = [
  ...(['bonferroni', 'sidak', 'holm', 'hochberg', 'hommel'] as const).map((method) =>
    rejection({
      name: `several tests, ${method}`,
      of: ['adjustPValues'],
      call: `adjustPValues(p, { method: '${method}' })`,
      truth: 'five tests with correlation 0.5, two true effects: any of the three others rejected',
      band: 'conservative',
      repetitions: 40_000,
      run: (random) => adjustPValues(related(random, 5, 2), { method }).some((p, k) => k >= 2 && p <= 0.05),
    }),
  ),
  ...(['benjamini-hochberg', 'benjamini-yekutieli'] as const).map((method) =>
    rejection({
      name: `several tests, ${method}`,
      of: ['adjustPValues'],
      call: `adjustPValues(p, { method: '${method}' })`,
      truth: 'ten independent tests without effect: the share of false discoveries is that of any rejection',
      band: method === 'benjamini-hochberg' ? 'nominal' : 'conservative',
      repetitions: 40_000,
      run: (random) =>
        adjustPValues(
          each(10, () => pOf(random.normal())),
          { method },
        ).some((p) => p <= 0.05),
    }),
  ),
  rejection({
    name: 'several tests, a graph',
    of: ['graphicalProcedure'],
    call: 'graphicalProcedure({ p, weight, transition })',
    truth:
      'two primary and two secondary tests with correlation 0.5, the first with an effect: any other rejected',
    band: 'conservative',
    repetitions: 40_000,
    run: (random) =>
      graphicalProcedure({
        p: related(random, 4, 1),
        weight: [0.5, 0.5, 0, 0],
        transition: [
          [0, 0.5, 0.5, 0],
          [0.5, 0, 0, 0.5],
          [0, 1, 0, 0],
          [1, 0, 0, 0],
        ],
      }).adjusted.some((p, k) => k >= 1 && p <= 0.05),
  }),
];

/** Studies of different size with true effects around 0.3, between them the given deviation. */
function studies(random: Random, count: number, tau: number) {
  const standardError = each(count, (k) => 0.1 + 0.03 * (k % 5));
  const estimate = standardError.map((se) => 0.3 + tau * random.normal() + se * random.normal());
  return { estimate, standardError };
}

const meta: readonly Scenario[] = [
  coverage({
    name: 'meta-analysis, fixed',
    of: ['metaAnalysis'],
    call: "metaAnalysis({ estimate, standardError }, { method: 'fixed' })",
    truth: 'eight studies of one effect',
    band: 'nominal',
    repetitions: 20_000,
    run: (random) => covers(metaAnalysis(studies(random, 8, 0), { method: 'fixed' }), 0.3, (one) => one),
  }),
  ...(['dersimonian-laird', 'paule-mandel', 'reml'] as const).flatMap((method) =>
    [false, true].map((hartungKnapp) =>
      coverage({
        name: `meta-analysis, ${method}${hartungKnapp ? ', Hartung–Knapp' : ''}`,
        of: ['metaAnalysis'],
        call: `metaAnalysis({ estimate, standardError }, { method: '${method}', hartungKnapp: ${hartungKnapp} })`,
        truth: 'eight studies of effects with standard deviation 0.15',
        band: within(hartungKnapp ? 0.01 : 0.04),
        repetitions: 10_000,
        run: (random) =>
          covers(metaAnalysis(studies(random, 8, 0.15), { method, hartungKnapp }), 0.3, (one) => one),
      }),
    ),
  ),
  coverage({
    name: 'meta-analysis, prediction',
    of: ['metaAnalysis'],
    call: 'metaAnalysis({ estimate, standardError }).prediction',
    truth: 'the same; the true effect of a new study',
    band: {
      from: 0.84,
      to: 0.94,
      why: 'eight studies tell little of their variance, which is often estimated as too small or 0',
    },
    repetitions: 10_000,
    run: (random) =>
      covers(
        metaAnalysis(studies(random, 8, 0.15)),
        0.3 + 0.15 * random.normal(),
        ({ prediction }) => prediction,
      ),
  }),
  rejection({
    name: 'meta-analysis, heterogeneity',
    of: ['metaAnalysis'],
    call: 'metaAnalysis({ estimate, standardError }).heterogeneity',
    truth: 'eight studies of one effect',
    band: 'nominal',
    repetitions: 20_000,
    run: (random) => rejects(metaAnalysis(studies(random, 8, 0)), ({ heterogeneity }) => heterogeneity.p),
  }),
];

/** Mean and its standard error of a sample given by counts. */
function meanOf(x: Float64Array, counts: ArrayLike<number>) {
  let [n, sum, squares] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    n += counts[row]!;
    sum += counts[row]! * x[row]!;
    squares += counts[row]! * x[row]! ** 2;
  }
  const mean = sum / n;
  return { mean, error: Math.sqrt(Math.max(1e-12, squares / n - mean ** 2) / n) };
}

const resampling: readonly Scenario[] = (
  ['percentile', 'basic', 'normal', 'bca', 'studentised'] as const
).map((method) =>
  coverage({
    name: `bootstrap, ${method}`,
    of: ['bootstrap', 'bootstrapInterval'],
    call: `bootstrapInterval(…, { method: '${method}' }) of bootstrap({ rows: 30, estimate }, { random, replicates: 999 })`,
    truth: 'the mean of 30 exponential values',
    band: within(0.04),
    repetitions: 2000,
    run: (random) => {
      const x = each(30, () => random.exponential(1));
      const { mean, error } = meanOf(
        x,
        each(30, () => 1),
      );
      const replicateErrors: number[] = [];
      const drawn = bootstrap(
        {
          rows: 30,
          estimate: (counts) => {
            const one = meanOf(x, counts);
            replicateErrors.push(one.error);
            return one.mean;
          },
        },
        { random: random.split('resamples'), replicates: 999 },
      );
      if (!drawn.ok) return undefined;
      const found = bootstrapInterval(
        {
          estimate: mean,
          replicates: drawn.replicates,
          influence: x.map((value) => value - mean),
          standardError: error,
          replicateErrors: replicateErrors.slice(-999),
        },
        { method },
      );
      return found.ok ? holds(found, 1) : undefined;
    },
  }),
);

const power = coverage({
  name: 'simulated power',
  of: ['simulatedPower'],
  call: 'simulatedPower(trial, { random, trials: 100 })',
  truth: 'trials that reject with probability 0.8',
  band: within(0.02),
  repetitions: 20_000,
  run: (random) =>
    holds(
      simulatedPower((one) => one.uniform() < 0.8, { random: random.split('trials'), trials: 100 }),
      0.8,
    ),
});

export const pooling: readonly Scenario[] = [...missing, ...several, ...meta, ...resampling, power];
