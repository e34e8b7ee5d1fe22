import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { fixedClock } from '../../../platform/clock.ts';
import { addMentor } from '../../courses/fixture.ts';
import { awayDayLines, awayLine } from '../day-lines.ts';
import { freePlaces } from '../mentor.ts';
import { findMentor } from '../store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const write = (id: string, fields: Record<string, string>) =>
  house
    .as('coordinatorA')
    .post(`/mentors/${id}/absence`, { kind: 'leave', from: '2026-11-22', returnOn: '', ...fields });
const awayOn = async (on: string): Promise<readonly string[]> => {
  const day = { lang: 'da', today: Temporal.PlainDate.from(on), userId: house.users.coordinatorA } as const;
  const part = await house
    .cases('coordinatorA')
    .read((db) => awayDayLines(db, day, { offset: 0, limit: 100 }));
  return part.lines.map((line) => line.text);
};
const placesOn = (id: string, on: string) =>
  house.cases('coordinatorA').read(async (db) => {
    const mentor = await findMentor(db, id, Temporal.PlainDate.from(on));
    return mentor === undefined ? undefined : freePlaces(mentor);
  });

test('C30 C31 away with a day of return: no place meanwhile, and by itself back on that day', async () => {
  const id = await addMentor(house, { name: 'Ferie Frida', capacity: 2 });
  const saved = await write(id, { from: '2026-12-01', returnOn: '2027-01-04' });
  expect(saved.status).toBe(303);
  expect(await placesOn(id, '2026-11-30')).toBe(2);
  expect(await placesOn(id, '2026-12-01')).toBe(0);
  expect(await placesOn(id, '2027-01-03')).toBe(0);
  expect(await placesOn(id, '2027-01-04')).toBe(2);
  expect(await awayOn('2027-01-05')).toContain(
    'Ferie Frida skulle være tilbage 4. januar 2027 og kan få nye forløb igen.',
  );
  expect((await awayOn('2027-01-03')).some((text) => text.startsWith('Ferie Frida'))).toBe(false);
});

test('C30 two absences never overlap; the day of return lies after the first day', async () => {
  const id = await addMentor(house, { name: 'Dobbelt Dorte' });
  expect((await write(id, { returnOn: '2026-11-22' })).html).toContain('før fraværet begynder');
  await write(id, { returnOn: '2026-12-10' });
  const overlapping = await write(id, { kind: 'no-contact', from: '2026-12-09' });
  expect(overlapping.status).toBe(422);
  expect(overlapping.html.split('form-error-message')[1]).toContain(
    'Der er allerede skrevet fravær på nogle af dagene.',
  );
  expect(overlapping.html).toContain('value="2026-12-09"');
  expect((await write(id, { from: '2026-12-10' })).status).toBe(303);
  const answers = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const other = await addMentor(house, { name });
      return (await Promise.all([write(other, {}), write(other, {})])).map((one) => one.status).toSorted();
    }),
  );
  expect(answers).toEqual([
    [303, 422],
    [303, 422],
  ]);
});

test('C30 back before the day, and an absence that never was', async () => {
  const id = await addMentor(house, { name: 'Tilbage Tove' });
  const coordinator = house.as('coordinatorA');
  await write(id, { from: '2026-11-01' });
  const page = await coordinator.get(`/mentors/${id}`);
  expect(page.html).toContain('Ferie eller orlov fra 1. november 2026. Dagen for tilbagekomst kendes ikke.');
  expect((await coordinator.get('/mentors')).html).toContain('Væk');
  expect((await coordinator.post(`/mentors/${id}/absence/end`, {})).status).toBe(303);
  expect(await placesOn(id, '2026-11-21')).toBe(0);
  expect(await placesOn(id, '2026-11-22')).toBe(1);
  expect((await coordinator.post(`/mentors/${id}/absence/end`, {})).status).toBe(409);
  await write(id, {});
  expect((await coordinator.post(`/mentors/${id}/absence/end`, {})).status).toBe(303);
  expect(await placesOn(id, '2026-11-22')).toBe(1);
  expect((await house.as('coordinatorB').post(`/mentors/${id}/absence`, {})).status).toBe(404);
});

