import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';

let house: TestHouse;
let course: string;
beforeAll(async () => {
  house = await openHouse();
  const own = await addMentor(house, { name: 'Åse Egen', userId: house.users.mentorA });
  const other = await addMentor(house, { name: 'Bo Anden', userId: house.users.mentorB });
  course = (await openCourseFor(house, { name: 'Mikkel Prøve' })).slice('/courses/'.length);
  await assign(house, course, own, 1, '2026-11-01');
  await assign(house, course, other, 2, '2026-11-01');
});
afterAll(() => house.close());

/** The one that is open, else the last handled. */
const latest = async () =>
  (await house.owner.query('select * from programme.concern order by handled_at nulls first limit 1'))
    .rows[0];

describe('a concern', () => {
  test('is raised, tells the coordinators without a name, is first on the day’s list, and gives a receipt', async () => {
    const mentor = house.as('mentorA');
    const answer = await mentor.post(`/my/${course}/concern`, { text: 'Han svarer ikke.' });
    expect(answer.status).toBe(303);
    const page = await mentor.get(answer.location ?? '');
    expect(page.html).toContain('Koordinatoren har fået din bekymring');
    expect(page.html).toContain('Dine bekymringer');
    const mail = await house.owner.query('select recipient, subject, body from office.mail');
    expect(mail.rows.map((row) => row.recipient)).toEqual(['coordinatorA@test.invalid']);
    expect(JSON.stringify(mail.rows)).not.toMatch(/Mikkel|svarer|Åse/u);
    const today = await house.as('coordinatorA').get('/today');
    expect(today.html).toContain('En mentor er bekymret for Mikkel Prøve. Meldt i dag.');
    const event = await house.owner.query(`select detail from audit.event where action = 'concern.raised'`);
    expect(JSON.stringify(event.rows)).not.toContain('svarer');
  });

  test('is handled once, with a note that the mentor does not see', async () => {
    const concern = await latest();
    const path = `/concerns/${concern?.id}`;
    const coordinator = house.as('coordinatorA');
    const shown = await coordinator.get(path);
    expect(shown.html).toContain('Han svarer ikke.');
    expect(shown.html).toContain('mentorA');
    expect((await coordinator.post(path, { note: ' ' })).status).toBe(422);
    const [one, two] = await Promise.all([
      coordinator.post(path, { note: 'Talt med Åse.' }),
      coordinator.post(path, { note: 'Jeg også.' }),
    ]);
    expect([one.status, two.status].toSorted()).toEqual([303, 409]);
    const page = await house.as('mentorA').get(`/my/${course}`);
    expect(page.html).toContain('Håndteret af koordinatoren');
    expect(page.html).not.toContain('Talt med');
    expect((await coordinator.get('/today')).html).not.toContain('er bekymret for');
  });

  test('comes with a contact by one tick, in the same change', async () => {
    const fields = {
      who: 'me',
      heldOn: '2026-11-22',
      mode: 'phone',
      kept: 'held',
      minutes: '5',
      note: 'Lød trist.',
    };
    await house.as('mentorA').post(`/my/${course}/log`, { ...fields, concern: 'yes' });
    const concern = await latest();
    expect(concern?.contact_id).not.toBeNull();
    const shown = await house.as('coordinatorA').get(`/concerns/${concern?.id}`);
    expect(shown.html).toContain('Lød trist.');
  });

  test('of a coordinator who is a mentor has no form for that coordinator: another one handles it', async () => {
    const concern = await latest();
    const raisedBy = (player: 'coordinatorA' | 'mentorA') =>
      house.owner.query('update programme.concern set raised_by = $1 where id = $2', [
        house.users[player],
        concern?.id,
      ]);
    await raisedBy('coordinatorA');
    const own = await house.as('coordinatorA').get(`/concerns/${concern?.id}`);
    expect(own.html).toContain('Du har selv meldt den som mentor.');
    expect(own.html).not.toContain('name="note"');
    await raisedBy('mentorA');
    const theirs = await house.as('coordinatorA').get(`/concerns/${concern?.id}`);
    expect(theirs.html).toContain('name="note"');
  });

  test('may be about the other mentor: the other sees nothing of it', async () => {
    const page = await house.as('mentorB').get(`/my/${course}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('bekymringer');
    const rows = await house
      .cases('mentorB')
      .read((db) => db.selectFrom('programme.concern').select('id').execute());
    expect(rows).toEqual([]);
  });

  test('of a branch is not the other branch’s, nor a mentor’s to handle', async () => {
    const concern = await latest();
    for (const player of ['coordinatorB', 'mentorA', 'programmeLead'] as const) {
      expect((await house.as(player).get(`/concerns/${concern?.id}`)).status).toBe(404);
      expect((await house.as(player).post(`/concerns/${concern?.id}`, { note: 'x' })).status).toBe(404);
    }
    expect((await house.as('coordinatorB').get('/today')).html).not.toContain('Mikkel');
  });
});
