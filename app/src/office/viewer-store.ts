import type pg from 'pg';
import { nobody, type Role, type Viewer } from './viewer.ts';

/**
 * The roles that an account holds now, with its organisation: one, by the same rule as `office.viewer_organisation()`.
 * Somebody without any role is nobody.
 */
export const loadViewer = async (
  pool: pg.Pool,
  session: { readonly userId: string; readonly name: string; readonly sessionId: string } | undefined,
): Promise<Viewer> => {
  if (session === undefined) return nobody;
  const found = await pool.query<{
    organisation_id: string;
    organisation: string;
    demo: boolean;
    role: Role;
    branch_id: string | null;
    branch: string | null;
  }>({
    name: 'viewer',
    text: `select m.organisation_id, o.name organisation, o.demo, m.role, m.branch_id, b.name branch
     from office.membership m
     join office.organisation o on o.id = m.organisation_id
     left join office.branch b on b.id = m.branch_id
     where m.user_id = $1 and m.valid_to is null
       and m.organisation_id = (select organisation_id from office.membership
                                where user_id = $1 and valid_to is null order by valid_from, organisation_id limit 1)
     order by m.role, b.name collate "da-x-icu"`,
    values: [session.userId],
  });
  const first = found.rows[0];
  if (first === undefined) return nobody;
  return Object.freeze({
    ...session,
    organisation: { id: first.organisation_id, name: first.organisation, demo: first.demo },
    memberships: found.rows.map((row) => ({
      role: row.role,
      branchId: row.branch_id ?? undefined,
      branchName: row.branch ?? undefined,
    })),
  });
};
