import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor } from '../../courses/fixture.ts';
import { movableClock } from '../../referrals/clock.fixture.ts';
import { type Referred, refer } from '../../referrals/fixture.ts';
import { movedKinds } from './merge.ts';

const clock = movableClock('2026-11-22');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const rowsOf = async (sql: string, values: readonly unknown[]) =>
  (await house.owner.query(sql, [...values])).rows;

let born = 0;
/** Another person than everybody before: born on a day of their own. */
const accepted = async (name: string, more: Readonly<Record<string, string>> = {}): Promise<Referred> => {
  born += 1;
  const one = await refer(house, 'A', { name, cpr: `${born}.7.1980`, ...more });
  expect((await coordinator().post(`${one.path}/accept`, {})).status).toBe(303);
  return one;
};
const consent = (person: string, purpose = 'programme') =>
  coordinator().post(`/people/${person}/consents`, {
    purpose,
    givenOn: clock.today().toString(),
    givenHow: 'in-person',
  });
const openCourse = async ({ person }: Referred): Promise<string> => {
  await consent(person);
  return (await coordinator().post(`/people/${person}/course`, {})).location ?? '';
};
const preview = async (one: Referred, other: Referred) =>
  (await coordinator().get(`/people/${one.person}/merge?with=${other.number.toLowerCase()}`)).html;
const fieldIn = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(html)?.[1] ?? '';
const join = async (one: Referred, other: Referred, more: Readonly<Record<string, string>> = {}) => {
  const html = await preview(one, other);
  return coordinator().post(`/people/${one.person}/merge`, {
    other: fieldIn(html, 'other'),
    basis: fieldIn(html, 'basis'),
    reason: 'Fængslet har bekræftet det',
    ...more,
  });
};
const undo = async (kept: Referred) => {
  const [{ id }] = await rowsOf(
    'select id from programme.person_merge where kept_id = $1 and undone_at is null order by merged_at desc limit 1',
    [kept.person],
  );
  return coordinator().post(`/people/${kept.person}/merge/undo`, { merge: id });
};
/** Every row of both pages, table by table, letter by letter. */
const written = async (one: Referred, other: Referred): Promise<string> => {
  const parts = await Promise.all(
    movedKinds
      .filter((kind) => kind !== 'person_change')
      .map((kind) =>
        rowsOf(
          `select to_jsonb(t) as row from programme.${kind} t where person_id in ($1, $2) order by t.id`,
          [one.person, other.person],
        ),
      ),
  );
  const people = await rowsOf(
    'select to_jsonb(p) as row from programme.person p where id in ($1, $2) order by id',
    [one.person, other.person],
  );
  return JSON.stringify([parts, people], undefined, 1);
};

test('B13 every table about a person is known to the merge: it moves, or it is said why not', async () => {
  const tables = await rowsOf(
    `select table_name as name from information_schema.columns
     where table_schema = 'programme' and column_name = 'person_id' order by 1`,
    [],
  );
  // Who takes part in a study stays; cards close; whether two are one is a question about both.
  const others = ['enrolment', 'participant_card', 'possible_duplicate'];
  expect(tables.map(({ name }) => name)).toEqual([...movedKinds, ...others].toSorted());
});

