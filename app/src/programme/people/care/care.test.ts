import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addPerson } from '../../courses/fixture.ts';
import { openPairedCourse } from '../../holds/fixture.ts';
import { refer } from '../../referrals/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const basisOn = (html: string): string => /name="basis" value="([^"]*)"/u.exec(html)?.[1] ?? '';
/** Opens the form, and sends it with these fields. */
const correctAbout = async (person: string, fields: Readonly<Record<string, string>>) => {
  const path = `/people/${person}/about`;
  return coordinator().post(path, { ...fields, basis: basisOn((await coordinator().get(path)).html) });
};
const alertWith = (more: Readonly<Record<string, string>>) => ({
  kind: 'practical',
  text: 'Kan ikke gå på trapper',
  until: '',
  ...more,
});

test('B19 alerts stand first on the person, the course and, where so said, the mentor’s page, until they end', async () => {
  const { path, id, person } = await openPairedCourse(house, { name: 'Mikkel Vigtig', own: true });
  const alerts = `/people/${person}/alerts`;
  expect((await coordinator().get(alerts)).html).toContain('Der er intet særligt at vide.');
  expect((await coordinator().post(alerts, alertWith({ forMentors: 'yes' }))).status).toBe(303);
  const secret = alertWith({ kind: 'threat', text: 'Truet af en tidligere ven', until: '2026-11-22' });
  expect((await coordinator().post(alerts, secret)).status).toBe(303);
  for (const page of [path, `/people/${person}`]) {
    const { html } = await coordinator().get(page);
    expect(html).toContain('Kan ikke gå på trapper');
    expect(html).toContain('Truet af en tidligere ven');
    expect(html.indexOf('Vigtigt at vide')).toBeLessThan(html.indexOf('<section'));
  }
  const own = (await house.as('mentorA').get(`/my/${id}`)).html;
  expect(own).toContain('Kan ikke gå på trapper');
  expect(own).not.toContain('Truet');
  const { rows } = await house.owner.query(
    `select id from programme.person_alert where person_id = $1 and for_mentors`,
    [person],
  );
  expect((await coordinator().post(`${alerts}/${rows[0].id}/end`, {})).status).toBe(303);
  expect((await house.as('mentorA').get(`/my/${id}`)).html).not.toContain('trapper');
  expect((await coordinator().post(`${alerts}/${rows[0].id}/end`, {})).status).toBe(404);
  for (const [fields, said] of [
    [alertWith({ kind: '' }), 'Vælg, hvad det handler om'],
    [alertWith({ text: ' ' }), 'Skriv kort'],
    [alertWith({ text: 'x'.repeat(201) }), 'Skriv højst 200 tegn'],
    [alertWith({ until: '2026-11-21' }), 'Dagen er gået'],
    [alertWith({ text: 'om 010190-1234' }), 'Skriv ikke CPR-numre'],
  ] as const) {
    const answer = await coordinator().post(alerts, fields);
    expect([answer.status, answer.html.includes(said)], said).toEqual([422, true]);
  }
  expect((await house.as('coordinatorB').get(alerts)).status).toBe(404);
  // B22: the name comes back once, and is taken when it is sent again.
  const named = alertWith({ text: 'MIKKELS hund bider', forMentors: 'yes' });
  const back = await coordinator().post(alerts, named);
  expect([back.status, back.html.includes('Teksten nævner et navn: Mikkel.')]).toEqual([422, true]);
  const warned = /name="_warned" value="([^"]+)"/u.exec(back.html)?.[1] ?? '';
  expect((await coordinator().post(alerts, { ...named, _warned: warned })).status).toBe(303);
});

test('B20 where the participant is to be told, what is agreed on contact stands there', async () => {
  const { id, person } = await openPairedCourse(house, { name: 'Ida Aftale' });
  const rule = { 'channels[]': ['letter'], when: 'Kun om formiddagen', notTo: '', voicemail: 'no' };
  expect((await coordinator().post(`/people/${person}/contact-rule`, rule)).status).toBe(303);
  const date = { kind: 'expected', certainty: 'likely', date: '2027-05-01', source: 'Brev fra fængslet' };
  const pages = [
    await coordinator().get(`/courses/${id}/end`),
    await coordinator().get(`/courses/${id}/hold`),
    await coordinator().get(`/people/${person}/transfer`),
    await coordinator().post(`/courses/${id}/release-date/preview`, date),
  ];
  expect(
    (
      await coordinator().post(`/courses/${id}/hold`, {
        reason: 'hospital',
        from: house.clock.today().toString(),
      })
    ).status,
  ).toBe(303);
  pages.push(await coordinator().get(`/courses/${id}/resume`));
  for (const [index, { status, html }] of pages.entries())
    expect([status, html.includes('Kun om formiddagen'), html.includes('Sig det')], String(index)).toEqual([
      200,
      true,
      true,
    ]);
});

