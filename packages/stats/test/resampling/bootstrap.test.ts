import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, bootstrapInterval, kaplanMeier, moments, stream, survivalAt } from '../../src/index.ts';
import { expectAllNear, expectNear, must, reference } from '../support.ts';

// make-design.R: boot and boot.ci on 25 exponential draws, 999 resamples.
interface Boot {
  readonly x: number[];
  readonly t: number[];
  readonly v: number[];
  readonly normal: number[];
  readonly basic: number[];
  readonly stud: number[];
  readonly perc: number[];
  readonly bca: number[];
}
const { boot } = reference<{ readonly boot: Boot }>('design.json');

describe('intervals from replicates', () => {
  const { mean, variance } = moments(boot.x);
  const input = {
    estimate: mean,
    replicates: boot.t,
    influence: boot.x.map((x) => x - mean),
    standardError: Math.sqrt(variance / 25),
    replicateErrors: boot.v.map(Math.sqrt),
  };

  it.each([
    ['percentile', boot.perc],
    ['basic', boot.basic],
    ['normal', boot.normal],
    ['bca', boot.bca],
    ['studentised', boot.stud],
  ] as const)('%s as boot.ci', (method, want) => {
    const { lower, upper } = must(bootstrapInterval(input, { method }));
    expectAllNear([lower, upper], want, 1e-9);
  });

  it('by hand: 19 replicates 1 … 19 have a 90% percentile interval from 1 to 19', () => {
    const replicates = Array.from({ length: 19 }, (_, i) => i + 1);
    const { lower, upper } = must(
      bootstrapInterval({ estimate: 10, replicates }, { method: 'percentile', level: 0.9 }),
    );
    expectAllNear([lower, upper], [1, 19], 1e-12);
    expect(
      bootstrapInterval({ estimate: 10, replicates }, { method: 'percentile', level: 0.95 }),
    ).toMatchObject({
      reason: 'too-few-observations',
    });
    expect(() => bootstrapInterval({ estimate: 10, replicates }, { method: 'bca' })).toThrow(/influence/);
  });

  it('percentile and basic limits mirror each other in the estimate, and move and scale with the replicates', () => {
    const column = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 60, maxLength: 90 });
    fc.assert(
      fc.property(column, fc.integer({ min: -400, max: 400 }), (replicates, estimate) => {
        const limits = (method: 'percentile' | 'basic', move: number, unit: number) => {
          const input = {
            estimate: move + unit * estimate,
            replicates: replicates.map((value) => move + unit * value),
          };
          const { lower, upper } = must(bootstrapInterval(input, { method, level: 0.9 }));
          return [lower, upper] as const;
        };
        const [low, high] = limits('percentile', 0, 1);
        expectAllNear(limits('basic', 0, 1), [2 * estimate - high, 2 * estimate - low], 1e-9);
        expectAllNear(limits('percentile', 7, 2), [7 + 2 * low, 7 + 2 * high], 1e-9);
      }),
    );
  });

  it('BCa without bias and skewness is the percentile interval', () => {
    const replicates = Array.from({ length: 999 }, (_, i) => i - 499);
    const symmetric = { estimate: -0.5, replicates, influence: [-1, 1] };
    const bca = must(bootstrapInterval({ ...symmetric, estimate: 0.5 }, { method: 'bca' }));
    const percentile = must(bootstrapInterval(symmetric, { method: 'percentile' }));
    expect(Math.abs(bca.lower - percentile.lower)).toBeLessThan(2.5);
  });
});

describe('resampling', () => {
  const mean = (x: readonly number[]) => (counts: Float64Array) =>
    counts.reduce((sum, w, i) => sum + w * x[i]!, 0) / counts.reduce((a, b) => a + b, 0);

  it('gives a bootstrap error close to the known one of a mean', () => {
    const { replicates } = must(
      bootstrap({ rows: 25, estimate: mean(boot.x) }, { random: stream('mean'), replicates: 2000 }),
    );
    const m = moments(boot.x);
    expect(
      Math.abs(Math.sqrt(moments(replicates).variance) / Math.sqrt((m.variance * 24) / 25 / 25) - 1),
    ).toBeLessThan(0.06);
  });

  it('draws as many rows as there are, within strata and by cluster', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 2, maxLength: 20 }), (codes) => {
        const rows = codes.length;
        const seen: Float64Array[] = [];
        const keep = (counts: Float64Array): number => {
          seen.push(counts.slice());
          return 0;
        };
        bootstrap({ rows, estimate: keep }, { random: stream(rows), replicates: 5, stratum: codes });
        for (const counts of seen) {
          for (const code of new Set(codes)) {
            const drawn = counts.reduce((sum, w, i) => (codes[i] === code ? sum + w : sum), 0);
            expect(drawn).toBe(codes.filter((c) => c === code).length);
          }
        }
        seen.length = 0;
        bootstrap({ rows, estimate: keep }, { random: stream(rows), replicates: 5, cluster: codes });
        for (const counts of seen) {
          for (const [i, code] of codes.entries()) expect(counts[i]).toBe(counts[codes.indexOf(code)]);
        }
      }),
    );
  });

  it('takes counts as weights: the copied data give the same Kaplan–Meier', () => {
    const time = [1, 2, 2, 3, 5, 8, 9];
    const event = [1, 0, 1, 1, 0, 1, 0];
    const at = (data: Parameters<typeof kaplanMeier>[0]) =>
      survivalAt(kaplanMeier(data).curves[0]!, [4])[0]!.survival;
    const result = must(
      bootstrap(
        {
          rows: 7,
          estimate: (counts) => {
            const copy = [...counts].flatMap((k, row) => Array<number>(k).fill(row));
            const weighted = at({ time, event, weight: counts });
            expectNear(
              weighted,
              at({ time: copy.map((r) => time[r]!), event: copy.map((r) => event[r]!) }),
              1e-12,
            );
            return weighted;
          },
        },
        { random: stream('km'), replicates: 50 },
      ),
    );
    expect(result.failed).toBe(0);
  });

  it('replicate i does not depend on how many there are', () => {
    const options = { random: stream('order'), replicates: 10 };
    const ten = must(bootstrap({ rows: 25, estimate: mean(boot.x) }, options)).replicates;
    const twenty = must(
      bootstrap({ rows: 25, estimate: mean(boot.x) }, { ...options, replicates: 20 }),
    ).replicates;
    expectAllNear(ten, twenty.slice(0, 10), 0);
  });

  it('counts resamples without an estimate', () => {
    const odd = (counts: Float64Array) => (counts[0]! > 1 ? undefined : 1);
    const result = must(bootstrap({ rows: 3, estimate: odd }, { random: stream(1), replicates: 200 }));
    expect(result.failed + result.replicates.length).toBe(200);
    expect(result.failed).toBeGreaterThan(0);
    expect(bootstrap({ rows: 3, estimate: () => undefined }, { random: stream(1) })).toMatchObject({
      reason: 'no-convergence',
    });
  });
});