test('B13 two accepted pages of one person become one: all of it is kept with where it came from, and undone it is as it was', async () => {
  clock.goTo('2026-11-22');
  const first = await accepted('Mette Lund', { releaseDate: '2027-03-01' });
  const second = await accepted('Mette Lundh', { cpr: '110780-1234', releaseDate: '2027-04-01' });
  await house.owner.query('update programme.person set birth_date = null where id = $1', [first.person]);
  await consent(first.person);
  await consent(second.person);
  await consent(second.person, 'story-photo');
  const alert = { kind: 'practical', text: 'Kan ikke gå på trapper', until: '', forMentors: 'yes' };
  await coordinator().post(`/people/${second.person}/alerts`, alert);
  const rule = { 'channels[]': ['phone'], notTo: '', voicemail: 'no' };
  await coordinator().post(`/people/${first.person}/contact-rule`, { ...rule, when: 'om morgenen' });
  await coordinator().post(`/people/${second.person}/contact-rule`, { ...rule, when: 'efter kl. 17' });
  const about = `/people/${second.person}/about`;
  await coordinator().post(about, {
    basis: fieldIn((await coordinator().get(about)).html, 'basis'),
    phone: '20 30 40 50',
    language: 'da',
    interpreter: 'yes',
    alias: '',
  });
  await coordinator().post(`/people/${second.person}/transfer`, {
    prison: house.ids.prisonTwo,
    from: '2026-11-20',
  });
  expect((await coordinator().post(`/people/${second.person}/card`, {})).status).toBe(200);
  const before = await written(first, second);

  const html = await preview(second, first);
  for (const part of [
    `Siden for Mette Lund (${first.number}) bliver.`,
    `Alt fra siden for Mette Lundh (${second.number}) flytter dertil.`,
    'Den bliver, fordi den kom først.',
    '1 henvisning',
    '2 samtykker',
    'Adgangskortet til den side, der flytter, lukker.',
    'Hvilken gælder fra nu af?',
  ])
    expect(html).toContain(part);
  expect(html).toMatch(/data-title="Bagefter">11\. juli 1980</u);
  expect(html).toMatch(/data-title="Bagefter">20 30 40 50</u);
  expect(html).toMatch(/data-title="Bagefter">mandag 1\. marts 2027</u);
  expect((await join(second, first)).html).toContain('Vælg, hvilken aftale om kontakt der gælder.');
  expect((await join(second, first, { rule: 'gone', reason: '' })).status).toBe(422);
  expect((await house.as('coordinatorB').get(`/people/${first.person}/merge`)).status).toBe(404);
  expect(await written(first, second)).toBe(before);

  clock.goTo('2026-11-23');
  expect((await join(second, first, { rule: 'gone', basis: 'x' })).status).toBe(409);
  expect((await join(second, first, { rule: 'gone' })).location).toBe(`/people/${first.person}`);
  expect((await coordinator().get(`/people/${second.person}`)).location).toBe(`/people/${first.person}`);
  const page = (await coordinator().get(`/people/${first.person}`)).html;
  for (const part of [
    '11. juli 1980 (tilføjet: fra den anden side)',
    'Kan ikke gå på trapper',
    'Skal have tolk',
    'efter kl. 17',
    `Fra siden med ${second.number}.`,
    '1.\u00a0apr.\u00a02027',
    'En anden side er lagt sammen med denne',
  ])
    expect(page).toContain(part);
  expect(page).not.toContain('om morgenen');
  expect((await coordinator().get(second.path)).html).toContain(first.number);
  expect((await coordinator().get('/people')).html).not.toContain('Mette Lundh');
  // The same number leads to the page that stayed, and one withdrawal takes back both yeses.
  expect((await refer(house, 'A', { name: 'M. Lund', cpr: '110780-1234' })).person).toBe(first.person);
  await house.owner.query(
    `delete from programme.release_date where referral_id in (select id from programme.referral where person_id = $1 and state = 'new')`,
    [first.person],
  );
  await house.owner.query(`delete from programme.referral where person_id = $1 and state = 'new'`, [
    first.person,
  ]);
  const merged = (await coordinator().get(`/people/${first.person}/merge?lang=en`)).html;
  expect(merged).toContain('1 referral, 1 release date, 2 consents');
  const events = await rowsOf(`select subject, detail from audit.event where action = 'person.merged'`, []);
  expect(events).toMatchObject([{ subject: first.person, detail: { gone: second.person, stays: 'same' } }]);

  expect((await undo(first)).location).toBe(`/people/${first.person}`);
  expect(await written(first, second)).toBe(before);
  expect((await coordinator().get(`/people/${second.person}`)).html).toContain('Mette Lundh: deltager');
  const cards = await rowsOf(
    'select 1 from programme.participant_card where revoked_at is null and person_id = $1',
    [second.person],
  );
  expect(cards).toEqual([]);
});

