import { startDatabase } from '../platform/database/server/index.ts';
import { makeLog } from '../platform/log.ts';
import { readSettings } from '../platform/settings.ts';
import { StartError, told } from '../platform/start-error.ts';
import { openInstallation } from './installation.ts';
import type { CommandIo } from './io.ts';
import { type Fetch, type Listener, listen } from './listen.ts';
import { openApplication } from './open.ts';
import { whenAskedToStop } from './stop.ts';

/** Longest time that requests under way get at the end. */
const patience = 10_000;

/**
 * Serves the system until it is asked to stop. The order matters: the data folder before the port, so that a
 * second start hears of the first one; the port before the database, so that a wrong port costs nothing; at
 * the end the port first and the database last, so that nothing under way is cut off.
 */
export async function serve(_args: readonly string[], io: CommandIo): Promise<number> {
  const settings = readSettings(io.env);
  const log = makeLog(settings.log);
  const asked = whenAskedToStop(io.env);
  const application = Promise.withResolvers<Fetch>();
  application.promise.catch(() => undefined);
  let listener: Listener | undefined;
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    await listener?.close(patience);
    for (const step of undo.splice(0).reverse()) await step();
  };

  const faults = faultsOfOurs();
  try {
    const database = await startDatabase(settings, {
      beforeStart: async () => {
        listener = await listen(settings.host, settings.port, application.promise);
      },
    });
    undo.push(database.stop);
    const installation = await openInstallation(database, settings.keyFile);
    undo.push(installation.close);
    const opened = await openApplication(settings, installation, log);
    undo.push(opened.close);
    application.resolve(opened.fetch);

    for (const line of [...database.notes, ...opened.notes]) io.stdout.write(`${line}\n`);
    io.stdout.write(`Primus Motor is serving at ${settings.publicUrl} (Ctrl-C stops it)\n`);
    const reason = await Promise.race([asked, faults, database.lost]);
    if (reason instanceof Error) throw reason;
    log.info({ reason }, 'stopping');
    await stop();
    return 0;
  } catch (caught) {
    const error = told(caught);
    application.reject(error);
    if (!(error instanceof StartError)) log.error({ error }, 'ended by a fault');
    await stop();
    throw error;
  }
}

/** Faults that nobody caught: the state is unknown then, so we end in good order and let ourselves be restarted. */
function faultsOfOurs(): Promise<Error> {
  return new Promise((resolve) => {
    const end = (cause: unknown) => resolve(cause instanceof Error ? cause : new Error(String(cause)));
    process.on('uncaughtException', end);
    process.on('unhandledRejection', end);
  });
}
