import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../../courses/fixture.ts';
import { askedMatch } from '../../matching/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const stageOf = async (id: string): Promise<unknown> =>
  (await house.owner.query('select stage from programme.mentor where id = $1', [id])).rows[0]?.stage;

test('C35 a mentor leaves: the places end, the other mentor is told, and the next sees what was chosen', async () => {
  const coordinator = house.as('coordinatorA');
  const id = await addMentor(house, { name: 'Går Prøve' });
  const stays = await addMentor(house, { name: 'Bliver Prøve' });
  await house.owner.query('update programme.mentor set email = $2 where id = $1', [
    stays,
    'bliver@test.invalid',
  ]);
  const course = await openCourseFor(house, { name: 'Mikkel Prøve' });
  const courseId = course.slice('/courses/'.length);
  await assign(house, courseId, id, 1, '2026-11-01');
  await assign(house, courseId, stays, 2, '2026-11-01');
  const asked = await coordinator.get(`/mentors/${id}/leave`);
  expect(asked.html).toContain(`href="${course}"`);
  // Without a word on who sees what nothing happens.
  const bare = await coordinator.post(`/mentors/${id}/leave`, { note: 'Mødes om torsdagen.' });
  expect([bare.status, bare.html.includes('Vælg, hvad den næste mentor må se.')]).toEqual([422, true]);
  expect(bare.html).toContain('Mødes om torsdagen.</textarea>');
  expect((await coordinator.post(`/mentors/${id}/leave`, { sees: 'alt' })).status).toBe(422);
  expect(await stageOf(id)).toBe('approved');
  const done = await coordinator.post(`/mentors/${id}/leave`, { sees: 'note', note: 'Mødes om torsdagen.' });
  expect(done.location).toBe(`/mentors/${id}`);
  expect(await stageOf(id)).toBe('left');
  const places = await house.owner.query(
    `select a.end_reason, a.period::text, h.arriving_sees, h.leaving_sees, h.note from programme.assignment a
     left join programme.handover h on h.leaving_assignment_id = a.id where a.course_id = $1 order by a.place`,
    [courseId],
  );
  expect(places.rows).toEqual([
    {
      end_reason: 'mentor-stopped',
      period: '[2026-11-01,2026-11-22)',
      arriving_sees: 'note',
      leaving_sees: 'nothing',
      note: 'Mødes om torsdagen.',
    },
    { end_reason: null, period: '[2026-11-01,)', arriving_sees: null, leaving_sees: null, note: null },
  ]);
  const mails = await house.owner.query(
    `select recipient, body from office.mail where recipient = 'bliver@test.invalid'`,
  );
  expect(mails.rowCount).toBe(1);
  expect(mails.rows[0].body).not.toMatch(/Mikkel|Går/u);
  expect((await coordinator.get('/today')).html).toContain('Mikkel Prøve');
});

test('C35 a question that waits for the mentor is taken back, and the mentor’s own account sees nothing more', async () => {
  const coordinator = house.as('coordinatorA');
  const id = await addMentor(house, { name: 'Spurgt Prøve' });
  await house.owner.query('update programme.mentor set user_id = $2 where id = $1', [
    id,
    house.users.mentorA,
  ]);
  const other = await addMentor(house, { name: 'Også Spurgt' });
  const course = await openCourseFor(house, { name: 'Ole Prøve' });
  const asked = await coordinator.post(`${course}/match`, {
    choice: 'own',
    first: id,
    second: other,
    reason: 'de kender hinanden',
  });
  expect(asked.status, asked.html).toBe(303);
  const match = await askedMatch(house, course);
  expect((await house.as('mentorA').get(`/my/proposals/${match}`)).status).toBe(200);
  expect((await coordinator.get(`/mentors/${id}/leave`)).html).toContain('De forslag bliver taget tilbage:');
  expect((await coordinator.post(`/mentors/${id}/leave`, {})).status).toBe(303);
  const state = await house.owner.query('select state from programme.match where id = $1', [match]);
  expect(state.rows).toEqual([{ state: 'cancelled' }]);
  expect((await house.as('mentorA').get(`/my/proposals/${match}`)).status).toBe(404);
});

test('C35 a mentor who leaves while being asked: whoever comes second finds the door closed', async () => {
  const coordinator = house.as('coordinatorA');
  const id = await addMentor(house, { name: 'Samtidig Prøve' });
  const other = await addMentor(house, { name: 'Makker Prøve' });
  const course = await openCourseFor(house, { name: 'Per Prøve' });
  const [asked, gone] = await Promise.all([
    coordinator.post(`${course}/match`, {
      choice: 'own',
      first: id,
      second: other,
      reason: 'de kender hinanden',
    }),
    coordinator.post(`/mentors/${id}/leave`, {}),
  ]);
  expect(gone.status).toBe(303);
  expect([303, 409]).toContain(asked.status);
  const open = await house.owner.query(
    `select 1 from programme.match where state = 'asked' and $1::uuid = any (mentor_ids)`,
    [id],
  );
  expect(open.rowCount).toBe(0);
});

test('a mentor without a running course leaves for good, in the open and once', async () => {
  const coordinator = house.as('coordinatorA');
  const id = await addMentor(house, { name: 'Åge Prøve', stage: 'paused' });
  expect((await coordinator.get(`/mentors/${id}/leave`)).html).toContain('Det kan ikke fortrydes.');
  expect((await coordinator.post(`/mentors/${id}/leave`, {})).location).toBe(`/mentors/${id}`);
  expect(await stageOf(id)).toBe('left');
  const page = (await coordinator.get(`/mentors/${id}`)).html;
  expect(page).toContain('Mentoren er stoppet.');
  for (const move of ['approve', 'pause', 'leave']) expect(page).not.toContain(`/mentors/${id}/${move}`);
  expect((await coordinator.get(`/mentors/${id}/leave`)).status).toBe(404);
  expect((await coordinator.post(`/mentors/${id}/leave`, {})).status).toBe(409);
  expect((await coordinator.post(`/mentors/${id}/approve`, {})).status).toBe(409);
  expect((await coordinator.get('/mentors')).html).toMatch(/Stoppet: \d mentorer/u);
  const events = await house.owner.query(
    `select count(*)::int n from audit.event where action = 'mentor.left' and subject = $1`,
    [id],
  );
  expect(events.rows[0]?.n).toBe(1);
});

test('a mentor of another branch is not there', async () => {
  const id = await addMentor(house, { branch: 'B' });
  expect((await house.as('coordinatorA').get(`/mentors/${id}/leave`)).status).toBe(404);
  expect((await house.as('coordinatorA').post(`/mentors/${id}/leave`, {})).status).toBe(404);
  expect(await stageOf(id)).toBe('approved');
});

test('C35 the courses of whoever leaves stand in Danish order', async () => {
  const id = await addMentor(house, { name: 'Mange Prøve', capacity: 5 });
  const names = ['Øjvind', 'Anders', 'Åge', 'Zenia', 'Ærlig'];
  for (const name of names) {
    const course = await openCourseFor(house, { name: `${name} Prøve` });
    await assign(house, course.slice('/courses/'.length), id, 1, '2026-11-01');
  }
  const { html } = await house.as('coordinatorA').get(`/mentors/${id}/leave`);
  const shown = [...html.matchAll(/>(\S+) Prøve<\/a><\/li>/gu)].map(([, name]) => name);
  expect(shown).toEqual(['Anders', 'Zenia', 'Ærlig', 'Øjvind', 'Åge']);
});
