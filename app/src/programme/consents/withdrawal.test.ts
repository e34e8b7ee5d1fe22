import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { deliver } from '../../doors/deliver.ts';
import { enrol } from '../../doors/enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from '../../doors/fixture.ts';
import { carryFollowUp } from '../../doors/withdraw.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';
import { listMentors } from '../mentors/store.ts';

let house: TestHouse;
let mentor: string;
beforeAll(async () => {
  house = await openHouse();
  mentor = await addMentor(house, { name: 'Åse Egen', userId: house.users.mentorA });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const personOf = async (path: string): Promise<string> =>
  (
    await house.owner.query('select person_id from programme.course where id = $1', [
      path.slice('/courses/'.length),
    ])
  ).rows[0].person_id;
const withdraw = (person: string, purpose: string) =>
  coordinator().post(`/people/${person}/consents/${purpose}/withdraw`, { how: 'in-person' });
const consent = (
  person: string,
  purpose: string,
  givenOn = '2026-11-22',
  named: Readonly<Record<string, string | readonly string[]>> = {},
) => coordinator().post(`/people/${person}/consents`, { purpose, givenOn, givenHow: 'in-person', ...named });
const mailsTo = async (recipient: string) =>
  (await house.owner.query('select subject, body from office.mail where recipient = $1', [recipient])).rows;
const runningOf = async (id: string) =>
  house
    .cases('coordinatorA')
    .read(async (db) => (await listMentors(db, house.clock.today(), { id }))[0]?.running);

describe('the consent to the programme', () => {
  test('withdrawn: the course closes, both mentors are free, and see the participant no more, also after a new consent', async () => {
    const other = await addMentor(house, { name: 'Bo Anden' });
    const path = await openCourseFor(house, { name: 'Mikkel Nej' });
    const id = path.slice('/courses/'.length);
    const person = await personOf(path);
    await assign(house, id, mentor, 1, '2026-11-01');
    await assign(house, id, other, 2, '2026-11-10');
    const own = house.as('mentorA');
    expect((await own.get(`/my/${id}`)).status).toBe(200);
    expect(await Promise.all([mentor, other].map(runningOf))).toEqual([1, 1]);
    expect((await withdraw(person, 'programme')).status).toBe(303);
    const { rows } = await house.owner.query(
      `select period::text, end_reason from programme.assignment where course_id = $1 order by place`,
      [id],
    );
    expect(rows).toEqual([
      { period: '[2026-11-01,2026-11-22)', end_reason: 'course-closed' },
      { period: '[2026-11-10,2026-11-22)', end_reason: 'course-closed' },
    ]);
    expect(await Promise.all([mentor, other].map(runningOf))).toEqual([0, 0]);
    const page = await coordinator().get(path);
    expect(page.html).toContain('Samtykket er trukket tilbage');
    expect(page.html).not.toContain('Find mentorer');
    const mails = await mailsTo('mentorA@test.invalid');
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Et forløb er lukket i Primus Motor | A course is closed in Primus Motor',
    ]);
    expect(JSON.stringify(mails)).not.toContain('Mikkel');
    for (const when of ['after the withdrawal', 'after a new consent']) {
      for (const part of ['', '/log', '/concern'])
        expect([when, (await own.get(`/my/${id}${part}`)).status]).toEqual([when, 404]);
      const seen = await house
        .cases('mentorA')
        .read((db) => db.selectFrom('programme.person').select('id').execute());
      expect([when, seen]).toEqual([when, []]);
      if (when.includes('new')) break;
      expect((await coordinator().get(`/people/${person}`)).html).toContain('åbner ikke det gamle forløb');
      expect((await consent(person, 'programme')).status).toBe(303);
    }
  });

  test('withdrawn on the day a mentor was chosen: that place never ran', async () => {
    const path = await openCourseFor(house, { name: 'Ida Straks' });
    const id = path.slice('/courses/'.length);
    const [one, other] = [
      await addMentor(house, { name: 'Ane Ny' }),
      await addMentor(house, { name: 'Ole Ny' }),
    ];
    await house.owner.query(
      `with made as (
         insert into programme.match (id, organisation_id, branch_id, course_id, suggested_rank, grounds, made_on, made_by, made_at)
         select gen_random_uuid(), organisation_id, branch_id, id, 1, '{"mentors": [], "grounds": [], "pairs": 1}', '2026-11-22', 'test', now()
         from programme.course where id = $1 returning *)
       select 1 from made`,
      [id],
    );
    for (const [place, mentorId] of [one, other].entries())
      await house.owner.query(
        `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, match_id, place, period)
         select gen_random_uuid(), organisation_id, branch_id, course_id, $2, id, $3, daterange('2026-11-22', null)
         from programme.match where course_id = $1`,
        [id, mentorId, place + 1],
      );
    expect((await withdraw(await personOf(path), 'programme')).status).toBe(303);
    const { rows } = await house.owner.query(
      `select isempty(period) empty, end_reason from programme.assignment where course_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      { empty: true, end_reason: 'course-closed' },
      { empty: true, end_reason: 'course-closed' },
    ]);
    expect((await coordinator().get(path)).html).toContain('taget tilbage samme dag');
  });

  test('rows that an earlier version left open are mended by the migration’s own step', async () => {
    const path = await openCourseFor(house, { name: 'Gammel Række' });
    const id = path.slice('/courses/'.length);
    await assign(house, id, mentor, 1, '2026-11-01');
    await house.owner.query('alter table programme.course disable trigger closes');
    await house.owner.query(
      `update programme.course set closed_on = '2026-11-22', close_reason = 'consent-withdrawn' where id = $1`,
      [id],
    );
    await house.owner.query('alter table programme.course enable trigger closes');
    expect((await house.as('mentorA').get(`/my/${id}`)).status).toBe(404);
    const migration = await readFile(new URL('../../../migrations/0041_stays.sql', import.meta.url), 'utf8');
    const step = /update programme\.assignment a\n[^;]+;/u.exec(migration)?.[0] ?? '';
    await house.owner.query(step);
    const { rows } = await house.owner.query(
      'select period::text, end_reason from programme.assignment where course_id = $1',
      [id],
    );
    expect(rows).toEqual([{ period: '[2026-11-01,2026-11-22)', end_reason: 'course-closed' }]);
  });
});

describe('contact with authorities', () => {
  const running = async (name: string) => {
    const path = await openCourseFor(house, { name });
    const id = path.slice('/courses/'.length);
    await assign(house, id, mentor, 1, '2026-11-01');
    return { id, person: await personOf(path) };
  };
  const own = () => house.as('mentorA');
  const log = (id: string) =>
    own().post(`/my/${id}/log`, {
      who: 'me',
      heldOn: '2026-11-22',
      mode: 'authority-meeting',
      kept: 'held',
      minutes: '',
      note: 'jobcenter',
    });

  test('A8 withdrawn: the mentors’ page says so, and no later meeting can be logged', async () => {
    const { id, person } = await running('Sofie Stille');
    expect((await log(id)).status).toBe(303);
    expect((await own().get(`/my/${id}`)).html).not.toContain('I må ikke længere tale med');
    const given = await consent(person, 'authority-contact', '2026-11-02', {
      'recipients[]': ['job-centre', 'municipality'],
    });
    expect(given.status).toBe(303);
    await house.owner.query(
      `update programme.consent set withdrawn_on = '2026-11-21', withdrawn_how = 'in-person'
       where person_id = $1 and purpose = 'authority-contact'`,
      [person],
    );
    for (const page of [await own().get(`/my/${id}`), await own().get(`/my/${id}/log`)])
      expect(page.html).toContain(
        'I må ikke længere tale med jobcentret og kommunen for deltageren. Samtykket blev trukket tilbage 21. november 2026.',
      );
    const refused = await log(id);
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(
      /id="f-mode-error"><span[^>]*>Ret dette: <\/span>Deltageren trak samtykket/u,
    );
    expect(refused.html).toContain('jobcenter');
    const anew = await consent(person, 'authority-contact', '2026-11-22', {
      'recipients[]': ['job-centre', 'municipality'],
    });
    expect(anew.status).toBe(303);
    expect((await own().get(`/my/${id}`)).html).not.toContain('I må ikke længere tale med');
    expect((await log(id)).status).toBe(303);
  });

  test('A7 each authority is named, recorded and withdrawn on its own; the other stays', async () => {
    const { id, person } = await running('Tea Tavs');
    const nobody = await consent(person, 'authority-contact');
    expect([nobody.status, nobody.html.includes('Vælg, hvem mentorerne må tale med')]).toEqual([422, true]);
    const given = await consent(person, 'authority-contact', '2026-11-20', {
      'recipients[]': ['municipality'],
      other: 'Værestedet Solsiden',
    });
    expect(given.status).toBe(303);
    const again = await consent(person, 'authority-contact', '2026-11-20', {
      'recipients[]': ['municipality'],
    });
    expect(again.status).toBe(409);
    const { rows } = await house.owner.query(
      `select id, recipient, version from programme.consent
       where person_id = $1 and purpose = 'authority-contact' order by recipient`,
      [person],
    );
    expect(rows.map(({ recipient, version }) => [recipient, version])).toEqual([
      ['municipality', 2],
      ['other: Værestedet Solsiden', 2],
    ]);
    expect((await own().get(`/my/${id}`)).html).toContain(
      'I må tale med kommunen og Værestedet Solsiden for deltageren.',
    );
    const path = `/people/${person}/consents/authority-contact/withdraw`;
    const asked = await coordinator().get(`${path}?consent=${rows[0].id}`);
    expect(asked.html).toContain('De må stadig tale med: Værestedet Solsiden.');
    const done = await coordinator().post(path, { consent: rows[0].id, how: 'by-phone' });
    expect(done.status).toBe(303);
    const page = await own().get(`/my/${id}`);
    expect(page.html).toContain('I må ikke længere tale med kommunen for deltageren.');
    expect(page.html).toContain('I må tale med Værestedet Solsiden for deltageren.');
    const panel = await coordinator().get(`/people/${person}`);
    expect(panel.html).toContain('Skrevet ind af coordinatorA');
    const event = await house.owner.query(
      `select detail::text from audit.event where subject = $1 and action = 'consent.recorded' order by seq desc limit 1`,
      [person],
    );
    expect(event.rows[0].detail).toContain('municipality other');
    expect(event.rows[0].detail).not.toContain('Solsiden');
    expect(JSON.stringify(await mailsTo('mentorA@test.invalid'))).not.toMatch(/Tea|Solsiden/u);
  });

  test('A7 one of before authorities were named is for all three', async () => {
    const { id, person } = await running('Gry Gammel');
    await house.owner.query(
      `insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, 'authority-contact', 1, '2026-11-02', 'in-person', 'test', now()
       from programme.person where id = $1`,
      [person],
    );
    expect((await own().get(`/my/${id}`)).html).toContain(
      'I må tale med jobcentret, kommunen og Kriminalforsorgen for deltageren.',
    );
    const twice = await consent(person, 'authority-contact', '2026-11-20', {
      'recipients[]': ['job-centre'],
    });
    expect(twice.status).toBe(409);
    const panel = await coordinator().get(`/people/${person}`);
    expect(panel.html).toContain(
      'Mine mentorer må tale med jobcenter, kommune og Kriminalforsorgen for mig.',
    );
    expect((await withdraw(person, 'authority-contact')).status).toBe(303);
    expect((await own().get(`/my/${id}`)).html).toContain(
      'I må ikke længere tale med jobcentret, kommunen og Kriminalforsorgen for deltageren.',
    );
  });
});

describe('follow-up in registers', () => {
  const withdrawnOf = async (person: string) =>
    (
      await house.owner.query(
        `select p.follow_up_withdrawn_on::text as day from study.participant p
         join keys.study_key k using (study_id, study_key) where k.person_id = $1`,
        [person],
      )
    ).rows[0]?.day;

  test('withdrawn: the study follows the person no more at once, gets no new dose, and follows again on a new consent', async () => {
    const studyId = await openTestStudy(house);
    const person = await addTestPerson(house);
    const { arm } = await enrol(
      house.register('doors', 'coordinatorA'),
      await doorParts(house, 'coordinatorA'),
      { personId: person, studyId },
    );
    expect(await withdrawnOf(person)).toBeNull();
    expect((await withdraw(person, 'register-follow-up')).status).toBe(303);
    expect(await withdrawnOf(person)).toBe('2026-11-22');
    // Contacts of a person in either arm: what counts is the consent.
    if (arm === 'control') await house.owner.query('alter table programme.course disable trigger user');
    await house.owner.query(
      `with course as (
         insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
         select gen_random_uuid(), organisation_id, branch_id, id, '2026-11-01', 'test'
         from programme.person where id = $1 returning *)
       insert into programme.contact (id, organisation_id, branch_id, course_id, held_on, mode, kept, minutes, logged_by, logged_at)
       select gen_random_uuid(), organisation_id, branch_id, id, '2026-11-20', 'visit', 'held', 60, 'test', now() from course`,
      [person],
    );
    await house.owner.query('alter table programme.course enable trigger user');
    const bring = () =>
      deliver(
        house.register('doors', 'trialManager'),
        { clock: house.clock, organisationId: house.ids.organisation },
        studyId,
      );
    const doses = async () => (await house.owner.query('select minutes from study.dose')).rows;
    expect((await bring()).withdrawals).toBe(0);
    expect(await doses()).toEqual([]);
    expect((await consent(person, 'register-follow-up')).status).toBe(303);
    expect(await withdrawnOf(person)).toBeNull();
    await bring();
    expect(await doses()).toEqual([{ minutes: 60 }]);
  });

  test('the door writes the day of the consents and nothing else: not for another branch, not twice, not by hand', async () => {
    const studyId = (await house.owner.query('select id from study.study')).rows[0].id;
    const person = await addTestPerson(house);
    await enrol(house.register('doors', 'coordinatorA'), await doorParts(house, 'coordinatorA'), {
      personId: person,
      studyId,
    });
    await house.owner.query(
      `update programme.consent set withdrawn_on = '2026-11-15', withdrawn_how = 'in-writing'
       where person_id = $1 and purpose = 'register-follow-up'`,
      [person],
    );
    const carry = (player: 'coordinatorA' | 'coordinatorB' | 'mentorA') =>
      house.cases(player).change({ action: 'test' }, async (db) => {
        await carryFollowUp(db, person);
        return {};
      });
    await carry('coordinatorB');
    await expect(carry('mentorA')).rejects.toMatchObject({ code: '42501' });
    expect(await withdrawnOf(person)).toBeNull();
    const before = (await house.owner.query('select * from study.participant order by study_key')).rows;
    await carry('coordinatorA');
    await carry('coordinatorA');
    expect(await withdrawnOf(person)).toBe('2026-11-15');
    const after = (await house.owner.query('select * from study.participant order by study_key')).rows;
    const others = (rows: readonly Record<string, unknown>[]) =>
      rows.map(({ follow_up_withdrawn_on: _, ...row }) => row);
    expect(others(after)).toEqual(others(before));
    await expect(
      house.pools.cases.query(`update study.participant set follow_up_withdrawn_on = null`),
    ).rejects.toMatchObject({ code: '42501' });
    for (const pool of [house.pools.study, house.pools.auth])
      await expect(pool.query('select keys.carry_follow_up($1)', [person])).rejects.toMatchObject({
        code: '42501',
      });
  });
});
