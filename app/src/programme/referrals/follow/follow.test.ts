import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { movableClock } from '../clock.fixture.ts';
import { askForVisit, type Referred, refer } from '../fixture.ts';

const clock = movableClock('2026-11-22');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const prison = () => house.as('nobody');
/** Path of the newest answer that nobody has looked at. */
const openAnswer = async ({ id }: Pick<Referred, 'id'>): Promise<string> => {
  const { rows } = await house.owner.query(
    'select id from programme.link_answer where referral_id = $1 and handled_at is null order by answered_at desc limit 1',
    [id],
  );
  return `/referrals/${id}/answers/${rows[0]?.id}`;
};
const stands = async ({ id }: Pick<Referred, 'id'>) =>
  (await house.owner.query('select state, reason, phase from programme.referral where id = $1', [id]))
    .rows[0];
let birthday = 0;
const referred = (more: Readonly<Record<string, string>> = {}) => {
  birthday += 1;
  return refer(house, 'A', { cpr: `${birthday}.6.1975`, ...more });
};

test('A5 the one who referred sees the answer behind the same link, and by mail without a name', async () => {
  const one = await referred({ name: 'Ejnar Hemmelig', referrerContact: 'Prøve, prison@test.invalid' });
  expect((await prison().get(one.link)).html).toContain('Modtaget. Der er ikke svaret endnu.');
  expect((await coordinator().post(`${one.path}/decline`, { reason: 'release-too-late' })).status).toBe(303);
  const page = (await prison().get(one.link)).html;
  expect(page).toContain('Afvist.');
  expect(page).toContain('Grund: Løsladelsen er for langt væk.');
  expect(page).not.toContain('Hemmelig');
  expect(page).not.toContain('Træk henvisningen tilbage');
  const { rows } = await house.owner.query(
    `select recipient, subject, body from office.mail order by created_at desc limit 1`,
  );
  expect([rows[0].recipient, rows[0].subject]).toEqual([
    'prison@test.invalid',
    `Henvisning ${one.number} er afvist`,
  ]);
  expect(rows[0].body).toContain('Se svaret på det link, du brugte.');
  expect(JSON.stringify(rows[0])).not.toContain('Ejnar');
  expect((await coordinator().get(one.path)).html).toContain('og på linket');
  expect((await prison().get(`${one.link}?lang=en`)).html).toContain('The release is too far away');

  const silent = await referred();
  await coordinator().post(`${silent.path}/accept`, {});
  expect((await prison().get(silent.link)).html).toContain('Taget imod.');
  expect((await coordinator().get(silent.path)).html).toContain('Kun på linket. Ring, hvis det haster.');
});

test('A1 the same link confirms a date: before the answer it is written in, afterwards the form is filled in', async () => {
  const one = await referred();
  expect((await prison().get(one.link)).html).toContain(
    'Er løsladelsesdatoen stadig mandag 1. februar 2027?',
  );
  const send = (fields: Readonly<Record<string, string>>) =>
    prison().post(`${one.link}/release-date`, fields);
  expect((await send({ date: '' })).status).toBe(422);
  expect((await send({ answer: 'new', date: '' })).html).toContain('Skriv datoen.');
  expect((await send({ answer: 'released', date: '2027-01-01' })).status).toBe(422);
  expect((await send({ answer: 'new', date: '2027-03-10' })).location).toBe(one.link);
  const after = (await prison().get(one.link)).html;
  expect(after).toContain('Er løsladelsesdatoen stadig onsdag 10. marts 2027?');
  expect(after).toContain('Koordinatoren har ikke set det endnu.');

  expect((await coordinator().get('/today')).html).toContain('Løsladelsen er nu 10. marts 2027.');
  const answer = await openAnswer(one);
  expect((await house.as('coordinatorB').get(answer)).status).toBe(404);
  expect((await coordinator().get(answer)).html).toContain('Datoen i henvisningen bliver rettet.');
  expect((await coordinator().post(answer, { outcome: 'applied' })).location).toBe(one.path);
  expect((await coordinator().post(answer, { outcome: 'applied' })).status).toBe(409);
  expect((await coordinator().get(one.path)).html).toContain('onsdag 10. marts 2027');
  expect((await prison().get(one.link)).html).toContain('Koordinatoren har brugt det.');

  await coordinator().post(`${one.path}/accept`, {});
  await send({ answer: 'same', date: '' });
  const confirmed = await coordinator().post(await openAnswer(one), { outcome: 'applied' });
  expect(confirmed.location).toContain(`/people/${one.person}/release-date?`);
  expect(confirmed.location).toContain('date=2027-03-10');
  const form = await coordinator().get(confirmed.location ?? '');
  expect(form.status).toBe(200);
});