test('B20 B21 what is agreed on contact stands at the telephone number, and an earlier agreement is kept', async () => {
  const { path, id, person } = await openPairedCourse(house, { name: 'Ida Aftale' });
  await house.owner.query(
    'update programme.assignment set mentor_id = $2 where course_id = $1 and place = 1',
    [
      id,
      (await house.owner.query('select id from programme.mentor where user_id = $1', [house.users.mentorA]))
        .rows[0].id,
    ],
  );
  const rule = `/people/${person}/contact-rule`;
  const agreed = { 'channels[]': ['phone'], when: 'efter kl. 17', notTo: 'moderen', voicemail: 'no' };
  const about = { phone: '20 30 40 50', language: 'ar', interpreter: 'yes', aloud: 'yes', alias: '' };
  expect((await correctAbout(person, about)).status).toBe(303);
  expect((await coordinator().post(rule, { ...agreed, when: 'om morgenen' })).status).toBe(303);
  expect((await coordinator().post(rule, agreed)).status).toBe(303);
  for (const html of [
    (await coordinator().get(path)).html,
    (await coordinator().get(`/people/${person}`)).html,
    (await house.as('mentorA').get(`/my/${id}`)).html,
  ]) {
    for (const said of ['Kun sådan: opkald.', 'efter kl. 17', 'Tal ikke med: moderen', 'Læg ikke besked'])
      expect(html).toContain(said);
    expect(html).not.toContain('om morgenen');
    expect(html.indexOf('Tal ikke med: moderen')).toBeLessThan(html.indexOf('tel:20304050'));
    // B21
    expect(html).toContain('Skal have tolk: arabisk.');
    expect(html).toContain('Læser ikke dansk.');
  }
  const { rows } = await house.owner.query(
    `select when_text, superseded_at is null as holds from programme.contact_rule where person_id = $1 order by holds`,
    [person],
  );
  expect(rows).toEqual([
    { when_text: 'om morgenen', holds: false },
    { when_text: 'efter kl. 17', holds: true },
  ]);
  // Calls are not among the ways: no page makes the number a button.
  expect((await coordinator().post(rule, { ...agreed, 'channels[]': ['letter', 'visit'] })).status).toBe(303);
  for (const html of [
    (await coordinator().get(path)).html,
    (await coordinator().get(`/people/${person}`)).html,
    (await house.as('mentorA').get(`/my/${id}`)).html,
  ]) {
    expect(html).toContain('Ring ikke. Nummeret er 20 30 40 50.');
    expect(html).not.toContain('tel:');
  }
  expect((await coordinator().get(`${rule}?lang=en`)).html).toContain('How may we contact you?');
  expect((await coordinator().post(rule, { ...agreed, voicemail: '' })).status).toBe(422);
});

test('B20 B22 details that somebody else corrected meanwhile are not overwritten; a number is one that can be dialled', async () => {
  const person = await addPerson(house, { name: 'Zakarias Sørensen' });
  const path = `/people/${person}/about`;
  const basis = basisOn((await coordinator().get(path)).html);
  const about = { phone: '+45 20 30 40 50', language: 'da', alias: 'Havblik', basis };
  for (const [wrong, said] of [
    [{ alias: 'soerensen' }, 'må ikke være en del af navnet'],
    [{ alias: '010190-1234' }, 'Skriv ikke CPR-numre'],
    [{ phone: '20 30 40 50; mor 61 62 63 64' }, 'Skriv ét telefonnummer'],
    [{ phone: '010190-1234' }, 'Skriv ikke CPR-numre'],
  ] as const) {
    const answer = await coordinator().post(path, { ...about, ...wrong });
    expect([answer.status, answer.html.includes(said)], said).toEqual([422, true]);
    expect(basisOn(answer.html)).toBe(basis);
  }
  const click = { ...about, _request: crypto.randomUUID() };
  for (let press = 0; press < 2; press += 1) expect((await coordinator().post(path, click)).status).toBe(303);
  const late = await coordinator().post(path, { ...about, phone: '' });
  expect([late.status, late.html.includes('En anden har rettet det imens.')]).toEqual([409, true]);
  expect((await coordinator().get(path)).html).toContain('value="+45 20 30 40 50"');
});

