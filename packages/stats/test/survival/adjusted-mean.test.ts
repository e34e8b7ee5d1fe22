import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRestrictedMean, pseudoRestrictedMean, restrictedMean } from '../../src/index.ts';
import { censoringInfluence, censoringWeights } from '../../src/survival/inverse-censoring.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-mean-time.R: the weighted equations and their influence by double loops; pseudo-observations by survfit without
// each row in turn; on survival's veteran, to 200 days.
interface Values {
  readonly coef: number[];
  readonly se: number[];
}
interface Robust {
  readonly coef: number[];
  readonly HC0: number[];
  readonly HC3: number[];
  readonly CR0: number[];
}
type Kind = 'difference' | 'ratio' | 'lossratio';
const expected = reference<
  Record<'at' | 'after', Record<Kind, Values>> &
    Record<'identity' | 'log' | 'loss' | 'identity_group', Robust> & {
      readonly cluster: number[];
      readonly clustered: Values;
      readonly pseudo: number[];
      readonly pseudo_group: number[];
    }
>('mean-time.json');
const { time, status, trt, karno, age } = columns('veteran.csv') as Record<string, number[]>;
const data = { time: time!, event: status!, group: trt!, covariates: { karno: karno!, age: age! } };
type Row = { readonly estimate: number; readonly standardError: number };
const estimates = (fit: { readonly coefficients: readonly Row[] }): number[] =>
  fit.coefficients.map((c) => c.estimate);
const errorsOf = (fit: { readonly coefficients: readonly Row[] }): number[] =>
  fit.coefficients.map((c) => c.standardError);

const rows = fc.array(
  fc.record({
    time: fc.integer({ min: 1, max: 9 }),
    event: fc.integer({ min: 0, max: 1 }),
    group: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 6, maxLength: 30 },
);

describe('restricted mean time adjusted by inverse probability of censoring', () => {
  it.each(['at', 'after'] as const)('ties %s', (ties) => {
    const fit = must(adjustedRestrictedMean(data, { tau: 200, ties }));
    const want = expected[ties];
    expect(fit.names).toEqual(['(intercept)', 'group 2', 'karno', 'age']);
    for (const [part, values] of [
      [fit.difference, want.difference],
      [must(fit.ratio), want.ratio],
      [must(fit.lossRatio), want.lossratio],
    ] as const) {
      expectAllNear(estimates(part), values.coef, 1e-8);
      expectAllNear(errorsOf(part), values.se, 1e-8);
    }
  });

  it('by cluster', () => {
    const fit = must(adjustedRestrictedMean({ ...data, cluster: expected.cluster }, { tau: 200 }));
    expectAllNear(errorsOf(fit.difference), expected.clustered.se, 1e-9);
  });

  it('by hand: one censoring, and whoever stays longer stands for it', () => {
    // Group 0: events at 1 and 3, one censored at 2. G(3−) = 1 − 1/2, so the event at 3 counts twice: (1 + 3 + 3) / 3.
    // Group 1: events at 2, 4 and 6, no censoring: (2 + 4 + 5) / 3 to 5.
    const small = { time: [1, 2, 3, 2, 4, 6], event: [1, 0, 1, 1, 1, 1], group: [0, 0, 0, 1, 1, 1] };
    const fit = must(adjustedRestrictedMean(small, { tau: 5 }));
    expectAllNear(estimates(fit.difference), [7 / 3, 4 / 3], 1e-12);
    expectNear(must(fit.ratio).coefficients[1]!.ratio, 11 / 7, 1e-12);
    expectNear(must(fit.lossRatio).coefficients[1]!.ratio, (5 - 11 / 3) / (5 - 7 / 3), 1e-12);
    // Influences of group 0 about 7/3: −4/3 at 1; at 2 the mean of the later scores 2 · 2/3 over 2, less its
    // hazard ½ of it: 1/3; at 3 twice 2/3 less 1/3: 1. Over 3: √(16 + 1 + 9) / 9.
    expectNear(fit.difference.coefficients[0]!.standardError, Math.sqrt(26) / 9, 1e-12);
  });

  it('without covariates is the difference and the ratio of the areas under Kaplan–Meier, ties or not', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 9 }), (list, tau) => {
        const columnsOf = {
          time: list.map((row) => row.time),
          event: list.map((row) => row.event),
          group: list.map((row) => row.group),
        };
        const areas = restrictedMean(columnsOf, { tau });
        const fit = adjustedRestrictedMean(columnsOf, { tau });
        if (!areas.ok || areas.difference === undefined) return;
        const found = must(fit);
        expect(Math.abs(found.difference.coefficients[1]!.estimate - areas.difference.estimate)).toBeLessThan(
          1e-9,
        );
        expectNear(must(found.ratio).coefficients[1]!.ratio, areas.ratio!.estimate, 1e-9);
      }),
    );
  });

  it('influences as the definition has them', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('at' as const, 'after' as const),
        fc.integer({ min: 2, max: 9 }),
        (list, ties, tau) => {
          const [t, e, g] = [list.map((r) => r.time), list.map((r) => r.event), list.map((r) => r.group)];
          const weighted = censoringWeights(t, e, g, tau, ties);
          if (!weighted.ok) return;
          const score = Float64Array.from(list, (row, i) => weighted.weight[i]! * (row.time * 1.3 - 4));
          const quick = censoringInfluence(weighted, score);
          const cut = t.map((v) => Math.min(v, tau));
          const lost = (i: number): boolean => weighted.known[i] === 0;
          const raised = (i: number, j: number): boolean =>
            g[i] === g[j] && (ties === 'after' ? cut[j]! > cut[i]! : cut[j]! >= cut[i]!);
          const exposedTo = (i: number, j: number): boolean =>
            raised(i, j) || (g[i] === g[j] && cut[i] === cut[j] && lost(j));
          const mean = (i: number): number => {
            const all = list.keys().toArray();
            const sum = all.reduce((s, j) => s + (raised(i, j) ? score[j]! : 0), 0);
            return sum / all.filter((j) => exposedTo(i, j)).length;
          };
          for (const i of list.keys()) {
            let value = score[i]! + (lost(i) ? mean(i) : 0);
            for (const j of list.keys()) {
              if (!lost(j) || !exposedTo(j, i)) continue;
              value -=
                mean(j) /
                list
                  .keys()
                  .toArray()
                  .filter((k) => exposedTo(j, k)).length;
            }
            expect(Math.abs(quick[i]! - value)).toBeLessThan(1e-9);
          }
        },
      ),
    );
  });

  it('says where follow-up is too short', () => {
    const short = { time: [1, 2, 3, 9], event: [1, 1, 0, 1], group: [0, 0, 0, 1] };
    expect(adjustedRestrictedMean(short, { tau: 5 })).toMatchObject({
      ok: false,
      reason: 'beyond-follow-up',
    });
    expect(pseudoRestrictedMean(short, { tau: 5, within: 'group' })).toMatchObject({
      reason: 'beyond-follow-up',
    });
    expect(adjustedRestrictedMean({ ...short, group: [1, 1, 1, 1] }, { tau: 3 })).toMatchObject({ ok: true });
    expect(() => adjustedRestrictedMean({ ...short, group: [0, 1] }, { tau: 5 })).toThrow(/group/);
  });
});

