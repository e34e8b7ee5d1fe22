import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor } from '../../courses/fixture.ts';

let house: TestHouse;
let self: string;
let other: string;
beforeAll(async () => {
  house = await openHouse();
  self = await addMentor(house, {
    name: 'Mig Selv',
    stage: 'interviewed',
    unchecked: true,
    userId: house.users.mentorA,
  });
  other = await addMentor(house, { name: 'En Anden', stage: 'checks', unchecked: true });
});
afterAll(() => house.close());

const me = () => house.as('mentorA');
const publish = (word: string) =>
  house.as('programmeLead').post('/settings/conduct', { da: `Regel ${word}`, en: `Rule ${word}` });
const rowsOf = async (table: 'conduct_acceptance' | 'mentor_declaration' | 'mentor_absence') =>
  (await house.owner.query(`select * from programme.${table} where mentor_id = any ($1)`, [[self, other]]))
    .rows;

describe('a mentor’s own page', () => {
  test('C24 the three declarations are accepted by the mentor, each for itself, and the stage follows', async () => {
    const page = await me().get('/my/about');
    expect(page.html).toContain('Jeg har tavshedspligt. Jeg siger ikke til andre');
    for (const kind of ['tells-with-consent', 'no-trade', 'confidentiality'])
      expect((await me().post('/my/about/declarations', { kind })).status).toBe(303);
    await me().post('/my/about/declarations', { kind: 'no-trade' });
    const rows = await rowsOf('mentor_declaration');
    expect(rows.map((row) => [row.mentor_id, row.kind, row.version, row.how]).toSorted()).toEqual([
      [self, 'confidentiality', 1, 'self'],
      [self, 'no-trade', 1, 'self'],
      [self, 'tells-with-consent', 1, 'self'],
    ]);
    expect((await me().get('/my/about')).html).not.toContain('Jeg erklærer det');
    const shown = await house.as('coordinatorA').get(`/mentors/${self}`);
    expect(shown.html).toContain('Version 1');
  });

  test('C29 a version of the code of conduct is accepted with its date, and a new one is asked for anew', async () => {
    expect((await me().get('/my/about')).html).toContain('Der er ikke skrevet regler endnu.');
    await publish('et');
    expect((await me().get('/my/about')).html).toContain('Jeg har læst og følger reglerne, version 1');
    expect((await me().post('/my/about/conduct', { version: '1' })).status).toBe(303);
    expect((await me().get('/my/about')).html).toContain('Du sagde ja til version 1');
    await publish('to');
    const asked = await me().get('/my/about?lang=en');
    expect(asked.html).toContain('I have read the code of conduct, version 2, and follow it');
    // A page that was open while the second came out.
    expect((await me().post('/my/about/conduct', { version: '1' })).status).toBe(409);
    expect((await me().post('/my/about/conduct', { version: '2' })).status).toBe(303);
    const rows = await rowsOf('conduct_acceptance');
    expect(rows.map((row) => [row.mentor_id, row.version, row.how])).toEqual([
      [self, 1, 'self'],
      [self, 2, 'self'],
    ]);
    expect((await house.as('coordinatorA').get(`/mentors/${other}`)).html).toContain('Regler for mentorer');
    expect((await house.as('programmeLead').get('/settings/conduct')).html).toContain('Regel et');
  });

  test('C30 a mentor is away without asking anybody', async () => {
    const fields = { kind: 'leave', from: '2026-12-20', returnOn: '2027-01-03' };
    expect((await me().post('/my/about/absence', { ...fields, returnOn: '2026-12-20' })).status).toBe(422);
    // Two at once are one; the other is told beside the days.
    const twice = await Promise.all([1, 2].map(() => me().post('/my/about/absence', fields)));
    expect(twice.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(twice.find(({ status }) => status === 422)?.html).toContain('Der er allerede skrevet fravær');
    expect((await rowsOf('mentor_absence')).map((row) => row.mentor_id)).toEqual([self]);
    expect((await me().get('/my/about')).html).toContain('Tilbage 3. januar 2027.');
    // Not away yet: there is nothing to come back from.
    expect((await me().post('/my/about/absence/end', {})).status).toBe(409);
  });

  test('C30 a mentor moves the days of an absence to come, or takes it back, and nobody else’s', async () => {
    await house.owner.query(
      `insert into programme.mentor_absence
         (id, organisation_id, branch_id, mentor_id, kind, period, return_on, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, 'leave', '[2026-12-20,2027-01-03)', '2027-01-03', 'x', now()
       from programme.mentor where id = $1`,
      [other],
    );
    const [mine, theirs] = [self, other].map(
      (mentor) => async () => (await rowsOf('mentor_absence')).find((row) => row.mentor_id === mentor),
    );
    const days = { absence: (await mine?.())?.id, from: '2026-12-21', returnOn: '2027-01-02' };
    const forged = { ...days, absence: (await theirs?.())?.id };
    expect((await me().post('/my/about/absence/move', forged)).status).toBe(409);
    expect((await me().post('/my/about/absence/take-back', { absence: forged.absence })).status).toBe(409);
    expect((await me().post('/my/about/absence/move', { ...days, returnOn: '2026-12-21' })).status).toBe(422);
    expect((await me().post('/my/about/absence/move', days)).status).toBe(303);
    await me().post('/my/about/absence', { kind: 'leave', from: '2027-02-01', returnOn: '' });
    const onto = await me().post('/my/about/absence/move', { ...days, returnOn: '2027-02-02' });
    expect([onto.status, onto.html.includes('Der er allerede skrevet fravær')]).toEqual([422, true]);
    expect((await me().get('/my/about')).html).toContain('fra 21. december 2026. Tilbage 2. januar 2027.');
    const gone = await me().post('/my/about/absence/take-back', { absence: days.absence });
    expect(gone.status).toBe(303);
    expect((await me().get('/my/about')).html).not.toContain('Tilbage 2. januar');
    expect((await theirs?.())?.period).toBe('[2026-12-20,2027-01-03)');
    await house.owner.query('delete from programme.mentor_absence');
  });

  test('C30 a mentor who is back before the day says so, and nobody else’s absence ends', async () => {
    const away = (mentor: string) =>
      house.owner.query(
        `insert into programme.mentor_absence
           (id, organisation_id, branch_id, mentor_id, kind, period, return_on, recorded_by, recorded_at)
         select gen_random_uuid(), organisation_id, branch_id, id, 'leave', '[2026-11-10,2026-12-10)', '2026-12-10', 'x', now()
         from programme.mentor where id = $1`,
        [mentor],
      );
    await away(self);
    await away(other);
    const mine = me();
    expect((await mine.get('/my/about')).html).toContain('Tilbage i dag');
    expect((await mine.post('/my/about/absence/end', {})).location).toBe('/my/about');
    const back = (await mine.get('/my/about')).html;
    expect(back).toContain('Velkommen tilbage.');
    expect(back).not.toContain('Tilbage i dag');
    const { rows } = await house.owner.query(
      `select mentor_id, upper(period)::text as until from programme.mentor_absence
       where lower(period) = '2026-11-10' order by mentor_id = $1 desc`,
      [self],
    );
    expect(rows).toEqual([
      { mentor_id: self, until: '2026-11-22' },
      { mentor_id: other, until: '2026-12-10' },
    ]);
  });

  test('shows nobody else, and says so where the account is no mentor yet', async () => {
    expect((await me().get('/my/about')).html).not.toContain('En Anden');
    expect((await house.as('mentorB').get('/my/about')).html).toContain('ikke knyttet til en mentor');
    expect((await house.as('mentorB').post('/my/about/conduct', { version: '2' })).status).toBe(404);
    expect((await house.as('coordinatorA').get('/my/about')).status).toBe(404);
  });

  test('nobody accepts for another by a forged change', async () => {
    const forge = (mentor: string) =>
      house.cases('mentorA').change({ action: 'test' }, async (db) => {
        await db
          .insertInto('programme.conduct_acceptance')
          .values({
            mentor_id: mentor,
            organisation_id: house.ids.organisation,
            branch_id: house.ids.branchA,
            version: 2,
            accepted_on: '2026-11-22',
            how: 'self',
            recorded_by: house.users.mentorA,
            recorded_at: '2026-11-22T10:00:00Z',
          })
          .execute();
        return {};
      });
    await expect(forge(other)).rejects.toThrow(/row-level security/u);
  });
});
