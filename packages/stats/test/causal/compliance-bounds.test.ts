import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complianceBounds } from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

/** Shares P(y, d | z) as weights of one row per cell. */
function cells(shares: Readonly<Record<string, number>>) {
  const rows = Object.entries(shares).map(([key, weight]) => [...[...key].map(Number), weight] as number[]);
  return {
    y: rows.map((row) => row[0]!),
    received: rows.map((row) => row[1]!),
    assigned: rows.map((row) => row[2]!),
    weight: rows.map((row) => row[3]!),
  };
}

/** Response types: d(0), d(1), y(0), y(1), sixteen in all. */
const TYPES = Array.from(
  { length: 16 },
  (_, i) => [(i >> 3) & 1, (i >> 2) & 1, (i >> 1) & 1, i & 1] as const,
);

/** The share of (y, d) under z in a population of the sixteen types. */
function observed(population: readonly number[]) {
  const shares: Record<string, number> = {};
  for (const [i, type] of TYPES.entries()) {
    for (const z of [0, 1] as const) {
      const d = type[z]!;
      const key = `${type[2 + d]}${d}${z}`;
      shares[key] = (shares[key] ?? 0) + population[i]!;
    }
  }
  return shares;
}

describe('bounds under non-compliance', () => {
  it('of cholestyramine in the Coronary Primary Prevention Trial (Balke & Pearl 1997)', () => {
    const lipids = cells({
      '000': 0.919,
      '100': 0.081,
      '001': 0.315,
      '011': 0.139,
      '101': 0.073,
      '111': 0.473,
    });
    const bounds = must(complianceBounds(lipids));
    const average = must(bounds.average);
    // As published: at least 0.392, at most 0.780.
    expect(average.lower).toBeCloseTo(0.392, 12);
    expect(average.upper).toBeCloseTo(0.78, 12);
    // Nobody had it without assignment: no defiers, and the same bounds with monotonicity.
    const monotone = must(bounds.averageMonotone);
    expect(monotone.lower).toBeCloseTo(0.392, 12);
    expect(monotone.upper).toBeCloseTo(0.78, 12);
    // So compliers' effect is known: intention-to-treat over uptake.
    const compliers = must(bounds.compliers);
    const wald = (0.473 + 0.073 - 0.081) / (0.473 + 0.139);
    expectNear(compliers.lower, wald, 1e-9);
    expectNear(compliers.upper, wald, 1e-9);
  });

  it('with full compliance everything is the risk difference, by hand', () => {
    // 3 of 4 v 1 of 4.
    const bounds = must(complianceBounds(cells({ '111': 3, '011': 1, '100': 1, '000': 3 })));
    for (const pair of [bounds.average, bounds.averageMonotone, bounds.compliers]) {
      expect(must(pair).lower).toBeCloseTo(1 / 2, 12);
      expect(must(pair).upper).toBeCloseTo(1 / 2, 12);
    }
  });

  it('shares that contradict the assumptions are told', () => {
    // Always-takers of z = 0 all have the event, treated of z = 1 none: more event, treated rows without assignment.
    const defying = must(complianceBounds(cells({ '110': 6, '000': 4, '011': 7, '101': 3 })));
    expect(defying.averageMonotone).toMatchObject({ reason: 'incompatible-assumptions' });
    expect(defying.average).toMatchObject({ reason: 'incompatible-assumptions' });
    expect(defying.compliers).toMatchObject({ reason: 'incompatible-assumptions' });
    expect(complianceBounds({ y: [1], assigned: [1], received: [1] })).toMatchObject({ reason: 'empty-arm' });
  });

  const population = fc
    .array(fc.integer({ min: 0, max: 6 }), { minLength: 16, maxLength: 16 })
    .filter((shares) => shares.some((share) => share > 0))
    .map((shares) => {
      const total = shares.reduce((a, b) => a + b);
      return shares.map((share) => share / total);
    });
  const effect = (of: readonly number[], who: (type: (typeof TYPES)[number]) => boolean): number => {
    let sum = 0;
    let share = 0;
    for (const [i, type] of TYPES.entries()) {
      if (!who(type)) continue;
      sum += of[i]! * (type[3] - type[2]);
      share += of[i]!;
    }
    return sum / share;
  };
  const complies = (type: (typeof TYPES)[number]): boolean => type[0] === 0 && type[1] === 1;

  it('hold the truth of every population', () => {
    fc.assert(
      fc.property(population, (truth) => {
        const bounds = must(complianceBounds(cells(observed(truth))));
        const average = must(bounds.average);
        const all = effect(truth, () => true);
        expect(all).toBeGreaterThan(average.lower - 1e-10);
        expect(all).toBeLessThan(average.upper + 1e-10);
        if (!bounds.compliers.ok) return;
        const own = effect(truth, complies);
        expect(own).toBeGreaterThan(bounds.compliers.lower - 1e-9);
        expect(own).toBeLessThan(bounds.compliers.upper + 1e-9);
      }),
    );
  });

  it('are reached: the extremes over all populations that give the same shares', () => {
    fc.assert(
      fc.property(population, fc.boolean(), (start, defiers) => {
        const truth = defiers ? start : withoutDefiers(start);
        const bounds = must(complianceBounds(cells(observed(truth))));
        const allowed = defiers ? TYPES : TYPES.filter(([d0, d1]) => !(d0 === 1 && d1 === 0));
        const extremes = vertices(allowed, observed(truth));
        const averages = extremes.map((at) => effect(at, () => true));
        const average = must(defiers ? bounds.average : bounds.averageMonotone);
        expect(Math.abs(average.lower - Math.min(...averages))).toBeLessThan(1e-8);
        expect(Math.abs(average.upper - Math.max(...averages))).toBeLessThan(1e-8);
        if (!defiers || !bounds.compliers.ok) return;
        const own = extremes.map((at) => effect(at, complies));
        expect(Math.abs(bounds.compliers.lower - Math.min(...own))).toBeLessThan(1e-7);
        expect(Math.abs(bounds.compliers.upper - Math.max(...own))).toBeLessThan(1e-7);
      }),
      { numRuns: 12 },
    );
  });
});

