import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, type Mock, vi } from 'vitest';
import * as stats from '../src/index.ts';
import { countOf, verdictOf } from './simulation/counting.ts';
import { decided, S } from './simulation/decided.ts';
import { limitsOf } from './simulation/limits.ts';
import { families, scenarios } from './simulation/registry.ts';
import { results } from './simulation/results.ts';
import type { Scenario } from './simulation/scenario.ts';
import { without } from './simulation/without.ts';
import { countWith } from './simulation/workers.ts';

/** A thousandth of the long run: enough to see what a scenario passes, and that it does not always miss. */
const fewOf = (repetitions: number): number => Math.max(2, Math.min(25, Math.round(repetitions / 1000)));

/** Parts of results that are lists of what a call asks for, or the one thing it gives. */
const LISTS = new Set(['coefficients', 'curves', 'causes', 'contrasts']);

/** The choices that scenarios were seen to pass to the methods they are about: `method.option.value`. */
const seen = new Set<string>();

/** What is told apart of the options and columns of a call: names and yes or no by themselves, all else as given. */
function* choicesIn(name: string, given: readonly unknown[]): Generator<string> {
  for (const one of given) {
    if (typeof one !== 'object' || one === null || Array.isArray(one) || ArrayBuffer.isView(one)) continue;
    for (const [key, value] of Object.entries(one)) {
      if (value === undefined) continue;
      yield `${name}.${key}.${typeof value === 'string' || typeof value === 'boolean' ? value : 'given'}`;
    }
  }
}

const spies = new Map<string, Mock>();
beforeAll(() => {
  for (const name of new Set(scenarios.flatMap(({ of }) => of))) {
    spies.set(name, vi.spyOn(stats as unknown as Record<string, () => unknown>, name));
  }
});
afterAll(() => {
  for (const spy of spies.values()) spy.mockRestore();
});

function counted(scenario: Scenario, few: number) {
  for (const spy of spies.values()) spy.mockClear();
  const count = countOf(scenario, 0, few);
  for (const name of scenario.of) {
    for (const given of spies.get(name)!.mock.calls)
      for (const choice of choicesIn(name, given)) seen.add(choice);
  }
  return count;
}

describe.each(Object.entries(families))('%s', (_, family) => {
  it('stays within the limits of a few repetitions', () => {
    const outside = family.flatMap((scenario) => {
      const few = fewOf(scenario.repetitions);
      const verdict = verdictOf(scenario, few, counted(scenario, few));
      return verdict.held ? [] : [`${scenario.name}: ${verdict.share} of ${few}, ${verdict.lacking} without`];
    });
    expect(outside).toEqual([]);
  });
});