test('B13 a page with a course that runs stays, the same yes on both is withdrawn on both, and then the merge stands', async () => {
  clock.goTo('2026-12-01');
  const first = await accepted('Niels Holst', { cpr: '20.1.1975' });
  const second = await accepted('Niels Holtst', { cpr: '20.1.1975' });
  const course = await openCourse(second);
  await consent(first.person);
  const box = (await coordinator().get(second.path)).html;
  const decide = /\/possible-duplicates\/[\w-]+/u.exec(box)?.[0] ?? '';
  const decided = await coordinator().post(decide, { verdict: 'same' });
  expect(decided.location).toBe(`/people/${second.person}/merge?with=${first.number}`);
  expect(await preview(first, second)).toContain('Den bliver, fordi den har et forløb i gang.');
  clock.goTo('2026-12-02');
  expect((await join(first, second)).location).toBe(`/people/${second.person}`);
  const [{ n }] = await rowsOf(
    `select count(*)::int n from programme.consent where person_id = $1 and purpose = 'programme' and withdrawn_on is null`,
    [second.person],
  );
  expect(n).toBe(2);
  const withdraw = `/people/${second.person}/consents/programme/withdraw`;
  expect((await coordinator().post(withdraw, { how: 'by-phone' })).status).toBe(303);
  const holding = await rowsOf(
    `select 1 from programme.consents_on('2026-12-02') where person_id = $1 and purpose = 'programme'`,
    [second.person],
  );
  expect(holding).toEqual([]);
  expect((await coordinator().get(course)).html).toContain('Niels Holtst');
  // A new date rests on the one page: the merge stands.
  clock.goTo('2026-12-03');
  const form = (await coordinator().get(`/people/${second.person}/release-date`)).html;
  const date = {
    kind: 'expected',
    certainty: 'likely',
    date: '2027-08-01',
    source: 'Fængslet',
    basis: fieldIn(form, 'basis'),
  };
  expect((await coordinator().post(`/people/${second.person}/release-date`, date)).status).toBe(303);
  expect((await coordinator().get(`/people/${second.person}/merge`)).html).toContain('Kan ikke fortrydes:');
  expect((await undo(second)).status).toBe(409);
});

test('B13 a page of a new stay: its date counts from the merge on, and the earlier release stands; undone both are as they were', async () => {
  clock.goTo('2026-12-10');
  const old = await accepted('Olga Retur', {
    cpr: '21.1.1975',
    releaseDate: '2026-11-01',
    certainty: 'certain',
  });
  await house.owner.query(
    `update programme.release_date set kind = 'actual', certainty = 'certain' where person_id = $1`,
    [old.person],
  );
  const anew = await accepted('Olga Retour', { cpr: '21.1.1975', releaseDate: '2027-09-01' });
  await coordinator().post(`/people/${anew.person}/transfer`, {
    prison: house.ids.prisonTwo,
    from: '2026-12-01',
  });
  const before = await written(old, anew);
  expect(await preview(anew, old)).toContain('fra et nyt ophold');
  clock.goTo('2026-12-11');
  expect((await join(anew, old)).location).toBe(`/people/${old.person}`);
  const page = (await coordinator().get(`/people/${old.person}`)).html;
  for (const part of ['onsdag 1. september 2027', 'fra et tidligere ophold', 'Åbenhuset'])
    expect(page).toContain(part);
  expect((await undo(old)).status).toBe(303);
  expect(await written(old, anew)).toBe(before);
  // The other way about: with a course that runs the new page stays, and the old stay comes before it.
  await openCourse(anew);
  const again = await written(old, anew);
  expect(await preview(old, anew)).toContain('fra et tidligere ophold');
  clock.goTo('2026-12-12');
  expect((await join(old, anew)).location).toBe(`/people/${anew.person}`);
  const stays = await rowsOf(
    'select stay, kind from programme.release_date where person_id = $1 and superseded_by is null order by stay',
    [anew.person],
  );
  expect(stays).toEqual([
    { stay: 1, kind: 'actual' },
    { stay: 2, kind: 'expected' },
  ]);
  expect((await undo(anew)).status).toBe(303);
  expect(await written(old, anew)).toBe(again);
});

test('B13 what stands in the way is said, and nothing is joined', async () => {
  clock.goTo('2026-12-20');
  const tries = async (one: Referred, other: Referred, said: string) => {
    const html = await preview(one, other);
    expect(html).toContain(said);
    expect(html).not.toContain('Læg de to sider sammen');
    expect((await join(one, other, { other: other.person })).status).toBe(409);
  };
  const one = await accepted('Peder Et', { cpr: '221275-1234' });
  await tries(one, await accepted('Peder To', { cpr: '231275-1234' }), 'De har hver sit CPR-nummer.');
  // What is no page at all: the form comes back.
  expect((await join(one, one, { other: 'PM-1' })).status).toBe(422);
  const [a, b] = [
    await accepted('Per A', { cpr: '24.12.1975' }),
    await accepted('Per B', { cpr: '25.12.1975' }),
  ];
  await tries(a, b, 'Fødselsdagene er forskellige.');
  await house.owner.query('update programme.person set birth_date = $3 where id in ($1, $2)', [
    a.person,
    b.person,
    '1975-12-24',
  ]);
  await consent(a.person);
  await consent(b.person);
  const withdraw = `/people/${a.person}/consents/programme/withdraw`;
  await coordinator().post(withdraw, { how: 'by-phone' });
  await tries(a, b, 'Spørg deltageren, og skriv svaret på den ene side først.');
  await openCourse(a);
  await openCourse(b);
  await tries(a, b, 'Begge har et forløb i gang.');
  // Another branch's page is not there, whoever asks; with both branches it still takes both coordinators.
  const c = await refer(house, 'B', { name: 'Per B', cpr: '24.12.1975' });
  await house.as('coordinatorB').post(`${c.path}/accept`, {});
  expect(await preview(a, c)).toContain('Ingen anden deltager i din afdeling har det nummer.');
  const foreign = await coordinator().post(`/people/${a.person}/merge`, {
    other: c.person,
    basis: 'x',
    reason: 'Prøve',
  });
  expect(foreign.status).toBe(404);
  await house.owner.query(
    `insert into office.membership (id, organisation_id, user_id, role, branch_id) values (gen_random_uuid(), $1, $2, 'coordinator', $3)`,
    [house.ids.organisation, house.users.coordinatorA, house.ids.branchB],
  );
  await tries(a, c, 'Det kan ikke lægges sammen uden begge koordinatorer');
});

