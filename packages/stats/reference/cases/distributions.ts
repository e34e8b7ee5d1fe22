import {
  beta,
  binomial,
  chiSquared,
  f,
  gamma,
  hypergeometric,
  negativeBinomial,
  normal,
  poisson,
  t,
} from '../../src/index.ts';
import { type Cases, type Compute, storedCases } from '../corpus.ts';

type Function = (x: number, ...parameters: number[]) => number;
interface Distribution {
  readonly density: Function;
  readonly lower: Function;
  readonly upper: Function;
  readonly logDensity: Function;
  readonly logLower: Function;
  readonly logUpper: Function;
}

/** A function of the package, to be called with as many numbers as a stored row has. */
const open = (of: unknown): Distribution => of as Distribution;
const distributions: Readonly<Record<string, Distribution>> = {
  normal: open(normal),
  gamma: open(gamma),
  'chi-squared': open(chiSquared),
  beta: open(beta),
  t: open(t),
  f: open(f),
  binomial: open(binomial),
  poisson: open(poisson),
  'negative-binomial': open(negativeBinomial),
  hypergeometric: open(hypergeometric),
};
const quantiles: Readonly<Record<string, Function>> = {
  normal: normal.quantile,
  gamma: gamma.quantile as Function,
  beta: beta.quantile as Function,
  't-upper': t.upperQuantile as Function,
};

const point =
  (d: Distribution): Compute =>
  ({ at }) => {
    const [x, ...parameters] = at as readonly [number, ...number[]];
    return {
      at,
      density: d.density(x, ...parameters),
      lower: d.lower(x, ...parameters),
      upper: d.upper(x, ...parameters),
      logDensity: d.logDensity(x, ...parameters),
      logLower: d.logLower(x, ...parameters),
      logUpper: d.logUpper(x, ...parameters),
    };
  };

const quantile =
  (of: Function): Compute =>
  ({ at }) => {
    const [p, ...parameters] = at as readonly [number, ...number[]];
    return { at, quantile: of(p, ...parameters) };
  };

/** The longest of the names that the case's name begins with. */
function named<T>(among: Readonly<Record<string, T>>, id: string): T {
  const name = Object.keys(among)
    .filter((start) => id.startsWith(`${start}-`))
    .sort((a, b) => b.length - a.length)[0];
  if (name === undefined) throw new Error(`no distribution for ${id}`);
  return among[name]!;
}

export const cases: Cases = Object.fromEntries(
  storedCases('distributions').map(({ id }) => {
    const start = 'quantile-';
    return id.startsWith(start)
      ? [id, quantile(named(quantiles, id.slice(start.length)))]
      : [id, point(named(distributions, id))];
  }),
);
