import { randomUUID } from 'node:crypto';
import { addTestPerson, openTestStudy, studyProtocol } from '../../src/doors/fixture.ts';
import type { Log } from '../../src/platform/log.ts';
import { analyseAndUnblind, bringOutcomes, openFinishedStudy } from '../../src/study/fixture.ts';
import { furnishBranchA } from '../furniture.ts';
import { openHouse, type TestHouse } from '../house.ts';
import { addSecondOrganisation } from '../second-organisation.ts';
import type { Stage } from './sample.ts';

const addDemo = async ({ owner }: TestHouse, organisation: string): Promise<Stage['demo']> => {
  const users = { coordinator: randomUUID(), mentor: randomUUID() };
  const home = { organisation, branch: randomUUID(), town: randomUUID(), prison: randomUUID() };
  const { branch, town, prison } = home;
  await owner.query(`insert into office.organisation (id, name, demo) values ($1, 'Demo', true)`, [
    organisation,
  ]);
  await owner.query(`insert into office.branch (id, organisation_id, name) values ($1, $2, 'Demoafdeling')`, [
    branch,
    organisation,
  ]);
  await owner.query(
    `insert into office.town (id, organisation_id, branch_id, name) values ($3, $1, $2, 'Demoby')`,
    [organisation, branch, town],
  );
  await owner.query(
    `insert into office.prison (id, organisation_id, name, kind) values ($2, $1, 'Demofængslet', 'open')`,
    [organisation, prison],
  );
  for (const [role, id] of Object.entries(users)) {
    await owner.query(`insert into auth."user" (id, name, email) values ($1, $2, $3)`, [
      id,
      `Demo ${role}`,
      `demo-${role}@test.invalid`,
    ]);
    await owner.query(
      'insert into office.membership (organisation_id, user_id, role, branch_id) values ($1, $2, $3, $4)',
      [organisation, id, role, branch],
    );
  }
  return { ...users, home };
};

/** A house with one of everything: two organisations and a demo, a course, a study that recruits and one that is over. */
export const openStage = async (options: { readonly log?: Log } = {}): Promise<Stage> => {
  const demoOrganisation = randomUUID();
  const house = await openHouse({
    ...options,
    today: '2026-11-22',
    loadDemo: async () => demoOrganisation,
  });
  const things = await furnishBranchA(house);
  const neighbour = await addSecondOrganisation(house);
  const demo = await addDemo(house, demoOrganisation);
  const recruiting = await openTestStudy(house, {
    protocol: { ...studyProtocol(), id: 'recruiting' },
    slug: 'recruiting',
  });
  const finished = await openFinishedStudy({ house });
  await bringOutcomes(finished);
  await analyseAndUnblind(finished);
  await house.as('trialManager').post(`/studies/${finished.studyId}/publication`, {});
  const enrolled = await addTestPerson(house);
  await house.as('coordinatorA').post(`/people/${enrolled}/randomise`, { study: recruiting });
  return Object.freeze({ house, things, neighbour, demo, recruiting, finished });
};
