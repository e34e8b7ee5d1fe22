import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FileFault, readOutcomeFile } from './file.ts';
import { outcomeColumns, type RowFault } from './row.ts';

const rules = {
  knownKeys: new Set(['KEY1', 'KEY2']),
  completeUntil: Temporal.PlainDate.from('2026-06-30'),
};
const header = outcomeColumns.join(',');
const read = (text: string) => readOutcomeFile(new TextEncoder().encode(text), rules);
const good = 'KEY1,2025-01-10,2025-01-12,2025-03-01,conditional,no,theft';

test('reads commas and semicolons, a byte order mark, quotes, blank lines and Danish words', async () => {
  const file = `\uFEFF${outcomeColumns.toReversed().join(';')}\r\n\r\n"vold; i hjemmet";ja;unconditional;01-06-2025;02-02-2025;01-02-2025;key2\r\n`;
  const found = await read(file);
  expect(found).toMatchObject({ read: 1, faults: [], problems: [] });
  expect(JSON.parse(JSON.stringify(found.rows))).toEqual([
    {
      line: 3,
      studyKey: 'KEY2',
      offenceType: 'vold; i hjemmet',
      offenceDate: '2025-02-01',
      chargeDate: '2025-02-02',
      decisionDate: '2025-06-01',
      decision: 'unconditional',
      custody: true,
    },
  ]);
});

test('a word that every object has is no end of follow-up', async () => {
  for (const word of ['constructor', '__proto__']) {
    const found = await read(`${header},ended,ended_date\nKEY1,,,,,,,${word},2026-01-01\n`);
    expect(found).toMatchObject({ ends: [], faults: [{ line: 2, fault: 'unknown-end', detail: word }] });
  }
});

test.each<[string, RowFault]>([
  ['KEY9,2025-01-10,,,,no,theft', 'unknown-key'],
  ['KEY1,2025-02-30,,,,no,theft', 'bad-date'],
  ['KEY1,,,,,no,theft', 'no-offence-date'],
  ['KEY1,2025-01-10,,2025-03-01,guilty,no,theft', 'unknown-decision'],
  ['KEY1,2025-01-10,,2025-03-01,fine,maybe,theft', 'bad-custody'],
  [`KEY1,2025-01-10,,2025-03-01,fine,no,${'x'.repeat(101)}`, 'kind-too-long'],
  ['KEY1,2026-07-01,,,,no,theft', 'after-complete-until'],
  ['KEY1,2025-01-10,2025-01-09,,,no,theft', 'charge-before-offence'],
  ['KEY1,2025-01-10,,2025-01-09,fine,no,theft', 'decision-before-offence'],
  ['KEY1,2025-01-10,,,fine,no,theft', 'decision-incomplete'],
  [good, 'duplicate'],
])('tells by line what is wrong: %s', async (line, fault) => {
  const found = await read(`${header}\n${good}\n\n${line}\n`);
  expect(found.faults.map((one) => [one.line, one.fault])).toContainEqual([4, fault]);
  expect(found.rows).toHaveLength(1);
});

test.each<[string, string, FileFault, number | undefined]>([
  ['nothing', '', 'empty', undefined],
  ['a header alone', `${header}\n`, 'no-rows', undefined],
  ['a missing column', 'study_key,offence_date\nKEY1,2025-01-10\n', 'missing-column', 1],
  ['an unknown column', `${header},name\n${good},x\n`, 'unknown-column', 1],
  ['a repeated column', `${header},custody\n${good},no\n`, 'repeated-column', 1],
  ['a ragged row', `${header}\n${good}\n${good},x\n`, 'ragged', 3],
  ['an open quote', `${header}\n"${good}\n`, 'unclosed-quote', undefined],
  ['a quote inside', `${header}\nKEY"1,,,,,,\n`, 'broken-quote', undefined],
  ['a long line', `${header}\n${'x'.repeat(20_000)}\n`, 'long-line', undefined],
  ['a NUL', `${header}\n${good}\0\n`, 'binary', undefined],
])('refuses the whole file for %s', async (_, text, fault, line) => {
  const [problem] = (await read(text)).problems.filter((one) => one.fault === fault);
  expect(problem?.fault).toBe(fault);
  if (line !== undefined) expect(problem?.line).toBe(line);
});

test.each([
  ['Latin-1', Buffer.from(`${header}\nKEY1,2025-01-10,,,,no,færdsel\n`, 'latin1')],
  ['UTF-16', Buffer.from(`\uFEFF${header}\n${good}\n`, 'utf16le')],
])('refuses %s', async (_, bytes) => {
  const { problems, rows } = await readOutcomeFile(bytes, rules);
  expect(problems).toEqual([{ fault: 'not-utf-8' }]);
  expect(rows).toEqual([]);
});

test('counts to 50,000 rows and no further', async () => {
  const row = (i: number) => `KEY1,2025-01-10,,2025-03-01,fine,no,kind-${i}\n`;
  const rows = Array.from({ length: 50_000 }, (_, i) => row(i)).join('');
  expect(await read(`${header}\n${rows}`)).toMatchObject({ read: 50_000, faults: [], problems: [] });
  const [problem] = (await read(`${header}\n${rows}${row(50_000)}`)).problems;
  expect(problem).toEqual({ fault: 'too-many-rows', line: 50_002 });
});

test('whatever stands in a file is told, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, withHeader) => {
      const content = withHeader ? Buffer.concat([Buffer.from(`${header}\n`), bytes]) : bytes;
      const found = await readOutcomeFile(content, rules);
      if (found.rows.length === 0) expect(found.problems.length + found.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
