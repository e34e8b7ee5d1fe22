import * as stats from '../../src/index.ts';

/** A function of numbers: its arguments by name with ordinary values, and how it is called with them. */
export interface NumberEntry {
  readonly numbers: Readonly<Record<string, number>>;
  readonly call: (n: Readonly<Record<string, number>>) => unknown;
  /** Arguments that may be infinite or where a number of any kind means something. */
  readonly infinite?: readonly string[];
}

type Numbers = Readonly<Record<string, number>>;
type Function = (...numbers: number[]) => number;

/** Every function of a distribution: of a point, or of a probability. */
function distribution(name: string, of: object, parameters: Numbers): Record<string, NumberEntry> {
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => {
      const run = value as Function;
      const first: Record<string, number> = /uantile/u.test(key)
        ? { p: 0.3 }
        : key === 'mean'
          ? {}
          : { x: 1 };
      const numbers = { ...first, ...parameters };
      return [
        `${name}.${key}`,
        {
          numbers,
          call: (n: Numbers) => run(...Object.keys(numbers).map((argument) => n[argument]!)),
          infinite: ['x'],
        },
      ];
    }),
  );
}

const table = ({ a, n, c, m }: Numbers): stats.TwoByTwo => ({
  treated: { events: a!, n: n! },
  control: { events: c!, n: m! },
});
const cells: Numbers = { a: 7, n: 24, c: 16, m: 25 };
/** The table with all its counts so many times as large. */
const times = (factor: number): Numbers =>
  Object.fromEntries(Object.entries(cells).map(([name, count]) => [name, count * factor]));
const bounds = stats.sequentialBounds({ information: [0.4, 0.7, 1] });
const futility = stats.futilityDesign({ information: [0.4, 0.7, 1], binding: true });
const frozen = <T>(values: readonly T[]): readonly T[] => Object.freeze(values);

