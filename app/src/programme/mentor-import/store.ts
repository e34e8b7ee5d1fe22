import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../platform/database/register.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { formOf, mentorSchema } from '../mentors/form/schema.ts';
import { addMentor, ownTowns } from '../mentors/store.ts';
import { importColumns } from './columns.ts';
import { type FailedRow, type Known, keysOf, knownBy, type ReadyRow } from './row.ts';

const purpose = 'mentor import';

const contentSchema = z.object({
  ready: z.array(
    z.object({ line: z.number(), fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }),
  ),
  failed: z.array(
    z.object({
      line: z.number(),
      cells: z.partialRecord(z.enum(importColumns), z.string()),
      faults: z.array(z.object({ column: z.enum(importColumns), message: z.string() })),
    }),
  ),
});

export interface Content {
  readonly ready: readonly ReadyRow[];
  readonly failed: readonly FailedRow[];
}

export interface MentorImport {
  readonly id: string;
  readonly ready: number;
  readonly failed: number;
  readonly importedAt: Temporal.Instant | undefined;
  /** Undefined a week after the file was tried. */
  readonly content: Content | undefined;
}

/** The towns of the viewer's branches, and who is registered there. */
export const whoIsKnown = async (db: Database): Promise<Known> => {
  const towns = await ownTowns(db);
  const mentors = await db
    .selectFrom('programme.mentor')
    .select(['name', 'birth_date', 'email', 'phone'])
    .where('stage', '<>', 'left')
    .execute();
  const keys = mentors.flatMap((one) =>
    Object.values(keysOf({ ...one, birthDate: one.birth_date ?? undefined })),
  );
  return { towns, keys: new Set(keys.filter((key) => key !== undefined)) };
};

export const keepTried = async (
  db: Database,
  secrets: Secrets,
  tried: {
    readonly content: Content;
    readonly hash: string;
    readonly organisationId: string;
    readonly by: string;
    readonly now: Temporal.Instant;
  },
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.mentor_import')
    .values({
      id,
      organisation_id: tried.organisationId,
      file_hash: tried.hash,
      ready: tried.content.ready.length,
      failed: tried.content.failed.length,
      sealed: secrets.seal(purpose, JSON.stringify(tried.content)),
      tried_at: tried.now.toString(),
      tried_by: tried.by,
    })
    .execute();
  return id;
};

export const findImport = async (
  db: Database,
  secrets: Secrets,
  id: string,
): Promise<MentorImport | undefined> => {
  const row = await db
    .selectFrom('programme.mentor_import')
    .select(['id', 'ready', 'failed', 'sealed', 'imported_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    ready: row.ready,
    failed: row.failed,
    importedAt: row.imported_at ?? undefined,
    content:
      row.sealed === null ? undefined : contentSchema.parse(JSON.parse(secrets.open(purpose, row.sealed))),
  };
};

/** How a file's rows came to nothing: it was read in already, it is too long ago, or somebody was registered since. */
export type Obstacle = 'done' | 'forgotten' | 'changed';

/**
 * Registers every ready row, or none. The file is held first, so that two presses read it in once, and then whoever else
 * brings volunteers to the organisation, by a file or by the public form: neither misses the other's.
 *
 * @returns how many, or what stands in the way
 */
export const readIn = async (
  db: Database,
  secrets: Secrets,
  id: string,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<number | Obstacle | undefined> => {
  const held = await db
    .selectFrom('programme.mentor_import')
    .select('organisation_id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return undefined;
  const volunteers = `volunteers of ${held.organisation_id}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${volunteers}, 0))`.execute(db);
  const found = await findImport(db, secrets, id);
  if (found === undefined || found.importedAt !== undefined) return 'done';
  if (found.content === undefined) return 'forgotten';
  const { keys } = await whoIsKnown(db);
  for (const { fields } of found.content.ready) {
    const parsed = mentorSchema.safeParse(fields);
    if (!parsed.success) return 'changed';
    const own = keysOf({ ...parsed.data, birthDate: parsed.data.birthDate.toString() });
    if (knownBy(own, keys) !== undefined) return 'changed';
    if ((await addMentor(db, formOf(parsed.data), today)) === undefined) return 'changed';
  }
  await db
    .updateTable('programme.mentor_import')
    .set({ imported_at: now.toString() })
    .where('id', '=', id)
    .execute();
  return found.content.ready.length;
};
