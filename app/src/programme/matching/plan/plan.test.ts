import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, addPerson, openCourseFor } from '../../courses/fixture.ts';
import { stateOf } from '../fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
// Each test has its own people: those of the tests before it are done with.
beforeEach(async () => {
  await house.owner.query(`update programme.mentor set stage = 'left'`);
  await house.owner.query(
    `update programme.course set closed_on = '2026-11-22', close_reason = 'moved-away', close_note = 'prøve' where closed_on is null`,
  );
});

const coordinator = () => house.as('coordinatorA');
const idOf = (path: string) => path.slice('/courses/'.length);
const make = async (player: 'coordinatorA' | 'coordinatorB' = 'coordinatorA') => {
  const branch = player === 'coordinatorA' ? house.ids.branchA : house.ids.branchB;
  const answer = await house.as(player).post('/pairs', { branch });
  expect(answer.status).toBe(303);
  return answer.location ?? '';
};

/** Two courses and two pairs of mentors, each pair complementary. */
const furnish = async () => {
  const mikkel = await openCourseFor(house, { name: 'Mikkel Hemmelig' });
  const sara = await openCourseFor(house, { name: 'Sara Skjult', release: '2027-01-10' });
  const mentors: Record<string, string> = {};
  for (const [name, area] of [
    ['An', 'housing'],
    ['Bo', 'work'],
    ['Cy', 'housing'],
    ['Di', 'work'],
  ] as const)
    mentors[name] = await addMentor(house, { name: `${name} Prøve`, lifeAreas: [area] });
  return { mikkel, sara, mentors };
};
const lineOf = async (plan: string, course: string) => {
  const { rows } = await house.owner.query(
    'select * from programme.match_plan_row where plan_id = $1 and course_id = $2',
    [plan.slice('/pairs/'.length), idOf(course)],
  );
  return rows[0];
};
/** The line as its form shows it. */
const seenIn = async (address: string) =>
  /name="seen" value="(?<seen>[^"]+)"/u.exec((await coordinator().get(address)).html)?.groups?.['seen'] ?? '';
/** The press that the page of a plan offers. */
const send = async (plan: string) => coordinator().post(`${plan}/send`, { seen: await seenIn(plan) });
const editLine = async (address: string, fields: Readonly<Record<string, string>>) =>
  coordinator().post(address, { seen: await seenIn(address), ...fields });