export const numberEntries: Readonly<Record<string, NumberEntry>> = {
  ...distribution('normal', stats.normal, { mean: 0, sd: 1 }),
  ...distribution('t', stats.t, { df: 5 }),
  ...distribution('chiSquared', stats.chiSquared, { df: 5 }),
  ...distribution('f', stats.f, { df1: 5, df2: 8 }),
  ...distribution('gamma', stats.gamma, { shape: 2, rate: 1 }),
  ...distribution('beta', stats.beta, { a: 2, b: 3 }),
  ...distribution('binomial', stats.binomial, { size: 10, probability: 0.3 }),
  ...distribution('poisson', stats.poisson, { mean: 3 }),
  ...distribution('negativeBinomial', stats.negativeBinomial, { mean: 3, size: 2 }),
  ...distribution('hypergeometric', stats.hypergeometric, { white: 5, black: 6, drawn: 4 }),
  ...distribution('noncentralT', stats.noncentralT, { df: 5, shift: 1 }),
  ...distribution('noncentralChiSquared', stats.noncentralChiSquared, { df: 5, shift: 1 }),
  ...distribution('noncentralHypergeometric', stats.noncentralHypergeometric, {
    white: 5,
    black: 6,
    drawn: 4,
    odds: 2,
  }),
  riskDifference: {
    numbers: { ...cells, level: 0.95 },
    call: (n) =>
      frozen(
        (['newcombe', 'wald', 'miettinen-nurminen', 'mee', 'agresti-caffo'] as const).map((method) =>
          stats.riskDifference(table(n), { method, level: n['level']! }),
        ),
      ),
  },
  riskRatio: {
    numbers: { ...cells, level: 0.95 },
    call: (n) =>
      frozen(
        (['log', 'koopman', 'miettinen-nurminen'] as const).map((method) =>
          stats.riskRatio(table(n), { method, level: n['level']! }),
        ),
      ),
  },
  oddsRatio: {
    numbers: { ...cells, level: 0.95 },
    call: (n) =>
      frozen(
        (['conditional', 'mid-p', 'wald'] as const).map((method) =>
          stats.oddsRatio(table(n), { method, level: n['level']! }),
        ),
      ),
  },
  numberNeeded: { numbers: cells, call: (n) => stats.numberNeeded(table(n)) },
  fisherExact: {
    numbers: cells,
    call: (n) =>
      frozen(
        (['minimum-likelihood', 'double', 'blaker'] as const).map((twoSided) =>
          stats.fisherExact(table(n), { twoSided }),
        ),
      ),
  },
  'fisherExact of a large table': {
    numbers: { factor: 1 },
    call: ({ factor }) =>
      frozen([stats.fisherExact(table(times(factor!))), stats.oddsRatio(table(times(factor!)))]),
  },
  farringtonManning: {
    numbers: { ...cells, difference: -0.1 },
    call: (n) => stats.farringtonManning(table(n), { difference: n['difference']! }),
  },
  unconditionalExact: {
    numbers: cells,
    call: (n) =>
      frozen(
        (['score', 'wald', 'fisher'] as const).map((statistic) =>
          stats.unconditionalExact(table(n), { statistic }),
        ),
      ),
  },
  mantelHaenszel: {
    numbers: { ...cells, level: 0.95 },
    call: (n) =>
      frozen(
        (['odds-ratio', 'risk-ratio', 'risk-difference'] as const).map((measure) =>
          stats.mantelHaenszel([table(n), table(cells)], { measure, level: n['level']! }),
        ),
      ),
  },
  breslowDay: {
    numbers: cells,
    call: (n) => {
      const tables = [table(n), table(cells), table({ a: 1, n: 9, c: 3, m: 9 })];
      return frozen([true, false].map((correction) => stats.breslowDay(tables, { correction })));
    },
  },
  proportion: {
    numbers: { x: 3, n: 10, level: 0.95 },
    call: ({ x, n, level }) =>
      frozen(
        (['wilson', 'clopper-pearson', 'mid-p', 'jeffreys', 'agresti-coull', 'wald'] as const).map((method) =>
          stats.proportion({ events: x!, n: n! }, { method, level: level! }),
        ),
      ),
  },
  standardisedDifferenceOfProportions: {
    numbers: { first: 0.3, second: 0.4 },
    call: ({ first, second }) =>
      stats.standardisedDifferenceOfProportions({ first: first!, second: second! }),
  },
  powerOfMeans: {
    numbers: { n: 20, difference: 0.5, sd: 1, alpha: 0.05, ratio: 1 },
    call: ({ n, difference, sd, alpha, ratio }) =>
      stats.powerOfMeans({ n: n!, difference: difference!, sd: sd! }, { alpha: alpha!, ratio: ratio! }),
  },
  powerOfProportions: {
    numbers: { n: 20, first: 0.5, second: 0.3, alpha: 0.05, ratio: 1 },
    call: ({ n, first, second, alpha, ratio }) =>
      stats.powerOfProportions({ n: n!, first: first!, second: second! }, { alpha: alpha!, ratio: ratio! }),
  },
  powerOfLogRank: {
    numbers: { events: 50, hazardRatio: 0.5, alpha: 0.05, ratio: 1 },
    call: ({ events, hazardRatio, alpha, ratio }) =>
      stats.powerOfLogRank({ events: events!, hazardRatio: hazardRatio! }, { alpha: alpha!, ratio: ratio! }),
  },
  powerOfCox: {
    numbers: { events: 50, hazardRatio: 0.5, sd: 1, rSquared: 0.1, alpha: 0.05 },
    call: ({ events, hazardRatio, sd, rSquared, alpha }) =>
      stats.powerOfCox(
        { events: events!, hazardRatio: hazardRatio!, sd: sd!, rSquared: rSquared! },
        { alpha: alpha! },
      ),
  },
  powerOfNonInferiority: {
    numbers: { n: 50, control: 0.5, treated: 0.5, margin: 0.1, alpha: 0.025, ratio: 1 },
    call: ({ n, control, treated, margin, alpha, ratio }) =>
      stats.powerOfNonInferiority(
        { n: n!, control: control!, treated: treated!, margin: margin! },
        { alpha: alpha!, ratio: ratio! },
      ),
  },
  powerOfClusters: {
    numbers: { clusters: 8, difference: 0.5, sd: 1, size: 20, icc: 0.05, variation: 0.2, alpha: 0.05 },
    call: ({ clusters, difference, sd, size, icc, variation, alpha }) =>
      stats.powerOfClusters(
        {
          clusters: clusters!,
          difference: difference!,
          sd: sd!,
          size: size!,
          icc: icc!,
          variation: variation!,
        },
        { alpha: alpha! },
      ),
  },
  powerOfPartialClusters: {
    numbers: { clusters: 8, controls: 100, difference: 0.5, sd: 1, size: 20, icc: 0.05, alpha: 0.05 },
    call: ({ clusters, controls, difference, sd, size, icc, alpha }) =>
      stats.powerOfPartialClusters(
        {
          clusters: clusters!,
          controls: controls!,
          difference: difference!,
          sd: sd!,
          size: size!,
          icc: icc!,
        },
        { alpha: alpha! },
      ),
  },
  powerOfRestrictedMean: {
    numbers: { n: 12, hazard: 0.1, tau: 3, followUp: 5, accrual: 1, loss: 0.02, alpha: 0.05, ratio: 1 },
    call: ({ n, hazard, tau, followUp, accrual, loss, alpha, ratio }) =>
      stats.powerOfRestrictedMean(
        {
          n: n!,
          first: hazard!,
          second: 0.2,
          tau: tau!,
          followUp: followUp!,
          accrual: accrual!,
          loss: loss!,
        },
        { random: stats.stream('power'), trials: 3, alpha: alpha!, ratio: ratio! },
      ),
  },
  simulatedPower: {
    numbers: { trials: 5, first: 0 },
    call: ({ trials, first }) =>
      stats.simulatedPower((random) => random.uniform() < 0.5, {
        random: stats.stream('trials'),
        trials: trials!,
        first: first!,
      }),
  },
  designEffect: {
    numbers: { size: 20, icc: 0.05, variation: 0.2 },
    call: ({ size, icc, variation }) => stats.designEffect({ size: size!, icc: icc!, variation: variation! }),
  },
  eventProbability: {
    numbers: { hazard: 0.1, accrual: 2, followUp: 3, loss: 0.01 },
    call: ({ hazard, accrual, followUp, loss }) =>
      stats.eventProbability({ hazard: hazard!, accrual: accrual!, followUp: followUp!, loss: loss! }),
  },
  sizeForPower: {
    numbers: { target: 0.8, from: 2 },
    call: ({ target, from }) =>
      stats.sizeForPower((n) => 1 - 1 / (1 + n / 100), { target: target!, from: from! }),
  },
  smallestDetectable: {
    numbers: { target: 0.8, from: 0, to: 100 },
    call: ({ target, from, to }) =>
      stats.smallestDetectable((x) => 1 - Math.exp(-Math.max(0, x)), {
        target: target!,
        from: from!,
        to: to!,
      }),
  },
  alphaSpent: {
    numbers: { information: 0.5, alpha: 0.05 },
    call: ({ information, alpha }) => stats.alphaSpent(information!, { alpha: alpha! }),
  },
  sequentialBounds: {
    numbers: { early: 0.4, alpha: 0.05, gamma: 2 },
    call: ({ early, alpha, gamma }) =>
      stats.sequentialBounds({ information: [early!, 1], alpha: alpha!, spending: { gamma: gamma! } }),
  },
  sequentialPower: {
    numbers: { drift: 2 },
    call: ({ drift }) => stats.sequentialPower(bounds, { drift: drift! }),
  },
  driftForPower: {
    numbers: { power: 0.8 },
    call: ({ power }) => stats.driftForPower(bounds, { power: power! }),
  },
  inflationFactor: {
    numbers: { power: 0.8 },
    call: ({ power }) => stats.inflationFactor(bounds, { power: power! }),
  },
  crossingProbabilities: {
    numbers: { information: 0.5, lower: -2, upper: 2, drift: 1 },
    call: ({ information, lower, upper, drift }) =>
      stats.crossingProbabilities(
        [
          { information: information!, lower: lower!, upper: upper! },
          { information: 1, lower: -2, upper: 2 },
        ],
        { drift: drift! },
      ),
    infinite: ['lower', 'upper'],
  },
  stayProbability: {
    numbers: { information: 0.5, lower: -2, upper: 2, drift: 1 },
    call: ({ information, lower, upper, drift }) =>
      stats.stayProbability(
        [
          { information: information!, lower: lower!, upper: upper! },
          { information: 1, lower: -2, upper: 2 },
        ],
        { drift: drift! },
      ),
    infinite: ['lower', 'upper'],
  },
  wangTsiatis: {
    numbers: { delta: 0.25, alpha: 0.05 },
    call: ({ delta, alpha }) => stats.wangTsiatis(3, { delta: delta!, alpha: alpha! }),
  },
  haybittlePeto: {
    numbers: { early: 3, alpha: 0.05 },
    call: ({ early, alpha }) => stats.haybittlePeto(3, { early: early!, alpha: alpha! }),
  },
  futilityDesign: {
    numbers: { early: 0.5, alpha: 0.025, beta: 0.1 },
    call: ({ early, alpha, beta }) =>
      stats.futilityDesign({ information: [early!, 1], alpha: alpha!, beta: beta! }),
  },
  conditionalPower: {
    numbers: { z: 1, information: 0.5, critical: 2, drift: 1 },
    call: ({ z, information, critical, drift }) =>
      stats.conditionalPower({ z: z!, information: information!, critical: critical! }, { drift: drift! }),
  },
  predictivePower: {
    numbers: { z: 1, information: 0.5, critical: 2, mean: 0, prior: 0.1 },
    call: ({ z, information, critical, mean, prior }) =>
      stats.predictivePower(
        { z: z!, information: information!, critical: critical! },
        { prior: { mean: mean!, information: prior! } },
      ),
  },
  sequentialConditionalPower: {
    numbers: { look: 1, z: 1, drift: 2 },
    call: ({ look, z, drift }) =>
      stats.sequentialConditionalPower({ bounds, look: look!, z: z! }, { drift: drift! }),
  },
  sequentialEstimate: {
    numbers: { look: 2, z: 3, standardError: 0.1, level: 0.95 },
    call: ({ look, z, standardError, level }) =>
      stats.sequentialEstimate(
        { bounds, look: look!, z: z!, standardError: standardError! },
        { level: level! },
      ),
  },
  'sequentialEstimate after futility': {
    numbers: { look: 2, z: -1, standardError: 0.1, level: 0.95 },
    call: ({ look, z, standardError, level }) =>
      stats.sequentialEstimate(
        { bounds: futility, look: look!, z: z!, standardError: standardError! },
        { level: level! },
      ),
  },
  boundsInterval: {
    numbers: { lower: -0.1, upper: 0.3, lowerError: 0.05, upperError: 0.08, level: 0.95 },
    call: ({ lower, upper, lowerError, upperError, level }) =>
      stats.boundsInterval(
        { lower: lower!, upper: upper!, lowerError: lowerError!, upperError: upperError! },
        { level: level! },
      ),
  },
  repeatedInterval: {
    numbers: { look: 2, z: 3, standardError: 0.1 },
    call: ({ look, z, standardError }) =>
      stats.repeatedInterval({ bounds, look: look!, z: z!, standardError: standardError! }),
  },
  repeatedP: {
    numbers: { look: 1, z: 2 },
    call: ({ look, z }) => stats.repeatedP({ plan: { information: [0.5, 1] }, look: look!, z: z! }),
  },
  safeLogRankFromZ: {
    numbers: { z: 1, events: 30, hazardRatio: 0.6, ratio: 1 },
    call: ({ z, events, hazardRatio, ratio }) =>
      stats.safeLogRankFromZ({ z: z!, events: events! }, { hazardRatio: hazardRatio!, ratio: ratio! }),
  },
  normalRectangle: {
    numbers: { lower: -1, upper: 1, variance: 1, covariance: 0.3, tolerance: 1e-3 },
    call: ({ lower, upper, variance, covariance, tolerance }) =>
      stats.normalRectangle(
        {
          lower: [lower!, -1, -2],
          upper: [upper!, 1, 2],
          covariance: [
            [variance!, covariance!, 0],
            [covariance!, 1, 0.2],
            [0, 0.2, 1],
          ],
        },
        { tolerance: tolerance!, points: 1024 },
      ),
    infinite: ['lower', 'upper'],
  },
  tippingPoint: {
    numbers: { from: 0, to: 2, steps: 5, tolerance: 0.01 },
    call: ({ from, to, steps, tolerance }) =>
      stats.tippingPoint((delta) => delta < 1, {
        from: from!,
        to: to!,
        steps: steps!,
        tolerance: tolerance!,
      }),
  },
  tippingTable: {
    numbers: { ...cells, missing: 2, alpha: 0.05 },
    call: (n) =>
      stats.tippingTable(
        { ...table(n), missing: { treated: n['missing']!, control: 1 } },
        { alpha: n['alpha']! },
      ),
  },
  poolWald: {
    numbers: { estimate: 1, variance: 0.5, completeDf: 90 },
    call: ({ estimate, variance, completeDf }) =>
      stats.poolWald(
        { estimate: [[estimate!], [1.2], [0.8]], covariance: [[[variance!]], [[0.4]], [[0.6]]] },
        { completeDf: completeDf! },
      ),
    infinite: ['completeDf'],
  },
  graphicalProcedure: {
    numbers: { p: 0.01, weight: 0.5, passed: 0.5 },
    call: ({ p, weight, passed }) =>
      stats.graphicalProcedure({
        p: [p!, 0.02],
        weight: [weight!, 0.5],
        transition: [
          [0, passed!],
          [1, 0],
        ],
      }),
  },
  stream: {
    numbers: { seed: 1, rate: 2, n: 5 },
    call: ({ seed, rate, n }) => {
      const random = stats.stream(seed!);
      return frozen([random.uniform(), random.normal(), random.exponential(rate!), random.integer(n!)]);
    },
  },
};
