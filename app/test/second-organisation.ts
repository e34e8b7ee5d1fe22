import { randomUUID } from 'node:crypto';
import type { TestHouse } from './house.ts';

/** Where somebody works: what a form of theirs may name. */
export interface Home {
  readonly organisation: string;
  readonly branch: string;
  readonly town: string;
  readonly prison: string;
}

/** Accounts of another organisation in the same house: to the first one they are strangers, whatever their role. */
export const neighbours = ['coordinator', 'administrator', 'trial-manager', 'evaluator'] as const;
export type Neighbour = (typeof neighbours)[number];

export interface SecondOrganisation {
  readonly home: Home;
  readonly users: Readonly<Record<Neighbour, string>>;
}

/** Puts a second organisation with a branch, a town, a prison and one account for each of its roles in the house. */
export const addSecondOrganisation = async ({ owner }: TestHouse): Promise<SecondOrganisation> => {
  const home: Home = {
    organisation: randomUUID(),
    branch: randomUUID(),
    town: randomUUID(),
    prison: randomUUID(),
  };
  const { organisation, branch, town, prison } = home;
  await owner.query(`insert into office.organisation (id, name) values ($1, 'Naboforeningen')`, [
    organisation,
  ]);
  await owner.query(`insert into office.branch (id, organisation_id, name) values ($2, $1, 'Naboafdeling')`, [
    organisation,
    branch,
  ]);
  await owner.query(
    `insert into office.town (id, organisation_id, branch_id, name) values ($3, $1, $2, 'Naboby')`,
    [organisation, branch, town],
  );
  await owner.query(
    `insert into office.prison (id, organisation_id, name, kind) values ($2, $1, 'Nabofængslet', 'open')`,
    [organisation, prison],
  );
  const users = {} as Record<Neighbour, string>;
  for (const role of neighbours) {
    users[role] = randomUUID();
    await owner.query(`insert into auth."user" (id, name, email) values ($1, $2, $3)`, [
      users[role],
      `Nabo ${role}`,
      `nabo-${role}@test.invalid`,
    ]);
    await owner.query(
      'insert into office.membership (organisation_id, user_id, role, branch_id) values ($1, $2, $3, $4)',
      [organisation, users[role], role, role === 'coordinator' ? branch : null],
    );
  }
  return Object.freeze({ home, users });
};
