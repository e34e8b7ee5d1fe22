import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, coxRegression, resampledCox, StatsInputError, stream } from '../../src/index.ts';
import { dataset, must } from '../support.ts';

const rossi = dataset('rossi.csv');
/** Numbers, and yes, black or married as 1. */
const column = (name: string) =>
  rossi[name]!.map((value) => (['yes', 'black', 'married'].includes(value) ? 1 : Number(value) || 0));
const data = {
  time: column('week'),
  event: column('arrest'),
  covariates: Object.fromEntries(['fin', 'age', 'race', 'prio', 'wexp'].map((name) => [name, column(name)])),
};

type Data = typeof data & { readonly stratum?: readonly number[]; readonly offset?: readonly number[] };

/** The rows repeated and fitted by the ordinary way. */
function slow(from: Data, counts: readonly number[], ties: 'efron' | 'breslow') {
  const rows = counts.flatMap((count, row) => new Array<number>(count).fill(row));
  const of = (values: readonly number[]) => rows.map((row) => values[row]!);
  const covariates = Object.fromEntries(Object.entries(from.covariates).map(([name, x]) => [name, of(x)]));
  const more = {
    ...(from.stratum === undefined ? {} : { stratum: of(from.stratum) }),
    ...(from.offset === undefined ? {} : { offset: of(from.offset) }),
  };
  return coxRegression({ time: of(from.time), event: of(from.event), covariates, ...more }, { ties });
}

describe('Cox fits of resamples', () => {
  it('are those of the rows repeated, sample after sample', () => {
    const variants: readonly Data[] = [
      data,
      { ...data, stratum: column('mar') },
      { ...data, offset: column('paro').map((x) => x / 3) },
    ];
    const ties = fc.constantFrom('efron', 'breslow');
    fc.assert(
      fc.property(
        fc.constantFrom(...variants),
        ties,
        fc.array(fc.string(), { minLength: 2, maxLength: 3 }),
        (from, tied, seeds) => {
          const { refit } = must(resampledCox(from, { ties: tied }));
          for (const seed of seeds) {
            const random = stream(seed);
            const counts = new Array<number>(432).fill(0);
            for (let i = 0; i < 432; i++) counts[random.integer(432)]!++;
            const wanted = must(slow(from, counts, tied));
            const found = refit(counts)!;
            for (const [j, { estimate, standardError }] of wanted.coefficients.entries()) {
              expect(Math.abs(found[j]! - estimate)).toBeLessThan(1e-9 * standardError);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('give the estimate of the data for every row once', () => {
    const { estimate, names, refit } = must(resampledCox(data));
    const once = refit(new Uint8Array(432).fill(1))!;
    expect(names).toEqual(['fin', 'age', 'race', 'prio', 'wexp']);
    for (const [j, value] of estimate.entries()) expect(once[j]).toBeCloseTo(value, 12);
  });

  it('have no estimate where a sample has none', () => {
    const { refit } = must(resampledCox(data));
    expect(refit(new Uint8Array(432))).toBeUndefined();
    expect(refit(data.event.map((event) => 1 - event))).toBeUndefined();
    // Only those without financial aid: a covariate without variation.
    expect(refit(data.covariates['fin']!.map((fin) => 1 - fin))).toBeUndefined();
    // Events with aid only: separation.
    const separated = data.event.map((event, row) =>
      event === 1 && data.covariates['fin']![row] === 0 ? 0 : 1,
    );
    expect(refit(separated)).toBeUndefined();
    expect(refit(new Uint8Array(432).fill(2))).toBeDefined();
  });

  it('serve the bootstrap', () => {
    const { refit } = must(resampledCox(data));
    const found = must(
      bootstrap(
        { rows: 432, estimate: (counts) => refit(counts)?.[0] },
        { random: stream(5), replicates: 100 },
      ),
    );
    expect(found.failed).toBe(0);
    expect(found.estimate).toBeCloseTo(must(coxRegression(data)).coefficients[0]!.estimate, 12);
  });

  it('name wrong counts', () => {
    const { refit } = must(resampledCox(data));
    expect(() => refit([1])).toThrow(StatsInputError);
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 40]) {
      expect(() => refit(data.time.map((_, row) => (row === 7 ? wrong : 1)))).toThrow(/counts/);
    }
  });
});
