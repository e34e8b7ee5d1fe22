import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Reads a file of reference values; the strings "Infinity" and "-Infinity" stand for themselves. */
export function reference<T>(name: string): T {
  const text = readFileSync(new URL(`./reference/${name}`, import.meta.url), 'utf8');
  return JSON.parse(text, (_, value) =>
    value === 'Infinity' ? Infinity : value === '-Infinity' ? -Infinity : value,
  ) as T;
}

/** Reads a data set: each column by name, text columns as they are. */
export function dataset(name: string): Record<string, string[]> {
  const text = readFileSync(new URL(`./reference/${name}`, import.meta.url), 'utf8');
  const [head, ...rows] = text.trim().split('\n');
  const names = head!.split(',');
  return Object.fromEntries(names.map((column, at) => [column, rows.map((row) => row.split(',')[at]!)]));
}

/** Reads a data set of numbers; an empty field is NaN. */
export function columns(name: string): Record<string, number[]> {
  const entries = Object.entries(dataset(name));
  return Object.fromEntries(
    entries.map(([column, values]) => [column, values.map((v) => (v === '' ? Number.NaN : Number(v)))]),
  );
}

/** Relative distance, absolute where the expected value is zero. */
export function distance(actual: number, expected: number): number {
  if (actual === expected) return 0;
  const gap = Math.abs(actual - expected);
  return expected === 0 ? gap : gap / Math.abs(expected);
}

/** Expects equality to a relative tolerance. */
export function expectNear(actual: number, expected: number, tolerance = 1e-9, label = ''): void {
  const gap = distance(actual, expected);
  expect(gap <= tolerance, `${label} expected ${expected}, got ${actual}, off by ${gap}`).toBe(true);
}

/** Expects two vectors or matrices of the same shape to agree entry by entry. */
export function expectAllNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = 1e-9,
  label = '',
): void {
  expect(actual.length, `${label} length`).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expectNear(actual[i]!, expected[i]!, tolerance, `${label}[${i}]`);
}

/** The result, where one was computed; else fails with the reason. */
export function must<T extends { readonly ok: boolean }>(result: T): Extract<T, { readonly ok: true }> {
  if (!result.ok) throw new Error(`not computed: ${JSON.stringify(result)}`);
  return result as Extract<T, { readonly ok: true }>;
}
