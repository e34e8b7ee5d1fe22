import type pg from 'pg';
import type { Settings } from '../../platform/settings.ts';

/** Whether the demo programme may be opened: always, never, or until an organisation has been set up. */
export const demoIsOpen = async (auth: pg.Pool, setting: Settings['demo']): Promise<boolean> => {
  if (setting !== 'auto') return setting === 'on';
  const found = await auth.query('select 1 from office.organisation where not demo limit 1');
  return found.rowCount === 0;
};
