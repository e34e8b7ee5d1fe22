import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../test/house.ts';
import { addSecondOrganisation, type SecondOrganisation } from '../../test/second-organisation.ts';

let house: TestHouse;
let neighbour: SecondOrganisation;
beforeAll(async () => {
  house = await openHouse();
  neighbour = await addSecondOrganisation(house);
});
afterAll(() => house.close());

const give = (user: string, role: string, branch: string | null) =>
  house.owner.query(
    `insert into office.membership (id, organisation_id, user_id, role, branch_id) values ($1, $2, $3, $4, $5)`,
    [randomUUID(), neighbour.home.organisation, user, role, branch],
  );

/** What the database itself answers about somebody. */
const askedAs = async (user: string) => {
  await house.owner.query(`select set_config('primus.user', $1, false)`, [user]);
  const { rows } = await house.owner.query(
    `select office.viewer_organisation() organisation, office.viewer_has('trial-manager') manages,
       office.viewer_has('administrator') administers, office.viewer_branches() branches`,
  );
  return rows[0];
};

test('an account holds roles in one organisation at a time', async () => {
  const { trialManager, stranger } = house.users;
  await expect(give(trialManager, 'administrator', null)).rejects.toThrow('membership_one_organisation');
  await give(stranger, 'administrator', null);
  await house.owner.query('update office.membership set valid_to = now() where user_id = $1', [stranger]);
  await house.owner.query(
    `insert into office.membership (organisation_id, user_id, role) values ($1, $2, 'evaluator')`,
    [house.ids.organisation, stranger],
  );
});

test('whoever has left and works elsewhere is not taken back: a sentence, not a fault', async () => {
  const { dataProtectionOfficer } = house.users;
  await house.owner.query('update office.membership set valid_to = now() where user_id = $1', [
    dataProtectionOfficer,
  ]);
  await give(dataProtectionOfficer, 'administrator', null);
  await house.owner.query('update auth."user" set email = lower(email) where id = $1', [
    dataProtectionOfficer,
  ]);
  const answer = await house.as('administrator').post('/users/invite', {
    name: 'Prøve',
    email: 'dataprotectionofficer@test.invalid',
    role: 'programme-lead',
    branch: '',
  });
  expect(answer.status).toBe(409);
  expect(answer.html).toContain('Adressen kan ikke inviteres her');
});

test('rights of a second organisation never add to those of the first', async () => {
  await house.owner.query('alter table office.membership drop constraint membership_one_organisation');
  const { trialManager } = house.users;
  await give(trialManager, 'administrator', null);
  await give(trialManager, 'coordinator', neighbour.home.branch);
  expect(await askedAs(trialManager)).toEqual({
    organisation: house.ids.organisation,
    manages: true,
    administers: false,
    branches: [],
  });
  const viewer = await house.parts.viewerOf(new Headers({ 'x-test-user': trialManager }));
  expect(viewer.organisation?.id).toBe(house.ids.organisation);
  expect(viewer.memberships.map(({ role }) => role)).toEqual(['trial-manager']);
  expect((await house.as('trialManager').get('/users')).status).toBe(404);
});