function withoutDefiers(population: readonly number[]): number[] {
  const kept = population.map((share, i) => (TYPES[i]![0] === 1 && TYPES[i]![1] === 0 ? 0 : share));
  const total = kept.reduce((a, b) => a + b);
  return total > 0 ? kept.map((share) => share / total) : TYPES.map((_, i) => (i === 0 ? 1 : 0));
}

/** All vertices of the populations of `types` with the observed shares: every basis of the linear equations. */
function vertices(
  types: readonly (typeof TYPES)[number][],
  shares: Readonly<Record<string, number>>,
): number[][] {
  // Of each z one of the four equations follows from the others and the total.
  const keys = ['000', '100', '010', '001', '101', '011'];
  const columns = types.map((type) => [
    1,
    ...keys.map((key) => {
      const [y, d, z] = [...key].map(Number) as [number, number, 0 | 1];
      return type[z] === d && type[2 + d] === y ? 1 : 0;
    }),
  ]);
  const right = [1, ...keys.map((key) => shares[key] ?? 0)];
  const found: number[][] = [];
  const choose = (from: number, chosen: number[]): void => {
    if (chosen.length === right.length) {
      const solution = solved(
        chosen.map((j) => columns[j]!),
        right,
      );
      if (solution?.every((value) => value > -1e-9)) {
        const whole = new Array<number>(16).fill(0);
        for (const [k, j] of chosen.entries()) whole[TYPES.indexOf(types[j]!)] = Math.max(0, solution[k]!);
        found.push(whole);
      }
      return;
    }
    for (let j = from; j <= columns.length - (right.length - chosen.length); j++)
      choose(j + 1, [...chosen, j]);
  };
  choose(0, []);
  return found;
}

function solved(columns: readonly number[][], right: readonly number[]): number[] | undefined {
  const size = right.length;
  const work = right.map((value, i) => [...columns.map((column) => column[i]!), value]);
  for (let i = 0; i < size; i++) {
    const pivot = work.findIndex((row, at) => at >= i && Math.abs(row[i]!) > 1e-9);
    if (pivot < 0) return undefined;
    [work[i], work[pivot]] = [work[pivot]!, work[i]!];
    for (const [at, row] of work.entries()) {
      if (at === i || row[i] === 0) continue;
      const factor = row[i]! / work[i]![i]!;
      for (let k = i; k <= size; k++) row[k]! -= factor * work[i]![k]!;
    }
  }
  return work.map((row, i) => row[size]! / row[i]!);
}
