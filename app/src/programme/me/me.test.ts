import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openHouse, type TestHouse } from '../../../test/house.ts';
import { lix, plainLix, wordsIn } from '../../ui/index.ts';
import { saidIn } from '../../ui/test/plain.ts';
import { readCode } from '../consents/card/code.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Participant {
  readonly person: string;
  readonly course: string;
  readonly code: string;
}

const codeOn = (html: string): string => readCode(/class="pm-code">([\d-]+)</u.exec(html)?.[1] ?? '') ?? '';

const makeCard = async (person: string): Promise<string> =>
  codeOn((await house.as('coordinatorA').post(`/people/${person}/card`, {})).html);

const born = '1985-05-05';

/** Somebody on a course with two mentors, who has said yes to everything and was given a card. */
const participant = async (name: string): Promise<Participant> => {
  const path = await openCourseFor(house, { name });
  const course = path.slice('/courses/'.length);
  const { rows } = await house.owner.query('select person_id from programme.course where id = $1', [course]);
  const person = rows[0].person_id as string;
  await house.owner.query('update programme.person set birth_date = $2 where id = $1', [person, born]);
  for (const [place, mentor] of ['Anne Prøvesen', 'Bo Prøvesen'].entries())
    await assign(house, course, await addMentor(house, { name: mentor }), place === 0 ? 1 : 2, '2026-11-01');
  const consent = (purpose: string, more = {}) =>
    house.as('coordinatorA').post(`/people/${person}/consents`, {
      purpose,
      givenOn: '2026-11-20',
      givenHow: 'in-person',
      ...more,
    });
  for (const purpose of ['register-follow-up', 'story-photo', 'researcher-contact']) await consent(purpose);
  await consent('authority-contact', { 'recipients[]': ['job-centre', 'prison-service'] });
  return { person, course, code: await makeCard(person) };
};

/** A browser in which somebody has come in with the code. */
const enter = async (code: string, day = '05 05 1985', browser: Browser = house.as('nobody')) => ({
  browser,
  answer: await browser.post('/me/sign-in', { code, born: day }),
});

const cardOf = async (person: string): Promise<string> =>
  (
    await house.owner.query(
      'select id from programme.participant_card where person_id = $1 and revoked_at is null',
      [person],
    )
  ).rows[0].id;
const inside = async (person: string): Promise<Browser> => house.asParticipant(await cardOf(person));

