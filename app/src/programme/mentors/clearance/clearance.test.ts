import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor, addPerson } from '../../courses/fixture.ts';
import { refer } from '../../referrals/fixture.ts';
import { requestLine } from '../day-lines.ts';
import { leadOf } from './lead.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
  await addPerson(house, { name: 'Venter Inde' });
});
afterAll(() => house.close());

/** Dates keep their words together with spaces that do not break. */
const pageOf = async (id: string) =>
  (await house.as('coordinatorA').get(`/mentors/${id}`)).html.replaceAll('\u00a0', ' ');
const newcomer = (name: string) => addMentor(house, { name, clearedFor: [] });
const press = (id: string, did: string, more: Record<string, string> = {}) =>
  house.as('coordinatorA').post(`/mentors/${id}/clearance`, { prison: house.ids.prison, did, ...more });
const checksOf = async (id: string) =>
  (
    await house.owner.query(
      `select seen_on::text, valid_until::text, prison_id from programme.mentor_check
       where mentor_id = $1 and kind = 'prison-clearance'`,
      [id],
    )
  ).rows;

describe('C24 clearance, prison by prison', () => {
  test('asked in one press and given in one press; the last day is computed', async () => {
    const id = await newcomer('Ask Adgang');
    const before = await house.as('coordinatorA').get(`/mentors/${id}`);
    expect(before.html).toContain('1 deltager sidder her');
    expect(before.html).toContain('Adgang bedt om');
    expect(before.html).toContain('Regn med 90 dage (en indstilling).');
    expect((await press(id, 'asked')).status).toBe(303);
    expect(await checksOf(id)).toEqual([]);
    expect((await press(id, 'asked')).status).toBe(409);
    expect((await press(id, 'approved')).status).toBe(303);
    expect(await checksOf(id)).toEqual([
      { seen_on: '2026-11-22', valid_until: '2028-11-22', prison_id: house.ids.prison },
    ]);
    expect((await press(id, 'approved')).status).toBe(409);
    expect(await pageOf(id)).toContain('Adgang til 22. nov. 2028');
    const events = await house.owner.query(
      `select action from audit.event where subject = $1 and action like 'clearance%' order by seq`,
      [id],
    );
    expect(events.rows.map((row) => row.action)).toEqual(['clearance.asked', 'clearance.answered']);
  });

  test('a day in the answer wins; a no makes no clearance, and the prison may be asked again', async () => {
    const id = await newcomer('Dato Vinder');
    await press(id, 'asked');
    await press(id, 'approved', { validUntil: '2027-03-01' });
    expect((await checksOf(id)).map((row) => row.valid_until)).toEqual(['2027-03-01']);
    const other = await newcomer('Afslag Fik');
    await press(other, 'asked');
    expect((await press(other, 'refused')).status).toBe(303);
    expect(await checksOf(other)).toEqual([]);
    expect(await pageOf(other)).toContain('Afslag 22. nov. 2026');
    expect((await press(other, 'asked')).status).toBe(303);
  });

  test('a day that has passed makes no clearance, and the request waits on', async () => {
    const id = await newcomer('Forbi Er Forbi');
    await press(id, 'asked');
    const past = await press(id, 'approved', { validUntil: '2026-11-21' });
    expect([past.status, past.html.includes('er forbi. Intet er gemt.')]).toEqual([409, true]);
    expect(await checksOf(id)).toEqual([]);
    expect((await press(id, 'approved', { validUntil: '2026-11-22' })).status).toBe(303);
  });

  test('two presses of the same yes at once make one clearance', async () => {
    const id = await newcomer('To På Én Gang');
    await press(id, 'asked');
    const answers = await Promise.all([press(id, 'approved'), press(id, 'approved')]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    expect(await checksOf(id)).toHaveLength(1);
  });

  test('another branch, or a prison of nobody, is not there', async () => {
    const id = await newcomer('Kun Egen');
    const other = await house
      .as('coordinatorB')
      .post(`/mentors/${id}/clearance`, { prison: house.ids.prison, did: 'asked' });
    expect(other.status).toBe(404);
    expect((await press(id, 'asked', { prison: crypto.randomUUID() })).status).toBe(404);
  });
});

test('C24 the prison is asked through the link of one referral, the mentor’s own participant first, or in another way', async () => {
  const id = await newcomer('Gennem Link');
  const one = await refer(house, 'A', { name: 'Eva Henvist', cpr: '1.2.1980' });
  const other = await refer(house, 'A', { name: 'Fie Henvist', cpr: '2.2.1980' });
  const foreign = await refer(house, 'B', { name: 'Gry Henvist', cpr: '3.2.1980' });
  for (const { path } of [one, other]) await house.as('coordinatorA').post(`${path}/accept`, {});
  await house.as('coordinatorB').post(`${foreign.path}/accept`, {});
  const page = await pageOf(id);
  for (const { number } of [one, other]) expect(page).toContain(`Spørg gennem linket til ${number}`);
  expect(page).toContain('Spurgt på anden måde');
  expect(page).not.toContain(foreign.number);
  expect((await press(id, 'asked', { referral: foreign.id })).status).toBe(404);
  expect((await press(id, 'asked', { referral: one.id })).status).toBe(303);
  expect(await pageOf(id)).toContain(`Spurgt i dag, gennem linket til ${one.number}`);
  const asked = 'Må Gennem Link komme på besøg i Prøvefængslet?';
  const seen = async (link: string) => (await house.as('nobody').get(link)).html.includes(asked);
  expect([await seen(one.link), await seen(other.link), await seen(foreign.link)]).toEqual([
    true,
    false,
    false,
  ]);
  // A link that is closed carries no question.
  await house.as('coordinatorA').post(`${other.path}/close-link`, {});
  expect(await pageOf(await newcomer('Efter Lukning'))).not.toContain(other.number);
});

test('C24 how long answers take is learnt from three on, else it is the setting', () => {
  expect(leadOf([])).toEqual({ days: 90, answers: 0, measured: false });
  expect(leadOf([10, 20])).toMatchObject({ days: 90, measured: false });
  expect(leadOf([10, 80, 20])).toEqual({ days: 20, answers: 3, measured: true });
  const sent = Temporal.PlainDate.from('2026-01-01');
  const request = { mentor_id: 'm', mentor: 'Åse', prison: 'Nyborg', sent_on: sent };
  expect(requestLine('da', request, sent.add({ days: 41 })).text).toBe(
    'Nyborg har ikke svaret om adgang for Åse i 41 dage.',
  );
});
