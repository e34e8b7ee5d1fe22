import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { lix } from '../../../ui/text/lix.ts';
import { addMentor, openCourseFor } from '../../courses/fixture.ts';
import { allSayYes, askedMatch, participantOf, stateOf } from '../fixture.ts';
import { texts as participantTexts } from '../me/texts.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.owner.query(`update programme.mentor set stage = 'left', user_id = null`);
});

const coordinator = () => house.as('coordinatorA');
const events = async (action: string) =>
  Number(
    (await house.owner.query('select count(*) n from audit.event where action = $1', [action])).rows[0].n,
  );

/** A course about which An, who has the account mentorA, and Bo, who has none, are asked. */
const ask = async (fields: Readonly<Record<string, string>> = {}, name = 'Mikkel Hemmelig') => {
  const path = await openCourseFor(house, { name });
  const an = await addMentor(house, { name: 'An Prøve', userId: house.users.mentorA });
  const bo = await addMentor(house, { name: 'Bo Prøve' });
  const asked = await coordinator().post(`${path}/match`, {
    choice: 'own',
    first: an,
    second: bo,
    reason: 'fordi',
    ...fields,
  });
  expect(asked.status).toBe(303);
  const match = await askedMatch(house, path);
  const participant = await participantOf(house, path);
  return {
    path,
    id: path.slice('/courses/'.length),
    an,
    bo,
    match,
    participant,
    say: {
      participant: (answer: string) => participant.post('/me/proposal', { match, answer }),
      an: (answer: string) =>
        house
          .as('mentorA')
          .post(`/my/proposals/${match}`, answer === 'no' ? { answer, reason: 'no-time' } : { answer }),
      bo: (answer: string) =>
        coordinator().post(`${path}/proposal`, { match, 'mentor-2': answer, how: 'by-phone' }),
    },
  };
};
type Asked = Awaited<ReturnType<typeof ask>>;
type Voice = keyof Asked['say'];
const voices = ['participant', 'an', 'bo'] as const;
const orders = voices.flatMap((one) =>
  voices
    .filter((two) => two !== one)
    .map((two) => [one, two, voices.find((last) => last !== one && last !== two) ?? one] as const),
);