test('A1 the same link approves a visit, which becomes the mentor’s access to the prison', async () => {
  const [one, other] = [await referred(), await referred()];
  const { request, mentor } = await askForVisit(house, 'Anne Besøg', one.id);
  expect((await prison().get(one.link)).html).not.toContain('Anne Besøg');
  for (const { path } of [one, other]) await coordinator().post(`${path}/accept`, {});
  // Whoever follows another referral of the same prison is neither asked nor heard.
  expect((await prison().get(other.link)).html).not.toContain('Anne Besøg');
  const elsewhere = await prison().post(`${other.link}/visit`, { request, answer: 'yes', validUntil: '' });
  expect(elsewhere.status).toBe(409);
  expect((await prison().get(one.link)).html).toContain('Må Anne Besøg komme på besøg i Prøvefængslet?');
  const send = (fields: Readonly<Record<string, string>>) => prison().post(`${one.link}/visit`, fields);
  expect((await send({ request, answer: 'yes', validUntil: '2026-01-01' })).status).toBe(422);
  expect((await send({ request: crypto.randomUUID(), answer: 'yes', validUntil: '' })).status).toBe(409);
  expect((await send({ request, answer: 'yes', validUntil: '2027-11-30' })).status).toBe(303);
  expect((await prison().get(one.link)).html).not.toContain('Må Anne Besøg');
  expect((await coordinator().post(await openAnswer(one), { outcome: 'applied' })).status).toBe(303);
  const { rows } = await house.owner.query(
    `select q.answer, q.answered_how, q.valid_until::text, c.valid_until::text as until
     from programme.clearance_request q left join programme.mentor_check c
       on c.mentor_id = q.mentor_id and c.kind = 'prison-clearance' where q.mentor_id = $1`,
    [mentor],
  );
  expect(rows).toEqual([
    { answer: 'approved', answered_how: 'link', valid_until: '2027-11-30', until: '2027-11-30' },
  ]);
});

test('A10 a correction through the link waits for the coordinator, and keeps old, new, reason, who and when', async () => {
  const one = await referred({ name: 'Fejl Stavet' });
  const empty = await prison().post(`${one.link}/amend`, { why: 'Prøve' });
  expect([empty.status, empty.html.includes('Skriv det, der skal rettes.')]).toEqual([422, true]);
  await prison().post(`${one.link}/amend`, { name: 'Rigtigt Stavet', why: 'Navnet var forkert' });
  expect((await prison().get(`${one.link}/amend`)).html).not.toMatch(/Fejl Stavet|Rigtigt Stavet/u);
  expect((await coordinator().get(one.path)).html).toContain('Fejl Stavet: henvisning');
  await coordinator().post(await openAnswer(one), { outcome: 'applied' });
  const page = (await coordinator().get(one.path)).html;
  for (const part of [
    'Rigtigt Stavet: henvisning',
    '>Fejl Stavet<',
    'Navnet var forkert',
    'henvisningen, 22. nov. 2026',
  ])
    expect(page).toContain(part);
  await prison().post(`${one.link}/amend`, { name: 'Igen Noget', why: 'Fortrudt' });
  await coordinator().post(await openAnswer(one), { outcome: 'set-aside' });
  expect((await coordinator().get(one.path)).html).not.toContain('Igen Noget: henvisning');
});

