import { StatsInputError } from '../../src/index.ts';

/** What came of a call: a value, or the package's own error. Any other error is thrown on. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly error: StatsInputError };

export function outcomeOf(call: () => unknown): Outcome {
  try {
    return { kind: 'value', value: call() };
  } catch (error) {
    if (error instanceof StatsInputError) return { kind: 'refused', error };
    throw error;
  }
}

/** What no result may hold: places with NaN or a hole, results that can be changed, reasons without words. */
export function complaints(value: unknown): readonly string[] {
  const found: string[] = [];
  if (value === undefined) return ['returns undefined'];
  visit(value, '', found);
  return found.slice(0, 5);
}

function visit(value: unknown, path: string, found: string[]): void {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) found.push(`${path || 'the result'} is NaN`);
    return;
  }
  if (typeof value === 'string') {
    if (/\bNaN\b|\bis undefined\b/u.test(value)) found.push(`${path} says "${value}"`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    const numbers = value as unknown as ArrayLike<number>;
    for (let i = 0; i < numbers.length; i++) {
      if (Number.isNaN(numbers[i])) {
        found.push(`${path}[${i}] is NaN`);
        return;
      }
    }
    return;
  }
  if (!Object.isFrozen(value)) found.push(`${path || 'the result'} is not frozen`);
  if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) {
      if (part === undefined) found.push(`${path}[${i}] is undefined`);
      else visit(part, `${path}[${i}]`, found);
      if (found.length > 4) return;
    }
    return;
  }
  for (const [name, part] of Object.entries(value))
    visit(part, path === '' ? name : `${path}.${name}`, found);
}
