import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { allocationAt, lockProtocol, sealRandomisation } from '@primus-motor/trial';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type Player, type TestHouse } from '../../test/house.ts';
import { Refused } from '../office/refused.ts';
import { openPool } from '../platform/database/connection.ts';
import { openRegister } from '../platform/database/register.ts';
import { enrol } from './enrol.ts';
import { addTestPerson, doorParts, openTestStudy, studyProtocol, type TestPerson } from './fixture.ts';
import { checkLedger } from './ledger.ts';

let house: TestHouse;
let studyId: string;
beforeAll(async () => {
  house = await openHouse();
  studyId = await openTestStudy(house);
});
afterAll(() => house.close());

const knock = async (personId: string, player: Player = 'coordinatorA', study = studyId) =>
  enrol(house.register('doors', player), await doorParts(house, player), { personId, studyId: study });

const reasonOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refused ? error.reason : error;
};
const doorsConnection = () => {
  const { host = '', port = 0, database = '', user = '' } = house.pools.doors.options;
  return { host, port, database, user, password: house.parts.house.secrets.password('primus_doors') };
};
const counts = async () => {
  const { rows } = await house.owner.query(
    `select (select count(*) from study.allocation) allocations, (select count(*) from study.participant) participants,
            (select count(*) from keys.study_key) keys, (select count(*) from programme.enrolment) enrolments`,
  );
  return rows[0];
};

test('a person is allocated once, whoever asks again gets the first answer', async () => {
  const personId = await addTestPerson(house);
  const first = await knock(personId);
  expect(first).toEqual({ studyId, arm: expect.stringMatching(/^(?:mentoring|control)$/), already: false });
  expect(await knock(personId)).toEqual({ ...first, already: true });
  expect(await knock(personId, 'trialManager')).toEqual({ ...first, already: true });
  // Nothing that happens later changes the answer.
  await house.owner.query(
    `update programme.consent set withdrawn_on = '2026-11-20', withdrawn_how = 'by-phone' where person_id = $1`,
    [personId],
  );
  await house.owner.query(`update study.study set state = 'paused' where id = $1`, [studyId]);
  expect(await knock(personId)).toEqual({ ...first, already: true });
  await house.owner.query(`update study.study set state = 'recruiting' where id = $1`, [studyId]);
});

test('the same form twice is one change and one event', async () => {
  const personId = await addTestPerson(house);
  const parts = await doorParts(house, 'coordinatorA');
  const request = { action: 'post /people/:id/randomise', requestId: randomUUID() };
  const actor = { userId: house.users.coordinatorA, organisationId: house.ids.organisation };
  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      enrol(house.parts.registers.doors(actor, request), parts, { personId, studyId }),
    ),
  );
  expect(new Set(answers.map(({ arm }) => arm)).size).toBe(1);
  expect(answers.every(({ already }) => !already)).toBe(true);
  const events = await house.owner.query('select action, detail from audit.event where subject = $1', [
    personId,
  ]);
  expect(events.rows).toEqual([{ action: 'participant.allocated', detail: { study: studyId } }]);
  // What is kept for the second press does not hold the arm either.
  const kept = await house.owner.query('select result from office.request where id = $1', [
    request.requestId,
  ]);
  expect(JSON.stringify(kept.rows)).not.toMatch(/mentoring|control/);
});

test('a refusal leaves nothing behind', async () => {
  const before = await counts();
  const people: [string, Partial<TestPerson>][] = [
    ['no-such-person', { branch: 'B' }],
    ['no-accepted-referral', { referral: 'new' }],
    ['no-programme-consent', { consents: ['register-follow-up'] }],
    ['no-follow-up-consent', { consents: ['programme'] }],
    ['not-eligible', { riskBand: 'low' }],
    ['not-eligible', { riskBand: null }],
    ['not-eligible', { understands: false }],
    ['not-eligible', { release: '2028-01-01' }],
    ['not-eligible', { release: null }],
  ];
  for (const [reason, facts] of people)
    expect(await reasonOf(knock(await addTestPerson(house, facts)))).toBe(reason);
  expect(await reasonOf(knock(randomUUID()))).toBe('no-such-person');
  expect(await reasonOf(knock(await addTestPerson(house), 'coordinatorA', randomUUID()))).toBe(
    'no-such-study',
  );
  expect(await counts()).toEqual(before);
});

