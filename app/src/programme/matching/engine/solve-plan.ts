import { askThread } from '../../../platform/thread.ts';
import type { Plan, Problem } from './plan.ts';

/**
 * The plan, worked out in a thread of its own. What is not settled within `seconds` is said as a gap; a little more
 * time goes to reading the problem and writing the answer.
 *
 * @throws ThreadProblem where the thread gives no answer at all.
 */
export const solvePlan = (problem: Problem, { seconds }: { readonly seconds: number }): Promise<Plan> =>
  askThread<Plan>(
    new URL('./plan.thread.ts', import.meta.url),
    { problem, seconds },
    { seconds: 3 * seconds + 10, megabytes: 1024 },
  );
