import path from 'node:path';
import { composeApp } from '../compose.ts';
import { isSecure } from '../office/accounts/library.ts';
import { makeSetupLink, setupIsWaiting } from '../office/setup/link.ts';
import { systemClock } from '../platform/clock.ts';
import { type Connection, onConnection } from '../platform/database/connection.ts';
import type { Log } from '../platform/log.ts';
import { findProject } from '../platform/project.ts';
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
  const { database, pools, secrets } = installation;
  const project = findProject();
  const composition = await composeApp({
    settings,
    owner: database.owner,
    pools,
    secrets,
    clock: systemClock,
    log,
    assetsFolder: path.join(project.root, 'app', 'dist', 'client'),
    projectFolder: project.root,
    codeVersion: project.version,
  });
  return Object.freeze({
    fetch: composition.app.fetch,
    notes: [...plainHttpNotes(settings.publicUrl), ...(await setupNotes(database.owner, settings.publicUrl))],
    close: composition.close,
  });
}

/** Browsers send cookies marked secure over https, and to this machine by its own names. */
export const plainHttpNotes = (publicUrl: string): readonly string[] =>
  isSecure(publicUrl)
    ? []
    : [
        `Served over plain http at ${publicUrl}: passwords, names and cookies can be read on the way. Put https before it and set PRIMUS_URL to the https address.`,
      ];

/** Until an organisation is set up, every start shows a fresh link for the first administrator; links of earlier starts work as long as theirs lasts. */
async function setupNotes(owner: Connection, publicUrl: string): Promise<readonly string[]> {
  return onConnection(owner, async (client) => {
    if (!(await setupIsWaiting(client))) return [];
    const link = await makeSetupLink(client, publicUrl, systemClock.now());
    return [`To set up your organisation, open this link (it works once, for 24 hours): ${link}`];
  });
}