describe('M125 a participant comes in with a code and a date of birth', () => {
  test.each(['05 05 1985', '05051985', '050585', '5.5.1985', '5/5-1985'])('%s', async (day) => {
    const { code } = await participant('Mikkel Mund');
    const { browser, answer } = await enter(`${code.slice(0, 3)}-${code.slice(3)}`, day);
    expect([answer.status, answer.location]).toEqual([303, '/me']);
    expect(answer.headers.getSetCookie().join()).toMatch(/__Host-primus-me=[^;]+; Max-Age=1800/u);
    const page = await browser.get('/me');
    expect(page.status).toBe(200);
    expect(page.html).toContain('Første møde');
    expect(page.html).toContain('Med Anne og Bo.');
    expect(page.html).not.toMatch(/Prøvesen|Mund|1985/u);
  });

  test('a wrong code, a wrong day, no code and another’s code get the same answer', async () => {
    const [one, other] = [await participant('Ea Ene'), await participant('Ib Anden')];
    await house.owner.query(`update programme.person set birth_date = '1990-01-01' where id = $1`, [
      other.person,
    ]);
    const strip = (html: string) => html.replaceAll(/value="[^"]*"/gu, '');
    const tries = [
      await enter('123456789'),
      await enter(one.code, '06 05 1985'),
      await enter(other.code, '05 05 1985'),
      await enter('min kode er glemt'),
      await enter(one.code, 'i fjor'),
    ];
    for (const { answer, browser } of tries) {
      expect(answer.status).toBe(422);
      expect(strip(answer.html)).toBe(strip(tries[0]?.answer.html ?? ''));
      expect((await browser.get('/me')).location).toBe('/me/sign-in');
    }
    expect(tries[0]?.answer.html).toContain('Koden og dagen passer ikke sammen.');
    expect((await enter(one.code)).answer.status).toBe(303);
  });

  test('eleven wrong days on one card: the tries wait longer and longer, and the right one waits too', async () => {
    const { code } = await participant('Uffe Utålmodig');
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1) statuses.push((await enter(code, '06 05 1985')).answer.status);
    expect(statuses.slice(0, 4)).toEqual([422, 422, 422, 429]);
    expect(statuses.slice(4)).toEqual(Array(7).fill(429));
    const late = await enter(code);
    expect(late.answer.status).toBe(429);
    expect(late.answer.html).toMatch(/Vent \d+ (?:sekund|minut)/u);
  });

  test('a card that was closed, replaced or has run out opens nothing, and a visit on it ends', async () => {
    const { person, code } = await participant('Pia Papir');
    const { browser } = await enter(code);
    expect((await browser.get('/me')).status).toBe(200);
    const second = await makeCard(person);
    expect(second).not.toBe(code);
    expect((await browser.get('/me')).location).toBe('/me/sign-in');
    expect((await enter(code)).answer.status).toBe(422);
    const visit = await enter(second);
    expect((await visit.browser.get('/me/consents')).status).toBe(200);
    expect((await house.as('coordinatorA').post(`/people/${person}/card/revoke`, {})).status).toBe(303);
    // The cookie is the same as before, replayed.
    expect((await visit.browser.get('/me/consents')).location).toBe('/me/sign-in');
    expect((await house.as('coordinatorA').post(`/people/${person}/card/revoke`, {})).status).toBe(409);
    const third = await makeCard(person);
    await house.owner.query(
      `update programme.participant_card set made_at = made_at - interval '91 days', expires_at = expires_at - interval '91 days'
       where person_id = $1`,
      [person],
    );
    expect((await enter(third)).answer.status).toBe(422);
  });

  test('signing out ends the visit; the code is shown once and kept nowhere', async () => {
    const { person, code } = await participant('Sif Slut');
    const { browser } = await enter(code);
    const out = await browser.post('/me/sign-out', { _csrf: tokenIn((await browser.get('/me')).html) });
    expect([out.status, out.location]).toEqual([303, '/me/sign-in']);
    expect((await browser.get('/me')).location).toBe('/me/sign-in');
    const coordinator = house.as('coordinatorA');
    const press = { _request: randomUUID() };
    const shown = await coordinator.post(`/people/${person}/card`, press);
    // The same press again is the same card, with the same code.
    expect(codeOn((await coordinator.post(`/people/${person}/card`, press)).html)).toBe(codeOn(shown.html));
    expect(shown.html).not.toContain('Sif Slut');
    for (const table of ['programme.participant_card', 'office.request', 'audit.event', 'office.mail']) {
      const { rows } = await house.owner.query(`select t::text as line from ${table} t`);
      expect([table, rows.some(({ line }) => line.includes(codeOn(shown.html)))]).toEqual([table, false]);
    }
    expect((await coordinator.get(`/people/${person}`)).html).toContain('Kort lavet 22. november 2026');
  });

  test('without a date of birth there is no card', async () => {
    const { person } = await participant('Ukendt Født');
    await house.owner.query('update programme.person set birth_date = null where id = $1', [person]);
    const refused = await house.as('coordinatorA').post(`/people/${person}/card`, {});
    expect([refused.status, refused.html.includes('Fødselsdagen mangler')]).toEqual([409, true]);
  });
});

const tokenIn = (html: string): string => /name="_csrf" value="([^"]+)"/u.exec(html)?.[1] ?? '';