describe('three answers', () => {
  test.each(orders)('D45 %s, %s, %s: the third yes makes the pair, and not before', async (...order) => {
    const { path, say, an, bo } = await ask();
    const before = await events('course.matched');
    for (const voice of order) {
      expect((await stateOf(house, path)).places).toEqual([]);
      expect((await say[voice]('yes')).status, voice).toBe(303);
    }
    expect(await stateOf(house, path)).toEqual({ places: [an, bo], matches: 'live' });
    expect(await events('course.matched')).toBe(before + 1);
    for (const voice of voices) expect((await say[voice]('no')).status, voice).toBe(409);
    expect((await stateOf(house, path)).places).toEqual([an, bo]);
  });

  test.each(voices)('D45 a no of %s ends it, and both have their places back', async (voice) => {
    const { path, say, an } = await ask();
    const other: Voice = voice === 'participant' ? 'bo' : 'participant';
    expect((await say[other]('yes')).status).toBe(303);
    const next = await openCourseFor(house, { name: 'En Anden' });
    const cy = await addMentor(house, { name: 'Cy Prøve' });
    const elsewhere = () =>
      coordinator().post(`${next}/match`, { choice: 'own', first: an, second: cy, reason: 'x' });
    expect((await elsewhere()).html).toContain('har ingen ledig plads');
    expect((await say[voice]('no')).status).toBe(303);
    expect(await stateOf(house, path)).toEqual({ places: [], matches: 'declined' });
    expect((await elsewhere()).status).toBe(303);
    expect((await say[other]('yes')).status).toBe(409);
    expect((await coordinator().get(path)).html).toMatch(/sagde nej 22\. november 2026\./u);
    expect((await coordinator().get('/today')).html).toMatch(
      /Mikkel Hemmelig har ingen mentorer\..*sagde nej/u,
    );
  });

  test('D45 a yes may be taken back before the third, and the same answer twice is one', async () => {
    const { path, say } = await ask();
    expect((await say.an('yes')).status).toBe(303);
    expect((await say.an('yes')).status).toBe(303);
    expect((await say.an('no')).status).toBe(303);
    expect((await stateOf(house, path)).matches).toBe('declined');
  });

  test('D45 the last two at once: one pair, one event', async () => {
    const { path, say, an, bo } = await ask();
    const before = await events('course.matched');
    await say.bo('yes');
    const both = await Promise.all([say.participant('yes'), say.an('yes')]);
    expect(both.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await stateOf(house, path)).toEqual({ places: [an, bo], matches: 'live' });
    expect(await events('course.matched')).toBe(before + 1);
  });

  test('D45 a yes and a no at once: live and declined never both', async () => {
    const { path, say } = await ask();
    await say.bo('yes');
    await say.an('yes');
    const both = await Promise.all([say.participant('yes'), say.an('no')]);
    const { places, matches } = await stateOf(house, path);
    expect([matches, places.length]).toEqual(both[0].status === 303 ? ['live', 2] : ['declined', 0]);
  });

  test('D45 the coordinator writes down all three at once; a double press is one', async () => {
    const { path } = await ask();
    expect((await coordinator().get(`${path}/proposal`)).html).toContain('Hvordan fik du svaret?');
    expect((await coordinator().post(`${path}/proposal`, { match: '', how: 'by-phone' })).status).toBe(422);
    const nothing = await coordinator().post(`${path}/proposal`, {
      match: await askedMatch(house, path),
      how: 'by-phone',
    });
    expect(nothing.html).toContain('Skriv mindst ét svar.');
    expect((await allSayYes(house, path)).status).toBe(303);
    expect((await stateOf(house, path)).places).toHaveLength(2);
    expect((await coordinator().get(`${path}/proposal`)).status).toBe(303);
  });

  test('D45 nobody answers for another, and no coordinator for the own mentor', async () => {
    const { path, match, an } = await ask();
    expect((await house.as('mentorB').get(`/my/proposals/${match}`)).status).toBe(404);
    expect((await house.as('mentorB').post(`/my/proposals/${match}`, { answer: 'yes' })).status).toBe(404);
    const other = await participantOf(house, await openCourseFor(house, { name: 'En Tredje' }));
    expect((await other.post('/me/proposal', { match, answer: 'yes' })).status).toBe(404);
    const far = house.as('coordinatorB');
    expect((await far.post(`${path}/proposal`, { match, participant: 'yes', how: 'by-phone' })).status).toBe(
      404,
    );
    const elsewhere = await openCourseFor(house, { name: 'En Fjerde' });
    const crossed = { match, participant: 'yes', how: 'by-phone' };
    expect((await coordinator().post(`${elsewhere}/proposal`, crossed)).status).toBe(404);
    await house.owner.query('update programme.mentor set user_id = $1 where id = $2', [
      house.users.coordinatorA,
      an,
    ]);
    const own = await coordinator().post(`${path}/proposal`, { match, 'mentor-1': 'yes', how: 'by-phone' });
    expect([own.status, own.html.includes('dit eget svar som mentor')]).toEqual([409, true]);
  });
});

