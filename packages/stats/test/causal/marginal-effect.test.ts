import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarginalOptions, marginalEffect, marginalEffectBootstrap, stream } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-marginal.R: fits by glm, standardised means and their covariance in matrices.
interface Values {
  readonly theta: number[];
  readonly V: number[][];
  readonly contrasts: readonly { readonly est: number[]; readonly se: number[] }[];
}
type Key =
  | 'logistic'
  | 'logistic_within'
  | 'logistic_stratified'
  | 'logistic_common'
  | 'logistic_minimised'
  | 'logistic_influence'
  | 'logistic_clustered'
  | 'logistic_weighted'
  | 'logistic_HC0'
  | 'logistic_HC1'
  | 'logistic_HC3'
  | 'anhecova'
  | 'ancova'
  | 'ancova_HC2'
  | 'poisson';
const expected = reference<
  Record<Key, Values> & {
    readonly rossi: Record<'arrest' | 'week' | 'fin' | 'age' | 'prio' | 'stratum' | 'cl' | 'w', number[]>;
    readonly anorexia: Record<'arm' | 'pre' | 'post', number[]>;
  }
>('marginal.json');
const { rossi, anorexia } = expected;
const aid = { y: rossi.arrest, treatment: rossi.fin, covariates: { age: rossi.age, prio: rossi.prio } };
const weeks = { ...aid, y: rossi.week };
const girls = { y: anorexia.post, treatment: anorexia.arm, covariates: { pre: anorexia.pre } };
const stratum = rossi.stratum;
const common = { interaction: false } as const;

