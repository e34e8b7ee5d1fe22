import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { deliver } from '../../doors/deliver.ts';
import { enrol } from '../../doors/enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from '../../doors/fixture.ts';
import { registerList } from '../../doors/register-list.ts';
import { addMentor, addPerson, assign, openCourseFor } from '../courses/fixture.ts';

let house: TestHouse;
let mentor: string;
beforeAll(async () => {
  house = await openHouse();
  mentor = await addMentor(house, { name: 'Åse Egen', userId: house.users.mentorA, capacity: 5 });
});
afterAll(() => house.close());

type Way = 'the coordinator' | 'the participant alone';
const ways: readonly Way[] = ['the coordinator', 'the participant alone'];

/** Says no to a purpose, the one way or the other. */
const sayNo = async (way: Way, person: string, purpose: string): Promise<number> => {
  if (way === 'the coordinator') {
    const path = `/people/${person}/consents/${purpose}/withdraw`;
    return (await house.as('coordinatorA').post(path, { how: 'by-phone' })).status;
  }
  const { rows } = await house.owner.query(
    `with card as (
       insert into programme.participant_card (id, organisation_id, branch_id, person_id, code_hash, made_at, made_by, expires_at)
       select gen_random_uuid(), organisation_id, branch_id, id, uuid_send(gen_random_uuid()), $2::timestamptz, 'test', $2::timestamptz + interval '1 day'
       from programme.person where id = $1 returning id)
     select card.id card, k.id consent from card, programme.consent k
     where k.person_id = $1 and k.purpose = $3 and k.withdrawn_on is null`,
    [person, house.clock.now().toString(), purpose],
  );
  const [{ card, consent }] = rows;
  return (await house.asParticipant(card).post('/me/consents/withdraw', { consent })).status;
};

const personOf = async (course: string): Promise<string> =>
  (await house.owner.query('select person_id from programme.course where id = $1', [course])).rows[0]
    .person_id;

describe.each(ways)('A8 %s says no to the programme', (way) => {
  test('gone from every page of the mentor and from who waits, at the next request', async () => {
    const name = `Mads ${way}`;
    const course = (await openCourseFor(house, { name })).slice('/courses/'.length);
    await assign(house, course, mentor, 1, '2026-11-01');
    const own = house.as('mentorA');
    const desk = house.as('coordinatorA');
    const outputs = {
      'the mentor’s list': async () => (await own.get('/my')).html.includes(name),
      'the mentor’s page': async () => (await own.get(`/my/${course}`)).status === 200,
      'the mentor’s form': async () => (await own.get(`/my/${course}/log`)).status === 200,
      'the mentor’s rows': async () =>
        (
          await house.cases('mentorA').read((db) => db.selectFrom('programme.course').select('id').execute())
        ).some((row) => row.id === course),
      'who waits': async () => (await desk.get('/waiting')).html.includes(name),
      'looking for mentors': async () => (await desk.get(`/courses/${course}/match`)).status === 200,
    };
    const shown = async () =>
      Object.fromEntries(
        await Promise.all(Object.entries(outputs).map(async ([output, ask]) => [output, await ask()])),
      );
    const all = (value: boolean) => Object.fromEntries(Object.keys(outputs).map((key) => [key, value]));
    expect(await shown()).toEqual(all(true));
    expect(await sayNo(way, await personOf(course), 'programme')).toBe(303);
    expect(await shown()).toEqual(all(false));
  });

  test('who has no course yet waits for nothing, and no course can be opened', async () => {
    const name = `Nora ${way}`;
    const person = await addPerson(house, { name });
    const desk = house.as('coordinatorA');
    const waits = async () =>
      Promise.all(['/today', '/waiting'].map(async (path) => (await desk.get(path)).html.includes(name)));
    expect(await waits()).toEqual([true, true]);
    expect(await sayNo(way, person, 'programme')).toBe(303);
    const [today, waiting] = await waits();
    expect(waiting).toBe(false);
    // The participant's own no is told of for a week; a no the coordinator wrote down is known.
    expect(today).toBe(way === 'the participant alone');
    expect((await desk.get('/people')).html).toContain('Samtykket er trukket tilbage');
    expect((await desk.post(`/people/${person}/course`, {})).status).toBe(409);
  });
});

describe.each(ways)('A8 %s says no to follow-up in registers', (way) => {
  test('the study follows nobody from that press: not on the key list, no new dose, the day is carried over', async () => {
    const studyId = await openTestStudy(house, { slug: way === 'the coordinator' ? 'one' : 'two' });
    const person = await addTestPerson(house);
    const other = await addTestPerson(house);
    for (const personId of [person, other])
      await enrol(house.register('doors', 'coordinatorA'), await doorParts(house, 'coordinatorA'), {
        personId,
        studyId,
      });
    const listed = async () =>
      (
        await registerList(house.register('doors', 'administrator'), house.parts.house.secrets, studyId, {
          by: house.users.administrator,
          at: house.clock.now(),
        })
      ).map(({ studyKey }) => studyKey);
    const before = await listed();
    expect(before).toHaveLength(2);
    expect(await sayNo(way, person, 'register-follow-up')).toBe(303);
    const { rows } = await house.owner.query(
      `select k.study_key, p.follow_up_withdrawn_on::text as day from keys.study_key k
       join study.participant p using (study_id, study_key) where k.person_id = $1`,
      [person],
    );
    expect(rows[0].day).toBe('2026-11-22');
    expect(await listed()).toEqual(before.filter((key) => key !== rows[0].study_key));
    const brought = await deliver(
      house.register('doors', 'trialManager'),
      { clock: house.clock, organisationId: house.ids.organisation },
      studyId,
    );
    expect(brought.withdrawals).toBe(0);
    const doses = await house.owner.query('select 1 from study.dose where study_key = $1', [
      rows[0].study_key,
    ]);
    expect(doses.rowCount).toBe(0);
  });
});

test('A8 which consents hold is asked in one place: of the functions only those that write or say since when read the table', async () => {
  const { rows } = await house.owner.query<{ name: string }>(
    `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('audit', 'keys', 'office', 'programme', 'study') and p.prokind = 'f'
       and pg_get_functiondef(p.oid) ~ 'programme\\.consent\\y'
     order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'programme.authority_contacts',
    'programme.consent_ended',
    'programme.consents_on',
    'programme.withdraw_own_consent',
  ]);
});

test('A8 a consent holds from the day it was given until the day it was withdrawn, that day not included', async () => {
  const person = await addTestPerson(house);
  await house.owner.query(
    `update programme.consent set given_on = '2026-11-10', withdrawn_on = '2026-11-20', withdrawn_how = 'by-phone'
     where person_id = $1 and purpose = 'programme'`,
    [person],
  );
  const held = await Promise.all(
    ['2026-11-09', '2026-11-10', '2026-11-19', '2026-11-20'].map(
      async (day) =>
        (
          await house.owner.query(`select programme.consent_holds($1, 'programme', '', $2) as held`, [
            person,
            day,
          ])
        ).rows[0].held,
    ),
  );
  expect(held).toEqual([false, true, true, false]);
});
