import { createHash } from 'node:crypto';
import process from 'node:process';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';
import type { DB } from './types.ts';

/** So many statements have a plan that each connection keeps; what comes after them is planned every time. */
const most = 250;
/** A statement has proved to come again. */
const often = 3;

/**
 * Names for statements that come again and again: a connection plans one with a name once, where one without is planned
 * each time it is sent, which takes longer than to answer it. The same name on every connection.
 */
export const statementNames = () => {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  let generation = 0;
  return {
    nameOf: (text: string): string | undefined => {
      const name = names.get(text);
      if (name !== undefined || names.size >= most) return name;
      const times = (seen.get(text) ?? 0) + 1;
      // Texts that differ by the length of a list only never come often: they are forgotten again.
      if (seen.size > most * 4) seen.clear();
      seen.set(text, times);
      if (times < often) return undefined;
      seen.delete(text);
      const made = `s${generation} ${createHash('sha256').update(text).digest('base64url')}`;
      names.set(text, made);
      return made;
    },
    /** Every statement gets another name, and is planned anew. */
    forget: (): void => {
      generation += 1;
      names.clear();
    },
  };
};
export type StatementNames = ReturnType<typeof statementNames>;

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Everything that is asked before this process does something else leaves it in one piece. */
export const inOnePiece = ({ connection: { stream } }: pg.PoolClient): void => {
  stream.cork();
  process.nextTick(() => stream.uncork());
};

const connectionOn = (
  client: pg.PoolClient,
  names: StatementNames,
  isOver: () => boolean,
): DatabaseConnection => ({
  executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
    // By now somebody else may be using the connection.
    if (isOver()) throw new Error('the transaction is over');
    const name = names.nameOf(sql);
    const asked = { text: sql, values: [...parameters], ...(name === undefined ? {} : { name }) };
    inOnePiece(client);
    const { command, rowCount, rows } = await client.query(asked);
    return changing.has(command) && rowCount !== null
      ? { rows: rows as R[], numAffectedRows: BigInt(rowCount) }
      : { rows: rows as R[] };
  },
  streamQuery: () => {
    throw new Error('rows are read whole');
  },
});

/** Everything goes to the one connection; the register begins and ends its transactions itself. */
const alone = (connection: DatabaseConnection): Driver => {
  const none = async () => undefined;
  const notHere = () => Promise.reject(new Error('a transaction within a transaction'));
  return {
    init: none,
    acquireConnection: async () => connection,
    releaseConnection: none,
    beginTransaction: notHere,
    commitTransaction: notHere,
    rollbackTransaction: notHere,
    destroy: none,
  };
};

/**
 * Queries on one connection until they are over, in the order in which they are asked. Those that are asked without
 * waiting for one another (`Promise.all`) travel together.
 */
export const queriesOn = (
  client: pg.PoolClient,
  names: StatementNames,
): { readonly db: Kysely<DB>; readonly end: () => void } => {
  let over = false;
  const driver = alone(connectionOn(client, names, () => over));
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return {
    db: new Kysely<DB>({ dialect }),
    end: () => {
      over = true;
    },
  };
};
