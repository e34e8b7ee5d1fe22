import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor } from '../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const form = () => ({
  name: 'Søren Prøve',
  birthDate: '1980-03-29',
  phone: '',
  email: 'soeren@example.org',
  town: house.ids.townA,
  gender: 'man',
  languages: ['da', 'ar'],
  lifeAreas: 'housing',
  capacity: '2',
});

const register = async (): Promise<string> => {
  const answer = await house.as('coordinatorA').post('/mentors/new', form());
  expect(answer.status).toBe(303);
  return answer.location ?? '';
};
const stageOf = async (path: string) =>
  (
    await house.owner.query('select stage from programme.mentor where id = $1', [
      path.slice('/mentors/'.length),
    ])
  ).rows[0]?.stage;

describe('from applicant to approved', () => {
  test('C24 C27 C28 each step is one press, the stage follows, and approval waits until nothing is missing', async () => {
    const coordinator = house.as('coordinatorA');
    const path = await register();
    expect(await stageOf(path)).toBe('applied');
    const early = await coordinator.post(`${path}/approve`, {});
    expect(early.status).toBe(409);
    expect(early.html).toContain('Straffeattest mangler');
    const shown = await coordinator.get(path);
    expect(shown.html).not.toContain(`${path}/approve`);

    const stages: unknown[] = [];
    for (const kind of ['interview', 'reference', 'criminal-record']) {
      expect((await coordinator.post(`${path}/checks`, { kind, seenOn: '2026-11-20' })).status).toBe(303);
      stages.push(await stageOf(path));
    }
    for (const kind of ['tells-with-consent', 'no-trade', 'confidentiality']) {
      expect((await coordinator.post(`${path}/declarations`, { kind })).status).toBe(303);
      stages.push(await stageOf(path));
    }
    expect(stages).toEqual(['interviewed', 'checks', 'checks', 'checks', 'checks', 'training']);
    const { rows } = await house.owner.query(
      `select id, hours from programme.training_course where name_da = 'Grundkursus' and organisation_id = $1`,
      [house.ids.organisation],
    );
    expect((await coordinator.get(path)).html).toContain(`0 af ${rows[0].hours} timer, der kræves`);
    const training = { course: rows[0].id, completedOn: '2026-11-21' };
    expect((await coordinator.post(`${path}/trainings`, training)).status).toBe(303);
    expect((await coordinator.get(path)).html).toContain(
      `${rows[0].hours} af ${rows[0].hours} timer, der kræves`,
    );
    expect((await coordinator.get(path)).html).toContain(`${path}/approve`);
    expect((await coordinator.post(`${path}/approve`, {})).status).toBe(303);
    expect(await stageOf(path)).toBe('approved');
    expect((await coordinator.post(`${path}/approve`, {})).status).toBe(409);
    expect((await coordinator.post(`${path}/pause`, {})).status).toBe(303);
    expect(await stageOf(path)).toBe('paused');
    const events = await house.owner.query('select action from audit.event where subject = $1 order by seq', [
      path.slice('/mentors/'.length),
    ]);
    expect(events.rows.map((row) => row.action).filter((action) => action !== 'mentor.read')).toEqual([
      'mentor.registered',
      'mentor.check-seen',
      'mentor.check-seen',
      'mentor.check-seen',
      'mentor.declared',
      'mentor.declared',
      'mentor.declared',
      'mentor.trained',
      'mentor.approved',
      'mentor.paused',
    ]);
  });

  test('a mentor of 24 is not approved even with every check', async () => {
    const id = await addMentor(house, { stage: 'training' });
    await house.owner.query(`update programme.mentor set birth_date = '2002-01-01' where id = $1`, [id]);
    const answer = await house.as('coordinatorA').post(`/mentors/${id}/approve`, {});
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('ikke fyldt 25');
  });
});

