import type pg from 'pg';
import type { Lang, PageContext } from '../../ui/index.ts';
import { type Role, roleName, roles, type Viewer } from '../viewer.ts';

/** An account of the demo programme that a visitor may look through. The id is the account's. */
export interface Persona {
  readonly id: string;
  readonly role: Role;
  readonly branch: string | null;
}

/** One account for each role and branch of the demo organisation: the first by name. */
export const personas = async (auth: pg.Pool, organisationId: string): Promise<readonly Persona[]> => {
  const found = await auth.query<Persona>(
    `select distinct on (array_position($2::text[], m.role), b.name collate "da-x-icu")
       u.id, m.role, b.name branch
     from office.membership m
     join office.organisation o on o.id = m.organisation_id and o.demo
     join auth."user" u on u.id = m.user_id
     left join office.branch b on b.id = m.branch_id
     where m.organisation_id = $1 and m.valid_to is null
     order by array_position($2::text[], m.role), b.name collate "da-x-icu" nulls first,
              u.name collate "da-x-icu"`,
    [organisationId, roles],
  );
  return found.rows;
};

/** The roles that the viewer may switch between; only a demo organisation has them. */
export const personasOf = async (
  auth: pg.Pool,
  viewer: Viewer,
  lang: Lang,
): Promise<PageContext['demoRoles']> => {
  const { organisation } = viewer;
  if (organisation?.demo !== true) return undefined;
  const own = viewer.memberships[0];
  const all = await personas(auth, organisation.id);
  return all.map(({ id, role, branch }) => ({
    id,
    text: branch === null ? roleName[lang][role] : `${roleName[lang][role]}, ${branch}`,
    current: own?.role === role && (own.branchName ?? null) === branch,
  }));
};

/** Who a visitor is first: a coordinator, whose day the programme turns around. */
export const firstPersona = async (auth: pg.Pool, organisationId: string): Promise<string | undefined> =>
  (await personas(auth, organisationId)).find(({ role }) => role === 'coordinator')?.id;