test('B13 who is in a study, or comes back to prison while a course runs: four things that stand in the way, each said', async () => {
  clock.goTo('2027-01-10');
  const enrol = ({ person }: Referred, arm: 'mentoring' | 'control', on: string) =>
    house.owner.query(
      `insert into programme.enrolment (person_id, organisation_id, branch_id, study_id, arm, enrolled_on, enrolled_by, enrolled_at)
       select id, organisation_id, branch_id, gen_random_uuid(), $2, $3::date, 'test', $3::date from programme.person where id = $1`,
      [person, arm, on],
    );
  let pairs = 0;
  const two = async () => {
    pairs += 1;
    const same = { cpr: `${pairs}.3.1966` };
    return [await accepted(`Pia ${pairs}`, same), await accepted(`Pia ${pairs}`, same)] as const;
  };
  const isBlocked = async ([one, other]: readonly [Referred, Referred], said: readonly [string, string]) => {
    const before = await written(one, other);
    // The same from either page, in either language.
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const html = await preview(from, to);
      expect(html).toContain(said[0]);
      expect(html).not.toContain('name="basis"');
      expect((await join(from, to, { other: to.person })).status).toBe(409);
    }
    const english = await coordinator().get(`/people/${one.person}/merge?with=${other.number}&lang=en`);
    expect(english.html).toContain(said[1]);
    expect(await written(one, other)).toBe(before);
  };

  const drawnTwice = await two();
  await enrol(drawnTwice[0], 'mentoring', '2027-01-02');
  await enrol(drawnTwice[1], 'control', '2027-01-03');
  await isBlocked(drawnTwice, [
    'Der er trukket lod to gange om samme person.',
    'One person was randomised twice.',
  ]);

  const drawnAndRunning = await two();
  await enrol(drawnAndRunning[0], 'mentoring', '2027-01-02');
  await openCourse(drawnAndRunning[1]);
  await isBlocked(drawnAndRunning, [
    'Den ene er med i et forsøg, og den anden har et forløb i gang.',
    'One takes part in a study, and the other has a course that runs.',
  ]);

  // A course that ended before the draw is no help that the control group got; one that ended after it is.
  const control = await two();
  await enrol(control[0], 'control', '2027-01-05');
  await openCourse(control[1]);
  const ended = (on: string) =>
    house.owner.query(
      `update programme.course set opened_on = '2026-12-20', closed_on = $2, close_reason = 'moved' where person_id = $1`,
      [control[1].person, on],
    );
  await ended('2027-01-05');
  await isBlocked(control, [
    'Den ene er i kontrolgruppen, og den anden har haft et forløb imens.',
    'One is in the control group, and the other has had a course meanwhile.',
  ]);
  await ended('2027-01-04');
  expect(await preview(...control)).toContain('name="basis"');

  const back = await two();
  await openCourse(back[0]);
  await house.owner.query(
    `update programme.release_date set kind = 'actual', certainty = 'certain', date = '2027-01-08' where person_id = $1`,
    [back[0].person],
  );
  await isBlocked(back, [
    'og den anden begynder et nyt ophold. Afslut forløbet først.',
    'and the other begins a new stay. End the course first.',
  ]);
});