test('A10 a correction that cannot be is said to whoever writes it; one to another branch’s town to the coordinator', async () => {
  const one = await referred({ name: 'Flyt Til' });
  for (const [wrong, said] of [
    [{ town: crypto.randomUUID() }, 'Byen står ikke på listen længere.'],
    [{ name: '\u200F' }, 'Skriv personens navn.'],
    [{ name: 'x'.repeat(201) }, 'Skriv højst 200 tegn.'],
    [{ note: 'Ring', why: 'CPR er 010190-1234' }, 'Skriv ikke CPR-numre her.'],
    [{ referrerName: '010190 1234' }, 'Skriv ikke CPR-numre her.'],
  ] as const) {
    const answer = await prison().post(`${one.link}/amend`, { why: 'Ny besked', ...wrong });
    expect([answer.status, answer.html.includes(said)], said).toEqual([422, true]);
  }
  const moved = { town: house.ids.townB, why: 'Får bolig der' };
  expect((await prison().post(`${one.link}/amend`, moved)).status).toBe(303);
  const answer = await openAnswer(one);
  const refused = await coordinator().post(answer, { outcome: 'applied' });
  expect([refused.status, refused.html.includes('Byen hører til en anden afdeling')]).toEqual([409, true]);
  expect((await coordinator().post(answer, { outcome: 'set-aside' })).status).toBe(303);
});

test('A11 withdrawn through the link: at once before the answer, asked for afterwards, with the reasons of each phase', async () => {
  const early = await referred();
  const form = (await prison().get(`${early.link}/withdraw`)).html;
  expect(form).toContain('Henvist ved en fejl');
  expect(form).not.toContain('Vi kan ikke få kontakt med personen');
  const mistake = { reason: 'by-mistake', note: '', _request: crypto.randomUUID() };
  for (let press = 0; press < 2; press += 1)
    expect((await prison().post(`${early.link}/withdraw`, mistake)).status).toBe(303);
  expect(await stands(early)).toEqual({ state: 'withdrawn', reason: 'by-mistake', phase: 'before-answer' });
  expect((await prison().get(early.link)).html).toContain('Trukket tilbage.');
  expect((await prison().post(`${early.link}/withdraw`, { reason: 'other', note: '' })).status).toBe(409);

  const late = await referred();
  await coordinator().post(`${late.path}/accept`, {});
  // A form of before the answer, of after the release, or with a reason that is not theirs to give.
  for (const reason of ['moved-away', 'no-pair-in-time', 'referrer-withdrew']) {
    const back = await prison().post(`${late.link}/withdraw`, { reason, note: 'Ring' });
    expect([back.status, back.html.includes('Grunden passer ikke')], reason).toEqual([422, true]);
    expect(back.html).toContain('value="Ring"');
  }
  const click = { reason: 'other-offer', note: '', _request: crypto.randomUUID() };
  for (let press = 0; press < 2; press += 1)
    expect((await prison().post(`${late.link}/withdraw`, click)).status).toBe(303);
  expect((await stands(late)).state).toBe('accepted');
  expect((await coordinator().get('/today')).html).toContain('Personen har fået et andet tilbud');
  await coordinator().post(await openAnswer(late), { outcome: 'applied' });
  expect(await stands(late)).toEqual({ state: 'withdrawn', reason: 'other-offer', phase: 'waiting' });
});

test('A11 the coordinator’s reasons depend on the phase too', async () => {
  const one = await referred({ releaseDate: '2026-11-20', certainty: 'certain' });
  expect((await coordinator().post(`${one.path}/withdraw`, { reason: 'moved-away' })).status).toBe(422);
  await coordinator().post(`${one.path}/accept`, {});
  const form = (await coordinator().get(`${one.path}/withdraw`)).html;
  expect(form).toContain('Vi kan ikke få kontakt med personen');
  expect(form).not.toContain('Henvist ved en fejl');
  expect((await coordinator().post(`${one.path}/withdraw`, { reason: 'by-mistake' })).status).toBe(422);
  expect((await coordinator().post(`${one.path}/withdraw`, { reason: 'no-contact' })).status).toBe(303);
  expect(await stands(one)).toEqual({ state: 'withdrawn', reason: 'no-contact', phase: 'after-release' });
});

