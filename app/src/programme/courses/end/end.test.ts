import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { reasonsNow } from '../closing.ts';
import { addMentor, assign, openCourseFor } from '../fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const closed = async (path: string) =>
  (
    await house.owner.query(
      `select closed_on::text as on, close_reason as reason, close_note as note,
         (select array_agg(period::text || ' ' || end_reason order by place) from programme.assignment a
          where a.course_id = c.id) as places
       from programme.course c where id = $1`,
      [path.slice('/courses/'.length)],
    )
  ).rows[0];

test.each([
  ['before anybody met', false, undefined, ['never-started', 'new-sentence', 'moved', 'died', 'other']],
  [
    'in the middle',
    true,
    { happened: true, days: 90 },
    ['participant-stopped', 'new-sentence', 'moved', 'died', 'other'],
  ],
  [
    'in the last month',
    true,
    { happened: true, days: 340 },
    ['completed', 'participant-stopped', 'new-sentence', 'moved', 'died', 'other'],
  ],
  [
    'long after a day that nobody confirmed',
    true,
    { happened: false, days: 400 },
    ['participant-stopped', 'new-sentence', 'moved', 'died', 'other'],
  ],
] as const)('reasons %s', (_, held, since, reasons) => expect(reasonsNow(held, since)).toEqual(reasons));

describe('the end of a course', () => {
  test('is read before it is done, frees both mentors, and stays done', async () => {
    const path = await openCourseFor(house, { name: 'Mikkel Slut' });
    const id = path.slice('/courses/'.length);
    const mentor = await addMentor(house, { name: 'Åse Egen', userId: house.users.mentorA });
    await assign(house, id, mentor, 1, '2026-11-01');
    await assign(house, id, await addMentor(house, { name: 'Bo Anden' }), 2, '2026-11-01');
    expect((await coordinator().get(path)).html).toContain(`${path}/end`);
    const before = await coordinator().get(`${path}/end`);
    expect(before.html).toMatch(
      /(?:Åse Egen og Bo Anden|Bo Anden og Åse Egen) kan ikke længere se Mikkel Slut/u,
    );
    expect(before.html).not.toContain('value="completed"');
    expect((await house.as('coordinatorB').get(`${path}/end`)).status).toBe(404);
    const press = (fields: Record<string, string>) => coordinator().post(`${path}/end`, fields);
    for (const [fields, said] of [
      [{}, 'Vælg en grund'],
      [{ reason: 'consent-withdrawn' }, 'Vælg en grund'],
      [{ reason: 'completed' }, 'passer ikke'],
      [{ reason: 'other', note: '' }, 'Skriv, hvorfor'],
      [{ reason: 'other', note: 'ring 010190-1234' }, 'Skriv ikke CPR-numre'],
    ] as const) {
      const answer = await press(fields);
      expect([answer.status, answer.html.includes(said)], said).toEqual([422, true]);
    }
    expect((await closed(path)).on).toBeNull();
    const click = { reason: 'other', note: 'flytter til udlandet', _request: crypto.randomUUID() };
    for (let time = 0; time < 2; time += 1) expect((await press(click)).status).toBe(303);
    expect(await closed(path)).toEqual({
      on: '2026-11-22',
      reason: 'other',
      note: 'flytter til udlandet',
      places: ['[2026-11-01,2026-11-22) course-closed', '[2026-11-01,2026-11-22) course-closed'],
    });
    expect((await press({ reason: 'moved', note: '' })).status).toBe(409);
    expect((await coordinator().get(`${path}/end`)).status).toBe(404);
    const page = await coordinator().get(path);
    expect(page.html).toContain('flytter til udlandet');
    expect(page.html).toContain('Forløbet er slut, og ingen mentorer er på det.');
    expect(page.html).not.toContain(`${path}/end`);
    // A form of it that was open meanwhile says what happened, and saves nothing.
    const date = { kind: 'expected', certainty: 'likely', date: '2027-03-01', source: 'x', basis: '' };
    for (const [form, fields] of [
      ['steps', { step: 'plan', done: 'yes' }],
      ['release-date/preview', { kind: 'expected', certainty: 'likely', date: '2027-03-01', source: 'x' }],
      ['release-date', date],
      ['release-date/undo', { record: crypto.randomUUID() }],
      ['hold', { reason: 'hospital', from: '2026-11-22', prison: '', note: '' }],
    ] as const) {
      const late = await coordinator().post(`${path}/${form}`, fields);
      expect([late.status, late.html.includes('Forløbet er afsluttet imens.')], form).toEqual([409, true]);
    }
    expect((await house.as('mentorA').get(`/my/${id}`)).status).toBe(404);
    const { rows } = await house.owner.query(
      `select detail from audit.event where action = 'course.closed' and subject = $1`,
      [id],
    );
    expect(rows).toEqual([{ detail: { reason: 'other', mentors: 2 } }]);
  });

  test('is asked for on the day’s list a year and a day after the release, and then it may be completed', async () => {
    const path = await openCourseFor(house, { name: 'Ida År' });
    const released = (day: string) =>
      house.owner.query(
        `update programme.release_date set kind = 'actual', certainty = 'certain', date = $2
         where person_id = (select person_id from programme.course where id = $1)`,
        [path.slice('/courses/'.length), day],
      );
    await released('2025-11-22');
    expect((await coordinator().get('/today')).html).not.toContain('Ida År blev løsladt for mere end et år');
    await released('2025-11-21');
    const day = await coordinator().get('/today');
    expect(day.html).toContain(
      'Ida År blev løsladt for mere end et år siden, og forløbet er ikke afsluttet.',
    );
    expect(day.html).toContain(`${path}/end`);
    expect((await coordinator().post(`${path}/end`, { reason: 'completed', note: '' })).status).toBe(303);
    expect((await closed(path)).reason).toBe('completed');
    expect((await coordinator().get('/today')).html).not.toContain('Ida År blev løsladt for mere end et år');
  });
});