test('B13 a course that rests after a recall, the same mentor to be kept away, wishes and assessments on both: one page, and two again', async () => {
  clock.goTo('2027-02-10');
  const same = { cpr: '30.3.1966', releaseDate: '2027-02-01', certainty: 'certain' };
  // The one was out already when referred; of the other the prison says a day to come.
  const [kept, gone] = [
    await accepted('Rie Hviler', same),
    await accepted('Rie Hvilér', { ...same, releaseDate: '2027-06-01' }),
  ];
  const course = await openCourse(kept);
  const recall = { reason: 'recall', from: '2027-02-10', prison: house.ids.prisonTwo, note: '' };
  expect((await coordinator().post(`${course}/hold`, recall)).status).toBe(303);
  const move = { prison: house.ids.prisonTwo, from: '2027-02-10' };
  expect((await coordinator().post(`/people/${gone.person}/transfer`, move)).status).toBe(303);
  const mentor = await addMentor(house, { name: 'Kend Ikke' });
  for (const { person } of [kept, gone]) {
    await house.owner.query(
      `insert into programme.conflict (id, organisation_id, branch_id, mentor_id, person_id, reason, period, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, $2, id, 'family', '[2027-01-01,)', 'test', '2027-02-10' from programme.person where id = $1`,
      [person, mentor],
    );
    await house.owner.query(
      `insert into programme.match_wish (id, organisation_id, branch_id, person_id, gender, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, 'woman', 'test', '2027-02-10' from programme.person where id = $1`,
      [person],
    );
    await house.owner.query(
      `insert into programme.assessment (id, organisation_id, branch_id, person_id, facts, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, '{}', 'test', '2027-02-10' from programme.person where id = $1`,
      [person],
    );
  }
  const before = await written(kept, gone);
  const holds = () =>
    rowsOf('select to_jsonb(h) as row from programme.course_hold h where course_id = $1', [
      course.slice('/courses/'.length),
    ]);
  const rests = await holds();
  clock.goTo('2027-02-11');
  expect((await join(gone, kept)).location).toBe(`/people/${kept.person}`);
  const page = (await coordinator().get(`/people/${kept.person}`)).html;
  expect(page).toContain('En anden side er lagt sammen med denne');
  const now = (await coordinator().get(course)).html;
  for (const part of ['Forløbet er på pause', 'sidder i Åbenhuset', 'Datoen kendes ikke'])
    expect(now).toContain(part);
  expect(await holds()).toEqual(rests);
  expect((await undo(kept)).status).toBe(303);
  expect(await written(kept, gone)).toBe(before);
  expect(await holds()).toEqual(rests);
});

test('what was sent to a page that has become one with another’s comes back on the one that stands', async () => {
  const born = { cpr: '3.3.1966' };
  const [one, other] = [await accepted('Eva Blivertil', born), await accepted('Eva Bliver', born)];
  const opened = (await coordinator().get(`/people/${other.person}/about`)).html;
  const joined = (await join(one, other)).location ?? '';
  expect(joined).toMatch(/^\/people\//u);
  const gone = joined.endsWith(one.person) ? other : one;
  const alert = { kind: 'health', text: 'Tåler ikke penicillin', until: '', forMentors: 'yes' };
  const back = await coordinator().post(`/people/${gone.person}/alerts`, alert);
  expect([back.status, back.html.includes('er imens blevet ét med denne. Intet er gemt.')]).toEqual([
    422,
    true,
  ]);
  expect(back.html).toContain(`action="${joined}/alerts"`);
  expect(back.html).toContain('value="Tåler ikke penicillin"');
  // A form that lacked something comes back with both said.
  const wrong = await coordinator().post(`/people/${gone.person}/alerts`, { ...alert, kind: '' });
  expect([wrong.status, wrong.html.includes('er imens blevet ét med denne')]).toEqual([422, true]);
  expect(wrong.html).toContain('value="Tåler ikke penicillin"');
  // What the form rested on was the other page's: the one that comes back rests on what stands.
  const about = { basis: fieldIn(opened, 'basis'), alias: '', language: 'da', phone: '20304050' };
  const told = await coordinator().post(`/people/${gone.person}/about`, about);
  expect(told.html).toContain('20304050');
  const again = { ...about, basis: fieldIn(told.html, 'basis') };
  expect((await coordinator().post(`${joined}/about`, again)).location).toBe(joined);
  // A button leads to the page that stands, and so does an address of the other.
  expect((await coordinator().post(`/people/${gone.person}/course`, {})).location).toBe(joined);
  expect((await coordinator().get(`/people/${gone.person}/contact-rule`)).location).toBe(
    `${joined}/contact-rule`,
  );
  expect((await house.as('coordinatorB').post(`/people/${gone.person}/alerts`, alert)).status).toBe(404);
});
