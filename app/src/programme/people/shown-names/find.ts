import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';

export const access = { who: ['programme-lead'], over: 'organisation' } as const;

export const branchesOf = (db: Database, organisationId: string) =>
  db
    .selectFrom('office.branch')
    .select(['id', 'name', 'shows_alias'])
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`name collate "da-x-icu"`)
    .execute();
