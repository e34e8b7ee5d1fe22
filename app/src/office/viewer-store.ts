import { nobody, type Role, type Viewer } from './viewer.ts';

/** A role that an account holds now. */
export interface RoleRow {
  readonly organisation_id: string;
  readonly organisation: string;
  readonly demo: boolean;
  readonly role: Role;
  readonly branch_id: string | null;
  readonly branch: string | null;
}

/**
 * SQL for the roles that an account holds now, as a list: of one organisation, by the same rule as
 * `office.viewer_organisation()`. Null where it holds none.
 * @param account SQL for the account's id
 */
export const rolesOf = (account: string): string =>
  `(select jsonb_agg(jsonb_build_object('organisation_id', m.organisation_id, 'organisation', o.name, 'demo', o.demo,
                                        'role', m.role, 'branch_id', m.branch_id, 'branch', b.name)
                     order by m.role, b.name collate "da-x-icu")
    from office.membership m
    join office.organisation o on o.id = m.organisation_id
    left join office.branch b on b.id = m.branch_id
    where m.user_id = ${account} and m.valid_to is null
      and m.organisation_id = (select organisation_id from office.membership
                               where user_id = ${account} and valid_to is null
                               order by valid_from, organisation_id limit 1))`;

interface Holder {
  readonly userId: string;
  readonly name: string;
  readonly sessionId: string;
}

/** Whoever has this session, with these roles. Somebody without any role is nobody. */
export const viewerWith = ({ userId, name, sessionId }: Holder, roles: readonly RoleRow[] | null): Viewer => {
  const [first] = roles ?? [];
  if (roles === null || first === undefined) return nobody;
  return Object.freeze({
    userId,
    name,
    sessionId,
    organisation: { id: first.organisation_id, name: first.organisation, demo: first.demo },
    memberships: roles.map((row) => ({
      role: row.role,
      branchId: row.branch_id ?? undefined,
      branchName: row.branch ?? undefined,
    })),
  });
};