test('a mentor, an evaluator and nobody cannot knock at all', async () => {
  const personId = await addTestPerson(house);
  for (const player of ['mentorA', 'evaluator', 'programmeLead', 'administrator', 'coordinatorB'] as const)
    expect(await reasonOf(knock(personId, player))).toBe('no-such-person');
});

test('a withdrawn consent, a running course, a missing identity and a closed study each refuse', async () => {
  const withdrawn = await addTestPerson(house);
  await house.owner.query(
    `update programme.consent set withdrawn_on = '2026-11-20', withdrawn_how = 'by-phone' where person_id = $1 and purpose = 'register-follow-up'`,
    [withdrawn],
  );
  expect(await reasonOf(knock(withdrawn))).toBe('no-follow-up-consent');
  const running = await addTestPerson(house);
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by) values ($1, $2, $3, $4, '2026-11-01', 'test')`,
    [randomUUID(), house.ids.organisation, house.ids.branchA, running],
  );
  expect(await reasonOf(knock(running))).toBe('course-running');
  const unknown = await addTestPerson(house);
  await house.owner.query('delete from keys.identity where person_id = $1', [unknown]);
  expect(await reasonOf(knock(unknown))).toBe('not-identified');
  for (const state of ['draft', 'paused', 'follow-up', 'closed']) {
    await house.owner.query('update study.study set state = $2 where id = $1', [studyId, state]);
    expect(await reasonOf(knock(await addTestPerson(house)))).toBe('not-recruiting');
  }
  await house.owner.query(`update study.study set state = 'recruiting' where id = $1`, [studyId]);
});

test('the same person under two numbers, at once and in two branches, is allocated once', async () => {
  const [a, b] = [
    await addTestPerson(house, { cpr: 'one and the same' }),
    await addTestPerson(house, { cpr: 'one and the same', branch: 'B' }),
  ];
  const answers = await Promise.all([reasonOf(knock(a)), reasonOf(knock(b, 'coordinatorB'))]);
  expect(answers.toSorted()).toEqual(['duplicate', undefined]);
});

test('A9 one CPR number on two pages is one person: no course beside the control group, none beside a course, no draw beside one', async () => {
  const twins = async (cpr: string) => [
    await addTestPerson(house, { cpr }),
    await addTestPerson(house, { cpr, branch: 'B' }),
  ];
  const open = (player: 'coordinatorA' | 'coordinatorB', person = '') =>
    house.as(player).post(`/people/${person}/course`, {});
  const [control, elsewhere] = await twins('control and again');
  await house.owner.query(
    `insert into programme.enrolment (person_id, organisation_id, branch_id, study_id, arm, enrolled_on, enrolled_by, enrolled_at)
     select id, organisation_id, branch_id, $2, 'control', '2026-11-01', 'test', now() from programme.person where id = $1`,
    [control, studyId],
  );
  const refused = await open('coordinatorB', elsewhere);
  expect([refused.status, refused.html.includes('Samme CPR-nummer')]).toEqual([409, true]);
  expect(refused.html).not.toContain('kontrolgruppe');
  // Two who open at once: one course.
  const [here, there] = await twins('at once');
  const both = await Promise.all([open('coordinatorA', here), open('coordinatorB', there)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const [first, second] = await twins('course and draw');
  expect((await open('coordinatorA', first)).status).toBe(303);
  expect(await reasonOf(knock(second ?? '', 'coordinatorB'))).toBe('course-running');
  // When the course there is over, the next one may begin here.
  await house.owner.query(
    `update programme.course set closed_on = '2026-11-22', close_reason = 'moved-away' where person_id = $1`,
    [first],
  );
  expect((await open('coordinatorB', second)).status).toBe(303);
});

test('A9 a draw waits for the course that opens on another page of the same number, and is then refused', async () => {
  const [here = '', there = ''] = [
    await addTestPerson(house, { cpr: 'opens as it is drawn' }),
    await addTestPerson(house, { cpr: 'opens as it is drawn', branch: 'B' }),
  ];
  await house.owner.query('begin');
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     select gen_random_uuid(), organisation_id, branch_id, id, '2026-11-22', 'test' from programme.person where id = $1`,
    [there],
  );
  let isOver = false;
  const drawn = reasonOf(knock(here)).finally(() => {
    isOver = true;
  });
  await sleep(200);
  expect(isOver).toBe(false);
  await house.owner.query('commit');
  expect(await drawn).toBe('course-running');
});

