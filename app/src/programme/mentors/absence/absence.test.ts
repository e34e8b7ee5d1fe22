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
  expect((await write(id, { from: '2026-12-09' })).status).toBe(409);
  expect((await write(id, { from: '2026-12-10' })).status).toBe(303);
  const answers = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const other = await addMentor(house, { name });
      return (await Promise.all([write(other, {}), write(other, {})])).map((one) => one.status).toSorted();
    }),
  );
  expect(answers).toEqual([
    [303, 409],
    [303, 409],
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

test('C30 who is away for long without a day of return is asked about', () => {
  const today = fixedClock(Temporal.PlainDate.from('2026-11-22')).today();
  const row = { mentorId: 'm', name: 'Åse', from: today.subtract({ days: 45 }), returnOn: undefined };
  expect(awayLine('da', row, today).text).toBe(
    'Åse har været væk i 45 dage. Dagen for tilbagekomst kendes ikke.',
  );
  expect(awayLine('en', row, today).text).toContain('away for 45 days');
});
