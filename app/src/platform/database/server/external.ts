import pg from 'pg';
import { errorCode, oneLine, StartError } from '../../start-error.ts';
import type { Connection } from '../connection.ts';

const oldestVersion = 15;

/**
 * Checks a PostgreSQL that somebody else runs before anything is written to it.
 * @throws StartError with one line for each way in which it cannot be used
 */
export async function openExternal(url: string): Promise<Readonly<{ owner: Connection; version: number }>> {
  const client = clientFor(url);
  const owner: Connection = Object.freeze({
    host: client.host,
    port: client.port,
    database: client.database ?? '',
    user: client.user ?? '',
    password: client.password ?? '',
    ssl: client.ssl,
  });
  const place = `${owner.host}:${owner.port}`;
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    // Half a connection would keep the process alive.
    client.end().catch(() => undefined);
    throw new StartError(`DATABASE_URL: ${connectProblem(error, owner, place)}`);
  }
  try {
    return Object.freeze({ owner, version: await checkServer(client, owner, place) });
  } finally {
    await client.end();
  }
}

/** The driver reads the address; it would quietly fill in what is missing from the account's name. */
function clientFor(url: string): pg.Client {
  const wanted = 'it must be an address like postgres://role:password@host:5432/database';
  const parts = URL.parse(url);
  if (parts === null) throw new StartError(`DATABASE_URL: ${wanted}`);
  if (parts.hostname === '' && !parts.searchParams.has('host')) {
    throw new StartError(`DATABASE_URL: no host in it; ${wanted}`);
  }
  if (parts.username === '') throw new StartError(`DATABASE_URL: no role in it; ${wanted}`);
  if (parts.pathname.length < 2) throw new StartError(`DATABASE_URL: no database in it; ${wanted}`);
  // The driver verifies the server's certificate for these as well, and warns at length that it will not for ever.
  const mode = parts.searchParams.get('sslmode') ?? '';
  if (['prefer', 'require', 'verify-ca'].includes(mode)) parts.searchParams.set('sslmode', 'verify-full');
  try {
    return new pg.Client({ connectionString: parts.href, connectionTimeoutMillis: 10_000 });
  } catch (error) {
    throw new StartError(`DATABASE_URL: it cannot be used (${oneLine(error)}); ${wanted}`);
  }
}

function connectProblem(error: unknown, owner: Connection, place: string): string {
  const said = oneLine(error);
  switch (errorCode(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `no machine is called ${owner.host}: check the host in it`;
    case 'ECONNREFUSED':
    case 'ENOENT':
      return `nothing answers at ${place}: start that PostgreSQL, or check host and port`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${place} cannot be reached: check host, port and firewall`;
    case '28P01':
      return `wrong password for role "${owner.user}" at ${place}, or no such role: check user and password in it`;
    case '28000':
      return `${place} does not let role "${owner.user}" in (${said}): create the role, or allow it in pg_hba.conf`;
    case '3D000':
      return `there is no database "${owner.database}" at ${place}: create it with CREATE DATABASE "${owner.database}" OWNER "${owner.user}", or name another`;
    case '42501':
      return `role "${owner.user}" may not connect to database "${owner.database}": GRANT CONNECT, or make it the owner`;
    case '53300':
      return `${place} has no free connection: close some, or raise max_connections`;
    case '57P03':
      return `PostgreSQL at ${place} is starting or stopping: try again in a moment`;
    default:
      if (/timeout/iu.test(said)) return `${place} does not answer: check host, port and firewall`;
      if (/does not support SSL/iu.test(said)) return `${place} offers no encryption: remove sslmode from it`;
      if (/password/iu.test(said)) return `no password in it for role "${owner.user}"`;
      return `cannot connect to ${place} (${said}): check the address, and the log of that PostgreSQL`;
  }
}

type Facts = Readonly<{
  version: number;
  encoding: string;
  standby: boolean;
  readOnly: boolean;
  roles: boolean;
  schemas: boolean;
  danish: boolean;
  /** What another program keeps where ours would go. */
  taken: string | null;
}>;

/** The schemas that the migrations make. */
export const ourSchemas = ['audit', 'auth', 'jobs', 'keys', 'office', 'privacy', 'programme', 'study'];

async function checkServer(client: pg.Client, owner: Connection, place: string): Promise<number> {
  const { rows } = await client.query<Facts>(
    `select current_setting('server_version_num')::int / 10000 as version,
           current_setting('server_encoding') as encoding,
           pg_is_in_recovery() as standby,
           current_setting('default_transaction_read_only')::boolean as "readOnly",
           (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as roles,
           has_database_privilege(current_database(), 'CREATE') as schemas,
           exists (select from pg_collation where collname = 'da-x-icu') as danish,
           (select min(what) from (
              select nspname || '.*' as what from pg_namespace where nspname = any ($1)
              union all
              select 'public.' || relname from pg_class
              where relnamespace = to_regnamespace('public') and relkind in ('r', 'p', 'v', 'm', 'f')
                and not exists (select from pg_depend
                                where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')) found
            where not exists (select from pg_attribute
                              where attrelid = to_regclass('public.migration') and attname = 'checksum')) as taken`,
    [ourSchemas],
  );
  const facts = rows[0];
  if (facts === undefined) throw new StartError(`DATABASE_URL: ${place} gives no answer about itself`);
  const problem = serverProblem(facts, owner, place);
  if (problem !== undefined) throw new StartError(`DATABASE_URL: ${problem}`);
  return facts.version;
}

export function serverProblem(facts: Facts, owner: Connection, place: string): string | undefined {
  if (facts.version < oldestVersion) {
    return `PostgreSQL at ${place} is version ${facts.version}, and ${oldestVersion} or later is needed: upgrade it, or name another`;
  }
  if (facts.standby) {
    return `PostgreSQL at ${place} is a standby and cannot be written: name the primary server`;
  }
  if (facts.readOnly) {
    return `database "${owner.database}" at ${place} is set to be read only: ALTER DATABASE "${owner.database}" SET default_transaction_read_only = off`;
  }
  if (facts.encoding !== 'UTF8') {
    return `database "${owner.database}" is encoded in ${facts.encoding}: create one with ENCODING 'UTF8' TEMPLATE template0`;
  }
  if (!facts.roles) {
    return `role "${owner.user}" may not create roles, which keep the registers apart: ALTER ROLE "${owner.user}" CREATEROLE`;
  }
  if (!facts.schemas) {
    return `role "${owner.user}" may not create schemas: GRANT CREATE ON DATABASE "${owner.database}" TO "${owner.user}"`;
  }
  if (!facts.danish) {
    return `PostgreSQL at ${place} is built without ICU and cannot sort Danish: name one with ICU`;
  }
  if (facts.taken !== null) {
    return `database "${owner.database}" is used by another program (${facts.taken} is there): create one for Primus Motor with CREATE DATABASE primus OWNER "${owner.user}", and name that`;
  }
  return undefined;
}