test('in an open study a person is not allocated in another one', async () => {
  const personId = await addTestPerson(house);
  await knock(personId);
  const other = await openTestStudy(house, {
    slug: 'other-study',
    protocol: { ...studyProtocol(), id: 'other-study' },
  });
  expect(await reasonOf(knock(personId, 'coordinatorA', other))).toBe('in-another-study');
  await house.owner.query(`update study.study set state = 'closed' where id = $1`, [other]);
});

test('32 clients randomise 320 people in four strata at once: none twice, no gap, no reordering', async () => {
  const fresh = await openTestStudy(house, { slug: 'race', protocol: { ...studyProtocol(), id: 'race' } });
  const people: { id: string; branch: 'A' | 'B' }[] = [];
  for (let i = 0; i < 320; i++) {
    const branch = i % 2 === 0 ? 'A' : 'B';
    people.push({
      id: await addTestPerson(house, { branch, riskBand: i % 4 < 2 ? 'high' : 'medium' }),
      branch,
    });
  }
  const pool = openPool(doorsConnection(), 32, 'race');
  const registers = openRegister(pool, house.clock);
  const parts = {
    A: await doorParts(house, 'coordinatorA'),
    B: await doorParts(house, 'coordinatorB'),
  };
  const queue = people.flatMap((person, i) => (i % 10 === 0 ? [person, person, person] : [person]));
  const arms = new Map<string, Set<string>>();
  const client = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const one = parts[next.branch];
      const register = registers(
        { userId: one.viewer.userId, organisationId: house.ids.organisation },
        { action: 'race', requestId: undefined },
      );
      const { arm } = await enrol(register, one, { personId: next.id, studyId: fresh });
      arms.set(next.id, (arms.get(next.id) ?? new Set()).add(arm));
    }
  };
  await Promise.all(Array.from({ length: 32 }, client)).finally(() => pool.end());
  expect(arms.size).toBe(320);
  expect([...arms.values()].every((set) => set.size === 1)).toBe(true);

  const { rows } = await house.owner.query<{
    study_key: string;
    stratum: string;
    position: number;
    sequence: number;
    arm: string;
    at: Date;
  }>(
    'select study_key, stratum, position, sequence, arm, allocated_at at from study.allocation where study_id = $1 order by sequence',
    [fresh],
  );
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 320 }, (_, i) => i + 1));
  expect(new Set(rows.map((row) => row.study_key)).size).toBe(320);
  const strata = Map.groupBy(rows, (row) => row.stratum);
  expect([...strata.keys()].toSorted()).toEqual([
    'area=east;riskBand=high',
    'area=east;riskBand=medium',
    'area=west;riskBand=high',
    'area=west;riskBand=medium',
  ]);
  // In the order of the ledger each line is 1, 2, 3, … and each arm is the one drawn for its place.
  const secret = await house.owner.query(
    'select secret_sealed from study.sealed_secret where study_id = $1',
    [fresh],
  );
  const sealed = sealRandomisation(
    lockProtocol({ ...studyProtocol(), id: 'race' }),
    house.parts.house.secrets.open('study secret', secret.rows[0].secret_sealed),
  );
  for (const [stratum, line] of strata)
    expect(line.map(({ position, arm }) => [position, arm])).toEqual(
      line.map((_, i) => [i + 1, allocationAt(sealed, stratum, i + 1)]),
    );
  // What the case register was told is what was drawn.
  const told = await house.owner.query(
    `select count(*)::int agree from programme.enrolment e join keys.study_key k using (person_id, study_id)
     join study.allocation a on a.study_id = k.study_id and a.study_key = k.study_key and a.arm = e.arm
     where e.study_id = $1`,
    [fresh],
  );
  expect(told.rows[0].agree).toBe(320);
  const check = await house
    .register('doors', 'nobody')
    .read((db) => checkLedger(db, house.parts.house.secrets, fresh));
  expect(check?.chain.ok).toBe(true);
  expect(check?.draws).toEqual({ ok: true, checked: 320, faults: [] });
  const events = await house.owner.query(
    `select count(*)::int n, count(distinct subject)::int people from audit.event where action = 'participant.allocated' and detail->>'study' = $1`,
    [fresh],
  );
  expect(events.rows[0]).toEqual({ n: 320, people: 320 });
}, 60_000);
