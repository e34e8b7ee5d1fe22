import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import type { Lang, PageContext } from '../../ui/index.ts';
import { type Role, roleName, roles, type Viewer } from '../viewer.ts';

/** An account of the demo programme that a visitor may look through. The id is the account's. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | null;
}

/** The branch whose staff a visitor meets first: the one where the scheme began (field notes 1.1). */
const homeBranch = 'Aarhus';

/**
 * Who a visitor may be: everybody of the whole organisation, and in two branches, so that one can see that they are
 * kept apart, the first coordinator and the first mentor. Of a demo organisation only.
 */
export const personas = async (db: Database, organisationId: string): Promise<readonly Persona[]> => {
  const order = sql.val([...roles]);
  const found = await sql<Persona>`
    with branches as (
      select b.id, b.name, row_number() over (order by b.name <> ${homeBranch}, b.name collate "da-x-icu") place
      from office.branch b join office.organisation o on o.id = b.organisation_id and o.demo
      where b.organisation_id = ${organisationId}
    ), held as (
      select u.id, u.name, m.role, b.name branch, b.place,
        row_number() over (partition by m.role, m.branch_id order by u.email) nth
      from office.membership m
      join office.organisation o on o.id = m.organisation_id and o.demo
      join auth."user" u on u.id = m.user_id
      left join branches b on b.id = m.branch_id
      where m.organisation_id = ${organisationId} and m.valid_to is null
    )
    select id, name, role, branch from held
    where branch is null or (place <= 2 and nth = 1)
    order by array_position(${order}::text[], role), place, nth`.execute(db);
  return found.rows;
};

const textOf = (lang: Lang, { role, branch, name }: Persona, all: readonly Persona[]): string => {
  if (branch !== null) return `${roleName[lang][role]}, ${branch}`;
  // Only a second one of a role needs the name.
  const first = all.find((one) => one.role === role)?.name === name;
  return first ? roleName[lang][role] : `${roleName[lang][role]}, ${name}`;
};

/** The roles that the viewer may switch between, as the page's frame shows them. */
export const personasFor = async (
  db: Database,
  viewer: Viewer,
  lang: Lang,
): Promise<PageContext['demoRoles']> => {
  const { organisation } = viewer;
  if (organisation?.demo !== true) return undefined;
  const all = await personas(db, organisation.id);
  return all.map((one) => ({
    id: one.id,
    text: textOf(lang, one, all),
    current: one.id === viewer.userId,
  }));
};
