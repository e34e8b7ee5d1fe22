import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { shownName } from '../../people/display.ts';
import { beginAsKnown } from './merge.ts';

export type DuplicateVerdict = 'same' | 'different';

/** Somebody who may be known already, as one side's own branch sees it. */
export interface PossibleDuplicate {
  readonly id: string;
  readonly branchId: string;
  readonly personId: string;
  /** What the person is called on every page, and the name. */
  readonly shown: string;
  readonly name: string;
  /** The number of the referral that it came up with. */
  readonly number: string;
  readonly basis: 'cpr' | 'name-birth' | 'name-slip';
  /** Who it may be; undefined where that person is another branch's. */
  readonly other: { readonly id: string; readonly shown: string; readonly name: string } | undefined;
  readonly verdict: DuplicateVerdict | undefined;
}

const found = (db: Database) =>
  db
    .selectFrom('programme.possible_duplicate as d')
    .innerJoin('programme.person as p', 'p.id', 'd.person_id')
    .leftJoin('programme.person as o', 'o.id', 'd.other_person_id')
    .select(['d.id', 'd.branch_id', 'd.person_id', 'd.number', 'd.basis', 'd.verdict', 'p.name'])
    .select(['d.other_person_id', 'o.name as other_name'])
    .select([shownName('p').as('shown'), shownName('o').as('other_shown')])
    .orderBy('d.found_at')
    .orderBy('d.id');

type Row = Awaited<ReturnType<ReturnType<typeof found>['execute']>>[number];

const toDuplicate = (row: Row): PossibleDuplicate => ({
  id: row.id,
  branchId: row.branch_id,
  personId: row.person_id,
  shown: row.shown,
  name: row.name,
  number: row.number,
  basis: row.basis as PossibleDuplicate['basis'],
  other:
    row.other_person_id === null
      ? undefined
      : { id: row.other_person_id, shown: row.other_shown, name: row.other_name ?? '' },
  verdict: (row.verdict as DuplicateVerdict | null) ?? undefined,
});

/** Looks for the person of a referral among everybody in the organisation. Nothing is told to who asks. */
export const noteDuplicates = async (
  db: Database,
  referralId: string,
  at: Temporal.Instant,
): Promise<void> => {
  await sql`select programme.note_duplicates(${referralId}, ${at.toString()})`.execute(db);
};

/**
 * Whoever writes another day of birth in the organisation waits, so that neither misses the other: they may have been
 * born a slip of the pen apart.
 */
export const lockBirthDates = async (db: Database, organisationId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 47))`.execute(db);
};

/** Whom a person may be, those not decided first. */
export const duplicatesOf = async (db: Database, personId: string): Promise<readonly PossibleDuplicate[]> => {
  const rows = await found(db).where('d.person_id', '=', personId).execute();
  return rows.map(toDuplicate);
};

export const findDuplicate = async (db: Database, id: string): Promise<PossibleDuplicate | undefined> => {
  const row = await found(db).where('d.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toDuplicate(row);
};

/** What other branches' referrals brought up of people here, and nobody has looked at; each with how many there are. */
export const askedFromElsewhere = async (
  db: Database,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly (PossibleDuplicate & { readonly total: number })[]> => {
  const rows = await found(db)
    .select(sql<number>`count(*) over ()::integer`.as('total'))
    .where('d.verdict', 'is', null)
    .where('d.elsewhere', '=', true)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('programme.referral as r')
            .select('r.id')
            .whereRef('r.person_id', '=', 'd.person_id')
            .whereRef('r.number', '=', 'd.number'),
        ),
      ),
    )
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...toDuplicate(row), total: row.total }));
};

/**
 * Writes down what the coordinator decided. When it is the same person and nothing has come of the new referral yet,
 * it moves to the person who was known. False when somebody was faster.
 */
export const decideDuplicate = async (
  db: Database,
  duplicate: PossibleDuplicate,
  verdict: DuplicateVerdict,
  author: { readonly by: string; readonly at: Temporal.Instant },
): Promise<{ readonly decided: boolean; readonly moved: boolean }> => {
  const changed = await db
    .updateTable('programme.possible_duplicate')
    .set({ verdict, decided_by: author.by, decided_at: author.at.toString() })
    .where('id', '=', duplicate.id)
    .where('verdict', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return { decided: false, moved: false };
  const { other, personId } = duplicate;
  const moved = verdict === 'same' && other !== undefined && (await beginAsKnown(db, personId, other.id));
  return { decided: true, moved };
};
