import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as stats from '../src/index.ts';
import { expectNear } from './support.ts';

/** A call that once went wrong, and what is right. */
interface Failure {
  /** An exported function, or one of an exported object. */
  readonly call: string;
  /** Values; `{ call, arguments, take? }` stands for the (part of the) result of another call, `{ stream }` for a stream. */
  readonly arguments: readonly unknown[];
  /** Arguments for the function that the call returns. */
  readonly then?: readonly unknown[];
  /** The result is compared by its square. */
  readonly square?: true;
  readonly once: string;
  readonly source: string;
  readonly right?: Readonly<Record<string, unknown>>;
  /** Relative; default 1e-9. */
  readonly tolerance?: number;
  readonly reason?: string;
  readonly refused?: { readonly argument: string; readonly row?: number };
}

const folder = new URL('../failures/', import.meta.url);
const NUMBERS: Readonly<Record<string, number>> = {
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

function read(file: string): Failure {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'), (_, value) =>
    typeof value === 'string' && Object.hasOwn(NUMBERS, value) ? NUMBERS[value] : value,
  ) as Failure;
}

const at = (value: unknown, path: string): unknown =>
  (path === '' ? [] : path.split('.')).reduce<unknown>(
    (inner, name) => (inner as Readonly<Record<string, unknown>>)[name],
    value,
  );

function run(name: string, given: readonly unknown[]): unknown {
  const called = at(stats, name);
  if (typeof called !== 'function') throw new Error(`${name} is not exported`);
  return called(...given.map(built));
}

function built(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(built);
  if ('call' in value) {
    const { call, arguments: given, take = '' } = value as Failure & { readonly take?: string };
    return at(run(call, given), take);
  }
  if ('stream' in value) return stats.stream(String(value.stream));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, built(part)]));
}

function resultOf(failure: Failure): unknown {
  const first = run(failure.call, failure.arguments);
  if (failure.then === undefined) return first;
  return (first as (...given: readonly unknown[]) => unknown)(...failure.then.map(built));
}

function expectValue(actual: unknown, expected: unknown, tolerance: number, label: string): void {
  if (Array.isArray(expected)) {
    const values = Array.from(actual as ArrayLike<unknown>);
    expect(values.length, label).toBe(expected.length);
    for (const [i, one] of expected.entries()) expectValue(values[i], one, tolerance, `${label}[${i}]`);
  } else if (typeof expected === 'number') expectNear(actual as number, expected, tolerance, label);
  else expect(actual, label).toEqual(expected);
}

const files = readdirSync(folder).toSorted();

describe('data that once broke it', () => {
  it('are many, each with what went wrong, what is right and how that is known', () => {
    expect(files.length).toBeGreaterThanOrEqual(50);
    for (const file of files) {
      const { once, source, right, reason, refused } = read(file);
      expect(once.length, file).toBeGreaterThan(20);
      expect(source.length, file).toBeGreaterThan(4);
      expect(right ?? reason ?? refused, file).toBeDefined();
    }
  });

  it.each(files)('%s', (file) => {
    const failure = read(file);
    const { right = {}, refused, reason, tolerance = 1e-9, square } = failure;
    if (refused !== undefined) {
      expect(() => resultOf(failure)).toThrow(
        expect.objectContaining({ name: 'StatsInputError', ...refused }),
      );
      return;
    }
    const result = resultOf(failure);
    if (reason !== undefined) expect(result).toMatchObject({ ok: false, reason });
    for (const [path, expected] of Object.entries(right)) {
      const value = at(result, path);
      expectValue(square ? (value as number) ** 2 : value, expected, tolerance, path);
    }
  });
});
