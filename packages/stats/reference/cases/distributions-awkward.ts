import {
  negativeBinomial,
  noncentralChiSquared,
  noncentralHypergeometric,
  noncentralT,
} from '../../src/index.ts';
import { type Cases, type Compute, storedCases } from '../corpus.ts';

type Function = (x: number, ...parameters: number[]) => number;
interface Distribution {
  readonly density: Function;
  readonly lower: Function;
  readonly upper: Function;
}

/** By the start of a case's name. Each is called with as many numbers as a stored row has. */
const distributions = {
  'noncentral-t': noncentralT,
  'noncentral-chi-squared': noncentralChiSquared,
  'noncentral-hypergeometric': noncentralHypergeometric,
  'negative-binomial': negativeBinomial,
} as unknown as Readonly<Record<string, Distribution>>;

const point =
  ({ density, lower, upper }: Distribution): Compute =>
  ({ at }) => {
    const [x, ...parameters] = at as readonly [number, ...number[]];
    return {
      at,
      density: density(x, ...parameters),
      lower: lower(x, ...parameters),
      upper: upper(x, ...parameters),
    };
  };

export const cases: Cases = Object.fromEntries(
  Object.entries(distributions).flatMap(([name, of]) =>
    storedCases('distributions-awkward')
      .filter(({ id }) => id.startsWith(`${name}-`))
      .map(({ id }) => [id, point(of)]),
  ),
);
