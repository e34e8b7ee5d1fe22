import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breslowDay, mantelHaenszel, moments, welchTest } from '../../src/index.ts';
import { expectNear } from '../support.ts';

const table = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 30 })))
  .map(([a, b, c, d]) => ({
    treated: { events: a!, n: a! + b! },
    control: { events: c!, n: c! + d! },
  }));
const strata = fc.array(table, { minLength: 2, maxLength: 5 });
const turned = ({
  treated,
  control,
}: {
  treated: { events: number; n: number };
  control: typeof treated;
}) => ({
  treated: control,
  control: treated,
});

describe('tables of several strata', () => {
  it('the common effect turns over with the arms, the test stays; the order of strata says nothing', () => {
    fc.assert(
      fc.property(
        strata,
        fc.constantFrom('odds-ratio', 'risk-ratio', 'risk-difference'),
        (tables, measure) => {
          const plain = mantelHaenszel(tables, { measure });
          const other = mantelHaenszel(tables.map(turned).toReversed(), { measure });
          if (!(plain.ok && other.ok)) throw new Error('all cells are filled');
          const wanted = measure === 'risk-difference' ? -plain.estimate : 1 / plain.estimate;
          expect(Math.abs(other.estimate - wanted)).toBeLessThan(1e-12 * (1 + Math.abs(wanted)));
          expectNear(other.standardError, plain.standardError, 1e-9);
          expect(Math.abs(other.test.chiSquared - plain.test.chiSquared)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('the common odds ratio lies among those of the strata; strata that are alike are homogeneous', () => {
    fc.assert(
      fc.property(strata, fc.boolean(), (tables, correction) => {
        const common = mantelHaenszel(tables);
        if (!common.ok) throw new Error(common.detail);
        const each = tables.map(
          ({ treated: t, control: c }) => (t.events * (c.n - c.events)) / (c.events * (t.n - t.events)),
        );
        expect(common.estimate).toBeGreaterThan(Math.min(...each) * (1 - 1e-12));
        expect(common.estimate).toBeLessThan(Math.max(...each) * (1 + 1e-12));
        const alike = breslowDay([tables[0]!, tables[0]!], { correction });
        const different = breslowDay(tables, { correction });
        if (!(alike.ok && different.ok)) throw new Error('all cells are filled');
        expect(alike.chiSquared).toBeLessThan(1e-8);
        expect(different.df).toBe(tables.length - 1);
      }),
    );
  });
});

describe('mean and variance', () => {
  it('move and scale with the column, and do not ask for its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 20 }), (column) => {
        const plain = moments(column);
        const other = moments(column.toReversed().map((value) => 1e6 - 3 * value));
        expect(other.n).toBe(column.length);
        expect(other.mean).toBeCloseTo(1e6 - 3 * plain.mean, 7);
        expect(Math.abs(other.variance - 9 * plain.variance)).toBeLessThan(1e-7 * (1 + plain.variance));
      }),
    );
  });
});

describe("Welch's test", () => {
  it('does not ask for the unit, changes sign with the groups, and has between min(n) − 1 and n − 2 degrees of freedom', () => {
    const column = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(column, column, (first, second) => {
        fc.pre([first, second].every((of) => new Set(of).size > 1));
        const plain = welchTest({ first, second });
        const other = welchTest({ first: second.map((v) => 3 * v + 7), second: first.map((v) => 3 * v + 7) });
        if (!(plain.ok && other.ok)) throw new Error('both columns vary');
        expect(Math.abs(other.t + plain.t)).toBeLessThan(1e-9 * (1 + Math.abs(plain.t)));
        expect(Math.abs(other.p - plain.p)).toBeLessThan(1e-9);
        const [n, m] = [first.length, second.length];
        expect(plain.df).toBeGreaterThan(Math.min(n, m) - 1 - 1e-9);
        expect(plain.df).toBeLessThan(n + m - 2 + 1e-9);
      }),
    );
  });
});
