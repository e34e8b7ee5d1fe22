import path from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import pg from 'pg';
import { createServer } from 'vite';
import type { openInstallation as OpenInstallation } from '../../app/src/commands/installation.ts';
import type { openApplication as OpenApplication } from '../../app/src/commands/open.ts';
import { openLibraryPool } from '../../app/src/office/accounts/pool.ts';
import { openPool } from '../../app/src/platform/database/connection.ts';
import { connectionOf, type LoginRole } from '../../app/src/platform/database/roles.ts';
import { joinDatabase } from '../../app/src/platform/database/server/index.ts';
import { makeLog } from '../../app/src/platform/log.ts';
import { readSettings } from '../../app/src/platform/settings.ts';

/** A statement as the application sent it, and who it sent it as. */
export interface Statement {
  readonly role: LoginRole;
  readonly text: string;
  readonly values: readonly unknown[];
  /** Of a statement whose plan the connection keeps. */
  readonly name?: string;
}

/** The application in this process, on the database of a server that runs: to hear what a page asks of the database. */
export interface Listening {
  /** Every statement of one visit to a page, in order. */
  readonly statementsOf: (visit: {
    readonly path: string;
    readonly cookie: string;
  }) => Promise<readonly Statement[]>;
  /** Sends the statements of a page again, each as the role that sent it, on connections that are kept. */
  readonly replay: (statements: readonly Statement[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Vite reads the pages' own form of TypeScript, which Node does not. */
const loadApplication = async () => {
  const vite = await createServer({
    configFile: false,
    root: path.resolve(import.meta.dirname, '../../app'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  });
  const load = async (file: string) => vite.ssrLoadModule(`/src/commands/${file}.ts`);
  const { openInstallation } = (await load('installation')) as { openInstallation: typeof OpenInstallation };
  const { openApplication } = (await load('open')) as { openApplication: typeof OpenApplication };
  return { openInstallation, openApplication, close: () => vite.close() };
};

/** Hears every statement that a connection of this process sends, until it is stopped. */
const listen = () => {
  const heard: Statement[] = [];
  const real = pg.Client.prototype.query;
  let isOn = false;
  const hearing = function (this: pg.Client, ...sent: readonly unknown[]): unknown {
    const [first, second] = sent;
    const { text, name, values } = (
      typeof first === 'string' ? { text: first } : first
    ) as Partial<pg.QueryConfig>;
    const given = Array.isArray(second) ? second : values;
    if (isOn && text !== undefined)
      heard.push({
        role: this.user as LoginRole,
        text,
        values: Array.isArray(given) ? [...given] : [],
        ...(name === undefined ? {} : { name }),
      });
    return Reflect.apply(real, this, sent);
  };
  pg.Client.prototype.query = hearing as typeof real;
  return {
    during: async (work: () => Promise<void>): Promise<readonly Statement[]> => {
      heard.length = 0;
      isOn = true;
      await work();
      isOn = false;
      return [...heard];
    },
    stop: () => {
      pg.Client.prototype.query = real;
    },
  };
};

export const openListening = async (
  dataFolder: string,
  origin: string,
  atOnce: number,
): Promise<Listening> => {
  const settings = readSettings({ PRIMUS_DATA: dataFolder, PRIMUS_URL: origin });
  const database = await joinDatabase(settings);
  const application = await loadApplication();
  const installation = await application.openInstallation(database, undefined);
  const opened = await application.openApplication(settings, installation, makeLog('error'));
  const ear = listen();
  const pools = new Map<LoginRole, pg.Pool>();
  const poolOf = (role: LoginRole): pg.Pool => {
    const known = pools.get(role);
    if (known !== undefined) return known;
    const connection = connectionOf(database.owner, role, installation.secrets);
    // The sign-in library names its tables without their schema.
    const pool =
      role === 'primus_auth' ? openLibraryPool(connection, atOnce) : openPool(connection, atOnce, 'bench');
    pools.set(role, pool);
    return pool;
  };
  return {
    statementsOf: ({ path: to, cookie }) =>
      ear.during(async () => {
        const answer = (await opened.fetch(
          new Request(`${origin}${to}`, { headers: { cookie } }),
          {} as HttpBindings,
        )) as Response;
        if (answer.status !== 200) throw new Error(`${to} was answered with ${answer.status}`);
        await answer.text();
      }),
    replay: async (statements) => {
      for (const [role, own] of Map.groupBy(statements, (one) => one.role)) {
        const client = await poolOf(role).connect();
        try {
          for (const { values, ...asked } of own) await client.query({ ...asked, values: [...values] });
        } finally {
          client.release();
        }
      }
    },
    close: async () => {
      ear.stop();
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await opened.close();
      await installation.close();
      await application.close();
      await database.stop();
    },
  };
};
