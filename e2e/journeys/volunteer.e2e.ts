import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectDanish, expectEnglish, openPerson } from '../support/browser.ts';
import { counted, expectWithin } from '../support/counting.ts';
import { become, enterDemo } from '../support/demo.ts';
import { knownPages } from '../support/known.ts';
import { speak } from '../support/look.ts';
import { openDemo } from '../support/open-demo.ts';
import { saysOn } from '../support/page.ts';

/**
 * Journey 8: from interest to cleared. The applicant, on a phone and without JavaScript, fills in at most eight fields
 * on one page; the coordinator, at a desk, presses once for each step and writes nothing; the last day of each check
 * is computed.
 */
const demo = openDemo();
let desk: Page;
let phone: Page;
const known = knownPages();
const name = 'Åsa Opdigtet-Prøve';

beforeAll(async () => {
  const open = async (at: 'desktop' | 'phone', javaScript: boolean) => {
    const context = await openPerson(demo.browser, { at, javaScript });
    return context.newPage();
  };
  desk = await open('desktop', true);
  phone = await open('phone', false);
  await enterDemo(desk, demo.url, 'Koordinator, Aarhus');
});

test('C23 somebody applies: two pages, at most eight fields, one click', async () => {
  const person = counted(phone);
  await person.open(`${demo.url}/volunteer`);
  const named = new Set(
    await phone
      .locator('form[action="/volunteer"] :is(input, select, textarea):visible')
      .evaluateAll((all) => all.map((field) => field.getAttribute('name') ?? '')),
  );
  expect([...named]).toHaveLength(8);
  await person.write(phone.locator('[name="name"]'), name);
  await person.write(phone.locator('[name="birthDate"]'), '1984-02-29');
  await person.write(phone.locator('[name="email"]'), 'aasa@demo.invalid');
  await person.write(phone.locator('[name="phone"]'), '20 00 00 17');
  await person.take(phone.locator('[name="town"]'), 'Aarhus');
  await person.tick(phone.locator('[name="languages[]"][value="ar"]'));
  await person.write(phone.locator('[name="about"]'), 'Jeg har tid og tålmodighed.');
  await person.tick(phone.locator('[name="agreed"]'));
  await person.click(phone.getByRole('button', { name: 'Send ansøgningen' }));
  await saysOn(phone, 'Tak, vi har fået din ansøgning');
  expectWithin('8, the applicant', person.cost(), { pages: 2, clicks: 1, fields: 8, characters: 120 });
});

/** The row of the new volunteer in the pipeline. */
const row = () => desk.locator('tr', { hasText: name });

test('C24 C26 each step of the vetting is one click for the coordinator, and nothing is typed', async () => {
  const coordinator = counted(desk);
  await coordinator.open(`${demo.url}/mentors/pipeline`);
  const steps = [
    'Samtale holdt i dag',
    'Set i dag',
    'Set i dag',
    'Underskrevet i dag',
    'Underskrevet i dag',
    'Underskrevet i dag',
    'Gennemført i dag',
    'Godkend',
  ];
  for (const step of steps) {
    await saysOn(desk, name);
    coordinator.cost();
    await coordinator.click(row().getByRole('button', { name: new RegExp(`^${step}`, 'u') }));
    await desk
      .getByText(/skrevet ned|er godkendt/u)
      .first()
      .waitFor();
    expectWithin(`8, ${step}`, coordinator.cost(), { pages: 1, clicks: 1, fields: 0, characters: 0 });
  }
  await saysOn(desk, 'Mentoren er godkendt.');
  expect(new URL(desk.url()).pathname).toMatch(/^\/mentors\/[0-9a-f-]{36}$/u);
  const year = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ months: 24 }).year;
  const record = desk.locator('.pm-definitions > div', { hasText: 'Straffeattest' }).first();
  expect(await record.innerText()).toContain(`gælder til`);
  expect(await record.innerText()).toContain(String(year));
});

test('C24 access to a prison: one click to ask, one click for the answer, the last day computed', async () => {
  const coordinator = counted(desk);
  const prison = desk.locator('.pm-definitions > div', { has: desk.getByText('Adgang bedt om') }).first();
  const called = (await prison.locator('dt').innerText()).trim();
  const line = desk
    .locator('.pm-definitions > div', { has: desk.getByText(called, { exact: true }) })
    .first();
  await coordinator.click(prison.getByRole('button', { name: /^Adgang bedt om/u }));
  await saysOn(desk, 'Skrevet ned: fængslet er spurgt.');
  expectWithin('8, asked', coordinator.cost(), { pages: 1, clicks: 1, fields: 0 });
  await coordinator.click(line.getByRole('button', { name: /^Adgang givet/u }));
  await saysOn(desk, 'Adgangen er skrevet ned og gælder to år.');
  expectWithin('8, given', coordinator.cost(), { pages: 1, clicks: 1, fields: 0 });
  const until = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ months: 24 });
  expect(await line.innerText()).toContain('Adgang til');
  expect(await line.innerText()).toContain(String(until.year));
});

/** Every page of the journey in both languages, at both widths. */
test('C23–C32 the pages can be read and used by everybody', async () => {
  const mentor = new URL(desk.url()).pathname;
  const look = async (address: string) => {
    await desk.goto(`${demo.url}${address}`);
    for (const lang of ['en', 'da'] as const) {
      await speak(desk, lang);
      await desk.goto(`${demo.url}${address}`);
      if (lang === 'da') await expectDanish(desk);
      else expectEnglish(await desk.content(), address);
      await expectAccessible(desk, known);
    }
  };
  await look('/volunteer');
  await look(mentor);
  await look(`${mentor}/edit`);
  await look('/mentors');
  await look('/mentors?check=expired');
  await look('/mentors/pipeline');
  await desk.goto(`${demo.url}/today`);
  await become(desk, 'Programleder');
  await look('/settings');
  await look('/settings/training');
  await look('/settings/places');
  await desk.goto(`${demo.url}/settings/conduct`);
  await desk.getByRole('button', { name: 'Udgiv version 1' }).click();
  await saysOn(desk, 'Version 1 er udgivet');
  await look('/settings/conduct');
  await desk.goto(`${demo.url}/settings`);
  await become(desk, 'Mentor, Aarhus');
  await look('/my/about');
}, 300_000);
