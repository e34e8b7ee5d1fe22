import { describe, expect, it } from 'vitest';
import * as stats from '../../src/index.ts';
import { distance, reference } from '../support.ts';

interface Row {
  readonly at: [number, ...number[]];
  readonly d: number;
  readonly ld: number;
  readonly p: number;
  readonly q: number;
  readonly lp: number;
  readonly lq: number;
}
interface QuantileRow {
  readonly at: [number, ...number[]];
  readonly x: number;
}
type Fn = (x: number, ...parameters: number[]) => number;
interface Distribution {
  readonly density: Fn;
  readonly logDensity: Fn;
  readonly lower: Fn;
  readonly upper: Fn;
  readonly logLower: Fn;
  readonly logUpper: Fn;
  readonly quantile: Fn;
  readonly upperQuantile: Fn;
}

// make-distributions.R: dnorm, pnorm(…, lower.tail, log.p), qnorm and so on for each distribution.
const { quantiles, ...rows } = reference<
  Record<string, Row[]> & { readonly quantiles: Record<string, QuantileRow[]> }
>('distributions.json');
const distributions: Record<string, Distribution> = {
  normal: stats.normal,
  gamma: stats.gamma,
  chiSquared: stats.chiSquared,
  beta: stats.beta,
  t: stats.t,
  f: stats.f,
  binomial: stats.binomial as unknown as Distribution,
  poisson: stats.poisson,
  hypergeometric: stats.hypergeometric as unknown as Distribution,
};

function expectTail(logTail: number, p: number): void {
  expect(distance(logTail, Math.log(p))).toBeLessThan(1e-11);
}

describe.each(Object.entries(distributions))('%s', (name, distribution) => {
  it('equals R in density, both tails and all logarithms', () => {
    for (const { at, ...expected } of rows[name]!) {
      const actual = {
        d: distribution.density(...at),
        ld: distribution.logDensity(...at),
        p: distribution.lower(...at),
        q: distribution.upper(...at),
        lp: distribution.logLower(...at),
        lq: distribution.logUpper(...at),
      };
      for (const key of ['d', 'ld', 'p', 'q', 'lp', 'lq'] as const) {
        const extreme = Math.abs(expected[key]) < 1e-100;
        const gap = distance(actual[key], expected[key]);
        expect(gap, `${key}(${at}) ${actual[key]} v ${expected[key]}`).toBeLessThan(extreme ? 1e-11 : 1e-12);
      }
    }
  });

  it('equals R in quantiles', () => {
    for (const { at, x } of quantiles[name]!) {
      expect(distance(distribution.quantile(...at), x), `quantile(${at})`).toBeLessThan(1e-12);
    }
  });

  it('takes its own quantiles back to the probability', () => {
    const discrete = ['binomial', 'poisson', 'hypergeometric'].includes(name);
    for (const { at } of quantiles[name]!) {
      const [p, ...parameters] = at;
      const x = distribution.quantile(p, ...parameters);
      const y = distribution.upperQuantile(p, ...parameters);
      if (discrete) {
        expect(distribution.lower(x, ...parameters)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(distribution.lower(x - 1, ...parameters)).toBeLessThan(p);
        expect(distribution.upper(y, ...parameters)).toBeLessThanOrEqual(p * (1 + 1e-12));
      } else {
        // Quantiles that leave the range of numbers, or that sit at 1 − tiny, cannot be taken back.
        if ((x > 1e-300 && (x < 0.99 || name !== 'beta')) || name === 't')
          expectTail(distribution.logLower(x, ...parameters), p);
        if (y < 0.99 || name !== 'beta') expectTail(distribution.logUpper(y, ...parameters), p);
      }
    }
  });
});
