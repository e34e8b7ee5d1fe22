import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { shownName } from '../../people/display.ts';
import type { Purpose } from '../consent.ts';

/** Everybody of the viewer's branches whose consent to a purpose holds on a day, and since when. */
export const peopleWith = async (db: Database, purpose: Purpose, on: Temporal.PlainDate) => {
  const day = on.toString();
  const holding = sql<{
    person_id: string;
    purpose: string;
    given_on: string;
  }>`programme.consents_on(${day}::date)`;
  const rows = await db
    .selectFrom('programme.person as p')
    .innerJoin('office.branch as b', 'b.id', 'p.branch_id')
    .innerJoin(holding.as('k'), 'k.person_id', 'p.id')
    .select(['p.id', 'b.name as branch', shownName('p').as('name')])
    .select(sql<string>`min(k.given_on)`.as('since'))
    .where('k.purpose', '=', purpose)
    .groupBy(['p.id', 'b.name'])
    .orderBy(sql`${shownName('p')} collate "da-x-icu"`)
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({ ...row, since: Temporal.PlainDate.from(row.since) }));
};
export type PersonWith = Awaited<ReturnType<typeof peopleWith>>[number];
