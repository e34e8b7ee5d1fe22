import { sql } from 'kysely';
import type { Database } from '../../../platform/database/register.ts';
import { type LinkState, linkState } from '../link-state.ts';

/** A link that nobody has handed in through, as its branch sees it. Its address is known to nobody but its receiver. */
export interface WaitingLink {
  readonly id: string;
  readonly prison: string;
  readonly contactName: string;
  readonly madeBy: string | null;
  readonly madeAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  /** When something was typed and kept last; undefined where nothing is. */
  readonly draftedAt: Temporal.Instant | undefined;
  readonly state: Extract<LinkState, 'open' | 'expired'>;
}

/** A link that ended unused is listed for so many days more, so that it can be sent again. */
const shownDays = 30;

/** The links of the viewer's branches that wait, or ended unused lately; the one that ends first on top. */
export const waitingLinks = async (db: Database, now: Temporal.Instant): Promise<readonly WaitingLink[]> => {
  const rows = await db
    .selectFrom('programme.referral_link as l')
    .innerJoin('office.prison as p', 'p.id', 'l.prison_id')
    .select(['l.id', 'p.name as prison', 'l.contact_name', 'l.created_by', 'l.created_at'])
    .select(['l.expires_at', 'l.used_at', 'l.revoked_at'])
    .select(sql<Temporal.Instant | null>`programme.link_drafted(l.id)`.as('drafted_at'))
    .where('l.used_at', 'is', null)
    .where('l.revoked_at', 'is', null)
    .where(sql<boolean>`l.expires_at > ${now.subtract({ hours: shownDays * 24 }).toString()}::timestamptz`)
    .orderBy('l.expires_at')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    prison: row.prison,
    contactName: row.contact_name,
    madeBy: row.created_by,
    madeAt: row.created_at,
    expiresAt: row.expires_at,
    draftedAt: row.drafted_at ?? undefined,
    state: linkState(row, now) === 'open' ? 'open' : 'expired',
  }));
};

export const findWaiting = async (db: Database, id: string, now: Temporal.Instant) =>
  (await waitingLinks(db, now)).find((link) => link.id === id);

/** Gives a link another address and another last day; the old address leads nowhere. False when it was used meanwhile. */
export const readdress = async (
  db: Database,
  id: string,
  { tokenHash, expiresAt }: { readonly tokenHash: Buffer; readonly expiresAt: Temporal.Instant },
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.referral_link')
    .set({ token_hash: tokenHash, expires_at: expiresAt.toString() })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};

/** Closes a link that nobody has used. False when it was used or closed meanwhile. */
export const closeWaiting = async (
  db: Database,
  id: string,
  author: { readonly by: string; readonly at: Temporal.Instant },
): Promise<boolean> => {
  const changed = await db
    .updateTable('programme.referral_link')
    .set({ revoked_at: author.at.toString(), revoked_by: author.by })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
};
