import { rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { openInstallation } from '../../app/src/commands/installation.ts';
import { listen } from '../../app/src/commands/listen.ts';
import { composeApp } from '../../app/src/compose.ts';
import { makeSetupLink } from '../../app/src/office/setup/link.ts';
import type { Clock } from '../../app/src/platform/clock.ts';
import { startDatabase } from '../../app/src/platform/database/server/index.ts';
import { makeLog } from '../../app/src/platform/log.ts';
import { findProject } from '../../app/src/platform/project.ts';
import { readSettings } from '../../app/src/platform/settings.ts';
import { freePort, newDataFolder } from './server.ts';

const zone = 'Europe/Copenhagen';

/** A clock that a journey of years can set forward. It runs from noon, so that no day ends under a test. */
export interface MovableClock extends Clock {
  /** The day of the journey that is so many days after its first. */
  readonly day: (days: number) => Temporal.PlainDate;
  readonly goTo: (day: Temporal.PlainDate) => void;
}

export const movableClock = (): MovableClock => {
  const first = Temporal.Now.plainDateISO(zone);
  const begun = performance.now();
  let today = first;
  return Object.freeze({
    now: () =>
      today
        .toZonedDateTime({ timeZone: zone, plainTime: '12:00' })
        .toInstant()
        .add({ milliseconds: Math.floor(performance.now() - begun) }),
    today: () => today,
    day: (days: number) => first.add({ days }),
    goTo: (day: Temporal.PlainDate) => {
      if (Temporal.PlainDate.compare(day, today) < 0) throw new RangeError('time goes one way');
      today = day;
    },
  });
};

/** The whole application in this process, on a real port and a PostgreSQL of its own. */
export interface RunningHouse {
  readonly url: string;
  readonly owner: pg.Client;
  /** The one-time link that the terminal would show. */
  readonly setupLink: string;
  readonly close: () => Promise<void>;
}

/** Put together step by step as `primus serve` does, with one difference: whose clock it is. */
export const openRunningHouse = async (
  clock: Clock,
  { demo }: { readonly demo: 'on' | 'off' } = { demo: 'off' },
): Promise<RunningHouse> => {
  const settings = readSettings({
    PORT: String(await freePort()),
    PRIMUS_DATA: await newDataFolder(),
    PRIMUS_DEMO: demo,
  });
  const database = await startDatabase(settings);
  const installation = await openInstallation(database, undefined);
  const project = findProject();
  const composition = await composeApp({
    settings,
    owner: database.owner,
    pools: installation.pools,
    secrets: installation.secrets,
    clock,
    log: makeLog('warn'),
    assetsFolder: path.join(project.root, 'app', 'dist', 'client'),
    projectFolder: project.root,
    codeVersion: project.version,
  });
  const listener = await listen(settings.host, settings.port, Promise.resolve(composition.app.fetch));
  const owner = new pg.Client(database.owner);
  await owner.connect();
  return Object.freeze({
    url: settings.publicUrl,
    owner,
    setupLink: await makeSetupLink(owner, settings.publicUrl, clock.now()),
    close: async () => {
      await listener.close(1000);
      await composition.close();
      await owner.end();
      await installation.close();
      await database.stop();
      await rm(path.dirname(settings.dataFolder), { recursive: true, force: true });
    },
  });
};
