import { answerWith } from '../../../platform/answer-with.ts';
import type { Problem } from './plan.ts';
import { solveHere } from './solve.ts';

await answerWith(({ problem, seconds }: { readonly problem: Problem; readonly seconds: number }) =>
  solveHere(problem, { seconds }),
);
