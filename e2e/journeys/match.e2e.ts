import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPerson } from '../support/browser.ts';
import { counted, expectWithin } from '../support/counting.ts';
import { enterDemo } from '../support/demo.ts';
import { approveMentor } from '../support/mentors.ts';
import { openDemo } from '../support/open-demo.ts';
import { choose, press, saysOn } from '../support/page.ts';
import { allSayYes } from '../support/pairs.ts';

/** Journey 4: from a course to proposals that are sent, at most four clicks, with JavaScript and without. */
const demo = openDemo();

const open = async (javaScript: boolean): Promise<Page> => {
  const context = await openPerson(demo.browser, { javaScript });
  const page = await context.newPage();
  await enterDemo(page, demo.url, 'Koordinator, Aarhus');
  return page;
};

const ends = (page: Page) => page.locator('main a[href*="/mentors/"][href$="/end"]');

/** A course of the demo with both mentors, and the prison in which the participant sits, if any. */
const findCourse = async (page: Page): Promise<{ readonly course: string; readonly prison: string }> => {
  await page.goto(`${demo.url}/today`);
  const links = await page
    .locator('main a[href^="/courses/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const course of new Set(links.map((link) => link.split('/').slice(0, 3).join('/')))) {
    await page.goto(`${demo.url}${course}`);
    const prison = /sidder i ([^·\n]+)/u.exec(await page.locator('main').innerText())?.[1]?.trim();
    if ((await ends(page).count()) === 2) return { course, prison: prison ?? 'Nyborg' };
  }
  throw new Error('the demo has no such course on the day’s list');
};

const endBoth = async (page: Page, course: string): Promise<void> => {
  for (const _ of [1, 2]) {
    await page.goto(`${demo.url}${course}`);
    await page.goto(`${demo.url}${(await ends(page).first().getAttribute('href')) ?? ''}`);
    await choose(page, 'reason', 'mentor-moved');
    await choose(page, 'arrivingSees', 'everything');
    await choose(page, 'leavingSees', 'nothing');
    await press(page, 'Afslut for mentoren');
    await saysOn(page, 'Mentoren er ikke længere på forløbet.');
  }
};

test('D45 journey 4: from a course to three who are asked within four clicks, and three yeses make the pair', async () => {
  const desk = await open(true);
  const clearedUntil = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days: 900 });
  const { course, prison } = await findCourse(desk);
  await endBoth(desk, course);
  for (const [name, email] of [
    ['Åge Opdigtet', 'aage@demo.invalid'],
    ['Bodil Opdigtet', 'bodil@demo.invalid'],
  ] as const)
    await approveMentor(desk, demo.url, { name, email, town: 'Aarhus', prison, clearedUntil });
  for (const page of [await open(false), desk]) {
    await page.goto(`${demo.url}${course}`);
    const person = counted(page);
    await person.click(page.getByRole('link', { name: 'Find mentorer' }).first());
    expect(await page.locator('main').innerText()).toMatch(/For: .*\d+ point af 100/su);
    await person.click(page.getByRole('button', { name: 'Spørg de tre' }));
    await saysOn(page, /De tre er spurgt\. Svar senest/u);
    expectWithin('journey 4', person.cost(), { clicks: 4, pages: 3, fields: 0, characters: 0 });
    if (page === desk) break;
    await page.goto(`${demo.url}${course}/proposal`);
    await press(page, 'Tag forslaget tilbage');
    await saysOn(page, 'Forslaget er taget tilbage. De to mentorer får besked.');
  }
  await allSayYes(desk);
  expect(await ends(desk).count()).toBe(2);
});
