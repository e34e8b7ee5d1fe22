import pg from 'pg';
import { type Connection, outliving, silence } from '../../platform/database/connection.ts';

/** A pool for the sign-in library: it finds its tables by `search_path`, and wants the driver's own dates. */
export const openLibraryPool = (connection: Connection, size: number): pg.Pool => {
  return outliving(
    new pg.Pool({
      ...connection,
      max: size,
      application_name: 'primus sign-in',
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
      query_timeout: silence,
      options:
        '-c search_path=auth -c lock_timeout=10000 -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    }),
  );
};
