import type { Results } from './results.ts';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, field]) => [key, sorted(field)]));
}

/**
 * Results as the text of `results.json`: keys in order, indented, one final line break. Numbers are written with as many
 * digits as it takes to read the same number back. The same results give the same bytes.
 */
export function resultsJson(results: Results): string {
  return `${JSON.stringify(sorted(results), null, 2)}\n`;
}