test('B22 a branch that shows aliases shows them everywhere, the name only on the coordinator’s own page', async () => {
  const { path, id, person } = await openPairedCourse(house, { name: 'Zakarias Hemmelig' });
  await house.owner.query(
    'update programme.assignment set mentor_id = $2 where course_id = $1 and place = 1',
    [
      id,
      (await house.owner.query('select id from programme.mentor where user_id = $1', [house.users.mentorA]))
        .rows[0].id,
    ],
  );
  const without = await addPerson(house, { name: 'Yrsa Hemmelig' });
  const lead = house.as('programmeLead');
  const about = { phone: '', language: 'da', alias: 'Zakarias' };
  const wrong = await correctAbout(person, about);
  expect([wrong.status, wrong.html.includes('må ikke være en del af navnet')]).toEqual([422, true]);
  await correctAbout(person, { ...about, alias: 'Havblik' });
  expect((await coordinator().get('/people')).html).toContain('Zakarias Hemmelig');
  expect((await lead.get('/settings/names')).html).toContain('Viser navne');
  const shown = (value: string) => lead.post('/settings/names', { branch: house.ids.branchA, shown: value });
  expect((await shown('alias')).status).toBe(303);
  for (const [player, page] of [
    ['coordinatorA', '/people'],
    ['coordinatorA', '/today'],
    ['coordinatorA', path],
    ['coordinatorA', `${path}/hold`],
    ['coordinatorA', `${path}/release-date`],
    ['mentorA', '/my'],
    ['mentorA', `/my/${id}`],
    ['mentorA', `/my/${id}/log`],
  ] as const) {
    const { html } = await house.as(player).get(page);
    expect(html, page).not.toContain('Hemmelig');
    if (page !== '/today') expect(html, page).toContain('Havblik');
  }
  expect((await coordinator().get('/people')).html).toContain(`#${without.slice(0, 6).toUpperCase()}`);
  // No title, list or form about something else has the name; where somebody must be known by it, it says why.
  const referral = (
    await house.owner.query('select id from programme.referral where person_id = $1', [person])
  ).rows[0].id;
  for (const page of ['/waiting', `/people/${person}/history`, `/people/${without}/release-date`]) {
    const { html, status } = await coordinator().get(page);
    expect([status, html.includes('Hemmelig')], page).toEqual([200, false]);
  }
  const why = 'Navnet står her, fordi man skal kunne se, hvem det er.';
  for (const page of [`/people/${person}`, `/referrals/${referral}`, `/referrals/${referral}/amend`]) {
    const { html } = await coordinator().get(page);
    expect(html, page).toContain(why);
    expect(html, page).toContain('<h1>Havblik: ');
  }
  await house.owner.query(`update programme.person set birth_date = '1990-03-12' where id = $1`, [person]);
  const again = await refer(house, 'A', { name: 'Zakarias Hemelig', cpr: '12.3.1990' });
  const asked = (await coordinator().get(again.path)).html;
  expect(asked).toContain(`href="/people/${person}">Havblik</a>`);
  expect(asked).toContain(`Navnene er Zakarias Hemelig og Zakarias Hemmelig. ${why}`);
  expect(asked).toContain(`<h1>#${again.person.slice(0, 6).toUpperCase()}: `);
  const page = (await coordinator().get(`/people/${person}`)).html;
  expect(page).toContain('Havblik: deltager');
  expect(page).toContain('Zakarias Hemmelig');
  expect((await coordinator().get('/people?q=zakarias')).html).toContain('Havblik');
  await shown('name');
  expect((await coordinator().get('/people')).html).toContain('Zakarias Hemmelig');
});

test('B22 a note and a concern that name somebody come back once, and are kept when sent again', async () => {
  const { id } = await openPairedCourse(house, { name: "Mikkel-Bo O'Navnløs" });
  await house.owner.query(
    'update programme.assignment set mentor_id = $2 where course_id = $1 and place = 1',
    [
      id,
      (await house.owner.query('select id from programme.mentor where user_id = $1', [house.users.mentorA]))
        .rows[0].id,
    ],
  );
  const mentor = house.as('mentorA');
  const logged = {
    who: 'both',
    heldOn: '2026-11-22',
    mode: 'visit',
    kept: 'held',
    minutes: '45',
    note: 'Mikkel talte om sin bror.',
  };
  const first = await mentor.post(`/my/${id}/log`, logged);
  expect(first.status).toBe(422);
  expect(first.html).toContain('Teksten nævner et navn: Mikkel.');
  const again = async (path: string, fields: Readonly<Record<string, string>>, { html }: { html: string }) =>
    mentor.post(path, { ...fields, _warned: /name="_warned" value="(?<seen>[^"]+)"/u.exec(html)?.[1] ?? '' });
  expect((await again(`/my/${id}/log`, logged, first)).status).toBe(303);
  const concern = { text: 'Jeg så Bo skændes med Karl Hansen.' };
  const back = await mentor.post(`/my/${id}/concern`, concern);
  expect([back.status, back.html.includes('Bo og Karl Hansen')]).toEqual([422, true]);
  // Something else is named than what came back: that comes back as well.
  const other = { text: 'Åse Par og Ib Jensen skændtes.' };
  const more = await again(`/my/${id}/concern`, other, back);
  expect([more.status, more.html.includes('Ib Jensen')]).toEqual([422, true]);
  expect((await again(`/my/${id}/concern`, other, more)).status).toBe(303);
  for (const text of ['MIKKEL var ked af det.', 'O’NAVNLØS ringede.', 'Mikkels bror kom.']) {
    const named = await mentor.post(`/my/${id}/concern`, { text });
    expect([named.status, named.html.includes('Teksten nævner et navn')], text).toEqual([422, true]);
  }
  expect((await mentor.post(`/my/${id}/concern`, { text: 'Han var ked af det.' })).status).toBe(303);
  // Whoever writes, and whatever of the participant's the form is about: the name is known.
  const today = house.clock.today().toString();
  const spent = {
    course: id,
    kind: 'outlay',
    spentOn: today,
    km: '',
    amount: '40',
    note: 'Kaffe med bo og Bo',
  };
  const rest = { reason: 'other', from: today, prison: '', note: 'BO er syg' };
  for (const answer of [
    await mentor.post('/my/expenses', spent),
    await coordinator().post(`/courses/${id}/hold`, rest),
    await coordinator().post(`/courses/${id}/end`, { reason: 'other', note: 'Bos mor er syg' }),
  ])
    expect([answer.status, answer.html.includes('Teksten nævner et navn: Bo.')]).toEqual([422, true]);
});