test('C30 an absence to come is moved or taken back, with the way back, and twice pressed is once', async () => {
  const id = await addMentor(house, { name: 'Plan Pia' });
  const coordinator = house.as('coordinatorA');
  await write(id, { from: '2026-12-01', returnOn: '2027-01-04' });
  await write(id, { from: '2027-02-01', returnOn: '2027-02-08' });
  const path = `/mentors/${id}/absence`;
  const { html } = await coordinator.get(`/mentors/${id}`);
  expect(html).toContain('Tag fraværet tilbage');
  const { rows } = await house.owner.query<{ id: string }>(
    'select id from programme.mentor_absence where mentor_id = $1 order by lower(period)',
    [id],
  );
  const absence = rows[0]?.id ?? '';
  const move = (from: string, returnOn: string) =>
    coordinator.post(`${path}/move`, { absence, from, returnOn });
  const wrong = await move('2026-12-10', '2026-12-10');
  expect([wrong.status, wrong.html.includes('før fraværet begynder')]).toEqual([422, true]);
  const onto = await move('2026-12-10', '2027-02-02');
  expect([onto.status, onto.html.includes('value="2027-02-02"')]).toEqual([422, true]);
  expect(onto.html).toContain('Der er allerede skrevet fravær på nogle af dagene.');
  const moved = await move('2026-12-10', '');
  expect(moved.status).toBe(422);
  expect((await move('2026-12-10', '2027-01-10')).status).toBe(303);
  expect([await placesOn(id, '2026-12-09'), await placesOn(id, '2027-01-09')]).toEqual([1, 0]);
  const undone = (await coordinator.get(`/mentors/${id}`)).html;
  expect(undone).toContain('Dagene er rettet.');
  expect(undone).toContain('value="2026-12-01"');
  // The same press twice, then once more from an old page.
  const press = { absence, _request: randomUUID() };
  for (const status of [303, 303])
    expect((await coordinator.post(`${path}/take-back`, press)).status).toBe(status);
  expect((await coordinator.get(`/mentors/${id}`)).html).toContain('Fraværet er taget tilbage.');
  expect((await coordinator.post(`${path}/take-back`, { absence })).status).toBe(409);
  expect((await move('2026-12-10', '2027-01-10')).status).toBe(409);
  expect(await placesOn(id, '2026-12-20')).toBe(1);
  const { rows: events } = await house.owner.query(
    `select action, detail from audit.event where subject = $1 and action like 'mentor.absence-%' order by seq`,
    [id],
  );
  expect(events).toEqual([
    { action: 'mentor.absence-moved', detail: { from: '2026-12-10', returnOn: '2027-01-10' } },
    {
      action: 'mentor.absence-taken-back',
      detail: { kind: 'leave', from: '2026-12-10', returnOn: '2027-01-10' },
    },
  ]);
  expect((await write(id, { from: '2026-12-10', returnOn: '2027-01-10' })).status).toBe(303);
});

test('C30 what has begun is not taken back, and not another mentor’s', async () => {
  const [id, other] = [await addMentor(house), await addMentor(house, { stage: 'paused' })];
  await write(id, { from: '2026-11-22', returnOn: '2026-12-24' });
  const { rows } = await house.owner.query<{ id: string }>(
    'select id from programme.mentor_absence where mentor_id = $1',
    [id],
  );
  const absence = rows[0]?.id ?? '';
  const coordinator = house.as('coordinatorA');
  expect((await coordinator.post(`/mentors/${id}/absence/take-back`, { absence })).status).toBe(409);
  expect((await coordinator.get(`/mentors/${other}`)).html).toContain('Intet fravær er skrevet ned.');
  const days = { absence, from: '2026-11-22', returnOn: '2026-12-27' };
  expect((await coordinator.post(`/mentors/${other}/absence/move`, days)).status).toBe(409);
  expect((await coordinator.post(`/mentors/${id}/absence/move`, days)).status).toBe(303);
  expect([await placesOn(id, '2026-12-26'), await placesOn(id, '2026-12-27')]).toEqual([0, 1]);
  // Away without a day of return, and paused besides: nobody waits for who is not approved.
  const before = await awayOn('2027-06-01');
  await write(other, { from: '2026-12-01' });
  expect(await awayOn('2027-06-01')).toEqual(before);
});

test('C30 who is away for long without a day of return is asked about', () => {
  const today = fixedClock(Temporal.PlainDate.from('2026-11-22')).today();
  const row = { mentorId: 'm', name: 'Åse', from: today.subtract({ days: 45 }), returnOn: undefined };
  expect(awayLine('da', row, today).text).toBe(
    'Åse har været væk i 45 dage. Dagen for tilbagekomst kendes ikke.',
  );
  expect(awayLine('en', row, today).text).toContain('away for 45 days');
});
