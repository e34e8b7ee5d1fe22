import type { Hono } from 'hono';
import { loadDemo } from './demo/load.ts';
import { createApp, findCardIn, findLinkIn, type Pools, registersOf } from './main.ts';
import { openLibrary } from './office/accounts/library.ts';
import { openLibraryPool } from './office/accounts/pool.ts';
import { openAccounts } from './office/accounts/service.ts';
import { verifyDaily } from './office/audit/daily.ts';
import { demoIsOpen } from './office/demo/open.ts';
import { personasFor } from './office/demo/personas.ts';
import type { House } from './office/house.ts';
import { recogniseInstallation } from './office/installation.ts';
import type { KernelParts } from './office/kernel.tsx';
import { startMail } from './office/mail/start.ts';
import { nobody } from './office/viewer.ts';
import { viewerWith } from './office/viewer-store.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { startDaily } from './platform/daily.ts';
import type { Connection } from './platform/database/connection.ts';
import { connectionOf } from './platform/database/roles.ts';
import { readAssets } from './platform/http/assets.ts';
import type { Log } from './platform/log.ts';
import { hashToken, type Secrets } from './platform/secrets.ts';
import type { Settings } from './platform/settings.ts';
import { privacyTasks } from './privacy/daily.ts';
import { programmeTasks } from './programme/daily.ts';

export interface ComposeOptions {
  readonly settings: Pick<Settings, 'publicUrl' | 'demo' | 'mail' | 'trustProxy'>;
  /** The role that owns the database, which is migrated. */
  readonly owner: Connection;
  /** One for each login role. The caller closes them, after `close`. */
  readonly pools: Pools;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the built client files are. */
  readonly assetsFolder: string;
  readonly projectFolder: string;
  readonly codeVersion: string;
}

export interface Composition {
  readonly app: Hono;
  readonly parts: KernelParts;
  readonly close: () => Promise<void>;
}

/** Connections of the sign-in library, besides the pools. */
const libraryConnections = 4;

/**
 * Puts the whole application together on a migrated database: accounts, demo programme, mail, what is done every day, routes.
 *
 * @throws StartError when the database was begun with another master key
 */
export const composeApp = async (options: ComposeOptions): Promise<Composition> => {
  const { settings, owner, pools, secrets, clock, log } = options;
  await recogniseInstallation(pools.auth, secrets);
  const { publicUrl, trustProxy } = settings;
  const libraryPool = openLibraryPool(connectionOf(owner, 'primus_auth', secrets), libraryConnections);
  const demoOpen = () => demoIsOpen(pools.auth, settings.demo);
  const accounts = openAccounts({
    library: openLibrary({ pool: libraryPool, publicUrl, secrets, log }),
    pool: pools.auth,
    publicUrl,
    secrets,
    trustProxy,
    demoOpen,
    now: systemClock.now,
  });
  const registers = registersOf(pools, clock);
  const house: House = Object.freeze({
    publicUrl,
    secrets,
    accounts,
    demoOpen,
    loadDemo: () => loadDemo(owner, registers.study, secrets, clock),
    sendsMail: settings.mail !== undefined,
    codeVersion: options.codeVersion,
    projectFolder: options.projectFolder,
  });
  const findLink = findLinkIn(pools);
  const parts: KernelParts = {
    house,
    clock,
    log,
    assets: await readAssets(options.assetsFolder),
    registers,
    viewerOf: async (headers) => {
      const session = await accounts.session(headers);
      return session === undefined ? nobody : viewerWith(session, session.roles);
    },
    proofAge: ({ sessionId }) => accounts.proofAge(sessionId),
    demoRoles: (viewer, lang) =>
      registers
        .accounts(
          { userId: viewer.userId, organisationId: viewer.organisation?.id },
          { action: 'personas', requestId: undefined },
        )
        .read((db) => personasFor(db, viewer, lang)),
    findLink: (token) => findLink(hashToken(token)),
    findCard: findCardIn(pools, clock),
  };
  const mail =
    settings.mail === undefined
      ? undefined
      : await startMail({
          database: connectionOf(owner, 'primus_auth', secrets),
          mail: settings.mail,
          clock,
          log,
        });
  const daily = { owner, clock, log };
  const stopDaily = startDaily([...programmeTasks(parts), ...privacyTasks(parts), verifyDaily(daily)], daily);
  return Object.freeze({
    app: createApp(parts, pools),
    parts,
    close: async () => {
      await stopDaily();
      await mail?.stop();
      await libraryPool.end();
    },
  });
};
