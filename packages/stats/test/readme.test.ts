import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as stats from '../src/index.ts';

const exported: Readonly<Record<string, unknown>> = { ...stats };
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Runs the first example as it stands, with the package handed in and the console caught. */
function runExample(): unknown[][] {
  const code = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
  const names = /import \{ (.*?) \}/.exec(code)![1]!.split(', ');
  const body = code.replace(/^import .*$/m, '').replaceAll(']!', ']');
  const lines: unknown[][] = [];
  const run = new Function('console', ...names, body);
  run({ log: (...values: unknown[]) => lines.push(values) }, ...names.map((name) => exported[name]));
  return lines;
}

describe('README', () => {
  it('has a first example that prints what it says', () => {
    const [difference, fisher, first, second, test] = runExample();
    expect(difference!.map((value) => (value as number).toPrecision(2))).toEqual([
      '-0.083',
      '-0.17',
      '-0.00015',
    ]);
    expect(fisher![0]).toBeCloseTo(0.0632, 4);
    expect(first).toEqual([0, expect.closeTo(0.2, 12)]);
    expect(second).toEqual([1, expect.closeTo(0.6, 12)]);
    expect(test![0]).toBeGreaterThan(0);
  });

  it('names every function and only what is exported', () => {
    const table = readme.slice(
      readme.indexOf('## What there is'),
      readme.indexOf('Distribution functions take'),
    );
    const named = [...table.matchAll(/`([A-Za-z]+)/g)].map((match) => match[1]!);
    const methods = [
      'density',
      'lower',
      'upper',
      'quantile',
      'upperQuantile',
      'uniform',
      'exponential',
      'integer',
      'shuffle',
      'split',
    ];
    for (const name of named) if (!methods.includes(name)) expect(stats, name).toHaveProperty(name);
    const unnamed = Object.keys(stats).filter((name) => !named.includes(name));
    expect(unnamed.sort()).toEqual(
      [
        'StatsInputError',
        'alphaSpent',
        'logRankScores',
        'moments',
        'standardisedDifferenceOfMeans',
        'standardisedDifferenceOfProportions',
      ].sort(),
    );
  });
});
