import { describe, expect, it } from 'vitest';
import { complaints, type Outcome, outcomeOf } from './hostile/outcome.ts';
import { columnEntries } from './hostile/registry.ts';
import { nested, ordinary } from './hostile/rows.ts';
import { faults, lengthFaults, oddVariants } from './hostile/variants.ts';

/** One row of `found` per complaint about one variant. */
function judge(name: string, outcome: Outcome, found: string[]): void {
  if (outcome.kind === 'refused') {
    if (outcome.error.argument === '') found.push(`${name}: the error names no argument`);
    return;
  }
  for (const complaint of complaints(outcome.value)) found.push(`${name}: ${complaint}`);
}

function attempt(name: string, call: () => unknown, found: string[]): Outcome | undefined {
  try {
    return outcomeOf(call);
  } catch (error) {
    found.push(`${name}: ${String(error)}`);
    return undefined;
  }
}

describe.each(Object.entries(columnEntries))('%s', (_, entry) => {
  const { columns, call, most = 100_000, bad = {}, allowed = {} } = entry;

  it('takes ordinary data', () => {
    const found: string[] = [];
    judge(
      'ordinary',
      outcomeOf(() => call(nested(ordinary(columns)))),
      found,
    );
    expect(found).toEqual([]);
  });

  it('has a result, a reason or a refusal for odd data, never NaN', () => {
    const found: string[] = [];
    for (const { name, rows } of oddVariants(columns, most)) {
      const outcome = attempt(name, () => call(nested(rows)), found);
      if (outcome !== undefined) judge(name, outcome, found);
    }
    expect(found).toEqual([]);
  });

  it('names the argument and the row of wrong data', () => {
    const found: string[] = [];
    for (const { name, rows, argument, row } of faults(columns)) {
      if (Object.keys(allowed).some((start) => name.startsWith(start))) continue;
      const outcome = attempt(name, () => call(nested(rows)), found);
      if (outcome === undefined) continue;
      if (outcome.kind === 'value') found.push(`${name}: not refused`);
      else if (outcome.error.argument !== argument || outcome.error.row !== row) {
        found.push(`${name}: blames ${outcome.error.argument}, row ${outcome.error.row}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('names a column of the wrong length', () => {
    const found: string[] = [];
    for (const { name, rows } of lengthFaults(columns)) {
      if (Object.keys(allowed).some((start) => name.startsWith(start))) continue;
      const outcome = attempt(name, () => call(nested(rows)), found);
      if (outcome?.kind === 'value' && !('first' in rows)) found.push(`${name}: not refused`);
      if (outcome?.kind === 'refused' && !(outcome.error.argument in columns)) {
        found.push(`${name}: blames ${outcome.error.argument}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('refuses options that it does not have', () => {
    const found: string[] = [];
    for (const [option, values] of Object.entries(bad)) {
      for (const value of values) {
        const name = `${option} = ${JSON.stringify(value) ?? String(value)} (${String(value)})`;
        const outcome = attempt(name, () => call(nested(ordinary(columns)), { [option]: value }), found);
        if (outcome?.kind === 'value') found.push(`${name}: not refused`);
        if (outcome?.kind === 'refused' && !outcome.error.argument.startsWith(option)) {
          found.push(`${name}: blames ${outcome.error.argument}`);
        }
      }
    }
    expect(found).toEqual([]);
  });
});
