import type { Page } from 'playwright-core';
import { fill, press, saysOn } from './page.ts';
import { refer } from './refer.ts';

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(
  ' ',
);

/** A date as it stands on a page, "7. marts 1990", as it is typed on a telephone. */
const typed = (shown: string): string => {
  const [, day = '', month = '', year = ''] = /(\d+)\.\s+(\p{L}+)\s+(\d{4})/u.exec(shown) ?? [];
  return `${day}.${months.indexOf(month) + 1}.${year}`;
};

/** A coordinator makes a card for the first participant on the day's list who has a course; its holder comes in. */
export const ownPageFrom = async (desk: Page, phone: Page, url: string): Promise<void> => {
  await desk.goto(`${url}/today`);
  await desk.locator('main a[href^="/courses/"]').first().click();
  await ownPageOfCourse(desk, phone, url);
};

/** The same from the page of a course. */
export const ownPageOfCourse = async (desk: Page, phone: Page, url: string): Promise<void> => {
  await desk.locator('main a[href^="/people/"]').first().click();
  await desk.locator('form[action$="/card"]').waitFor();
  const born = await desk.locator('.pm-definitions > div', { hasText: /^Født/u }).first().innerText();
  await press(desk, /^Lav (adgangskort|et nyt kort)/u);
  const code = await desk.locator('.pm-code').innerText();
  await phone.goto(`${url}/me/sign-in`);
  await fill(phone, 'code', code);
  await fill(phone, 'born', typed(born));
  await press(phone, 'Kom ind');
  await saysOn(phone, 'Din side');
};

/** A prison refers through a link, and opens it again to follow what came of it. */
export const followedFrom = async (desk: Page, phone: Page, url: string): Promise<void> => {
  const release = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days: 50 });
  const who = { name: 'Opdigtet Fulgt', cpr: '150390-1234', release, prison: 'Nyborg', town: 'Aarhus' };
  await refer(desk, phone, url, who);
};