test('participants are found by number, by name however it is spelt, and by telephone, in the own branch only', async () => {
  const found = await addPerson(house, { name: 'Jørgen Sørensen' });
  await addPerson(house, { name: 'Helle Vinther' });
  await addPerson(house, { name: 'Jørgen Sørensen Nord', branch: 'B' });
  await house.owner.query(`update programme.person set phone = '+45 61 62 63 64' where id = $1`, [found]);
  await house.owner.query(`update programme.referral set number = 'PM-7731' where person_id = $1`, [found]);
  for (const typed of [
    'Sørensen',
    'soerensen',
    'Jorgen Sorensen',
    'jørg',
    'PM-7731',
    'pm 7731',
    '7731',
    '61 62 63 64',
    // As it may come along when copied: a letter in two signs, and signs that nobody sees.
    'So\u0308rensen\0',
    '\u200BSørensen',
  ]) {
    const { html } = await coordinator().get(`/people?q=${encodeURIComponent(typed)}`);
    expect(html, typed).toContain('Jørgen Sørensen');
    expect(html, typed).not.toContain('Helle Vinther');
    expect(html, typed).not.toContain('Sørensen Nord');
  }
  expect((await coordinator().get('/people?q=%25')).status).toBe(200);
  const nobody = await coordinator().get('/people?q=qqqqq');
  expect(nobody.html).toContain('Ingen deltager passer til »qqqqq«.');
  expect(nobody.html).not.toContain('<table');
  expect((await coordinator().get('/people?q=qqqqq&lang=en')).html).toContain('No participant fits');
});

test('a date of birth that is missing is added once, with where it is from, and then a card can be made', async () => {
  const person = await addPerson(house, { name: 'Ulla Udendag' });
  await house.owner.query('update programme.person set birth_date = null where id = $1', [person]);
  const page = async () => (await coordinator().get(`/people/${person}`)).html;
  expect(await page()).toContain('Tilføj fødselsdagen først');
  expect(await page()).not.toContain('Lav adgangskort');
  const path = `/people/${person}/birth-date`;
  const add = (fields: Readonly<Record<string, string>>) => coordinator().post(path, fields);
  expect((await coordinator().get(path)).html).toContain('Fødselsdagen mangler.');
  expect((await add({ birthDate: '1985-04-05', source: '' })).status).toBe(422);
  expect((await add({ birthDate: '2020-04-05', source: 'Pas' })).html).toContain('fyldt 15 år');
  expect((await add({ birthDate: '1985-04-05', source: 'Pas 050485-1234' })).status).toBe(422);
  expect((await house.as('coordinatorB').post(path, { birthDate: '1985-04-05', source: 'Pas' })).status).toBe(
    404,
  );
  expect((await add({ birthDate: '1985-04-05', source: 'Pas, set i dag' })).status).toBe(303);
  expect(await page()).toContain('5. april 1985 (tilføjet: Pas, set i dag)');
  expect((await add({ birthDate: '1985-04-06', source: 'Pas' })).status).toBe(409);
  expect((await coordinator().get(path)).status).toBe(404);
  const kept = await house.owner.query(
    'select old_value, new_value, source, changed_by from programme.person_change where person_id = $1',
    [person],
  );
  expect(kept.rows).toEqual([
    {
      old_value: '',
      new_value: '1985-04-05',
      source: 'Pas, set i dag',
      changed_by: house.users.coordinatorA,
    },
  ]);
  expect((await coordinator().post(`/people/${person}/card`, {})).html).toContain('pm-access-card');
});
