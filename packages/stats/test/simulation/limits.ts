import { binomial } from '../../src/index.ts';
import type { Band } from './scenario.ts';

/** Probability that a share leaves its limits although the method does what its band says. */
const ERROR = 1e-4;

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** The exact binomial limits of a share of `n` repetitions whose expectation lies in the band. */
export function limitsOf(
  n: number,
  { share, nominal, band }: { share: 'coverage' | 'rejection'; nominal: number; band: Band },
): Limits {
  const [from, to] = bandOf(share, nominal, band);
  return {
    lower: from === 0 ? 0 : binomial.quantile(ERROR / 2, n, from) / n,
    upper: to === 1 ? 1 : binomial.upperQuantile(ERROR / 2, n, to) / n,
  };
}

function bandOf(share: 'coverage' | 'rejection', nominal: number, band: Band): readonly [number, number] {
  if (band === 'nominal') return [nominal, nominal];
  if (band === 'conservative') return share === 'coverage' ? [nominal, 1] : [0, nominal];
  if ('within' in band) return [Math.max(0, nominal - band.within), Math.min(1, nominal + band.within)];
  return [band.from, band.to];
}
