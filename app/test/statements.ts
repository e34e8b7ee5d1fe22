import pg from 'pg';

/** A statement that the application sent, and how many rows came back. */
export interface Heard {
  readonly role: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly rows: number;
}

/** Everything that the application sends to the database while some work is done, in order. */
export const heard = async (work: () => Promise<unknown>): Promise<readonly Heard[]> => {
  const all: Heard[] = [];
  const real = pg.Client.prototype.query;
  const hearing = function (this: pg.Client, ...sent: readonly unknown[]): unknown {
    const [first, second] = sent;
    const answer: unknown = Reflect.apply(real, this, sent);
    const asked: Partial<pg.QueryConfig> =
      typeof first === 'string' ? { text: first, values: second as unknown[] } : (first as pg.QueryConfig);
    const { text, values = [] } = asked;
    if (text !== undefined && answer instanceof Promise)
      return answer.then((result: pg.QueryResult) => {
        all.push({ role: this.user ?? '', text, values, rows: result.rows.length });
        return result;
      });
    return answer;
  };
  pg.Client.prototype.query = hearing as typeof real;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = real;
  }
  return all;
};

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Node[];
}

const scanned = (node: Node): readonly string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...(node.Plans ?? []).flatMap(scanned),
];

/**
 * The tables that a statement can only be answered from by reading all of them: those that are still scanned from end to
 * end where the planner is told to take any index that serves, however small the tables of a test are.
 *
 * @param client - a connection in a transaction on behalf of whoever asks
 */
export const readWhole = async (client: pg.ClientBase, statement: Heard): Promise<readonly string[]> => {
  await client.query('set local enable_seqscan = off');
  const found = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
    `explain (format json) ${statement.text}`,
    [...statement.values],
  );
  return found.rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => scanned(Plan)));
};
