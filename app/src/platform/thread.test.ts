import { expect, test } from 'vitest';
import { askThread, type ThreadLimits, ThreadProblem } from './thread.ts';

const odd = new URL('../../test/threads/odd.thread.ts', import.meta.url);
const ask = (question: unknown, limits: Partial<ThreadLimits> = {}) =>
  askThread(odd, question, { seconds: 30, megabytes: 64, ...limits });

test('a thread answers with plain values', async () => {
  expect(await ask({ how: 'sum', numbers: Float64Array.of(1, 2, 3.5) })).toEqual({ sum: 6.5 });
});

test.each([
  ['forever', 'time', { seconds: 0.5 }],
  ['hoard', 'memory', {}],
  ['throw', 'broke', {}],
  ['leave', 'broke', {}],
] as const)('one that would %s is ended, and the reason is %s', async (how, reason, limits) => {
  const problem = await ask({ how }, limits).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ThreadProblem);
  expect(problem).toMatchObject({ reason });
});

test('what cannot be copied is refused before a thread begins', async () => {
  await expect(ask({ how: () => 1 })).rejects.toThrow(/could not be cloned/u);
});
