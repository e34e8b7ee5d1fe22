import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as stats from '../src/index.ts';

const ROSSI = { treated: { events: 48, n: 216 }, control: { events: 66, n: 216 } };
const exported: Readonly<Record<string, unknown>> = { ...stats };
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const example = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;

/** Runs the first example as it stands, with the package handed in and the console caught. */
function runExample(): unknown[][] {
  const names = /import \{ (.*?) \}/.exec(example)![1]!.split(', ');
  const body = example.replace(/^import .*$/m, '');
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

  it('has a first example that runs beside the package as it is packed', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const packed = path.join(folder, 'node_modules', '@primus-motor', 'stats');
    const own = path.join(import.meta.dirname, '..');
    const { files } = JSON.parse(readFileSync(path.join(own, 'package.json'), 'utf8')) as { files: string[] };
    for (const name of ['package.json', ...files]) {
      cpSync(path.join(own, name), path.join(packed, name), { recursive: true });
    }
    writeFileSync(path.join(folder, 'example.mjs'), example);
    const lines = execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(lines.trim().split('\n')[1]).toBe(String(stats.fisherExact(ROSSI).p));
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
