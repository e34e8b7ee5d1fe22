import {
  type Adjustment,
  adjustPValues,
  type BootstrapMethod,
  bootstrapInterval,
  type MetaOptions,
  metaAnalysis,
  powerOfMeans,
  powerOfProportions,
  sizeForPower,
  smallestDetectable,
} from '../../src/index.ts';
import { type Cases, type Compute, must } from '../corpus.ts';

const numbers = (value: unknown): readonly number[] => value as readonly number[];

const adjusted: Compute = ({ p }) => {
  const of = (method: Adjustment) => adjustPValues(numbers(p), { method });
  return {
    p,
    bonferroni: of('bonferroni'),
    holm: of('holm'),
    hochberg: of('hochberg'),
    hommel: of('hommel'),
    BH: of('benjamini-hochberg'),
    BY: of('benjamini-yekutieli'),
  };
};

const meta =
  (options: MetaOptions): Compute =>
  ({ y, se }) => {
    const result = must(metaAnalysis({ estimate: numbers(y), standardError: numbers(se) }, options));
    return { y, se, ...result, q: result.heterogeneity.chiSquared, qP: result.heterogeneity.p };
  };

const bootstrapped: Compute = (given) => {
  const input = {
    estimate: given['estimate'] as number,
    replicates: numbers(given['replicates']),
    influence: numbers(given['influence']),
  };
  const of = (method: BootstrapMethod) => {
    const { lower, upper } = must(bootstrapInterval(input, { method }));
    return [lower, upper];
  };
  return {
    ...given,
    normal: of('normal'),
    basic: of('basic'),
    percentile: of('percentile'),
    bca: of('bca'),
  };
};

const methods = { FE: 'fixed', DL: 'dersimonian-laird', PM: 'paule-mandel', REML: 'reml' } as const;
const combine = (name: string) =>
  Object.entries(methods).map(([key, method]) => [`meta-${name}-${key}`, meta({ method })]);

export const cases: Cases = {
  'p-adjust-a': adjusted,
  'p-adjust-b': adjusted,
  'p-adjust-c': adjusted,
  ...Object.fromEntries([...combine('bcg'), ...combine('normand')]),
  'meta-bcg-DL-hartung-knapp': meta({ method: 'dersimonian-laird', hartungKnapp: true }),
  'meta-bcg-PM-hartung-knapp': meta({ method: 'paule-mandel', hartungKnapp: true }),
  'meta-bcg-REML-hartung-knapp': meta({ method: 'reml', hartungKnapp: true }),
  'power-t': () => ({ power: powerOfMeans({ n: 31, difference: 0.6, sd: 1.3 }, { alpha: 0.01 }) }),
  'power-t-small': () => ({ power: powerOfMeans({ n: 4, difference: 2, sd: 1 }) }),
  'size-t': () => ({ n: sizeForPower((n) => powerOfMeans({ n, difference: 0.4, sd: 1 }), { target: 0.8 }) }),
  'power-prop': () => ({
    power: powerOfProportions({ n: 97, first: 0.67, second: 0.4 }, { alpha: 0.01 }),
  }),
  'power-prop-small-effect': () => ({ power: powerOfProportions({ n: 1000, first: 0.2, second: 0.21 }) }),
  'size-prop': () => ({
    n: sizeForPower((n) => powerOfProportions({ n, first: 0.5, second: 0.35 }), { target: 0.9 }),
  }),
  'detectable-prop': () => ({
    p2: smallestDetectable((second) => powerOfProportions({ n: 100, first: 0.3, second }), {
      target: 0.8,
      from: 0.3001,
      to: 0.999,
    }),
  }),
  'boot-aircondit': bootstrapped,
  'boot-bigcity-ratio': bootstrapped,
};
