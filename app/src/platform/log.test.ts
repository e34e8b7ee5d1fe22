import { expect, test } from 'vitest';
import { makeLog } from './log.ts';

const linesOf = (write: (log: ReturnType<typeof makeLog>) => void): readonly string[] => {
  const lines: string[] = [];
  write(makeLog('info', { write: (line) => void lines.push(line) }));
  return lines;
};

test('an error tells its kind, its code and where it arose, never what it says', () => {
  const canary = '010190-1234 Ærø Østergård';
  const error = Object.assign(new TypeError(`${canary}\n    at ${canary}`), {
    code: '23505',
    detail: canary,
  });
  const [line = ''] = linesOf((log) => log.error({ error, reference: 'abc' }, 'request failed'));
  expect(line).not.toContain('010190');
  expect(line).not.toContain('Østergård');
  const read = JSON.parse(line);
  expect(read.error).toMatchObject({ name: 'TypeError', code: '23505' });
  expect(read.error.at[0]).toContain('log.test.ts');
});

test('line breaks, escape sequences and quotes make one record', () => {
  const nasty = 'a\r\n{"level":60}\u001b[31m"\u2028';
  const lines = linesOf((log) => log.info({ route: nasty }, nasty));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd().split('\n')).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '').route).toBe(nasty);
});
