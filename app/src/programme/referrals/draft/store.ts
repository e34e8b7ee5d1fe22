import { z } from 'zod';
import type { Database } from '../../../platform/database/register.ts';
import type { Secrets } from '../../../platform/secrets.ts';

/** What was typed, field by field, as it was typed. */
export type Draft = Readonly<Record<string, string>>;

const draftSchema = z.record(z.string(), z.string());
/** Sealed for one link: moved to another, it does not open. */
const purpose = (linkId: string): string => `referral draft ${linkId}`;

export const saveDraft = async (
  db: Database,
  secrets: Secrets,
  link: { readonly id: string; readonly organisation_id: string },
  draft: Draft,
  now: Temporal.Instant,
): Promise<void> => {
  const written = {
    sealed: secrets.seal(purpose(link.id), JSON.stringify(draft)),
    saved_at: now.toString(),
  };
  await db
    .insertInto('programme.referral_draft')
    .values({ link_id: link.id, organisation_id: link.organisation_id, ...written })
    .onConflict((conflict) => conflict.column('link_id').doUpdateSet(written))
    .execute();
};

/** The draft of a link and when it was saved; undefined when there is none. */
export const findDraft = async (
  db: Database,
  secrets: Secrets,
  linkId: string,
): Promise<{ readonly fields: Draft; readonly savedAt: Temporal.Instant } | undefined> => {
  const row = await db
    .selectFrom('programme.referral_draft')
    .select(['sealed', 'saved_at'])
    .where('link_id', '=', linkId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const fields = draftSchema.parse(JSON.parse(secrets.open(purpose(linkId), row.sealed)));
  return { fields, savedAt: row.saved_at };
};
