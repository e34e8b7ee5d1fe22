import type { Page } from 'playwright-core';
import { choose, fill, pick, press, saysOn } from './page.ts';

/** Somebody invented, and what a prison knows of them. */
export interface Referred {
  readonly name: string;
  readonly cpr: string;
  readonly release: Temporal.PlainDate;
  readonly prison: string;
  readonly town: string;
}

/** A coordinator makes a link; somebody in a prison, without an account, refers through it on a phone. */
export const refer = async (desk: Page, phone: Page, url: string, who: Referred): Promise<void> => {
  await desk.goto(`${url}/referral-links/new`);
  await pick(desk, 'prison', who.prison);
  await press(desk, 'Lav link');
  const link = (await desk.locator('a[href*="/refer/"]').getAttribute('href')) ?? '';
  await phone.goto(link);
  await fill(phone, 'name', who.name);
  await fill(phone, 'cpr', who.cpr);
  await choose(phone, 'personKnows', 'yes');
  await pick(phone, 'town', who.town);
  await choose(phone, 'certainty', 'likely');
  await fill(phone, 'releaseDate', who.release.toString());
  await fill(phone, 'referrerName', 'Opdigtet Socialrådgiver');
  await fill(phone, 'referrerContact', '00 00 00 00');
  await press(phone, 'Send henvisningen');
  await saysOn(phone, /Nummeret er PM-\d+/u);
  await phone.goto(link);
  await saysOn(phone, 'Modtaget. Der er ikke svaret endnu.');
};
