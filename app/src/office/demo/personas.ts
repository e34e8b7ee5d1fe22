import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Lang, PageContext } from '../../ui/index.ts';
import { type Role, roleName, roles, type Viewer } from '../viewer.ts';

/** An account of the demo programme that a visitor may look through. The id is the account's. */
export interface Persona {
  readonly id: string;
  readonly role: Role;
  readonly branch: string | null;
}

/** One account for each role and branch of a demo organisation: the first by name. None of any other organisation. */
export const personas = async (db: Database, organisationId: string): Promise<readonly Persona[]> => {
  const found = await sql<Persona>`
    select distinct on (place.rank, place.branch) place.id, place.role, place.branch
    from (
      select u.id, m.role, b.name collate "da-x-icu" branch, u.name collate "da-x-icu" person,
             array_position(${[...roles]}::text[], m.role) rank
      from office.membership m
      join office.organisation o on o.id = m.organisation_id and o.demo
      join auth."user" u on u.id = m.user_id
      left join office.branch b on b.id = m.branch_id
      where m.organisation_id = ${organisationId} and m.valid_to is null
    ) place
    order by place.rank, place.branch, place.person, place.id`.execute(db);
  return found.rows;
};

/** The roles that the viewer may switch between, as the page's frame shows them. */
export const personasFor = async (
  db: Database,
  viewer: Viewer,
  lang: Lang,
): Promise<PageContext['demoRoles']> => {
  const { organisation } = viewer;
  if (organisation?.demo !== true) return undefined;
  const own = viewer.memberships[0];
  return (await personas(db, organisation.id)).map(({ id, role, branch }) => ({
    id,
    text: branch === null ? roleName[lang][role] : `${roleName[lang][role]}, ${branch}`,
    current: own?.role === role && (own.branchName ?? null) === branch,
  }));
};
