import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Lang } from '../../ui/index.ts';

/** A version of the organisation's code of conduct for mentors. */
export interface Conduct {
  readonly version: number;
  readonly text: Readonly<Record<Lang, string>>;
  readonly validFrom: Temporal.PlainDate;
}

/** Every version of an organisation, the newest first. */
export const conductVersions = async (db: Database, organisationId: string): Promise<readonly Conduct[]> => {
  const rows = await db
    .selectFrom('programme.conduct')
    .select(['version', 'da', 'en', 'valid_from'])
    .where('organisation_id', '=', organisationId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    text: { da: row.da, en: row.en },
    validFrom: Temporal.PlainDate.from(row.valid_from),
  }));
};

export const currentConduct = async (db: Database, organisationId: string): Promise<Conduct | undefined> =>
  (await conductVersions(db, organisationId))[0];

/** Publishes the next version; from now on every mentor is asked to accept it. Two at once get two numbers. */
export const publishConduct = async (
  db: Database,
  organisationId: string,
  text: Readonly<Record<Lang, string>>,
  author: { readonly by: string; readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`conduct of ${organisationId}`}, 0))`.execute(db);
  const version = ((await currentConduct(db, organisationId))?.version ?? 0) + 1;
  await db
    .insertInto('programme.conduct')
    .values({
      organisation_id: organisationId,
      version,
      ...text,
      valid_from: author.today.toString(),
      published_by: author.by,
      published_at: author.now.toString(),
    })
    .execute();
  return version;
};