describe('what is written', () => {
  test('comes back with the errors beside the fields and nothing lost', async () => {
    const answer = await house
      .as('coordinatorA')
      .post('/mentors/new', { ...form(), name: '', birthDate: '31.2.1980', languages: [], capacity: '9' });
    expect(answer.status).toBe(422);
    for (const said of [
      'Skriv mentorens navn.',
      'Skriv fødselsdatoen, fx 12.1.1980.',
      'Vælg mindst ét sprog.',
      'tal fra 0 til 5',
    ])
      expect(answer.html).toContain(said);
    expect(answer.html).toContain('soeren@example.org');
  });

  test('nobody is born after today, and no name holds a CPR number', async () => {
    const coordinator = house.as('coordinatorA');
    const path = await register();
    for (const address of ['/mentors/new', `${path}/edit`]) {
      const unborn = await coordinator.post(address, { ...form(), birthDate: '2026-11-23' });
      expect([unborn.status, unborn.html.includes('Datoen ligger i fremtiden.')]).toEqual([422, true]);
      expect(unborn.html).toContain('soeren@example.org');
    }
    const cpr = await coordinator.post('/mentors/new', { ...form(), name: 'Søren 010180-1234' });
    expect([cpr.status, cpr.html.includes('Skriv kun navnet.')]).toEqual([422, true]);
  });

  test('a check needs its prison only when it is a clearance, no day to come, and ends after it was seen', async () => {
    const path = await register();
    const coordinator = house.as('coordinatorA');
    const check = (fields: Record<string, string>) =>
      coordinator.post(`${path}/checks`, { kind: 'criminal-record', seenOn: '2026-11-20', ...fields });
    expect((await check({ seenOn: '2026-11-23' })).html).toContain('ligger i fremtiden');
    expect((await check({ validUntil: '2026-11-19' })).html).toContain('før den dag');
    expect((await check({ kind: 'prison-clearance' })).html).toContain('Vælg fængslet');
    expect((await check({ kind: 'prison-clearance', prison: house.ids.prison })).status).toBe(303);
    const nowhere = await check({ kind: 'prison-clearance', prison: crypto.randomUUID() });
    expect(nowhere.status).toBe(404);
    expect((await coordinator.get(path)).html).toContain('Prøvefængslet');
  });

  test('is corrected, but the mentor never moves to another branch', async () => {
    const path = await register();
    const coordinator = house.as('coordinatorA');
    expect((await coordinator.get(`${path}/edit`)).html).toContain('value="Søren Prøve"');
    expect((await coordinator.post(`${path}/edit`, { ...form(), name: 'Søren Nyt' })).status).toBe(303);
    expect((await coordinator.get(path)).html).toContain('Søren Nyt');
    expect((await coordinator.post(`${path}/edit`, { ...form(), town: house.ids.townB })).status).toBe(409);
    expect((await coordinator.post('/mentors/new', { ...form(), town: house.ids.townB })).status).toBe(409);
    expect((await coordinator.post(`${path}/edit`, { ...form(), stage: 'approved' })).status).toBe(422);
  });
});

describe('whose mentors', () => {
  test('another branch finds nothing, in the list or by address', async () => {
    const id = await addMentor(house, { name: 'Ægir Skjult' });
    expect((await house.as('coordinatorA').get('/mentors')).html).toContain('Ægir Skjult');
    const other = house.as('coordinatorB');
    expect((await other.get('/mentors')).html).not.toContain('Ægir Skjult');
    const absent = await other.get(`/mentors/${crypto.randomUUID()}`);
    for (const path of [`/mentors/${id}`, `/mentors/${id}/edit`])
      expect(await other.get(path)).toMatchObject({ status: 404 });
    expect((await other.get(`/mentors/${id}`)).html.length).toBe(absent.html.length);
    const fields = { kind: 'interview', seenOn: '2026-11-20' };
    expect((await other.post(`/mentors/${id}/checks`, fields)).status).toBe(404);
    expect((await other.post(`/mentors/${id}/pause`, {})).status).toBe(404);
    expect((await house.as('mentorA').get('/mentors')).status).toBe(404);
  });

  test('an account is linked once, and only one with the mentor role in the branch', async () => {
    const id = await addMentor(house, { name: 'Uden Konto' });
    const coordinator = house.as('coordinatorA');
    expect((await coordinator.get(`/mentors/${id}`)).html).toContain('mentorA');
    const refused = await coordinator.post(`/mentors/${id}/account`, { account: house.users.mentorB });
    expect(refused.status).toBe(409);
    expect((await coordinator.post(`/mentors/${id}/account`, { account: house.users.mentorA })).status).toBe(
      303,
    );
    const second = await addMentor(house, { name: 'Også Uden' });
    expect(
      (await coordinator.post(`/mentors/${second}/account`, { account: house.users.mentorA })).status,
    ).toBe(409);
    // A role that has ended lets nobody in, and the coordinator reads so.
    const role = (end: string | null) =>
      house.owner.query('update office.membership set valid_to = $2 where user_id = $1', [
        house.users.mentorA,
        end,
      ]);
    expect((await coordinator.get(`/mentors/${id}`)).html).toContain('Mentoren har en konto.');
    await role('2099-01-01T00:00:00Z');
    const ended = (await coordinator.get(`/mentors/${id}`)).html;
    await role(null);
    expect(ended).toContain('Mentorens konto har ikke rollen som mentor mere');
    expect(ended).not.toContain('Mentoren har en konto.');
  });
});
