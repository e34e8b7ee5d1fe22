import { makeSetupLink, setupIsWaiting } from '../office/setup/link.ts';
import { systemClock } from '../platform/clock.ts';
import { readSettings } from '../platform/settings.ts';
import { StartError } from '../platform/start-error.ts';
import type { CommandIo } from './io.ts';
import { beside } from './owner.ts';

/** Prints a fresh link for the first administrator; those before it stop working. */
export async function setupLink(_args: readonly string[], io: CommandIo): Promise<number> {
  const settings = readSettings(io.env);
  const link = await beside(settings, async (owner) => {
    if (!(await setupIsWaiting(owner))) {
      throw new StartError('an organisation is set up already: its administrators invite everybody else');
    }
    return makeSetupLink(owner, settings.publicUrl, systemClock.now(), 'end');
  });
  io.stdout.write(`${link}\n`);
  return 0;
}