describe('marginal effects by g-computation', () => {
  it.each<[Key, Parameters<typeof marginalEffect>[0], MarginalOptions]>([
    ['logistic', aid, {}],
    ['logistic_within', aid, { residualVariance: 'within-arm' }],
    ['logistic_stratified', { ...aid, stratum }, { randomisation: 'stratified' }],
    ['logistic_common', aid, common],
    ['logistic_minimised', { ...aid, stratum }, { randomisation: 'minimisation', adjustStrata: true }],
    ['logistic_influence', aid, { variance: 'influence' }],
    ['logistic_clustered', { ...aid, cluster: rossi.cl }, { variance: 'influence' }],
    ['logistic_weighted', { ...aid, weight: rossi.w }, { variance: 'influence' }],
    ['logistic_HC0', aid, { ...common, variance: 'HC0' }],
    ['logistic_HC1', aid, { ...common, variance: 'HC1' }],
    ['logistic_HC3', aid, { ...common, variance: 'HC3' }],
    ['anhecova', girls, { model: 'linear' }],
    ['ancova', girls, { ...common, model: 'linear', residualVariance: 'within-arm' }],
    ['ancova_HC2', girls, { ...common, model: 'linear', variance: 'HC2' }],
    ['poisson', weeks, { model: 'poisson' }],
  ])('%s', (key, data, options) => {
    const want = expected[key];
    const effect = must(marginalEffect(data, options));
    expectAllNear(
      effect.means.map((mean) => mean.estimate),
      want.theta,
    );
    expectAllNear(effect.covariance.flat(), want.V.flat(), 1e-8);
    for (const [at, { est, se }] of want.contrasts.entries()) {
      const { difference, ratio, oddsRatio } = effect.contrasts[at]!;
      expectNear(difference.estimate, est[0]!, 1e-9);
      expectNear(difference.standardError, se[0]!, 1e-9);
      const risk = must(ratio);
      expectNear(Math.log(risk.estimate), est[1]!, 1e-9);
      expectNear(risk.standardError, se[1]!, 1e-9);
      expectNear(risk.lower, Math.exp(est[1]! - 1.959963984540054 * se[1]!), 1e-9);
      if (effect.model === 'logistic') {
        const odds = must(oddsRatio);
        expectNear(Math.log(odds.estimate), est[2]!, 1e-9);
        expectNear(odds.standardError, se[2]!, 1e-9);
      } else {
        expect(oddsRatio).toMatchObject({ ok: false, reason: 'undefined-ratio' });
      }
    }
  });

  it('without covariates is the table, by hand', () => {
    // 3 of 4 against 1 of 5: sample variances 1/4 and 1/5 over 4 and 5.
    const y = [1, 1, 1, 0, 1, 0, 0, 0, 0];
    const treatment = [1, 1, 1, 1, 0, 0, 0, 0, 0];
    const { contrasts, means } = must(marginalEffect({ y, treatment }));
    expectAllNear(
      means.map((mean) => mean.estimate),
      [1 / 5, 3 / 4],
      1e-12,
    );
    expectNear(contrasts[0]!.difference.estimate, 11 / 20, 1e-12);
    expectNear(contrasts[0]!.difference.standardError, Math.sqrt(1 / 16 + 1 / 25), 1e-12);
    expectNear(must(contrasts[0]!.ratio).estimate, 15 / 4, 1e-12);
    expectNear(must(contrasts[0]!.oddsRatio).estimate, 12, 1e-11);
  });

  it('with strata as covariates is the post-stratified difference, by hand', () => {
    // Stratum 0: 2/4 v 1/2 of 6 rows; stratum 1: 3/3 v 1/3 of 6: (6 · 0 + 6 · 2/3) / 12 = 1/3.
    const y = [1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0];
    const treatment = [1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0];
    const strata = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
    const effect = must(
      marginalEffect({ y, treatment, stratum: strata }, { model: 'linear', adjustStrata: true }),
    );
    expectNear(effect.contrasts[0]!.difference.estimate, 1 / 3, 1e-12);
  });

  const rows = fc.array(
    fc.record({
      y: fc.integer({ min: 0, max: 1 }),
      a: fc.integer({ min: 0, max: 1 }),
      x: fc.integer({ min: -3, max: 3 }),
      s: fc.integer({ min: 0, max: 1 }),
    }),
    { minLength: 16, maxLength: 40 },
  );

  it('swapping the arms turns the sign; the balance of strata never adds variance', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = data.map((row) => row.y);
        const treatment = data.map((row) => row.a);
        const covariates = { x: data.map((row) => row.x) };
        const strata = data.map((row) => row.s);
        const one = marginalEffect({ y, treatment, covariates });
        const two = marginalEffect({ y, treatment: treatment.map((a) => 1 - a), covariates });
        expect(two.ok).toBe(one.ok);
        if (!one.ok || !two.ok) return;
        const [first, second] = [one.contrasts[0]!, two.contrasts[0]!];
        expect(Math.abs(first.difference.estimate + second.difference.estimate)).toBeLessThan(1e-8);
        expectNear(first.difference.standardError, second.difference.standardError, 1e-6);
        const balanced = must(
          marginalEffect({ y, treatment, covariates, stratum: strata }, { randomisation: 'stratified' }),
        );
        expect(balanced.contrasts[0]!.difference.standardError).toBeLessThanOrEqual(
          first.difference.standardError + 1e-12,
        );
      }),
    );
  });

  it('predictions are unbiased: an outcome in other units gives the effect in those units', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(1e-6, 3, 1e8),
        fc.integer({ min: -1000, max: 1000 }),
        (data, unit, zero) => {
          const base = { treatment: data.map((row) => row.a), covariates: { x: data.map((row) => row.x) } };
          const y = data.map((row) => row.y + row.x / 2 + row.a);
          const one = marginalEffect({ ...base, y }, { model: 'linear' });
          const two = marginalEffect({ ...base, y: y.map((v) => unit * (v + zero)) }, { model: 'linear' });
          expect(two.ok).toBe(one.ok);
          if (!one.ok || !two.ok) return;
          const [a, b] = [one.contrasts[0]!.difference, two.contrasts[0]!.difference];
          expect(Math.abs(b.estimate / unit - a.estimate)).toBeLessThan(1e-8);
          expect(Math.abs(b.standardError / unit - a.standardError)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('says what cannot be computed and refuses what has no meaning', () => {
    const y = [1, 1, 0, 0, 1, 0];
    const treatment = [1, 1, 1, 0, 0, 0];
    expect(marginalEffect({ y, treatment: [1, 1, 1, 1, 1, 1] })).toMatchObject({ reason: 'empty-arm' });
    expect(marginalEffect({ y: [1, 1, 1, 0, 1, 0], treatment })).toMatchObject({ reason: 'no-variation' });
    const x = [1, 2, 3, 1, 2, 3];
    expect(
      marginalEffect({ y, treatment, covariates: { x, z: x.map((v) => 2 * v) } }, { model: 'linear' }),
    ).toMatchObject({ reason: 'singular-information' });
    const bare = { y, treatment };
    expect(() => marginalEffect(bare, { randomisation: 'stratified' })).toThrow(/stratum/);
    expect(() => marginalEffect({ ...bare, stratum: x }, { randomisation: 'minimisation' })).toThrow(
      /adjustStrata/,
    );
    expect(() => marginalEffect({ ...bare, weight: x })).toThrow(/weight/);
    expect(() => marginalEffect({ ...bare, cluster: x })).toThrow(/cluster/);
    expect(() => marginalEffect({ y: [2, 0, 0, 0, 1, 1], treatment })).toThrow(/y, row 0/);
  });
});

describe('bootstrap of marginal effects', () => {
  const options = { replicates: 499, method: 'percentile' } as const;

  it('agrees with the delta method on the whole, repeats from its seed, and brackets the estimate', () => {
    const delta = must(marginalEffect(aid)).contrasts[0]!;
    const one = must(marginalEffectBootstrap(aid, { ...options, random: stream('aid') }));
    const two = must(marginalEffectBootstrap(aid, { ...options, random: stream('aid') }));
    expect(one).toEqual(two);
    const found = must(one.contrasts[0]!.difference);
    expectNear(found.estimate, delta.difference.estimate, 1e-9);
    const width = (i: { readonly lower: number; readonly upper: number }): number => i.upper - i.lower;
    expect(width(found) / width(delta.difference)).toBeGreaterThan(0.85);
    expect(width(found) / width(delta.difference)).toBeLessThan(1.15);
    const odds = must(one.contrasts[0]!.oddsRatio);
    expect(odds.lower).toBeLessThan(odds.estimate);
    expect(odds.upper).toBeGreaterThan(odds.estimate);
    expect(one.replicates + one.failed).toBe(499);
  });

  it('also by BCa, whole clusters and three arms', () => {
    const cluster = must(
      marginalEffectBootstrap(
        { ...weeks, cluster: rossi.fin.map((arm, row) => 100 * arm + (row % 30)) },
        {
          random: stream('weeks'),
          replicates: 199,
          method: 'bca',
          model: 'poisson',
          interaction: false,
          level: 0.8,
        },
      ),
    );
    expect(must(cluster.contrasts[0]!.ratio).lower).toBeLessThan(must(cluster.contrasts[0]!.ratio).upper);
    const three = must(
      marginalEffectBootstrap(girls, {
        random: stream('girls'),
        replicates: 99,
        method: 'normal',
        model: 'linear',
      }),
    );
    expect(three.contrasts.map(({ arm }) => arm)).toEqual([1, 2]);
  });

  it('of a mean difference, the percentile limits are order statistics of the resampled differences', () => {
    // Four rows an arm: a resample's difference is a multiple of ¼, and (199 + 1) · 0.025 is the fifth of them.
    const tiny = { y: [1, 1, 1, 0, 1, 0, 0, 0], treatment: [1, 1, 1, 1, 0, 0, 0, 0] };
    const result = must(
      marginalEffectBootstrap(tiny, { ...options, model: 'linear', random: stream('tiny'), replicates: 199 }),
    );
    const difference = must(result.contrasts[0]!.difference);
    expect(difference.estimate).toBeCloseTo(1 / 2, 12);
    for (const limit of [difference.lower, difference.upper]) {
      expect(Math.abs(4 * limit - Math.round(4 * limit))).toBeLessThan(1e-9);
      expect(Math.abs(limit)).toBeLessThanOrEqual(1);
    }
  });
});