describe('the scenarios', () => {
  it('are each named once', () => {
    const names = scenarios.map(({ name }) => name);
    expect(names.length).toBe(new Set(names).size);
  });

  it('are there for every export with an interval or test', () => {
    const treated = new Set(scenarios.flatMap(({ of }) => of));
    const exported = Object.keys(stats);
    const excepted: readonly string[] = Object.values(without).flat();
    expect(exported.filter((name) => !treated.has(name) && !excepted.includes(name))).toEqual([]);
    // No exception that is none, and no scenario of what is not exported.
    expect(excepted.filter((name) => treated.has(name))).toEqual([]);
    expect([...treated].filter((name) => !exported.includes(name))).toEqual([]);
  });

  it('are there for every choice that changes an interval or test', () => {
    const choices = Object.entries(decided).flatMap(([name, keys]) =>
      Object.entries<Readonly<Record<string, string>>>(keys).flatMap(([key, values]) =>
        Object.entries(values).map(([value, decision]) => ({ choice: `${name}.${key}.${value}`, decision })),
      ),
    );
    expect(
      choices.flatMap(({ choice, decision }) => (decision === S && !seen.has(choice) ? [choice] : [])),
    ).toEqual([]);
    // No exception that is none.
    expect(
      choices.flatMap(({ choice, decision }) => (decision !== S && seen.has(choice) ? [choice] : [])),
    ).toEqual([]);
  });

  it('are there for every interval and test of a result', () => {
    const parts = Object.entries(results).flatMap(([name, paths]) =>
      Object.entries<string>(paths).map(([path, decision]) => ({ name, path, decision })),
    );
    /** Whether the call of a scenario names the part; of lists any element will do. */
    const read = ({ name, path }: { name: string; path: string }): boolean => {
      const named = path.split('.').filter((part) => part !== '' && !LISTS.has(part));
      return scenarios.some(
        ({ of, call }) =>
          of.includes(name) && named.every((part) => new RegExp(`\\.${part}\\b`, 'u').test(call)),
      );
    };
    expect(parts.filter((part) => part.decision === S && !read(part))).toEqual([]);
  });

  it('would not be complete without a choice or a part', () => {
    // @ts-expect-error nobody decided about Wald's limits
    const choices: (typeof decided)['oddsRatio'] = { method: { conditional: S, 'mid-p': S } };
    // @ts-expect-error nobody decided about the score test
    const parts: (typeof results)['coxRegression'] = {
      '.coefficients': S,
      '.likelihoodRatio': S,
      '.wald': S,
    };
    expect(Object.keys(choices.method).concat(Object.keys(parts))).toHaveLength(5);
  });

  it('call what they say they are about', () => {
    const code = readdirSync(new URL('./simulation/scenarios/', import.meta.url))
      .map((file) => readFileSync(new URL(`./simulation/scenarios/${file}`, import.meta.url), 'utf8'))
      .join('\n');
    const called = new Set(code.match(/(?<![\w.])\w+(?=\()/gu));
    expect(scenarios.flatMap(({ of }) => of).filter((name) => !called.has(name))).toEqual([]);
  });

  it('are all on the page of the long run, with the calls as they are', () => {
    const page = readFileSync(new URL('../../../docs/statistics/simulations.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| scenario'));
    const shown = rows
      .map((row) => row.split(' | '))
      .map(([name, call, truth]) => ({ name: name!.slice(2), call: call!.slice(1, -1), truth }));
    const wanted = scenarios.map(({ name, call, truth }) => ({ name, call, truth }));
    expect(shown.filter(({ name }) => name !== '---')).toEqual(wanted);
  });
});

describe('the limits', () => {
  it('are exact: 20 intervals of level 0.95, by hand', () => {
    // Sums of C(20, x) 0.95^x 0.05^(20 − x): up to 13 they are 3.39e-5, up to 14 3.29e-4, and all 20 hold with 0.358.
    expect(limitsOf(20, { share: 'coverage', nominal: 0.95, band: 'nominal' })).toEqual({
      lower: 14 / 20,
      upper: 1,
    });
  });

  it('leave the safe side of a conservative method open', () => {
    expect(limitsOf(100, { share: 'rejection', nominal: 0.05, band: 'conservative' }).lower).toBe(0);
    expect(limitsOf(100, { share: 'coverage', nominal: 0.95, band: 'conservative' }).upper).toBe(1);
  });

  it('catch a test of size 0.1 that claims 0.05', () => {
    const wrong = {
      name: 'twice the size',
      of: [],
      call: '',
      truth: '',
      share: 'rejection',
      nominal: 0.05,
      band: 'nominal',
      repetitions: 2000,
      run: (random: stats.Random) => random.uniform() < 0.1,
    } as const;
    const right = { ...wrong, run: (random: stats.Random) => random.uniform() < 0.05 };
    expect(verdictOf(wrong, 2000, countOf(wrong, 0, 2000)).held).toBe(false);
    expect(verdictOf(right, 2000, countOf(right, 0, 2000)).held).toBe(true);
    const silent = { ...right, run: () => undefined };
    expect(verdictOf(silent, 20, countOf(silent, 0, 20)).held).toBe(false);
  });
});

describe('workers', () => {
  it('count the same, however many there are and however the work is cut', async () => {
    const name = 'risk difference, wald';
    const whole = countOf(scenarios.find((one) => one.name === name)!, 0, 200);
    const cut = [0, 30, 90, 200];
    const parts = cut.slice(1).map((to, k) => ({ name, from: cut[k]!, to }));
    for (const workers of [1, 2]) {
      expect((await countWith(workers, parts, () => undefined)).get(name)).toEqual(whole);
    }
  });
});
