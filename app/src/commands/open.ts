import path from 'node:path';
import { createApp, findLinkIn, registersOf } from '../main.ts';
import type { Accounts } from '../office/accounts/accounts.ts';
import { loadViewer } from '../office/viewer-store.ts';
import { systemClock } from '../platform/clock.ts';
import { readAssets } from '../platform/http/assets.ts';
import type { Log } from '../platform/log.ts';
import { findProject } from '../platform/project.ts';
import { hashToken } from '../platform/secrets.ts';
import type { Settings } from '../platform/settings.ts';
import type { Installation } from './installation.ts';
import type { Fetch } from './listen.ts';

/** The application on an installation, ready for requests. */
export type OpenApplication = Readonly<{
  fetch: Fetch;
  /** What whoever starts the system should know, one line each. */
  notes: readonly string[];
  close(): Promise<void>;
}>;

/** Puts the application together from the settings and the installation. */
export async function openApplication(
  settings: Settings,
  installation: Installation,
  log: Log,
): Promise<OpenApplication> {
  const { pools, secrets } = installation;
  const project = findProject();
  const clock = systemClock;
  const accounts: Accounts = notYet;
  const findLink = findLinkIn(pools);
  const app = createApp(
    {
      house: {
        publicUrl: settings.publicUrl,
        secrets,
        accounts,
        demoOpen: async () => false,
        loadDemo: async () => refuse(),
        codeVersion: project.version,
        projectFolder: project.root,
      },
      clock,
      log,
      assets: await readAssets(path.join(project.root, 'app', 'dist', 'client')),
      registers: registersOf(pools, clock),
      viewerOf: async (headers) => loadViewer(pools.auth, await accounts.session(headers)),
      demoRoles: async () => undefined,
      findLink: (token) => findLink(hashToken(token)),
    },
    pools,
  );
  return Object.freeze({ fetch: app.fetch, notes: [], close: async () => undefined });
}

const refuse = (): Promise<never> => Promise.reject(new Error('sign-in is not part of this version'));

const notYet: Accounts = {
  session: async () => undefined,
  signIn: refuse,
  verifyCode: refuse,
  signOut: refuse,
  create: refuse,
  beginSecondFactor: refuse,
  openSession: refuse,
  endSessions: refuse,
};