test('A10 a correction by the coordinator: each field with old and new; a CPR number is added once and never shown', async () => {
  const one = await referred({ name: 'Uden Nummer', cpr: '4.4.1974' });
  const form = (await coordinator().get(`${one.path}/amend`)).html;
  expect(form).toContain('CPR-nummer');
  const basisOf = (html: string) => /name="basis" value="([^"]*)"/u.exec(html)?.[1] ?? '';
  const fields = {
    basis: basisOf(form),
    name: 'Uden Nummer',
    birthDate: '1974-04-04',
    cpr: '',
    language: 'ar',
    town: house.ids.townA,
    referrerName: 'Socialrådgiver Prøve',
    referrerContact: '12 34 56 78',
    note: '',
    why: 'Han taler arabisk',
  };
  const nothing = await coordinator().post(`${one.path}/amend`, { ...fields, language: 'da' });
  expect([nothing.status, nothing.html.includes('Intet er ændret.')]).toEqual([422, true]);
  expect((await coordinator().post(`${one.path}/amend`, { ...fields, why: '' })).status).toBe(422);
  expect((await coordinator().post(`${one.path}/amend`, { ...fields, town: house.ids.townB })).status).toBe(
    422,
  );
  expect((await house.as('coordinatorB').post(`${one.path}/amend`, fields)).status).toBe(404);
  const other = await coordinator().post(`${one.path}/amend`, { ...fields, cpr: '050574-1234' });
  expect(other.html).toContain('Fødselsdagen i CPR-nummeret er en anden.');
  for (const birthDate of ['2030-01-01', '2012-01-01']) {
    const young = await coordinator().post(`${one.path}/amend`, { ...fields, birthDate });
    expect([young.status, young.html.includes('Personen skal være fyldt 15 år.')]).toEqual([422, true]);
  }
  const numbered = await coordinator().post(`${one.path}/amend`, { ...fields, why: 'cpr er 040474-1234' });
  expect([numbered.status, numbered.html.includes('Skriv ikke CPR-numre her.')]).toEqual([422, true]);
  const click = { ...fields, cpr: '040474-1234', _request: crypto.randomUUID() };
  for (let press = 0; press < 2; press += 1)
    expect((await coordinator().post(`${one.path}/amend`, click)).status).toBe(303);
  // A form that was left open meanwhile does not take back what was corrected.
  const late = await coordinator().post(`${one.path}/amend`, { ...fields, note: 'Ring om aftenen' });
  expect([late.status, late.html.includes('En anden har rettet det imens.')]).toEqual([409, true]);
  const page = (await coordinator().get(one.path)).html;
  for (const part of ['>Dansk<', '>Arabisk<', 'Han taler arabisk', '>låst<', 'coordinatorA, 22. nov. 2026'])
    expect(page).toContain(part);
  expect(page).not.toContain('1234<');
  const stored = await house.owner.query('select * from programme.referral_change');
  expect(JSON.stringify(stored.rows)).not.toContain('040474');
  expect((await coordinator().get(`${one.path}/amend`)).html).not.toContain('name="cpr"');
  const again = await referred({ cpr: '3.3.1973' });
  const known = await coordinator().post(`${again.path}/amend`, {
    ...fields,
    basis: basisOf((await coordinator().get(`${again.path}/amend`)).html),
    name: 'Mikkel Sørensen',
    birthDate: '1974-04-04',
    cpr: '040474-1234',
  });
  expect([known.status, known.html.includes('Nummeret hører til en person')]).toEqual([409, true]);
});

test('A1 a closed link says nothing more; neither does one that is followed no longer', async () => {
  const one = await referred();
  expect((await coordinator().post(`${one.path}/close-link`, {})).status).toBe(303);
  const closed = await prison().get(one.link);
  expect([closed.status, closed.html.includes('Linket er lukket')]).toEqual([410, true]);
  for (const what of ['release-date', 'amend', 'withdraw'])
    expect([404, 409], what).toContain(
      (await prison().post(`${one.link}/${what}`, { answer: 'same', reason: 'other', why: 'x', name: 'y' }))
        .status,
    );
  expect((await coordinator().post(`${one.path}/close-link`, {})).status).toBe(409);

  const released = await referred({ releaseDate: '2026-12-01' });
  const yearLong = await referred({ releaseDate: '2028-12-01' });
  await coordinator().post(`${released.path}/accept`, {});
  await house.owner.query(
    `insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date, recorded_by, recorded_at)
     select gen_random_uuid(), organisation_id, branch_id, person_id, 'actual', 'certain', '2026-12-01', 'test', received_at
     from programme.referral where id = $1`,
    [released.id],
  );
  clock.goTo('2026-12-31');
  expect((await prison().get(released.link)).status).toBe(200);
  clock.goTo('2027-01-01');
  expect((await prison().get(released.link)).status).toBe(410);
  clock.goTo('2027-11-22');
  expect((await prison().get(yearLong.link)).status).toBe(200);
  clock.goTo('2027-11-23');
  expect((await prison().get(yearLong.link)).status).toBe(410);
});
