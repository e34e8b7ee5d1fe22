import { DEMO_SEED, simulateDemo } from '@primus-motor/trial';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPerson } from './support/browser.ts';
import { become, enterDemo } from './support/demo.ts';
import { newDataFolder, type RunningServer, startServer } from './support/server.ts';

/**
 * The whole way, by the role that owns each step, in a real browser against the built server, and all of it without
 * JavaScript: the desks at 1280 px, the prison's link and the mentor on a phone at 390 px.
 */
let server: RunningServer;
let browser: Browser;
let desk: Page;
let phone: Page;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  server = await startServer({ dataFolder: await newDataFolder() });
  browser = await openBrowser();
  const open = async (at: 'desktop' | 'phone') => {
    const context = await openPerson(browser, { at, javaScript: false });
    contexts.push(context);
    return context.newPage();
  };
  desk = await open('desktop');
  phone = await open('phone');
  await enterDemo(desk, server.url, 'Koordinator, Aarhus');
});
afterAll(async () => {
  for (const context of contexts) await context.close();
  await browser?.close();
  await server?.stop();
  await server?.remove();
});

const today = Temporal.Now.plainDateISO('Europe/Copenhagen');
/** A prison that two free mentors of the demo's Aarhus branch are cleared for. */
const prison = 'Renbæk';
const inDays = (days: number) => today.add({ days }).toString();
const fill = (page: Page, name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
const choose = (page: Page, name: string, value: string) =>
  page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();
const saysOn = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** 1: a coordinator makes a link; somebody in a prison, without an account, refers through it on a phone. */
const refer = async (name: string, serial: string): Promise<void> => {
  await desk.goto(`${server.url}/referral-links/new`);
  await desk.locator('[name="prison"]').selectOption({ label: prison });
  await press(desk, 'Lav link');
  const link = (await desk.locator('a[href*="/refer/"]').getAttribute('href')) ?? '';
  await phone.goto(link);
  await fill(phone, 'name', name);
  await fill(phone, 'cpr', `010190-${serial}`);
  await phone.locator('[name="town"]').selectOption({ label: 'Aarhus' });
  await choose(phone, 'certainty', 'likely');
  await fill(phone, 'releaseDate', inDays(50));
  await fill(phone, 'referrerName', 'Opdigtet Socialrådgiver');
  await fill(phone, 'referrerContact', '00 00 00 00');
  await press(phone, 'Send henvisningen');
  await saysOn(phone, /Nummeret er PM-\d+/u);
  await phone.goto(link);
  await saysOn(phone, 'Linket er brugt');
};

/** 2 and 3: accepted, three consents, assessed, randomised; answers whether a course was drawn. */
const takeIn = async (name: string): Promise<'mentoring' | 'control'> => {
  await desk.goto(`${server.url}/today`);
  const line = desk.locator('.pm-day', { hasText: name });
  expect(await line.count()).toBe(1);
  await line.getByRole('link').click();
  await press(desk, 'Tag imod');
  for (const purpose of ['programme', 'register-follow-up', 'authority-contact']) {
    const form = desk.locator(`form:has(input[name="purpose"][value="${purpose}"])`);
    await desk.locator(`details:has(input[name="purpose"][value="${purpose}"]) > summary`).click();
    await form.getByRole('button').click();
    await saysOn(desk, 'Samtykket er registreret.');
  }
  expect(await desk.getByRole('button', { name: 'Træk lod' }).count()).toBe(0);
  await desk.locator('[name="riskBand"]').selectOption('high');
  await press(desk, 'Gem vurderingen');
  await press(desk, 'Træk lod');
  await saysOn(desk, /Lodtrækningen er sket/u);
  const control = (await desk.getByText('Kontrolgruppe: intet forløb').count()) > 0;
  expect(await desk.getByRole('button', { name: 'Åbn forløb' }).count()).toBe(control ? 0 : 1);
  return control ? 'control' : 'mentoring';
};

test('1–3: from a link to the answer of the draw, for one in each arm', async () => {
  const arms = new Set<string>();
  for (let n = 0; n < 12 && arms.size < 2; n += 1) {
    const name = `Prøve Ærlig ${'ABCDEFGHIJKL'[n]}`;
    await refer(name, String(1200 + n));
    arms.add(await takeIn(name));
    if (arms.size < 2 && n > 0) continue;
  }
  expect([...arms].toSorted()).toEqual(['control', 'mentoring']);
}, 240_000);

test('4: a mentor is registered, seen and approved', async () => {
  await desk.goto(`${server.url}/mentors/new`);
  await fill(desk, 'name', 'Åge Opdigtet');
  await fill(desk, 'birthDate', '1975-05-05');
  await fill(desk, 'phone', '00 00 00 01');
  await fill(desk, 'email', 'aage@demo.invalid');
  await desk.locator('[name="town"]').selectOption({ label: 'Aarhus' });
  await press(desk, /Gem|Registrér/u);
  await desk.waitForURL(/\/mentors\/[0-9a-f-]{36}/u);
  expect(await desk.getByRole('button', { name: 'Godkend mentoren' }).count()).toBe(0);
  for (let step = 0; step < 10; step += 1) {
    const seen = desk.getByRole('button', { name: /^(Set i dag|Gennemført i dag)/u });
    if ((await seen.count()) === 0) break;
    await seen.first().click();
  }
  await press(desk, 'Godkend mentoren');
  await saysOn(desk, 'Mentoren er godkendt.');
  await desk.getByText('Skriv et tjek').click();
  const check = desk.locator('form', { has: desk.locator('[name="seenOn"]') });
  await check.locator('[name="kind"]').selectOption('prison-clearance');
  await check.locator('[name="prison"]').selectOption({ label: prison });
  await check.locator('[name="validUntil"]').fill(inDays(900));
  await check.getByRole('button', { name: 'Gem tjekket' }).click();
  await saysOn(desk, prison);
});

test('5: two mentors become one pair; departing from the first suggestion needs a reason', async () => {
  await desk.goto(`${server.url}/today`);
  await follow(desk, 'Åbn forløbet');
  await press(desk, 'Åbn forløb');
  await follow(desk, 'Find mentorer');
  const pairs = desk.locator('input[name="choice"]:not([value="own"])');
  expect(await pairs.count()).toBeGreaterThan(1);
  await saysOn(desk, /For:/u);
  await pairs.nth(1).check({ force: true });
  await press(desk, 'Gør dem til par');
  await saysOn(desk, /ting at rette/u);
  await fill(desk, 'reason', 'Den ene kender byen bedst.');
  await press(desk, 'Gør dem til par');
  await desk.waitForURL(/\/courses\/[0-9a-f-]{36}$/u);
  await saysOn(desk, /Parret er sat/u);
  expect(await desk.getByText(/^Afslut for/u).count()).toBe(2);
});

/** Writes the decision on parole, as far as the page that shows what it would do. */
const proposeDate = async (): Promise<void> => {
  await follow(desk, 'Ny løsladelsesdato');
  await fill(desk, 'date', inDays(80));
  await choose(desk, 'certainty', 'certain');
  await fill(desk, 'source', 'Afgørelse om prøveløsladelse');
  await press(desk, 'Se, hvad der flytter');
  await desk.getByRole('button', { name: 'Gem datoen og flyt' }).waitFor();
};

test('6: a new release date shows what would move, and moves only when it is confirmed', async () => {
  const course = desk.url();
  const plan = async () => desk.locator('main').innerText();
  await desk.goto(course);
  const before = await plan();
  expect(before).toContain('Første møde i fængslet');
  await proposeDate();
  expect(await plan()).toContain('Første møde i fængslet');
  await desk.goto(course);
  expect(await plan()).toBe(before);
  await proposeDate();
  await press(desk, 'Gem datoen og flyt');
  await saysOn(desk, /Datoen er gemt/u);
  expect(await plan()).toContain('Afgørelse om prøveløsladelse');
});

test('7: a mentor logs a contact on one page on a phone, and sees only own participants', async () => {
  const foreign = new URL(desk.url()).pathname.replace('/courses/', '/my/');
  await enterDemo(phone, server.url, 'Mentor, Aarhus');
  expect((await phone.goto(`${server.url}${foreign}`))?.status()).toBe(404);
  await phone.goto(`${server.url}/my`);
  await follow(phone, /Log kontakt/u);
  await fill(phone, 'minutes', '45');
  await fill(phone, 'note', 'Gik en tur og talte om arbejde.');
  await phone.locator('[name="concern"]').check({ force: true });
  await press(phone, 'Gem');
  await saysOn(phone, /koordinatoren har fået din bekymring/u);
});

test('8: outcomes come in after a dry run, errors by line, all or none', async () => {
  await become(desk, 'Forsøgsleder');
  await desk.goto(`${server.url}/studies`);
  await follow(desk, 'Demoforsøg: mentorer efter løsladelse');
  const study = desk.url();
  const demo = simulateDemo(DEMO_SEED, today);
  const finished = demo.studies.find(({ slug }) => slug === 'demo-finished');
  const header = 'study_key;offence_date;charge_date;decision_date;decision;custody;offence_kind';
  const rows = demo.outcomes
    .filter(({ studyId }) => studyId === finished?.id)
    .map((one) =>
      [
        one.studyKey,
        one.offenceDate,
        one.chargeDate ?? '',
        one.decisionDate ?? '',
        one.decision ?? '',
        one.custody ? 'ja' : 'nej',
        one.offenceType,
      ].join(';'),
    );
  const upload = async (lines: readonly string[]) => {
    await desk.goto(`${study}/outcomes`);
    await desk.locator('input[type="file"]').setInputFiles({
      name: 'udfald.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([header, ...lines].join('\n')),
    });
    await fill(desk, 'completeUntil', finished?.completeUntil ?? '');
    await press(desk, /Prøv|Læs|prøve/u);
  };
  await upload([...rows.slice(0, 2), 'UKENDT;2024-13-01;;;;;', ...rows.slice(2)]);
  await saysOn(desk, /4/u);
  expect(await desk.getByRole('button', { name: /Hent udfaldene/u }).count()).toBe(0);
  await upload(rows);
  await press(desk, /Hent/u);
  await saysOn(desk, /hentet|importeret/iu);
  await desk.goto(study);
});

test('9–10: coded arms, two people unblind, and everybody can read the result', async () => {
  const study = desk.url();
  await become(desk, 'Evaluator');
  await desk.goto(`${study}/analysis`);
  const again = desk.getByRole('button', { name: /Kør/u });
  if ((await again.count()) > 0) await again.first().click();
  const analysis = (await desk.locator('main').textContent()) ?? '';
  expect(analysis).toMatch(/gruppe(?:n)? X|X/u);
  await desk.goto(`${study}/unblinding`);
  const ask = desk.locator('[name="reason"]');
  if ((await ask.count()) > 0) {
    await ask.fill('Analysen er færdig.');
    await press(desk, 'Bed om afblinding');
    expect(await desk.getByRole('button', { name: 'Sig ja, og åbn grupperne' }).count()).toBe(0);
    await become(desk, 'Forsøgsleder');
    await desk.goto(`${study}/unblinding`);
    await press(desk, 'Sig ja, og åbn grupperne');
  }
  await become(desk, 'Forsøgsleder');
  await desk.goto(`${study}/publication`);
  const publish = desk.getByRole('button', { name: 'Offentliggør', exact: true });
  if ((await publish.count()) > 0) await publish.click();
  const context = await openPerson(browser, { at: 'phone', javaScript: false });
  contexts.push(context);
  const reader = await context.newPage();
  await reader.goto(`${server.url}/results/demo-finished`);
  await saysOn(reader, /13 af 48/u);
  await saysOn(reader, /18 af 49/u);
  await saysOn(reader, 'Hvad vi ikke ved');
  await reader.goto(`${server.url}/results/demo-finished?lang=en`);
  await saysOn(reader, /13 of 48/u);
});
