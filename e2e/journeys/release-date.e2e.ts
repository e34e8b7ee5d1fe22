import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, openPerson } from '../support/browser.ts';
import { counted, expectWithin } from '../support/counting.ts';
import { enterDemo } from '../support/demo.ts';
import { knownPages } from '../support/known.ts';
import { openDemo } from '../support/open-demo.ts';
import { fill, follow, press, saysOn, words } from '../support/page.ts';

/**
 * Journey 5: the release date changes. From the course: the new date, what it moves and who is told, one press; and the
 * way back. Without JavaScript, so that nothing is counted that a script did. The pages around it are looked at by axe.
 */
const demo = openDemo();
let desk: Page;
let course = '';
const known = knownPages();

/** A coordinator at a desk, in the demo. */
const sitDown = async (javaScript: boolean): Promise<Page> => {
  const context = await openPerson(demo.browser, { at: 'desktop', javaScript });
  const page = await context.newPage();
  await enterDemo(page, demo.url, 'Koordinator, Aarhus');
  return page;
};

beforeAll(async () => {
  desk = await sitDown(false);
});

const planOf = () => desk.locator('.pm-timeline-list').innerText();

/** A course of the demo whose participant is in prison, with two mentors. */
const openCourse = async (): Promise<string> => {
  await desk.goto(`${demo.url}/people`);
  const people = await desk
    .locator('tr', { hasText: 'Forløb i gang' })
    .locator('a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const person of people) {
    await desk.goto(person);
    await follow(desk, 'Se forløbet');
    const text = await words(desk);
    if (/Forventet løsladelse|Prøveløsladelse|To tredjedele/u.test(text) && /Afslut for mentoren/u.test(text))
      return desk.url();
  }
  throw new Error('no course of the demo waits for a release');
};

test('journey 5: a new release date costs three clicks and one field, says what moves and who is told, and is undone', async () => {
  course = await openCourse();
  const before = await planOf();
  const date = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days: 97 }).toString();
  const person = counted(desk);
  await person.click(desk.getByRole('link', { name: 'Ny løsladelsesdato' }));
  expect(await desk.locator('[name="source"]').inputValue()).not.toBe('');
  expect(await desk.locator('[name="certainty"]:checked').count()).toBe(1);
  await person.write(desk.locator('[name="date"]'), date);
  await person.click(desk.getByRole('button', { name: 'Se, hvad der flytter' }));
  const preview = await words(desk);
  for (const said of ['Flytter:', 'Bliver stående:', 'Det får de at vide', 'Løsladelsesdatoen er ændret'])
    expect(preview).toContain(said);
  await person.click(desk.getByRole('button', { name: 'Gem datoen og flyt' }));
  await saysOn(desk, /Datoen er gemt, og \d+ trin er flyttet/u);
  expectWithin('5, a new release date', person.cost(), { pages: 3, clicks: 3, fields: 1, characters: 10 });
  expect(await planOf()).not.toBe(before);
  await person.click(desk.getByRole('button', { name: 'Fortryd' }));
  await saysOn(desk, 'Den tidligere dato gælder igen');
  expectWithin('5, its undo', person.cost(), { pages: 1, clicks: 1, fields: 0 });
  expect(await planOf()).toBe(before);
}, 240_000);

test('B17 B18 B19 B20: a move, an agreement, an alert and a pause, each on a page that everybody can use', async () => {
  desk = await sitDown(true);
  await desk.goto(course);
  await follow(desk, 'Sæt på pause');
  await expectAccessible(desk, known);
  await desk.locator('[name="reason"][value="hospital"]').check({ force: true });
  await press(desk, 'Sæt på pause');
  await saysOn(desk, 'Forløbet er på pause. Mentorerne bliver på det.');
  await expectAccessible(desk, known);
  await follow(desk, 'Hvad er nyt?');
  await expectAccessible(desk, known);
  await desk.locator('[name="outcome"][value="resumed"]').check({ force: true });
  await press(desk, 'Gem');
  await saysOn(desk, 'Forløbet er i gang igen');

  await follow(desk, 'Deltageren');
  const person = desk.url();
  await follow(desk, 'Flyttet til et andet fængsel');
  await expectAccessible(desk, known);
  await desk.locator('[name="prison"]').selectOption({ index: 1 });
  await press(desk, 'Gem flytningen');
  await saysOn(desk, 'Parret er det samme.');
  await desk.goto(person);
  await follow(desk, 'Vigtigt at vide');
  await desk.locator('[name="kind"][value="practical"]').check({ force: true });
  await fill(desk, 'text', 'Kan ikke gå på trapper');
  await expectAccessible(desk, known);
  await press(desk, 'Gem');
  await follow(desk, 'Aftale om kontakt');
  await expectAccessible(desk, known);
  await fill(desk, 'notTo', 'den, der tager telefonen');
  await press(desk, 'Gem aftalen');
  await follow(desk, 'Ret telefon, sprog og dæknavn');
  await expectAccessible(desk, known);
  await desk.goto(person);
  const page = await words(desk);
  expect(page).toContain('Kan ikke gå på trapper');
  expect(page).toContain('Tal ikke med: den, der tager telefonen');
  await expectAccessible(desk, known);
  await desk.goto(course);
  await expectAccessible(desk, known);
}, 240_000);
