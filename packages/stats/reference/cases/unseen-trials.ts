import {
  adjustPValues,
  type CoxTies,
  conditionalPower,
  type FirthCoxFit,
  firthCox,
  firthLogistic,
  futilityDesign,
  graphicalProcedure,
  inflationFactor,
  type MarginalData,
  type MarginalOptions,
  marginalEffect,
  poolEstimates,
  predictivePower,
  type RecurrentData,
  type Spending,
  sequentialBounds,
  sequentialConditionalPower,
  unconditionalExact,
  type WeiLinWeissfeldOptions,
  wangTsiatis,
  weiLinWeissfeld,
} from '../../src/index.ts';
import { type Cases, type Compute, data, derive, must, pick, storedCases, where } from '../corpus.ts';

const numbers = (value: unknown): readonly number[] => value as readonly number[];
const births = data('birthwt');
const cars = data('mtcars');
const ovarian = data('ovarian');
const kidney = data('kidney');
const rats = where(data('rats'), (row) => row['litter']! <= 30);

const cgd = data('cgd');
const infections: RecurrentData = {
  id: cgd['id']!,
  entry: cgd['tstart']!,
  time: cgd['tstop']!,
  event: cgd['status']!,
  covariates: pick(cgd, 'treat', 'inherit', 'age'),
};
const byNumber =
  (input: RecurrentData, options: WeiLinWeissfeldOptions = {}): Compute =>
  () => {
    const fit = must(weiLinWeissfeld(input, { events: 3, ...options }));
    return {
      estimate: fit.coefficients.map((c) => c.estimate),
      standardError: fit.coefficients.map((c) => c.standardError),
      modelError: fit.modelCovariance.map((row, j) => Math.sqrt(row[j]!)),
      ll: [fit.logLikelihoodNull, fit.logLikelihood],
      wald: fit.wald.chiSquared,
      average: fit.averages.map((c) => c.estimate),
      averageError: fit.averages.map((c) => c.standardError),
    };
  };
const twoOf = { ...infections, covariates: pick(cgd, 'treat', 'age') };

const columnsOf = (coefficients: readonly Omit<FirthCoxFit['coefficients'][number], 'hazardRatio'>[]) => ({
  estimate: coefficients.map((c) => c.estimate),
  standardError: coefficients.map((c) => c.standardError),
  chiSquared: coefficients.map((c) => c.chiSquared),
});
const logistic =
  (y: readonly number[], covariates: Readonly<Record<string, readonly number[]>>): Compute =>
  () => {
    const { coefficients, penalisedLogLikelihood } = must(firthLogistic({ y, covariates }));
    return {
      ...columnsOf(coefficients),
      penalised: penalisedLogLikelihood,
      lower: coefficients.map((c) => c.lower),
      upper: coefficients.map((c) => c.upper),
    };
  };
const penalisedCox =
  (
    [time, event]: readonly [readonly number[], readonly number[]],
    covariates: Readonly<Record<string, readonly number[]>>,
    ties: CoxTies = 'efron',
  ): Compute =>
  () => {
    const { coefficients, penalisedLogLikelihood } = must(firthCox({ time, event, covariates }, { ties }));
    return {
      ...columnsOf(coefficients),
      penalised: penalisedLogLikelihood,
      lower: coefficients.map((c) => Math.log(c.lower)),
      upper: coefficients.map((c) => Math.log(c.upper)),
    };
  };

const exact: Compute = ({ table }) => {
  const [a, n, c, m] = numbers(table);
  const counts = { treated: { events: a!, n: n! }, control: { events: c!, n: m! } };
  const p = (options: Parameters<typeof unconditionalExact>[1]) =>
    must(unconditionalExact(counts, options)).p;
  return {
    table,
    barnard: p({}),
    wald: p({ statistic: 'wald' }),
    boschloo: p({ statistic: 'fisher' }),
    less: p({ statistic: 'fisher', alternative: 'less' }),
  };
};

interface Plan {
  readonly information: readonly number[];
  readonly alpha: number;
  readonly sides: 1 | 2;
  readonly gamma: number;
}
const constant =
  (delta: number): Compute =>
  (given) => {
    const { information, alpha, sides } = given as unknown as Plan;
    const bounds = wangTsiatis(information, { delta, alpha, sides });
    return { ...given, bound: bounds.bound, inflation: inflationFactor(bounds, { power: 0.85 }) };
  };
const spent =
  (named: Spending | undefined): Compute =>
  (given) => {
    const { information, alpha, sides, gamma } = given as unknown as Plan;
    const bounds = sequentialBounds({ information, alpha, sides, spending: named ?? { rho: gamma } });
    return { ...given, bound: bounds.bound, inflation: inflationFactor(bounds, { power: 0.85 }) };
  };
const futile =
  (spending: Spending, betaSpending: Spending, binding = false): Compute =>
  ({ information }) => {
    const plan = { information: numbers(information), spending, betaSpending, binding };
    const { upper, lower, inflation, drift } = futilityDesign(plan);
    return { information, upper, lower: lower.slice(0, -1), inflation, shift: drift ** 2 };
  };

