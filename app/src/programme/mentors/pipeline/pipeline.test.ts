import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { addMentor } from '../../courses/fixture.ts';
import { median } from '../clearance/lead.ts';
import { byStage } from './stats.ts';

const today = Temporal.PlainDate.from('2026-11-22');

describe('C26 by stage and days', () => {
  const people = fc.array(
    fc.record({
      stage: fc.constantFrom('applied', 'interviewed', 'checks', 'training', 'approved', 'paused', 'left'),
      ago: fc.integer({ min: -5, max: 400 }),
    }),
    { maxLength: 40 },
  );

  test('nobody is lost, nobody waits less than no days, medians are those of a slow twin', () => {
    fc.assert(
      fc.property(people, (drawn) => {
        const mentors = drawn.map(({ stage, ago }) => ({
          stage,
          stageSince: today.subtract({ days: ago }),
        }));
        for (const group of byStage(mentors, today)) {
          const days = drawn.filter(({ stage }) => stage === group.stage).map(({ ago }) => Math.max(0, ago));
          expect(group.people.map((one) => one.days).toSorted((a, b) => a - b)).toEqual(
            days.toSorted((a, b) => a - b),
          );
          expect(group.longestDays).toBe(days.length === 0 ? undefined : Math.max(...days));
          if (group.medianDays === undefined) continue;
          // A median has at most half of the numbers on either side.
          const middle = group.medianDays;
          expect(days.filter((one) => one < middle).length).toBeLessThanOrEqual(days.length / 2);
          expect(days.filter((one) => one > middle).length).toBeLessThanOrEqual(days.length / 2);
        }
      }),
    );
  });

  test('the median of known numbers', () => {
    expect(median([5])).toBe(5);
    expect(median([9, 1, 4])).toBe(4);
    expect(median([10, 2])).toBe(6);
    expect(median([])).toBeNaN();
  });
});

describe('the page', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  const stages = ['applied', 'applied', 'applied', 'interviewed', 'checks', 'training', 'approved', 'left'];

  test('C26 its counts are those of the database, and another branch has its own', async () => {
    for (const [i, stage] of stages.entries())
      await addMentor(house, { name: `Vej ${i}`, stage, unchecked: true });
    await addMentor(house, { name: 'Fra B', stage: 'applied', branch: 'B', unchecked: true });
    const { html } = await house.as('coordinatorA').get('/mentors/pipeline');
    for (const words of [
      'Ansøger: 3 frivillige',
      'Samtale holdt: 1 frivillig',
      'Tjek i gang: 1 frivillig',
      'Klar til kursus: 1 frivillig',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('Fra B');
    expect(html).not.toContain('Vej 6');
    expect(html).toContain('den længste har ventet 82.');
    const english = await house.as('coordinatorA').get('/mentors/pipeline?lang=en');
    expect(english.html).toContain('Applied: 3 volunteers');
    expect((await house.as('mentorA').get('/mentors/pipeline')).status).toBe(404);
  });

  test('C26 the next step is one press, and brings back to the pipeline; each stage is kept', async () => {
    const id = await addMentor(house, { name: 'Asta Trin', stage: 'applied', unchecked: true });
    const coordinator = house.as('coordinatorA');
    const { html } = await coordinator.get('/mentors/pipeline');
    expect(html).toContain(`action="/mentors/${id}/checks"`);
    const press = { kind: 'interview', seenOn: '2026-11-22', from: 'pipeline' };
    expect((await coordinator.post(`/mentors/${id}/checks`, press)).location).toBe('/mentors/pipeline');
    const { rows } = await house.owner.query(
      'select stage, recorded_by from programme.mentor_stage where mentor_id = $1 order by id',
      [id],
    );
    expect(rows).toEqual([
      { stage: 'applied', recorded_by: '' },
      { stage: 'interviewed', recorded_by: house.users.coordinatorA },
    ]);
  });

  test('with nobody on the way it says what to do', async () => {
    await house.owner.query(`update programme.mentor set stage = 'left'`);
    expect((await house.as('coordinatorA').get('/mentors/pipeline')).html).toContain('Del linket');
    expect((await house.as('coordinatorB').get('/mentors/pipeline')).html).toContain('Ingen er på vej');
  });
});