describe('one plan for everybody who waits', () => {
  test('D49 D50 found with one press, changed, and sent with one press: each of the three of each line is asked', async () => {
    const { mikkel, sara } = await furnish();
    const all = (await coordinator().get('/pairs')).html;
    for (const said of ['2 forløb venter på et par', 'Mikkel Hemmelig', 'Sara Skjult', 'Find par til alle'])
      expect(all).toContain(said);
    const plan = await make();
    const shown = (await coordinator().get(plan)).html;
    for (const said of ['Bedst mulig plan', 'Mikkel Hemmelig', 'Sara Skjult', 'Send alle forslag'])
      expect(shown).toContain(said);
    expect((await stateOf(house, mikkel)).matches).toBe('');
    const kept = await lineOf(plan, mikkel);
    const [first, second] = kept.mentor_ids;
    const other = (await lineOf(plan, sara)).mentor_ids[0];
    const edit = `${plan}/${idOf(mikkel)}`;
    expect((await coordinator().get(edit)).html).toContain('Mikkel Hemmelig: ret forslaget');
    const bare = await editLine(edit, { first, other, reason: '' });
    expect([bare.status, bare.html.includes('Skriv, hvorfor du vælger andre end planen.')]).toEqual([
      422,
      true,
    ]);
    expect((await editLine(edit, { first, other, reason: 'De bor tæt.' })).status).toBe(303);
    const twice = (await coordinator().get(plan)).html;
    expect(twice).toContain('står på flere linjer, men har kun 1 plads.');
    expect(twice).toContain('Planen er ændret siden.');
    const refused = await send(plan);
    expect([refused.status, refused.html.includes('Intet er sendt.')]).toEqual([409, true]);
    expect((await stateOf(house, sara)).matches).toBe('');
    expect((await editLine(edit, { first, other: second, reason: '' })).status).toBe(303);
    expect((await send(plan)).status).toBe(303);
    for (const course of [mikkel, sara]) expect((await stateOf(house, course)).matches).toBe('asked');
    const again = await send(plan);
    expect([again.status, again.html.includes('Planen er sendt')]).toEqual([409, true]);
    expect((await coordinator().get(plan)).html).toContain('Planen er sendt.');
    const { rows } = await house.owner.query('select grounds from programme.match where course_id = $1', [
      idOf(mikkel),
    ]);
    expect(rows[0].grounds).toMatchObject({ plan: plan.slice('/pairs/'.length), settings: 0 });
    expect(JSON.stringify(rows[0].grounds)).not.toContain('Prøve');
  });

  test('D50 a line that is left out is not sent, and the others are', async () => {
    const { mikkel, sara } = await furnish();
    const plan = await make();
    const [first, other] = (await lineOf(plan, mikkel)).mentor_ids;
    const left = await editLine(`${plan}/${idOf(mikkel)}`, {
      first,
      other,
      leave: 'yes',
      reason: '',
    });
    expect(left.status).toBe(303);
    expect((await coordinator().get(plan)).html).toContain('udeladt');
    expect((await send(plan)).status).toBe(303);
    expect((await stateOf(house, mikkel)).matches).toBe('');
    expect((await stateOf(house, sara)).matches).toBe('asked');
  });

  test('D50 a mentor who was taken meanwhile stops the whole, with the name, and a pair that breaks a rule is not taken', async () => {
    const { mikkel, sara, mentors } = await furnish();
    const plan = await make();
    const late = await openCourseFor(house, { name: 'Ida Sen' });
    const [taken] = (await lineOf(plan, mikkel)).mentor_ids;
    const [free] = (await lineOf(plan, sara)).mentor_ids;
    const name = Object.entries(mentors).find(([, id]) => id === taken)?.[0];
    const asked = await coordinator().post(`${late}/match`, {
      choice: 'own',
      first: taken,
      second: await addMentor(house, { name: 'Ny Prøve' }),
      reason: 'fordi',
    });
    expect(asked.status).toBe(303);
    expect((await coordinator().get(plan)).html).toContain(`${name} Prøve har ingen ledig plads.`);
    const refused = await send(plan);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain(`Mikkel Hemmelig: ${name} Prøve har ingen ledig plads.`);
    for (const course of [mikkel, sara]) expect((await stateOf(house, course)).matches).toBe('');
    const paused = await addMentor(house, { name: 'På Pause', stage: 'paused' });
    const broken = await editLine(`${plan}/${idOf(sara)}`, {
      first: free,
      other: paused,
      reason: 'fordi',
    });
    expect([broken.status, broken.html.includes('På Pause er ikke godkendt eller er på pause')]).toEqual([
      422,
      true,
    ]);
  });

  test('D50 two who change one line: whoever saves second is told, and nothing of it is kept', async () => {
    const { mikkel } = await furnish();
    const plan = await make();
    const address = `${plan}/${idOf(mikkel)}`;
    const [first, other] = (await lineOf(plan, mikkel)).mentor_ids;
    const seen = await seenIn(address);
    const leave = () => coordinator().post(address, { first, other, seen, leave: 'yes', reason: '' });
    const both = await Promise.all([
      leave(),
      coordinator().post(address, { first, other, seen, leave: 'yes', reason: '' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(both.some(({ html }) => html.includes('En anden har rettet forslaget imens.'))).toBe(true);
    const late = await coordinator().post(address, { first, other, seen, reason: '' });
    expect([late.status, (await lineOf(plan, mikkel)).left_out]).toEqual([409, true]);
  });

  test('D50 a course that closed meanwhile is not sent, and does not stop the others', async () => {
    const { mikkel, sara } = await furnish();
    const plan = await make();
    await house.owner.query(
      `update programme.course set closed_on = '2026-11-22', close_reason = 'moved-away', close_note = 'x' where id = $1`,
      [idOf(mikkel)],
    );
    const shown = (await coordinator().get(plan)).html;
    for (const said of [
      'så linjen bliver ikke sendt',
      'Et afsluttet forløb',
      '1 forløb bliver spurgt på én gang',
    ])
      expect(shown).toContain(said);
    expect(shown).not.toContain(`href="${plan}/${idOf(mikkel)}"`);
    expect((await send(plan)).status).toBe(303);
    expect((await stateOf(house, sara)).matches).toBe('asked');
  });

  test('D50 a plan that somebody changed since the page was opened is shown as it is now, and not sent', async () => {
    const { mikkel, sara } = await furnish();
    const plan = await make();
    const seen = await seenIn(plan);
    const [first, other] = (await lineOf(plan, mikkel)).mentor_ids;
    await editLine(`${plan}/${idOf(mikkel)}`, { first, other, leave: 'yes', reason: '' });
    const refused = await coordinator().post(`${plan}/send`, { seen });
    expect([refused.status, refused.html.includes('En anden har rettet planen')]).toEqual([409, true]);
    expect((await stateOf(house, sara)).matches).toBe('');
    expect((await send(plan)).status).toBe(303);
    expect([(await stateOf(house, mikkel)).matches, (await stateOf(house, sara)).matches]).toEqual([
      '',
      'asked',
    ]);
  });

  test('D50 two who send at once: one wins whole', async () => {
    const { mikkel, sara } = await furnish();
    const plan = await make();
    const seen = await seenIn(plan);
    const both = await Promise.all([1, 2].map(() => coordinator().post(`${plan}/send`, { seen })));
    expect(both.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    for (const course of [mikkel, sara]) expect((await stateOf(house, course)).matches).toBe('asked');
  });

  test('D50 of two plans that overlap, sent at once, the second is put away or refused', async () => {
    await furnish();
    const first = await make();
    const second = await make();
    expect((await coordinator().get(first)).html).toContain('Planen er lagt væk');
    const both = await Promise.all([first, second].map(send));
    expect(both.map((answer) => answer.status)).toEqual([409, 303]);
  });

  test('D41 D49 who cannot get a pair is said with what is missing, in both languages', async () => {
    await openCourseFor(house, { name: 'Yusuf Prøve', language: 'ar' });
    for (const name of ['An', 'Bo']) await addMentor(house, { name, clearedFor: [] });
    const plan = await make();
    const shown = (await coordinator().get(plan)).html;
    for (const said of [
      '1 forløb kan ikke få et par',
      'Yusuf Prøve',
      'arabisktalende',
      'Planen har ingen forslag.',
    ])
      expect(shown).toContain(said);
    expect((await coordinator().get(`${plan}?lang=en`)).html).toContain('Arabic-speaking');
  });

  test('D41 whoever is helped in another way since is not said to lack a pair', async () => {
    const late = await openCourseFor(house, { name: 'Yusuf Prøve', language: 'ar' });
    const plan = await make();
    expect((await coordinator().get(plan)).html).toContain('1 forløb kan ikke få et par');
    const [an, bo] = [
      await addMentor(house, { name: 'An', languages: ['ar'] }),
      await addMentor(house, { name: 'Bo' }),
    ];
    await coordinator().post(`${late}/match`, { choice: 'own', first: an, second: bo, reason: 'x' });
    expect((await coordinator().get(plan)).html).not.toContain('kan ikke få et par');
  });

  test('D49 nobody of another branch is in it, and another branch sees nothing of it', async () => {
    const { mikkel } = await furnish();
    await openCourseFor(house, { branch: 'B', name: 'Fra B' });
    await addMentor(house, { branch: 'B', name: 'Mentor B' });
    const plan = await make();
    expect((await coordinator().get(plan)).html).not.toMatch(/Fra B|Mentor B/u);
    const far = house.as('coordinatorB');
    expect((await far.get(plan)).status).toBe(404);
    expect((await far.post(`${plan}/send`, {})).status).toBe(404);
    expect((await far.get(`${plan}/${idOf(mikkel)}`)).status).toBe(404);
    expect((await far.post('/pairs', { branch: house.ids.branchA })).status).toBe(404);
  });

  test('D49 the programme lead sees counts of every branch, and nobody’s name or id', async () => {
    const { mikkel, sara, mentors } = await furnish();
    await addPerson(house, { name: 'Kanarie Fugl' });
    await openCourseFor(house, { name: 'Yusuf Gul', language: 'ar' });
    const plan = await make();
    for (const lang of ['da', 'en']) {
      const { html } = await house.as('programmeLead').get(`/pairs?lang=${lang}`);
      expect(html).toContain(lang === 'da' ? 'Par i hele landet' : 'Pairs in the whole country');
      expect(html).toContain(lang === 'da' ? 'arabisktalende' : 'Arabic-speaking');
      for (const hidden of ['Mikkel', 'Sara', 'Yusuf', 'Kanarie', 'Prøve<', idOf(mikkel), idOf(sara)])
        expect(html).not.toContain(hidden);
      for (const id of [...Object.values(mentors), plan]) expect(html).not.toContain(id);
    }
    expect((await house.as('programmeLead').get(plan)).status).toBe(404);
    const counts = await house
      .cases('coordinatorA')
      .read(async (db) => db.selectFrom('programme.match_plan').select('id').execute());
    expect(counts).not.toEqual([]);
    const seen = await house.cases('programmeLead').read(async (db) => ({
      plans: await db.selectFrom('programme.match_plan').select('id').execute(),
      lines: await db.selectFrom('programme.match_plan_row').select('course_id').execute(),
    }));
    expect(seen).toEqual({ plans: [], lines: [] });
  });
});
