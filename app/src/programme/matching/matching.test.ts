import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, addPerson, assign, openCourseFor } from '../courses/fixture.ts';
import { allSayYes, makePair } from './fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
// Each test has its own pool of mentors: those of the tests before it have left.
beforeEach(async () => {
  await house.owner.query(`update programme.mentor set stage = 'left'`);
});

const coordinator = () => house.as('coordinatorA');
const pairOf = (...ids: readonly string[]) => ids.join('+');
const idOf = (path: string) => path.slice('/courses/'.length);
const places = async (path: string) =>
  (
    await house.owner.query(
      `select mentor_id, place, period::text from programme.assignment where course_id = $1 order by place, period`,
      [idOf(path)],
    )
  ).rows;
const match = (path: string, choice: string, fields: Readonly<Record<string, string>> = {}) =>
  coordinator().post(`${path}/match`, { choice, reason: '', ...fields });

describe('choosing a pair', () => {
  test('D45 shows pairs with reasons, asks the first three with one press, and three yeses make the pair', async () => {
    const path = await openCourseFor(house);
    const an = await addMentor(house, { name: 'An Prøve', lifeAreas: ['housing'] });
    const bo = await addMentor(house, { name: 'Bo Prøve', lifeAreas: ['work'] });
    await addMentor(house, { name: 'Uden Adgang', clearedFor: [] });
    const shown = await coordinator().get(`${path}/match`);
    for (const part of ['1. An Prøve og Bo Prøve', 'begge taler dansk', 'de kan hver sit', 'Uden Adgang'])
      expect(shown.html).toContain(part);
    expect(shown.html).toContain('Uden Adgang har ikke adgang til fængslet nu');
    const asked = await match(path, pairOf(an, bo));
    expect(asked.status).toBe(303);
    expect((await coordinator().get(path)).html).toContain(
      'De tre er spurgt. Svar senest onsdag 25. november 2026.',
    );
    expect(await places(path)).toEqual([]);
    expect((await allSayYes(house, path)).status).toBe(303);
    expect(await places(path)).toMatchObject([
      { place: 1, period: '[2026-11-22,)' },
      { place: 2, period: '[2026-11-22,)' },
    ]);
    const kept = await house.owner.query('select * from programme.match where course_id = $1', [idOf(path)]);
    expect(kept.rows[0]).toMatchObject({ suggested_rank: 1, departure_reason: null });
    expect(JSON.stringify(kept.rows[0]?.grounds)).not.toContain('Prøve');
    const page = await coordinator().get(path);
    expect(page.html).not.toContain('Find mentorer');
    expect((await coordinator().get(`${path}/match`)).status).toBe(303);
  });

  test('D42 another than the first needs a reason, which is kept', async () => {
    const path = await openCourseFor(house);
    await addMentor(house, { name: 'An Prøve', lifeAreas: ['housing', 'work', 'health'] });
    const bo = await addMentor(house, { name: 'Bo Prøve', lifeAreas: ['network', 'economy'] });
    const cy = await addMentor(house, { name: 'Cy Prøve', lifeAreas: ['economy'] });
    const bare = await match(path, pairOf(bo, cy));
    expect(bare.status).toBe(422);
    expect(bare.html).toContain('Skriv, hvorfor du vælger andre');
    expect(await places(path)).toEqual([]);
    const own = await match(path, 'own', { first: cy, second: bo, reason: 'De kender hinanden.' });
    expect(own.status).toBe(303);
    const kept = await house.owner.query('select * from programme.match where course_id = $1', [idOf(path)]);
    expect(kept.rows[0]).toMatchObject({ suggested_rank: 3, departure_reason: 'De kender hinanden.' });
  });

  test('a rule that says no says why, and nothing is saved', async () => {
    const path = await openCourseFor(house, { language: 'ar' });
    const an = await addMentor(house, { name: 'An Prøve' });
    const bo = await addMentor(house, { name: 'Bo Prøve' });
    const paused = await addMentor(house, { name: 'På Pause', stage: 'paused', languages: ['ar'] });
    const foreign = await addMentor(house, { branch: 'B', name: 'Fra B', languages: ['ar'] });
    const refused = async (first: string, second: string) =>
      (await match(path, 'own', { first, second, reason: 'fordi' })).html;
    expect(await refused(an, bo)).toContain('Ingen af de to taler deltagerens sprog');
    const outside = await addMentor(house, { name: 'Uden Adgang', languages: ['ar'], clearedFor: [] });
    const ended = await addMentor(house, { name: 'Andet Fængsel', clearedFor: [house.ids.prisonTwo] });
    expect(await refused(outside, ended)).toContain('Ingen af de to har adgang til fængslet');
    expect(await refused(an, paused)).toContain('På Pause: er ikke godkendt eller er på pause');
    expect(await refused(an, foreign)).toContain('findes ikke i afdelingen');
    expect(await refused(an, an)).toContain('to forskellige');
    expect((await match(path, 'own', { first: an, reason: 'fordi' })).status).toBe(422);
    expect(await places(path)).toEqual([]);
    const shown = await coordinator().get(`${path}/match`);
    expect(shown.html).not.toContain('Fra B');
  });

  test('what is no pair is told beside the field, and breaks nothing', async () => {
    const path = await openCourseFor(house);
    for (const name of ['An Prøve', 'Bo Prøve']) await addMentor(house, { name });
    const odd = '-'.repeat(36);
    const answer = await house.as('coordinatorA').post(`${path}/match`, { choice: `${odd}+${odd}` });
    expect([answer.status, answer.html.includes('Vælg et par.')]).toEqual([422, true]);
  });

  test('without a pair to suggest, the page says which rule stands in the way and what to do', async () => {
    const path = await openCourseFor(house, { language: 'ar' });
    const far = await openCourseFor(house, { branch: 'B' });
    const empty = (await house.as('coordinatorB').get(`${far}/match`)).html;
    expect(empty).toContain('Afdelingen har ingen mentorer at vælge mellem.');
    expect(empty).not.toContain('Se nedenfor');
    await addMentor(house, { name: 'An Prøve', clearedFor: [] });
    await addMentor(house, { name: 'Bo Prøve', clearedFor: [] });
    await addMentor(house, { name: 'Cy Prøve', languages: ['ar'], clearedFor: [] });
    const shown = await coordinator().get(`${path}/match`);
    for (const said of [
      'Mindst én af de to skal tale arabisk.',
      'skal have adgang til fængslet',
      'Ledige mentorer',
    ])
      expect(shown.html).toContain(said);
  });

  test('a mentor at full capacity is not chosen twice, not even by two at once', async () => {
    const [one, other] = [await openCourseFor(house), await openCourseFor(house)];
    const an = await addMentor(house, { name: 'An Prøve' });
    const bo = await addMentor(house, { name: 'Bo Prøve' });
    const cy = await addMentor(house, { name: 'Cy Prøve' });
    const fields = { reason: 'fordi' };
    const answers = await Promise.all([
      match(one, pairOf(an, bo), fields),
      match(other, pairOf(an, cy), fields),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
  });
});

describe('the database holds the pair', () => {
  test('many at once on one course: one pair, never three mentors', async () => {
    const path = await openCourseFor(house);
    const ids: string[] = [];
    for (const name of ['An', 'Bo', 'Cy', 'Di', 'Ed', 'Fi']) ids.push(await addMentor(house, { name }));
    const tries = ids.flatMap((one, index) => ids.slice(index + 1).map((other) => pairOf(one, other)));
    const answers = await Promise.all(tries.map((choice) => match(path, choice, { reason: 'fordi' })));
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(tries.length - 1);
    expect((await allSayYes(house, path)).status).toBe(303);
    expect(await places(path)).toHaveLength(2);
  });

  test('D43 D46 past the application, overlapping intervals are refused by place and by mentor', async () => {
    const path = await openCourseFor(house);
    const an = await addMentor(house, { name: 'An' });
    const bo = await addMentor(house, { name: 'Bo' });
    const cy = await addMentor(house, { name: 'Cy' });
    const course = idOf(path);
    await assign(house, course, an, 1, '2026-11-01');
    await expect(assign(house, course, bo, 1, '2027-01-01')).rejects.toMatchObject({ code: '23P01' });
    await expect(assign(house, course, an, 2, '2027-01-01')).rejects.toMatchObject({ code: '23P01' });
    const insert = (mentorId: string) =>
      house.cases('coordinatorA').change({ action: 'test.assigned' }, async (db) => {
        await sql`insert into programme.assignment
          (id, organisation_id, branch_id, course_id, mentor_id, place, period)
          select gen_random_uuid(), organisation_id, branch_id, id, ${mentorId}, 2, daterange('2026-11-02', null)
          from programme.course where id = ${course}`.execute(db);
        return {};
      });
    const race = await Promise.allSettled([insert(bo), insert(cy)]);
    expect(race.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const lost = race.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toMatchObject([{ code: '23P01' }]);
  });

  test('a pair without rank and without reason is refused', async () => {
    const path = await openCourseFor(house);
    await expect(
      house.owner.query(
        `insert into programme.match (id, organisation_id, branch_id, course_id, grounds, made_on, made_by, made_at)
         select gen_random_uuid(), organisation_id, branch_id, id, '{}', '2026-11-22', 'x', now()
         from programme.course where id = $1`,
        [idOf(path)],
      ),
    ).rejects.toMatchObject({ constraint: 'match_departure' });
  });
});

describe('half a pair', () => {
  test('one leaves, the course goes on and seeks the second, the second comes', async () => {
    const path = await openCourseFor(house);
    const an = await addMentor(house, { name: 'An Prøve' });
    const bo = await addMentor(house, { name: 'Bo Prøve' });
    const cy = await addMentor(house, { name: 'Cy Prøve' });
    await assign(house, idOf(path), an, 1, '2026-10-01');
    await assign(house, idOf(path), bo, 2, '2026-10-01');
    const leaving = (
      await house.owner.query('select id from programme.assignment where mentor_id = $1', [bo])
    ).rows[0]?.id;
    const end = `${path}/mentors/${leaving}/end`;
    expect((await coordinator().get(end)).html).toContain('Forløbet fortsætter uden Bo Prøve');
    expect((await coordinator().post(end, {})).status).toBe(422);
    const unchosen = await coordinator().post(end, { reason: 'mentor-moved' });
    expect(unchosen.status).toBe(422);
    for (const lacking of ['Vælg, hvad den nye må se.', 'Vælg, hvad den, der stopper, stadig må se.'])
      expect(unchosen.html).toContain(lacking);
    const whole = { reason: 'mentor-moved', arrivingSees: 'everything', leavingSees: 'nothing' };
    expect((await coordinator().post(end, whole)).status).toBe(303);
    expect((await coordinator().post(end, whole)).status).toBe(404);
    const page = await coordinator().get(path);
    expect(page.html).toContain('Én mentor siden 22. november 2026, 0 dage');
    expect(page.html).toContain('Mentoren flytter');

    const shown = await coordinator().get(`${path}/match`);
    expect(shown.html).toContain('An Prøve fortsætter');
    expect(shown.html).toContain('Har været på forløbet før.');
    expect((await match(path, pairOf(an, cy))).status).toBe(303);
    expect((await allSayYes(house, path)).status).toBe(303);
    expect(await places(path)).toMatchObject([
      { mentor_id: an, place: 1, period: '[2026-10-01,)' },
      { mentor_id: bo, place: 2, period: '[2026-10-01,2026-11-22)' },
      { mentor_id: cy, place: 2, period: '[2026-11-22,)' },
    ]);
  });

  test('a pair made by mistake is taken back the same day and replaced the same day', async () => {
    const path = await openCourseFor(house);
    const an = await addMentor(house, { name: 'An Prøve' });
    const bo = await addMentor(house, { name: 'Bo Prøve' });
    const cy = await addMentor(house, { name: 'Cy Prøve' });
    expect((await makePair(house, path, [an, bo])).status).toBe(303);
    const mistake = (
      await house.owner.query('select id from programme.assignment where mentor_id = $1', [bo])
    ).rows[0]?.id;
    await coordinator().post(`${path}/mentors/${mistake}/end`, { reason: 'chosen-by-mistake' });
    expect((await coordinator().get(path)).html).toContain('taget tilbage samme dag');
    expect((await makePair(house, path, [an, cy], 'Cy var den rigtige.')).status).toBe(303);
    expect((await places(path)).map((row) => row.period).toSorted()).toEqual([
      '[2026-11-22,)',
      '[2026-11-22,)',
      'empty',
    ]);
  });

  test('another branch can neither choose nor end', async () => {
    const path = await openCourseFor(house);
    const an = await addMentor(house, { name: 'An Prøve' });
    await assign(house, idOf(path), an, 1, '2026-10-01');
    const assignment = (
      await house.owner.query('select id from programme.assignment where mentor_id = $1', [an])
    ).rows[0]?.id;
    const other = house.as('coordinatorB');
    expect((await other.post(`${path}/match`, { choice: pairOf(an, an) })).status).toBe(404);
    expect((await other.get(`${path}/mentors/${assignment}/end`)).status).toBe(404);
    expect((await other.post(`${path}/mentors/${assignment}/end`, { reason: 'mentor-moved' })).status).toBe(
      404,
    );
    expect(
      (await coordinator().post(`/courses/${await addPerson(house)}/match`, { choice: pairOf(an, an) }))
        .status,
    ).toBe(404);
  });
});