describe('what is known before the pair is live', () => {
  test('D45 an asked mentor sees enough to answer, and no name; with the third yes the course', async () => {
    const goal = 'En fast bolig før sommer';
    const introduction = 'I supplerer hinanden godt.';
    const { match, id, say } = await ask({ goal, introduction });
    const mentor = house.as('mentorA');
    const page = await mentor.get(`/my/proposals/${match}`);
    for (const told of ['T-', 'Aaby', 'februar 2027', 'Dansk', 'Bo, 40’erne', goal, introduction])
      expect(page.html, told).toContain(told);
    for (const hidden of ['Mikkel', 'Hemmelig', '1. februar']) expect(page.html).not.toContain(hidden);
    expect((await mentor.get('/my')).html).toContain('Du er spurgt om et forløb');
    expect((await mentor.get(`/my/${id}`)).status).toBe(404);
    const rowsOf = (table: 'programme.person' | 'programme.match') =>
      house.cases('mentorA').read((db) => db.selectFrom(table).select('id').execute());
    expect(await rowsOf('programme.person')).toEqual([]);
    await expect(rowsOf('programme.match')).rejects.toThrow('permission denied');
    for (const voice of voices) await say[voice]('yes');
    const live = await mentor.get(`/my/${id}`);
    expect(live.html).toContain('Mikkel Hemmelig');
    expect(live.html).toContain(`Fælles mål: ${goal}`);
    expect((await mentor.get(`/my/proposals/${match}`)).html).toContain('Gå til forløbet');
    const english = await mentor.get(`/my/proposals/${match}?lang=en`);
    expect(english.html).toContain('You are a pair');
  });

  test('D44 D51 both mentors get one and the same notice, by mail without a name, and the same note on the page', async () => {
    await house.owner.query('delete from office.mail');
    const path = await openCourseFor(house, { name: 'Mikkel Hemmelig' });
    const [an, bo] = [await addMentor(house, { name: 'An' }), await addMentor(house, { name: 'Bo' })];
    await house.owner.query(
      `update programme.mentor set email = name || '@test.invalid' where id = any ($1)`,
      [[an, bo]],
    );
    const form = {
      choice: 'own',
      first: an,
      second: bo,
      reason: 'x',
      introduction: 'Ring til hinanden først.',
    };
    expect((await coordinator().post(`${path}/match`, form)).status).toBe(303);
    await allSayYes(house, path);
    const { rows } = await house.owner.query('select recipient, subject, body from office.mail order by id');
    expect(rows.map((row) => row.recipient).toSorted()).toEqual([
      'An@test.invalid',
      'An@test.invalid',
      'Bo@test.invalid',
      'Bo@test.invalid',
    ]);
    expect(new Set(rows.map((row) => row.body)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toMatch(/Mikkel|Hemmelig|Ring til/u);
  });

  test('D51 a goal or a note that names the participant comes back', async () => {
    const path = await openCourseFor(house, { name: 'Mikkel Hemmelig' });
    const [an, bo] = [await addMentor(house, { name: 'An' }), await addMentor(house, { name: 'Bo' })];
    for (const field of ['goal', 'introduction']) {
      const form = { choice: `${an}+${bo}`, reason: 'x', [field]: 'Hjælp mikkel med bolig' };
      const back = await coordinator().post(`${path}/match`, form);
      expect([back.status, back.html.includes('nævner deltagerens navn')]).toEqual([422, true]);
    }
    expect((await stateOf(house, path)).matches).toBe('');
  });

  test('D45 the participant is asked in short words, may answer alone, or talk to somebody first', async () => {
    const { path, participant, match } = await ask();
    expect((await participant.get('/me')).html).toContain('/me/proposal');
    const page = (await participant.get('/me/proposal')).html;
    expect(page).toContain('Vi har fundet to mentorer til dig: An, 40’erne, og Bo, 40’erne.');
    expect((await participant.post('/me/proposal', { match, answer: 'talk' })).status).toBe(303);
    expect((await coordinator().get('/today')).html).toContain('vil tale med nogen, før der bliver svaret');
    expect((await participant.get('/me/proposal')).html).toContain('Vi kontakter dig.');
    expect((await participant.post('/me/proposal', { match, answer: 'yes' })).status).toBe(303);
    expect((await participant.get('/me/proposal')).html).toContain('Du har sagt ja.');
    expect((await coordinator().get(path)).html).toContain('svarede selv');
    const { found, foundSecond, by, tens, ...fixed } = participantTexts.da;
    const an = `An, ${tens(40)}`;
    const whole = [
      found(`${an}, og Bo, ${tens(50)}`),
      foundSecond('Bo', an),
      by('onsdag 25. november 2026'),
      ...Object.values(fixed),
    ].join('\n');
    expect(lix(whole)).toBeLessThanOrEqual(30);
  });
});
