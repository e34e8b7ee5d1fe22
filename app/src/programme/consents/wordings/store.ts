import type { Database } from '../../../platform/database/register.ts';
import { type Purpose, purposeOf, purposes } from '../consent.ts';
import { firstWordings, type Wording, type Wordings } from '../wordings.ts';

/** Every wording that the viewer's organisation has used: those the system came with, and its own after them. */
export const wordingsFor = async (db: Database): Promise<Wordings> => {
  const rows = await db
    .selectFrom('programme.consent_text')
    .select(['purpose', 'version', 'da', 'en', 'valid_from'])
    .orderBy('purpose')
    .orderBy('version')
    .execute();
  const own = rows.map((row) => ({
    purpose: purposeOf(row.purpose),
    wording: {
      version: row.version,
      da: row.da,
      en: row.en,
      validFrom: Temporal.PlainDate.from(row.valid_from),
    } satisfies Wording,
  }));
  return Object.fromEntries(
    purposes.map((purpose) => [
      purpose,
      [
        ...firstWordings[purpose],
        ...own.filter((one) => one.purpose === purpose).map(({ wording }) => wording),
      ],
    ]),
  ) as unknown as Wordings;
};

/** Adds a wording, in force from today; false when somebody was faster with the same number. */
export const addWording = async (
  db: Database,
  organisationId: string,
  wording: {
    readonly purpose: Purpose;
    readonly version: number;
    readonly da: string;
    readonly en: string;
  },
  author: { readonly by: string; readonly now: Temporal.Instant; readonly today: Temporal.PlainDate },
): Promise<boolean> => {
  const added = await db
    .insertInto('programme.consent_text')
    .values({
      organisation_id: organisationId,
      ...wording,
      valid_from: author.today.toString(),
      added_by: author.by,
      added_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
};