test('M125 item 18: every page is short and plain, in Danish and English, and has the way out', async () => {
  const { person } = await participant('Kim Kort');
  const { rows } = await house.owner.query('select id from programme.consent where person_id = $1', [person]);
  const own = await inside(person);
  const paths = [
    '/me',
    '/me/consents',
    '/me/mentor',
    ...rows.map(({ id }) => `/me/consents/withdraw?consent=${id}`),
  ];
  for (const path of paths) {
    for (const lang of ['da', 'en']) {
      const { html, status } = await own.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      const said = saidIn(html);
      expect([path, status, html.includes('action="/me/sign-out"')]).toEqual([path, 200, true]);
      expect([path, lang, said, wordsIn(said).length <= 60]).toEqual([path, lang, said, true]);
      if (lang === 'da') expect([path, said, lix(said) <= plainLix]).toEqual([path, said, true]);
      expect(html).not.toContain('Kim');
    }
  }
});

describe('A8 a participant says no alone, and it holds from that press', () => {
  const consentIds = async (person: string) => {
    const { rows } = await house.owner.query(
      'select id, purpose, recipient from programme.consent where person_id = $1 and withdrawn_on is null',
      [person],
    );
    return (purpose: string, recipient = ''): string =>
      rows.find((row) => row.purpose === purpose && row.recipient === recipient)?.id ?? '';
  };
  const sayNo = async (person: string, consent: string) =>
    (await inside(person)).post('/me/consents/withdraw', { consent });
  const mailsTo = async (recipient: string) =>
    (await house.owner.query('select subject, body from office.mail where recipient = $1', [recipient])).rows;

  test('to the programme: read first, then done; the course closes and everybody who must know is told, without a name', async () => {
    const { person, course } = await participant('Nanna Nej');
    await house.owner.query('update programme.mentor set user_id = null where user_id = $1', [
      house.users.mentorA,
    ]);
    await house.owner.query(
      `update programme.mentor set user_id = $1
       where id = (select mentor_id from programme.assignment where course_id = $2 and place = 1)`,
      [house.users.mentorA, course],
    );
    const mentor = house.as('mentorA');
    expect((await mentor.get(`/my/${course}`)).status).toBe(200);
    const id = (await consentIds(person))('programme');
    const own = await inside(person);
    const asked = await own.get(`/me/consents/withdraw?consent=${id}`);
    expect(saidIn(asked.html)).toContain('Dit forløb stopper i dag.');
    const said = await own.post('/me/consents/withdraw', { consent: id });
    expect([said.status, said.location]).toEqual([303, '/me/consents']);
    expect((await own.get('/me/consents')).html).toContain('Du har sagt nej. Det gælder fra nu.');
    expect(saidIn((await own.get('/me')).html)).toContain('Du har ikke et forløb lige nu.');
    for (const path of [`/my/${course}`, `/my/${course}/log`, `/my/${course}/concern`])
      expect([path, (await mentor.get(path)).status]).toEqual([path, 404]);
    expect((await mentor.get('/my')).html).not.toContain('Nanna');
    const { rows } = await house.owner.query(
      `select c.closed_on::text, c.close_reason, array_agg(a.period::text || ' ' || a.end_reason order by a.place) places
       from programme.course c join programme.assignment a on a.course_id = c.id where c.id = $1 group by c.id`,
      [course],
    );
    expect(rows).toEqual([
      {
        closed_on: '2026-11-22',
        close_reason: 'consent-withdrawn',
        places: ['[2026-11-01,2026-11-22) course-closed', '[2026-11-01,2026-11-22) course-closed'],
      },
    ]);
    const day = await house.as('coordinatorA').get('/today');
    expect(day.html).toContain(
      'Nanna Nej trak selv samtykket til forløb med mentorer tilbage 22. november 2026.',
    );
    expect((await house.as('coordinatorA').get(`/people/${person}`)).html).toContain(
      'Deltageren trak det selv tilbage 22. november 2026.',
    );
    const mails = [
      ...(await mailsTo('mentorA@test.invalid')),
      ...(await mailsTo('coordinatorA@test.invalid')),
    ];
    expect(mails.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'Et forløb er lukket i Primus Motor | A course is closed in Primus Motor',
        'En deltager har sagt nej i Primus Motor | A participant has said no in Primus Motor',
      ]),
    );
    expect(JSON.stringify(mails)).not.toContain('Nanna');
    const events = await house.owner.query(
      `select actor, detail from audit.event where subject = $1 and action = 'participant.consent-withdrawn'`,
      [person],
    );
    expect(events.rows).toEqual([{ actor: `participant ${person}`, detail: { purpose: 'programme' } }]);
  });

  test('a pause ends with the course', async () => {
    const { person, course } = await participant('Hanne Hvil');
    await house.owner.query(
      `insert into programme.course_hold (id, organisation_id, branch_id, course_id, reason, from_on, word_on, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, 'hospital', '2026-11-10', '2026-11-10', 'test', now()
       from programme.course where id = $1`,
      [course],
    );
    expect(saidIn((await (await inside(person)).get('/me')).html)).toContain('Dit forløb er på pause.');
    expect((await sayNo(person, (await consentIds(person))('programme'))).status).toBe(303);
    const { rows } = await house.owner.query(
      'select until_on::text, outcome from programme.course_hold where course_id = $1',
      [course],
    );
    expect(rows).toEqual([{ until_on: '2026-11-22', outcome: 'closed' }]);
  });

  test('to one authority, to pictures, to researchers: only that one, from every list', async () => {
    const { person } = await participant('Rita Ret');
    const id = await consentIds(person);
    const coordinator = house.as('coordinatorA');
    for (const [list, purpose, recipient] of [
      ['/consents?purpose=story-photo', 'story-photo', ''],
      ['/consents?purpose=researcher-contact', 'researcher-contact', ''],
    ] as const) {
      expect((await coordinator.get(list)).html).toContain('Rita Ret');
      expect((await house.as('coordinatorB').get(list)).html).not.toContain('Rita');
      expect((await sayNo(person, id(purpose, recipient))).status).toBe(303);
      expect((await coordinator.get(list)).html).not.toContain('Rita Ret');
    }
    expect((await sayNo(person, id('authority-contact', 'job-centre'))).status).toBe(303);
    const left = await house.owner.query(
      `select purpose, recipient from programme.consent where person_id = $1 and withdrawn_on is null order by purpose`,
      [person],
    );
    expect(left.rows).toEqual([
      { purpose: 'authority-contact', recipient: 'prison-service' },
      { purpose: 'programme', recipient: '' },
      { purpose: 'register-follow-up', recipient: '' },
    ]);
    const held = await house.cases('coordinatorA').read(async (db) => {
      const { consentHolds } = await import('../consents/store.ts');
      const ask = (purpose: 'authority-contact' | 'story-photo', recipient = '') =>
        consentHolds(db, person, { purpose, recipient }, house.clock.today());
      return [
        await ask('authority-contact', 'job-centre'),
        await ask('authority-contact', 'prison-service'),
        await ask('story-photo'),
      ];
    });
    expect(held).toEqual([false, true, false]);
  });

  test('twice is once, and nobody says no for another', async () => {
    const [one, other] = [await participant('Dan Dobbelt'), await participant('Else Anden')];
    const theirs = (await consentIds(other.person))('story-photo');
    const own = await inside(one.person);
    expect((await own.post('/me/consents/withdraw', { consent: theirs })).status).toBe(409);
    expect((await own.get(`/me/consents/withdraw?consent=${theirs}`)).location).toBe('/me/consents');
    const consent = (await consentIds(one.person))('story-photo');
    const press = { consent, _request: randomUUID() };
    expect((await own.post('/me/consents/withdraw', press)).status).toBe(303);
    expect((await own.post('/me/consents/withdraw', press)).status).toBe(303);
    expect((await own.post('/me/consents/withdraw', { consent })).status).toBe(409);
    const { rows } = await house.owner.query(
      `select count(*)::int n from audit.event where action = 'participant.consent-withdrawn' and subject = $1`,
      [one.person],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

test('M125 who has no mentor is not led to ask for another', async () => {
  const path = await openCourseFor(house, { name: 'Ulf Uden' });
  const { rows } = await house.owner.query('select person_id from programme.course where id = $1', [
    path.slice('/courses/'.length),
  ]);
  const person: string = rows[0].person_id;
  await house.owner.query('update programme.person set birth_date = $2 where id = $1', [person, born]);
  await makeCard(person);
  const own = await inside(person);
  expect((await own.get('/me')).html).not.toContain('/me/mentor');
  expect((await own.get('/me/mentor')).location).toBe('/me');
  expect((await own.post('/me/mentor', {})).status).toBe(409);
});

test('M125 another mentor is asked for: the coordinator reads it today, the mentors never', async () => {
  const { person, course } = await participant('Odd Ombytning');
  const own = await inside(person);
  expect((await own.post('/me/mentor', {})).location).toBe('/me');
  expect((await own.post('/me/mentor', {})).status).toBe(409);
  expect(saidIn((await own.get('/me/mentor')).html)).toContain('Vi ved det allerede.');
  const coordinator = house.as('coordinatorA');
  const day = await coordinator.get('/today');
  expect(day.html).toContain('Odd Ombytning beder om en anden mentor. Skrevet i dag.');
  const { rows } = await house.owner.query('select id from programme.concern where course_id = $1', [course]);
  const page = await coordinator.get(`/concerns/${rows[0].id}`);
  expect(page.html).toContain('deltageren selv');
  expect(page.html).toContain('Jeg vil have en anden mentor. Mentorerne ved det ikke.');
  expect((await coordinator.post(`/concerns/${rows[0].id}`, { note: 'talt sammen' })).status).toBe(303);
  expect(saidIn((await own.get('/me/mentor')).html)).toContain('Bed om en anden mentor');
});

test('M125 in the database: a participant sees what is their own, and changes nothing but what the two functions do', async () => {
  const { person, course } = await participant('Rune Række');
  await participant('Gitte Granne');
  const own = house.parts.registers.cases(
    { userId: '', organisationId: house.ids.organisation, participantId: person },
    { action: 'test', requestId: undefined },
  );
  const seen = await own.read(async (db) => ({
    courses: (await db.selectFrom('programme.course').select('id').execute()).map(({ id }) => id),
    people: await db.selectFrom('programme.person').select('id').execute(),
    mentors: await db.selectFrom('programme.mentor').select('id').execute(),
    contacts: await db.selectFrom('programme.contact').select('id').execute(),
    referrals: await db.selectFrom('programme.referral').select('id').execute(),
    cards: await db.selectFrom('programme.participant_card').select('id').execute(),
    consents: new Set(
      (await db.selectFrom('programme.consent').select('person_id').execute()).map((row) => row.person_id),
    ),
  }));
  expect(seen).toEqual({
    courses: [course],
    people: [],
    mentors: [],
    contacts: [],
    referrals: [],
    cards: [],
    consents: new Set([person]),
  });
  const touched = await own.change({ action: 'test' }, async (db) => {
    const consents = await db.updateTable('programme.consent').set({ version: 9 }).executeTakeFirst();
    const courses = await db.updateTable('programme.course').set({ close_note: 'x' }).executeTakeFirst();
    return { n: Number(consents.numUpdatedRows + courses.numUpdatedRows) };
  });
  expect(touched).toEqual({ n: 0 });
  const nobody = house.cases('nobody');
  expect(await nobody.read((db) => db.selectFrom('programme.consent').select('id').execute())).toEqual([]);
});
