import { describe, expect, it } from 'vitest';
import * as stats from '../src/index.ts';
import { numberEntries } from './hostile/number-entries.ts';
import { complaints, outcomeOf } from './hostile/outcome.ts';
import { columnEntries } from './hostile/registry.ts';

const ODD = [0, -0, 1, -1, 0.5, 2.5, 1e-9, 1 - 1e-12, 20, -1e6, 2 ** 53, 1e308, -1e308, 1e-320, -1e-320];

describe('every exported function', () => {
  it('is tried with odd input', () => {
    const names = [...Object.keys(columnEntries), ...Object.keys(numberEntries), 'StatsInputError'];
    const tried = new Set(names.map((name) => name.split(' ')[0]!));
    const exported = Object.entries(stats).flatMap(([name, value]) =>
      typeof value === 'object' ? Object.keys(value).map((key) => `${name}.${key}`) : [name],
    );
    expect(exported.filter((name) => !tried.has(name))).toEqual([]);
    expect([...tried].filter((name) => !exported.includes(name))).toEqual([]);
  });
});

describe.each(Object.entries(numberEntries))('%s', (_, { numbers, call, infinite = [] }) => {
  /** One row per fault of what comes of each of the values in each of the arguments. */
  const faults = (valuesFor: (argument: string) => readonly number[], refused: boolean): string[] =>
    Object.keys(numbers).flatMap((argument) =>
      valuesFor(argument).flatMap((value) => {
        const told = `${argument} = ${value}`;
        try {
          const outcome = outcomeOf(() => call({ ...numbers, [argument]: value }));
          if (outcome.kind === 'refused')
            return outcome.error.argument === '' ? [`${told}: the error names no argument`] : [];
          if (refused) return [`${told}: not refused`];
          return complaints(outcome.value).map((complaint) => `${told}: ${complaint}`);
        } catch (error) {
          return [`${told}: ${String(error)}`];
        }
      }),
    );

  it('takes ordinary numbers', () => {
    expect(complaints(call(numbers))).toEqual([]);
  });

  it('has a value, a reason or a refusal for odd numbers', () => {
    expect(faults(() => ODD, false)).toEqual([]);
  });

  it('refuses what is not a number, and infinity where it means nothing', () => {
    const wrong = (argument: string) =>
      infinite.includes(argument) ? [Number.NaN] : [Number.NaN, Infinity, -Infinity];
    expect(faults(wrong, true)).toEqual([]);
  });
});
