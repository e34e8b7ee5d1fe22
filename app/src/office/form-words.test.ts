import { expect, test } from 'vitest';
import { z } from 'zod';
import { formWords } from './form-words.ts';

const said = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: formWords }).error?.issues[0]?.message;

test('what a schema has no words for is said in both languages, and never in the library’s', () => {
  expect(said(z.string().max(200), 'x'.repeat(201))).toBe(
    'Skriv højst 200 tegn. | Write at most 200 characters.',
  );
  expect(said(z.strictObject({}), { role: 'x' })).toMatch(/^Siden er ændret.+ \| The page has changed/u);
  for (const [schema, value] of [
    [z.uuid(), 'x'],
    [z.enum(['yes', 'no']), ''],
    [z.string().regex(/^\d$/u), 'x'],
    [z.coerce.number(), 'x'],
    [z.string(), ['x', 'y']],
    [z.union([z.literal(''), z.uuid()]), 'x'],
  ] as const)
    expect(said(schema, value)).toMatch(/^Det her kan vi ikke læse.+ \| We cannot read this/u);
});

test('a schema’s own words stand', () => {
  expect(said(z.string().max(3, 'Kort. | Short.'), 'long')).toBe('Kort. | Short.');
  expect(said(z.uuid('Vælg. | Choose.'), '')).toBe('Vælg. | Choose.');
});