describe('restricted mean time by pseudo-observations', () => {
  it('as leaving out one row at a time, and their regressions', () => {
    const fit = must(pseudoRestrictedMean(data, { tau: 200 }));
    expectAllNear(fit.pseudo, expected.pseudo, 1e-9);
    for (const [part, values] of [
      [fit.difference, expected.identity],
      [must(fit.ratio), expected.log],
      [must(fit.lossRatio), expected.loss],
    ] as const) {
      expectAllNear(estimates(part), values.coef, 1e-8);
      expectAllNear(errorsOf(part), values.HC0, 1e-8);
    }
    const small = must(pseudoRestrictedMean(data, { tau: 200, errors: 'HC3' }));
    expectAllNear(errorsOf(small.difference), expected.identity.HC3, 1e-9);
    expectAllNear(errorsOf(must(small.ratio)), expected.log.HC3, 1e-8);
    const clustered = must(
      pseudoRestrictedMean({ ...data, cluster: expected.cluster }, { tau: 200, errors: 'CR0' }),
    );
    expectAllNear(errorsOf(clustered.difference), expected.identity.CR0, 1e-9);
  });

  it('with a curve per group', () => {
    const fit = must(pseudoRestrictedMean(data, { tau: 200, within: 'group' }));
    expectAllNear(fit.pseudo, expected.pseudo_group, 1e-9);
    expectAllNear(estimates(fit.difference), expected.identity_group.coef, 1e-9);
  });

  it('without censoring the pseudo-observation is the time itself, by hand', () => {
    const { pseudo } = must(
      pseudoRestrictedMean({ time: [1, 3, 3, 7], event: [1, 1, 1, 1], group: [0, 1, 0, 1] }, { tau: 5 }),
    );
    expectAllNear(pseudo, [1, 3, 3, 5], 1e-12);
  });

  it('in one pass as by leaving out each row', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (list, tau) => {
        const of = (kept: typeof list) => ({
          time: kept.map((row) => row.time),
          event: kept.map((row) => row.event),
          group: kept.map((row) => row.group),
        });
        const fit = pseudoRestrictedMean(of(list), { tau });
        if (!fit.ok) return;
        const area = (kept: typeof list): number | undefined => {
          const { time: t, event } = of(kept);
          const found = restrictedMean({ time: t, event }, { tau });
          return found.ok ? found.groups[0]!.mean : undefined;
        };
        const whole = area(list)!;
        for (const [i] of list.entries()) {
          const without = area(list.filter((_, j) => j !== i));
          if (without === undefined) continue;
          const n = list.length;
          expect(Math.abs(fit.pseudo[i]! - (n * whole - (n - 1) * without))).toBeLessThan(1e-8);
        }
      }),
    );
  });
});
