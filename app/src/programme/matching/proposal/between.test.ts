import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, openCourseFor } from '../../courses/fixture.ts';
import { approvalVerdict, askedOfMentors, type Requirement } from '../../mentors/approval.ts';
import { declarationKinds } from '../../mentors/declarations.ts';
import { listMentors } from '../../mentors/store.ts';
import { tendMatches } from '../daily.ts';
import { allSayYes, askedMatch, makePair, movableClock, participantOf, stateOf } from '../fixture.ts';

const { clock, setTo } = movableClock('2026-11-23T12:00');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());
beforeEach(async () => {
  setTo('2026-11-23T12:00');
  await house.owner.query(`update programme.mentor set stage = 'left', user_id = null`);
});

const coordinator = () => house.as('coordinatorA');
const idOf = (path: string) => path.slice('/courses/'.length);

/** An, who has the account mentorA, and Bo are asked. */
const ask = async (fields: Readonly<Record<string, string>> = {}) => {
  const path = await openCourseFor(house, { name: 'Mikkel Hemmelig' });
  const an = await addMentor(house, { name: 'An', userId: house.users.mentorA });
  const bo = await addMentor(house, { name: 'Bo' });
  const form = { choice: 'own', first: an, second: bo, reason: 'x', ...fields };
  expect((await coordinator().post(`${path}/match`, form)).status).toBe(303);
  return { path, an, bo, match: await askedMatch(house, path) };
};
type Asked = Awaited<ReturnType<typeof ask>>;
const run = (query: string, ...values: readonly string[]) => house.owner.query(query, [...values]);

