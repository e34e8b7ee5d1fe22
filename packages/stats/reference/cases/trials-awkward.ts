import {
  boundsInterval,
  futilityDesign,
  graphicalProcedure,
  haybittlePeto,
  metaAnalysis,
  poolEstimates,
  powerOfLogRank,
  powerOfMeans,
  type Spending,
  sequentialBounds,
  sequentialEstimate,
  wangTsiatis,
} from '../../src/index.ts';
import { type Cases, type Compute, must, storedCases } from '../corpus.ts';

const numbers = (value: unknown): readonly number[] => value as readonly number[];
const sides = (value: unknown): 1 | 2 => (value === 1 ? 1 : 2);

const spending =
  (rule: Spending): Compute =>
  (given) => {
    const plan = { information: numbers(given['information']), spending: rule };
    const bounds = sequentialBounds({
      ...plan,
      alpha: given['alpha'] as number,
      sides: sides(given['sides']),
    });
    return { ...given, spent: bounds.spent, bound: bounds.bound };
  };

const constant =
  (delta: number): Compute =>
  (given) => {
    const looks = numbers(given['information']);
    const bounds = wangTsiatis(looks, {
      delta,
      alpha: given['alpha'] as number,
      sides: sides(given['sides']),
    });
    return { ...given, constant: bounds.constant, bound: bounds.bound };
  };

const haybittle: Compute = (given) => {
  const options = { early: given['early'] as number, alpha: given['alpha'] as number };
  return { ...given, bound: must(haybittlePeto(numbers(given['information']), options)).bound };
};

const hwang = { spending: { gamma: -4 }, betaSpending: { gamma: -2 } } as const;
const final: Compute = (given) => {
  const binding = given['bindingDesign'] === 1;
  const design = futilityDesign({ information: [0.3, 0.7, 1], beta: 0.2, binding, ...hwang });
  const { look, z } = given as unknown as { readonly look: number; readonly z: number };
  const futility = given['obeyed'] === 1 ? 'obeyed' : 'ignored';
  return { ...given, ...must(sequentialEstimate({ bounds: design, look, z }, { futility })) };
};

const rpact: Compute = (given) => {
  const design = futilityDesign({ information: [1 / 3, 2 / 3, 1], beta: 0.2, binding: true });
  return { ...given, p: must(sequentialEstimate({ bounds: design, look: 3, z: given['z'] as number })).p };
};

const pooled: Compute = (given) => {
  const data = { estimate: numbers(given['q']), variance: numbers(given['u']) };
  const completeDf = given['completeDf'] as number;
  return { ...given, ...must(poolEstimates(data, { completeDf })) };
};

const methods = { FE: 'fixed', DL: 'dersimonian-laird', PM: 'paule-mandel', REML: 'reml' } as const;
const meta = (id: string): Compute => {
  const [, , method, test] = id.split('-');
  return (given) => {
    const result = must(
      metaAnalysis(
        { estimate: numbers(given['y']), standardError: numbers(given['se']) },
        { method: methods[method as keyof typeof methods], hartungKnapp: test === 'knha' },
      ),
    );
    return { ...given, ...result, q: result.heterogeneity.chiSquared, qP: result.heterogeneity.p };
  };
};

const apart: Compute = (given) => {
  const [lower, upper, lowerError, upperError] = numbers(given['bounds']);
  const bounds = { lower: lower!, upper: upper!, lowerError: lowerError!, upperError: upperError! };
  return { ...given, ...boundsInterval(bounds, { level: given['level'] as number }) };
};

/** Cases of one kind by the start of their name; their settings are among the stored values. */
const byName = (start: string, of: (id: string) => Compute): Cases =>
  Object.fromEntries(
    storedCases('trials-awkward').flatMap(({ id }) => (id.startsWith(start) ? [[id, of(id)]] : [])),
  );

export const cases: Cases = {
  'spending-of-uneven': spending('obrien-fleming'),
  'spending-of-late': spending('obrien-fleming'),
  'spending-pocock-uneven': spending('pocock'),
  'spending-kim-demets': spending({ rho: 3.3 }),
  'spending-hwang-negative': spending({ gamma: -6.5 }),
  'spending-hwang-positive': spending({ gamma: 2.5 }),
  'constant-pocock-uneven': constant(0.5),
  'constant-obrien-fleming-uneven': constant(0),
  'haybittle-peto-uneven': haybittle,
  ...byName('final-', () => final),
  'final-rpact': rpact,
  'power-means-ratio': () => ({
    power: powerOfMeans({ n: 20, difference: 0.7, sd: 1.1 }, { alpha: 0.02, ratio: 3 }),
  }),
  'power-log-rank': () => {
    const trial = { events: 83, hazardRatio: 0.55 };
    const options = { alpha: 0.01, ratio: 2 };
    return {
      schoenfeld: powerOfLogRank(trial, options),
      freedman: powerOfLogRank(trial, { ...options, formula: 'freedman' }),
    };
  },
  ...byName('pool-', () => pooled),
  ...byName('meta-', meta),
  graph: (given) => ({
    ...given,
    ...graphicalProcedure({
      p: numbers(given['p']),
      weight: [0.5, 0.5, 0, 0],
      transition: [
        [0, 0.5, 0.5, 0],
        [0.5, 0, 0, 0.5],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
      ],
    }),
  }),
  ...byName('bounds-', () => apart),
};
