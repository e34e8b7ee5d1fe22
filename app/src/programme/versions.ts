import { sql } from 'kysely';
import type { Database } from '../platform/database/register.ts';

/**
 * The branches that the viewer works in, each with the version that the database keeps of it: another text as soon as
 * anything in them changes. What a viewer may see of the case register on a day follows from the viewer, the day and this
 * text. To be asked in a transaction that only reads: a change shows in the version when it is over.
 */
export const versionsFor = async (db: Database): Promise<string> => {
  const { rows } = await sql<{ versions: string }>`select office.viewer_versions() as versions`.execute(db);
  return rows[0]?.versions ?? '';
};

/** The same of what the matching knows of the branches' mentors: the rest of a branch may change meanwhile. */
export const mentorsVersionsFor = async (db: Database): Promise<string> => {
  const { rows } = await sql<{
    versions: string;
  }>`select office.viewer_mentors_versions() as versions`.execute(db);
  return rows[0]?.versions ?? '';
};

/** The same of what supply rests on, wherever in the organisation that is. */
export const supplyVersionsFor = async (db: Database): Promise<string> => {
  const { rows } = await sql<{ versions: string }>`select programme.supply_versions() as versions`.execute(
    db,
  );
  return rows[0]?.versions ?? '';
};