describe('between the asking and the last yes', () => {
  test.each<readonly [string, string, (asked: Asked) => Promise<unknown>]>([
    [
      'C25 a check ends, by its last day',
      'tjek',
      ({ an }) =>
        run(
          `update programme.mentor_check set valid_until = '2026-11-22' where mentor_id = $1 and kind = 'criminal-record'`,
          an,
        ),
    ],
    [
      'C25 a check ends, by the months it holds',
      'tjek',
      ({ bo }) =>
        run(
          `update programme.mentor_check set seen_on = '2024-11-22', valid_until = null
           where mentor_id = $1 and kind = 'criminal-record'`,
          bo,
        ),
    ],
    [
      'C30 a mentor goes away',
      'væk',
      ({ an }) =>
        coordinator().post(`/mentors/${an}/absence`, { kind: 'leave', from: '2026-11-23', returnOn: '' }),
    ],
    [
      'C31 a place is taken away',
      'plads',
      ({ bo }) => run('update programme.mentor set capacity = 0 where id = $1', bo),
    ],
    [
      'D40 a conflict is written down',
      'sættes sammen',
      ({ path, bo }) =>
        run(
          `insert into programme.conflict (id, organisation_id, branch_id, mentor_id, person_id, reason, period, recorded_by, recorded_at)
           select gen_random_uuid(), organisation_id, branch_id, $2, person_id, 'family', daterange('2026-11-23', null), 'test', now()
           from programme.course where id = $1`,
          idOf(path),
          bo,
        ),
    ],
    [
      'C28 a refresher lapses',
      'kursus',
      async ({ bo }) => {
        await run(`update programme.training_course set refresher_months = 24 where name_da = 'Grundkursus'`);
        await run(
          `update programme.mentor_training set completed_on = '2024-11-22' where mentor_id = $1`,
          bo,
        );
      },
    ],
    [
      'C28 the training was written by mistake',
      'kursus',
      ({ an }) => run('delete from programme.mentor_training where mentor_id = $1', an),
    ],
    [
      'C29 a new code of conduct is published',
      'reglerne for mentorer',
      () =>
        run(
          `insert into programme.conduct (organisation_id, version, da, en, valid_from, published_by, published_at)
           select id, 1 + (select count(*) from programme.conduct c where c.organisation_id = o.id), 'Nyt', 'New',
             '2026-11-23', 'test', now() from office.organisation o`,
        ),
    ],
    [
      'C24 a declaration is taken back',
      'erklæring',
      ({ bo }) =>
        run(`delete from programme.mentor_declaration where mentor_id = $1 and kind = 'no-trade'`, bo),
    ],
    [
      'C24 the birth date was wrong',
      'for ung',
      ({ an }) => run(`update programme.mentor set birth_date = '2001-11-24' where id = $1`, an),
    ],
    [
      'D40 the participant wants only women',
      'kun kvinder',
      ({ path }) =>
        run(
          `insert into programme.match_wish (id, organisation_id, branch_id, person_id, gender, gender_is_must, recorded_by, recorded_at)
           select gen_random_uuid(), organisation_id, branch_id, person_id, 'woman', true, 'test', now()
           from programme.course where id = $1`,
          idOf(path),
        ),
    ],
    [
      'D40 the prison says no',
      'Fængslet har sagt nej',
      async ({ an }) => {
        await run(
          `insert into programme.clearance_request (id, organisation_id, branch_id, mentor_id, prison_id, sent_on, answered_on, answer, answered_how, recorded_by, recorded_at)
           select gen_random_uuid(), organisation_id, branch_id, mentor_id, prison_id, '2026-11-23', '2026-11-23', 'refused', 'phone', 'test', now()
           from programme.mentor_check where mentor_id = $1 and kind = 'prison-clearance'`,
          an,
        );
        await run(
          `delete from programme.mentor_check where mentor_id = $1 and kind = 'prison-clearance'`,
          an,
        );
      },
    ],
    [
      'D40 neither speaks the language any more',
      'sprog',
      ({ an, bo }) =>
        run(`update programme.mentor set languages = '{ar}' where id = any ($1::uuid[])`, `{${an},${bo}}`),
    ],
    [
      'B18 the course is paused',
      'på pause',
      ({ path }) =>
        run(
          `insert into programme.course_hold (id, organisation_id, branch_id, course_id, reason, from_on, word_on, recorded_by, recorded_at)
           select gen_random_uuid(), organisation_id, branch_id, id, 'recall', '2026-11-23', '2026-11-23', 'test', now()
           from programme.course where id = $1`,
          idOf(path),
        ),
    ],
  ])('%s: the pair does not begin, and who may know is told why', async (_, why, happens) => {
    const asked = await ask();
    const { path, match } = asked;
    const participant = await participantOf(house, path);
    const told = { match, how: 'by-phone' };
    await coordinator().post(`${path}/proposal`, { ...told, 'mentor-1': 'yes', 'mentor-2': 'yes' });
    await happens(asked);
    const own = await participant.post('/me/proposal', { match, answer: 'yes' });
    expect(own.status).toBe(409);
    expect(own.html).toContain('Parret kan ikke begynde lige nu');
    expect(own.html).not.toContain(why);
    const last = await coordinator().post(`${path}/proposal`, { ...told, participant: 'yes' });
    expect(last.status).toBe(409);
    expect(last.html).toContain(why);
    expect(await stateOf(house, path)).toEqual({ places: [], matches: 'asked' });
  });

  test('B18 D45 nobody is asked for a course that rests, until it goes on', async () => {
    const path = await openCourseFor(house, { name: 'Hviler Hemmelig' });
    const [first, second] = [await addMentor(house), await addMentor(house)];
    const pair = { choice: 'own', first, second, reason: 'x' };
    const today = { from: '2026-11-23', prison: '', note: '' };
    expect((await coordinator().post(`${path}/hold`, { reason: 'hospital', ...today })).status).toBe(303);
    const asked = await coordinator().post(`${path}/match`, pair);
    expect([asked.status, asked.html.includes('et nyt begynder først, når pausen er slut')]).toEqual([
      409,
      true,
    ]);
    expect((await coordinator().get(`${path}/match`)).location).toBe(path);
    expect((await coordinator().get(path)).html).toContain(
      'Nye mentorer kan først spørges, når pausen er slut.',
    );
    expect((await stateOf(house, path)).matches).toBe('');
    setTo('2026-11-24T12:00');
    expect((await coordinator().post(`${path}/resume`, { outcome: 'resumed' })).status).toBe(303);
    expect((await coordinator().post(`${path}/match`, pair)).status).toBe(303);
  });

  test('C28 C29 the database lacks of a mentor what the approval lacks', async () => {
    // Ages, declarations, rules, checks and trainings of many kinds, each by itself and together.
    const spoil: readonly (readonly [string, string])[] = [
      ['age', `update programme.mentor set birth_date = '2001-11-23' where id = $1`],
      ['age', `update programme.mentor set birth_date = '2001-11-24' where id = $1`],
      ['age', 'update programme.mentor set birth_date = null where id = $1'],
      ['check', `delete from programme.mentor_check where mentor_id = $1 and kind = 'reference'`],
      [
        'check',
        `update programme.mentor_check set valid_until = '2026-11-22' where mentor_id = $1 and kind = 'interview'`,
      ],
      ['check', 'update programme.mentor set child_certificate_needed = true where id = $1'],
      ['word', `delete from programme.mentor_declaration where mentor_id = $1 and kind = 'confidentiality'`],
      [
        'sheet',
        `update programme.mentor_check set kind = 'declarations' where mentor_id = $1 and kind = 'prison-clearance'`,
      ],
      ['rules', 'delete from programme.conduct_acceptance where mentor_id = $1'],
      ['course', 'delete from programme.mentor_training where mentor_id = $1'],
      ['course', `update programme.mentor_training set completed_on = '2026-11-24' where mentor_id = $1`],
      ['course', `update programme.mentor_training set completed_on = '2024-11-23' where mentor_id = $1`],
      ['course', `update programme.mentor_training set completed_on = '2024-11-22' where mentor_id = $1`],
      ['name', `update programme.mentor_training set training_course_id = null where mentor_id = $1`],
    ];
    await run(`update programme.training_course set refresher_months = 24 where name_da = 'Grundkursus'`);
    const ids: string[] = [];
    for (const [index, [kind, one]] of spoil.entries())
      for (const other of spoil
        .slice(index, index + 5)
        .filter(([which]) => which !== kind || kind === 'age')) {
        const id = await addMentor(house, { name: `Nr. ${ids.length}` });
        await run(one, id);
        if (other[1] !== one) await run(other[1], id);
        ids.push(id);
      }
    const today = house.clock.today();
    const mentors = await house.cases('coordinatorA').read((db) => listMentors(db, today, { ids }));
    await run(`select set_config('primus.today', $1, false)`, today.toString());
    const { rows } = await run(
      `select id, programme.mentor_lacks(id, $2) as lacks from programme.mentor where id = any ($1::uuid[])`,
      `{${ids.join()}}`,
      askedOfMentors,
    );
    const wordOf = (requirement: Requirement) =>
      requirement === 'age' || requirement === 'conduct' || requirement === 'training'
        ? requirement
        : declarationKinds.some((kind) => kind === requirement)
          ? 'declarations'
          : 'check-ended';
    const judged = mentors.map((mentor) => {
      const [first] = approvalVerdict(mentor, mentor.checks, mentor.trainings, today).missing;
      return [mentor.id, first === undefined ? null : wordOf(first.requirement)];
    });
    const found = new Set(judged.map(([, word]) => word));
    expect([...found].map(String).toSorted()).toEqual([
      'age',
      'check-ended',
      'conduct',
      'declarations',
      'null',
      'training',
    ]);
    expect(Object.fromEntries(rows.map((row) => [row.id, row.lacks]))).toEqual(Object.fromEntries(judged));
  });

  test('C25 D45 a pair in reserve of whom a check has ended by its months is not asked by itself', async () => {
    const cy = await addMentor(house, { name: 'Cy' });
    const di = await addMentor(house, { name: 'Di' });
    const { path, match } = await ask({ reserve: 'yes', askReserve: 'yes' });
    await run(
      `update programme.mentor_check set seen_on = '2024-11-22', valid_until = null
       where mentor_id = any ($1::uuid[]) and kind = 'criminal-record'`,
      `{${cy},${di}}`,
    );
    await coordinator().post(`${path}/proposal`, { match, 'mentor-1': 'no', how: 'by-phone' });
    expect((await stateOf(house, path)).matches.split(' ').toSorted()).toEqual(['declined', 'proposed']);
  });

  test('D45 D47 the mentor who stays leaves while a second is asked: the question is taken back, and nobody comes back by it', async () => {
    const { path, an, bo } = await ask();
    await allSayYes(house, path);
    const cy = await addMentor(house, { name: 'Cy' });
    await run(`update programme.mentor set email = 'cy@test.invalid' where id = $1`, cy);
    setTo('2026-11-24T12:00');
    const end = async (mentor: string) => {
      const { rows } = await run(
        'select id from programme.assignment where mentor_id = $1 and upper_inf(period)',
        mentor,
      );
      const address = `${path}/mentors/${rows[0].id}/end`;
      const shown = (await coordinator().get(address)).html;
      const choice = { reason: 'mentor-moved', arrivingSees: 'nothing', leavingSees: 'nothing' };
      return { shown, status: (await coordinator().post(address, choice)).status };
    };
    expect(await end(bo)).toMatchObject({
      status: 303,
      shown: expect.not.stringContaining('bliver taget tilbage'),
    });
    await coordinator().post(`${path}/match`, { choice: 'own', first: an, second: cy, reason: 'x' });
    const match = await askedMatch(house, path);
    expect(await end(an)).toMatchObject({
      status: 303,
      shown: expect.stringContaining('bliver taget tilbage'),
    });
    expect(await stateOf(house, path)).toEqual({ places: [], matches: 'live cancelled' });
    const late = await coordinator().post(`${path}/proposal`, { match, participant: 'yes', how: 'by-phone' });
    expect([late.status, late.html.includes('Forslaget er taget tilbage')]).toEqual([409, true]);
    const mails = await run(
      `select subject from office.mail where recipient = 'cy@test.invalid' order by due_at`,
    );
    expect(mails.rows.map((row) => row.subject).join()).toContain('Et forslag er taget tilbage');
  });

  test('D45 in the database as well: who has left a course gets no place on it by a later yes', async () => {
    const { path, an } = await ask();
    await run(
      `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, place, period, end_reason)
       select gen_random_uuid(), organisation_id, branch_id, id, $2, 1, '[2026-11-01,2026-11-10)', 'mentor-stopped'
       from programme.course where id = $1`,
      idOf(path),
      an,
    );
    const last = await allSayYes(house, path);
    expect([last.status, last.html.includes('har forladt forløbet imens')]).toEqual([409, true]);
    expect((await stateOf(house, path)).places).toEqual([]);
  });
});

