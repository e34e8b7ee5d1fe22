import type { Database } from '../../platform/database/register.ts';
import type { Lang } from '../../ui/index.ts';
import { type Role, roleName } from '../viewer.ts';

/** An invented account of the demo programme that a visitor may look through. */
export interface Persona {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | undefined;
}

/** The branch whose staff a visitor meets first: the one where the scheme began (field notes 1.1). */
const homeBranch = 'Aarhus';

const order: readonly Role[] = [
  'coordinator',
  'mentor',
  'programme-lead',
  'trial-manager',
  'evaluator',
  'administrator',
  'data-protection-officer',
];

/** The accounts of the demo organisation, in the order of the switcher; the home branch stands for the others. */
export const listPersonas = async (db: Database): Promise<readonly Persona[]> => {
  const rows = await db
    .selectFrom('office.membership as m')
    .innerJoin('office.organisation as o', 'o.id', 'm.organisation_id')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .leftJoin('office.branch as b', 'b.id', 'm.branch_id')
    .select(['m.user_id', 'u.name', 'm.role', 'b.name as branch'])
    .where('o.demo', '=', true)
    .where('m.valid_to', 'is', null)
    .orderBy('u.email')
    .execute();
  return rows
    .map((row) => ({
      userId: row.user_id,
      name: row.name,
      role: row.role as Role,
      branch: row.branch ?? undefined,
    }))
    .filter((one) => one.branch === undefined || one.branch.includes(homeBranch))
    .toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
};

/** The first account a visitor is given: the coordinator of the home branch. */
export const firstPersona = (personas: readonly Persona[]): Persona | undefined =>
  personas.find((one) => one.role === 'coordinator');

/** What stands in the switcher: the role, and the name where several hold it. */
export const personaText = (lang: Lang, persona: Persona, all: readonly Persona[]): string => {
  const alone = all.filter((one) => one.role === persona.role).length === 1;
  return alone ? roleName[lang][persona.role] : `${roleName[lang][persona.role]}: ${persona.name}`;
};
