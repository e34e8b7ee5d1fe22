import pg from 'pg';
import type { Connection } from '../../platform/database/connection.ts';

/** A pool for the sign-in library: it finds its tables by `search_path`, and wants the driver's own dates. */
export const openLibraryPool = (connection: Connection, size: number): pg.Pool => {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    application_name: 'primus sign-in',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    options:
      '-c search_path=auth -c lock_timeout=10000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
  });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
};