test('D45 a yes, the back button, and the wish to talk first: the yes no longer counts', async () => {
  const { path, match } = await ask();
  const participant = await participantOf(house, path);
  const say = (answer: string) => participant.post('/me/proposal', { match, answer });
  await say('yes');
  expect((await say('talk')).status).toBe(303);
  expect((await participant.get('/me/proposal')).html).toContain('Vi ved, at du vil tale med nogen først.');
  await coordinator().post(`${path}/proposal`, {
    match,
    'mentor-1': 'yes',
    'mentor-2': 'yes',
    how: 'by-phone',
  });
  expect(await stateOf(house, path)).toEqual({ places: [], matches: 'asked' });
  await say('yes');
  expect((await stateOf(house, path)).matches).toBe('live');
  const late = await say('talk');
  expect([late.status, late.html.includes('parret er i gang')]).toEqual([409, true]);
});

test('D45 B17 an asked mentor reads where the participant sits now', async () => {
  const { path, match } = await ask();
  const { rows } = await run('select person_id from programme.course where id = $1', idOf(path));
  const to = { prison: house.ids.prisonTwo, from: '2026-11-23' };
  expect((await coordinator().post(`/people/${rows[0].person_id}/transfer`, to)).status).toBe(303);
  const { html } = await house.as('mentorA').get(`/my/proposals/${match}`);
  expect([html.includes('Åbenhuset'), html.includes('Prøvefængslet')]).toEqual([true, false]);
});

test('D45 with one day to answer in, nobody is reminded on the day of asking', async () => {
  const { path, an } = await ask();
  await run(`update programme.match set answer_by = '2026-11-24' where course_id = $1`, idOf(path));
  await run(`update programme.mentor set email = 'an@test.invalid' where id = $1`, an);
  const reminded = async () =>
    (
      await run(
        `select 1 from office.mail where recipient = 'an@test.invalid' and subject like 'Husk at svare%'`,
      )
    ).rowCount;
  await tendMatches(house.parts);
  expect(await reminded()).toBe(0);
  setTo('2026-11-24T08:00');
  for (const _ of [1, 2]) await tendMatches(house.parts);
  expect(await reminded()).toBe(1);
});

test('a pair that began is not asked about again by an old form', async () => {
  const { path, an, bo, match } = await ask();
  expect((await allSayYes(house, path)).status).toBe(303);
  expect((await makePair(house, path, [an, bo])).status).toBe(409);
  const old = await coordinator().post(`${path}/proposal/withdraw`, { match });
  expect([old.status, (await stateOf(house, path)).places]).toEqual([409, [an, bo]]);
});
