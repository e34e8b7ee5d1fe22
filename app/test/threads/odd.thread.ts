import { answerWith } from '../../src/platform/answer-with.ts';

/** A thread that behaves as it is told. */
await answerWith((question: { readonly how: string; readonly numbers?: Float64Array }) => {
  const { how, numbers = new Float64Array() } = question;
  if (how === 'throw') throw new Error('as told');
  if (how === 'leave') process.exit(0);
  if (how === 'forever') for (;;);
  if (how === 'hoard') for (const all: number[][] = []; ; ) all.push(new Array(100_000).fill(all.length));
  return { sum: numbers.reduce((sum, one) => sum + one, 0) };
});
