import { parentPort, workerData } from 'node:worker_threads';

/** The last line of a thread's file: how the question that the thread was begun with is answered. */
export const answerWith = async <Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
): Promise<void> => {
  parentPort?.postMessage(await answer(workerData as Question));
};
