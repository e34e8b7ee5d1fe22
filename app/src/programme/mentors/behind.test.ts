import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addMentor, assign, openCourseFor } from '../courses/fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Dates keep their words together with spaces that do not break. */
const plain = (html: string) => html.replaceAll('\u00a0', ' ');

test('C25 a check that ends before its mentor’s course does is listed with the course behind it', async () => {
  const course = await openCourseFor(house, { name: 'Mikkel Forløb', release: '2027-02-01' });
  const on = async (name: string, recordUntil: string, assigned: boolean) => {
    const id = await addMentor(house, { name, recordUntil });
    if (assigned)
      await assign(house, course.slice('/courses/'.length), id, name === 'Før' ? 1 : 2, '2026-11-01');
    return id;
  };
  // The course lasts until a year after the release.
  await on('Før', '2028-01-31', true);
  await on('Lige Nok', '2028-02-01', true);
  await on('Udløbet Uden', '2026-11-21', false);
  await on('Fjern', '2027-06-01', false);
  const coordinator = house.as('coordinatorA');
  const html = plain((await coordinator.get('/mentors?check=expired')).html);
  expect(html).toContain('Mikkel Forløb');
  expect(html).toContain('(til 1. feb. 2028)');
  expect(html).toContain('Før</a>');
  expect(html).toContain('Udløb 21. nov. 2026');
  expect(html).toContain('Udløbet Uden');
  expect(html).not.toContain('Lige Nok');
  expect(html).not.toContain('Fjern');
  expect((await coordinator.get('/mentors')).html).toContain('Det, der udløber (2)');
  expect(plain((await coordinator.get('/mentors?check=expired&lang=en')).html)).toContain(
    '(until 1 Feb 2028)',
  );
  expect((await house.as('coordinatorB').get('/mentors?check=expired')).html).toContain(
    'Intet tjek eller kursus udløber',
  );
});

test('C27 a refresher that lapses stands among what runs out, and on the day’s list', async () => {
  const { owner } = house;
  await owner.query(
    `update programme.training_course set refresher_months = 24 where name_da = 'Grundkursus'`,
  );
  const took = async (name: string, on: string) => {
    const id = await addMentor(house, { name });
    await owner.query('update programme.mentor_training set completed_on = $2 where mentor_id = $1', [
      id,
      on,
    ]);
  };
  await took('Slut Solveig', '2024-11-21');
  await took('Snart Signe', '2024-12-01');
  await took('Længe Lars', '2025-11-22');
  const coordinator = house.as('coordinatorA');
  const list = plain((await coordinator.get('/mentors?check=expired')).html);
  expect(list).toMatch(/Slut Solveig<\/a>.*?Grundkursus.*?Udløb 21\. nov\. 2026/su);
  expect(list).toMatch(/Snart Signe<\/a>.*?Grundkursus.*?1\. dec\. 2026/su);
  expect(list).not.toContain('Længe Lars');
  const today = plain((await coordinator.get('/today')).html);
  expect(today).toContain(
    'Slut Solveig: grundkursus skulle være taget igen senest 21. november 2026. Mentoren får ingen nye forløb.',
  );
  expect(today).toContain('Snart Signe: grundkursus skal tages igen om 9 dage, senest 1. december 2026.');
  expect(today).not.toContain('Længe Lars');
  expect(plain((await coordinator.get('/mentors')).html)).toMatch(
    /Snart Signe.*?grundkursus, 1\. dec\. 2026/su,
  );
});
