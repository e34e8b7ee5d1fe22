import type { Database } from '../platform/database/register.ts';

/** Whether anybody has set up an organisation of their own; the demo programme does not count. */
export const hasOrganisation = async (db: Database): Promise<boolean> =>
  (await db
    .selectFrom('office.organisation')
    .select('id')
    .where('demo', '=', false)
    .limit(1)
    .executeTakeFirst()) !== undefined;
