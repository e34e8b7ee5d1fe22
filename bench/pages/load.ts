import type { Visitor } from './server.ts';

/** What many visits gave. */
export interface Loaded {
  /** Seconds that each took. */
  readonly took: readonly number[];
  readonly perSecond: number;
  /** Of the last answer, in characters. */
  readonly size: number;
  readonly problems: readonly string[];
}

/** So much work at once, each followed by the next as soon as it is done; gives the seconds that each took. */
export const manyAtOnce = async (
  atOnce: number,
  count: number,
  work: (turn: number) => Promise<void>,
): Promise<{ readonly took: readonly number[]; readonly perSecond: number }> => {
  const took: number[] = [];
  let turn = 0;
  const client = async () => {
    while (turn < count) {
      const mine = turn;
      turn += 1;
      const begun = performance.now();
      await work(mine);
      took.push((performance.now() - begun) / 1000);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, client));
  return { took, perSecond: (count * 1000) / (performance.now() - begun) };
};

/** Visits the paths by turns. */
export const load = async (
  visitor: Visitor,
  paths: readonly string[],
  atOnce: number,
  count: number,
): Promise<Loaded> => {
  const problems = new Set<string>();
  let size = 0;
  const done = await manyAtOnce(atOnce, count, async (turn) => {
    const path = paths[turn % paths.length] ?? '/';
    const { status, body } = await visitor.get(path);
    if (status !== 200) problems.add(`${path} was answered with ${status}`);
    size = body.length;
  });
  return { ...done, size, problems: [...problems] };
};
