import pg from 'pg';

/** Where a database is and who knocks. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly ssl?: pg.ClientConfig['ssl'];
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  // date stays an ISO text: the stores make Temporal.PlainDate of it.
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  [pg.types.builtins.INT8]: Number,
};

const parserOf = (id: number, format?: 'text' | 'binary') =>
  parsers[id] ??
  (format === undefined ? pg.types.getTypeParser(id) : pg.types.getTypeParser(id, format as 'text'));

/** Dates are ISO texts, instants are Temporal.Instant, counts are numbers: for this connection only. */
export const ownTypes = { getTypeParser: parserOf } as unknown as pg.CustomTypesConfig;

/** Longer than a database that still speaks takes to say that a statement took too long. */
export const silence = 35_000;

/**
 * A pool that waits a bounded time for a free connection, a lock and an answer.
 * @param patience in milliseconds: a connection that says nothing for so long is given up
 */
export const openPool = (
  connection: Connection,
  size: number,
  name: string,
  patience: number = silence,
): pg.Pool => {
  const pool = new pg.Pool({
    ...connection,
    types: ownTypes,
    // What is asked without waiting is sent without waiting; answers come in order.
    pipeline: true,
    max: size,
    application_name: `primus ${name}`,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    query_timeout: patience,
    // A statement is planned once, whatever the values are (decision 0024).
    options:
      '-c plan_cache_mode=force_generic_plan -c lock_timeout=10000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
  });
  return outliving(pool);
};

/**
 * Makes a pool outlive its connections. One that dies is replaced at the next use, and whoever asks on it is told by
 * the answer; the driver says it of the connection as well, which would end the process if nobody listened.
 */
export const outliving = (pool: pg.Pool): pg.Pool =>
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));

/** Does something on a connection of its own, which is closed after it. */
export const onConnection = async <Result>(
  connection: Connection,
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client(connection);
  // An end of the server while nothing is asked would otherwise end this process without a word.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
};