const later: Compute = (given) => {
  const { information, look, z, drift } = given as unknown as Plan & Record<'look' | 'z' | 'drift', number>;
  const bounds = sequentialBounds({ information, alpha: 0.025, sides: 1 });
  return { ...given, power: sequentialConditionalPower({ bounds, look, z }, { drift }) };
};
const known = { z: 1.7, information: 0.65, critical: 2.01 };
const predicted: Compute = () => ({
  flat: predictivePower({ z: 1.1, information: 0.4, critical: 1.96 }),
  prior: predictivePower(known, { prior: { mean: 2.5, information: 0.2 } }),
  trend: conditionalPower(known),
});

const hypotheses: Compute = ({ p }) => ({
  p,
  hommel: adjustPValues(numbers(p), { method: 'hommel' }),
  hochberg: adjustPValues(numbers(p), { method: 'hochberg' }),
  holm: adjustPValues(numbers(p)),
});
const graph: Compute = (given) => {
  const { p, weight, transition } = given as unknown as Parameters<typeof graphicalProcedure>[0];
  return { ...given, adjusted: graphicalProcedure({ p, weight, transition }).adjusted };
};
const pooled: Compute = (given) => {
  const values = { estimate: numbers(given['q']), variance: numbers(given['u']) };
  const completeDf = given['completeDf'] as number;
  return { ...given, ...must(poolEstimates(values, { completeDf })) };
};

const adjusted =
  (input: MarginalData, options: MarginalOptions = {}): Compute =>
  () => {
    const how = { model: 'linear', residualVariance: 'within-arm', ...options } as const;
    const { means, contrasts } = must(marginalEffect(input, how));
    return {
      estimate: means.map((one) => one.estimate),
      difference: contrasts.map((one) => one.difference.estimate),
      standardError: contrasts.map((one) => one.difference.standardError),
    };
  };
const share = (step: number, arms: number) => derive(births, (_, at) => ((at + 1) * step) % arms);

/** Cases of one kind by the start of their name; their settings are among the stored values. */
const named = (start: string, compute: Compute): Cases =>
  Object.fromEntries(
    storedCases('unseen-trials').flatMap(({ id }) => (id.startsWith(start) ? [[id, compute]] : [])),
  );

export const cases: Cases = {
  'wlw-common': byNumber(infections),
  'wlw-common-breslow': byNumber(twoOf, { ties: 'breslow' }),
  'wlw-specific': byNumber(twoOf, { effects: 'specific' }),
  'firth-logistic-birthwt': logistic(births['low']!, pick(births, 'age', 'smoke', 'ht')),
  'firth-logistic-separated': logistic(cars['am']!, pick(cars, 'wt', 'qsec')),
  'firth-logistic-few': logistic(births['low']!, {
    often: derive(births, (row) => (row['ftv']! > 3 ? 1 : 0)),
    ...pick(births, 'ui'),
  }),
  'firth-logistic-infert': logistic(data('infert')['case']!, pick(data('infert'), 'spontaneous', 'induced')),
  'firth-cox-ovarian': penalisedCox(
    [ovarian['futime']!, ovarian['fustat']!],
    pick(ovarian, 'age', 'rx', 'resid.ds'),
  ),
  'firth-cox-kidney-breslow': penalisedCox(
    [kidney['time']!, kidney['status']!],
    pick(kidney, 'age', 'sex'),
    'breslow',
  ),
  'firth-cox-no-events': penalisedCox([rats['time']!, rats['status']!], {
    ...pick(rats, 'rx'),
    sex: derive(rats, (row) => (row['sex'] === 2 ? 1 : 0)),
  }),
  ...named('unconditional-', exact),
  ...named('of-', constant(0)),
  ...named('pocock-', constant(0.5)),
  ...named('as-of-', spent('obrien-fleming')),
  ...named('as-pocock-', spent('pocock')),
  ...named('as-kim-demets-', spent(undefined)),
  'futility-free-of': futile('obrien-fleming', 'obrien-fleming'),
  'futility-free-pocock': futile('pocock', 'pocock'),
  'futility-free-power': futile('obrien-fleming', { rho: 2 }),
  'futility-bound-power': futile('obrien-fleming', { rho: 2 }, true),
  ...named('conditional-', later),
  predictive: predicted,
  ...named('hommel-', hypotheses),
  ...named('graph-', graph),
  ...named('barnard-rubin-', pooled),
  'ye-shao-yi-three': adjusted({
    y: births['bwt']!,
    treatment: share(7, 3),
    covariates: pick(births, 'age', 'lwt'),
  }),
  'ye-shao-yi-strata': adjusted(
    {
      y: births['bwt']!,
      treatment: share(11, 2),
      covariates: pick(births, 'age', 'lwt', 'smoke'),
      stratum: births['race']!,
    },
    { randomisation: 'stratified' },
  ),
};
