import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { saidIn } from '../../ui/test/plain.ts';
import { addMentor, openCourseFor } from '../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('D45 item 2: a proposal that waits stands first on the own page, and falls with a no to the programme', async () => {
  const { owner, ids, clock } = house;
  const course = (await openCourseFor(house, { name: 'Svend Svar' })).slice('/courses/'.length);
  const { person_id: person } = (
    await owner.query('select person_id from programme.course where id = $1', [course])
  ).rows[0];
  const [card, match] = [randomUUID(), randomUUID()];
  const place = [ids.organisation, ids.branchA];
  await owner.query(
    `insert into programme.participant_card (id, organisation_id, branch_id, person_id, code_hash, made_at, made_by, expires_at)
     values ($3, $1, $2, $4, '\\x01', $5::timestamptz, 'test', $5::timestamptz + interval '1 day')`,
    [...place, card, person, clock.now().toString()],
  );
  const mentors = [
    await addMentor(house, { name: 'Ane Spurgt' }),
    await addMentor(house, { name: 'Ole Spurgt' }),
  ];
  await owner.query(
    `insert into programme.match (id, organisation_id, branch_id, course_id, suggested_rank, grounds, made_on, made_by,
       made_at, state, asked_on, answer_by, mentor_ids)
     values ($3, $1, $2, $4, 1, '{"mentors": [], "grounds": [], "pairs": 1}', '2026-11-22', 'test', now(), 'asked',
       '2026-11-22', '2026-11-25', $5)`,
    [...place, match, course, mentors],
  );
  for (const [party, mentor] of [
    ['participant', null],
    ['mentor-1', mentors[0]],
    ['mentor-2', mentors[1]],
  ])
    await owner.query(
      'insert into programme.match_answer (match_id, organisation_id, branch_id, party, mentor_id) values ($3, $1, $2, $4, $5)',
      [...place, match, party, mentor],
    );
  const own = house.asParticipant(card);
  const page = await own.get('/me');
  expect(page.html).toContain('href="/me/proposal"');
  expect(saidIn(page.html).indexOf('Vi har et forslag til dig.')).toBeLessThan(
    saidIn(page.html).indexOf('Næste møde'),
  );
  const { id } = (
    await owner.query(`select id from programme.consent where person_id = $1 and purpose = 'programme'`, [
      person,
    ])
  ).rows[0];
  expect((await own.post('/me/consents/withdraw', { consent: id })).status).toBe(303);
  const { rows } = await owner.query('select state from programme.match where id = $1', [match]);
  expect(rows).toEqual([{ state: 'cancelled' }]);
  expect((await own.get('/me')).html).not.toContain('/me/proposal');
});
