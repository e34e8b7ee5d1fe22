import { DEMO_SEED, simulateDemo } from '@primus-motor/trial';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openPerson } from './support/browser.ts';
import { become, enterDemo } from './support/demo.ts';
import { approveMentor } from './support/mentors.ts';
import { openDemo } from './support/open-demo.ts';
import { faultsOn, tryFile } from './support/outcomes.ts';
import { buttons, choose, fill, follow, press, saysOn, words } from './support/page.ts';
import { askThree } from './support/pairs.ts';
import { refer } from './support/refer.ts';

/**
 * The whole way, by the role that owns each step, in a real browser against the built server, and all of it without
 * JavaScript: the desks at 1280 px, the prison's link and the mentor on a phone at 390 px.
 */
const demo = openDemo();
let desk: Page;
let phone: Page;

beforeAll(async () => {
  const open = async (at: 'desktop' | 'phone') => {
    const context = await openPerson(demo.browser, { at, javaScript: false });
    return context.newPage();
  };
  desk = await open('desktop');
  phone = await open('phone');
  await enterDemo(desk, demo.url, 'Koordinator, Aarhus');
});

const today = Temporal.Now.plainDateISO('Europe/Copenhagen');
/** A prison that two free mentors of the demo's Aarhus branch are cleared for. */
const prison = 'Renbæk';
const inDays = (days: number) => today.add({ days });

/** 2 and 3: accepted, three consents, assessed, randomised; answers whether a course was drawn. */
const takeIn = async (name: string): Promise<'mentoring' | 'control'> => {
  await desk.goto(`${demo.url}/today`);
  const line = desk.locator('.pm-day', { hasText: name });
  expect(await line.count()).toBe(1);
  await line.getByRole('link').click();
  await press(desk, 'Tag imod');
  for (const purpose of ['programme', 'register-follow-up', 'authority-contact']) {
    const form = desk.locator(`form:has(input[name="purpose"][value="${purpose}"])`);
    await desk.locator(`details:has(input[name="purpose"][value="${purpose}"]) > summary`).click();
    if (purpose === 'authority-contact') await form.getByLabel('Jobcentret').check();
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
    const person = { name, cpr: `010190-${1200 + n}`, release: inDays(50), prison, town: 'Aarhus' };
    await refer(desk, phone, demo.url, person);
    arms.add(await takeIn(name));
  }
  expect([...arms].toSorted()).toEqual(['control', 'mentoring']);
}, 240_000);

test('4: a mentor is registered, seen and approved', async () => {
  await approveMentor(desk, demo.url, {
    name: 'Åge Opdigtet',
    email: 'aage@demo.invalid',
    town: 'Aarhus',
    prison,
    clearedUntil: inDays(900),
  });
});

test('5: two mentors and a participant say yes to each other; departing from the first suggestion needs a reason', async () => {
  await desk.goto(`${demo.url}/today`);
  await follow(desk, 'Åbn forløbet');
  await press(desk, 'Åbn forløb');
  await follow(desk, 'Find mentorer');
  const pairs = desk.locator('input[name="choice"]:not([value="own"])');
  expect(await pairs.count()).toBeGreaterThan(1);
  await saysOn(desk, /For:/u);
  await pairs.nth(1).check({ force: true });
  await press(desk, 'Spørg de tre');
  await saysOn(desk, /ting at rette/u);
  await fill(desk, 'reason', 'Den ene kender byen bedst.');
  await askThree(desk);
  await desk.waitForURL(/\/courses\/[0-9a-f-]{36}$/u);
  expect(await desk.getByText(/^Afslut for mentoren/u).count()).toBe(2);
});

/** Writes the decision on parole, as far as the page that shows what it would do. */
const proposeDate = async (): Promise<void> => {
  await follow(desk, 'Ny løsladelsesdato');
  await fill(desk, 'date', inDays(80).toString());
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
  await enterDemo(phone, demo.url, 'Mentor, Aarhus');
  expect((await phone.goto(`${demo.url}${foreign}`))?.status()).toBe(404);
  await phone.goto(`${demo.url}/my`);
  await follow(phone, /Log kontakt/u);
  await fill(phone, 'minutes', '45');
  await fill(phone, 'note', 'Gik en tur og talte om arbejde.');
  await phone.locator('[name="concern"]').check({ force: true });
  await press(phone, 'Gem');
  await saysOn(phone, /koordinatoren har fået din bekymring/u);
});

/** The finished study of the demo: analysed, opened and published before anybody looks at it. */
let study = '';
const resultPath = '/results/demo-finished';
const reads = async (lang: 'da' | 'en') => {
  const context = await openPerson(demo.browser, { at: 'phone', javaScript: false });
  const reader = await context.newPage();
  const answer = await reader.goto(`${demo.url}${resultPath}?lang=${lang}`);
  return { status: answer?.status(), text: await words(reader) };
};

test('8: outcomes come in after a dry run, errors by line, all or none', async () => {
  await become(desk, 'Forsøgsleder');
  await desk.goto(`${demo.url}/studies`);
  await follow(desk, 'Demoforsøg: mentorer efter løsladelse');
  study = desk.url();
  const invented = simulateDemo(DEMO_SEED, today);
  const finished = invented.studies.find(({ slug }) => slug === 'demo-finished');
  const header = 'study_key;offence_date;charge_date;decision_date;decision;custody;offence_kind';
  const rows = invented.outcomes
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
  const completeUntil = Temporal.PlainDate.from(finished?.completeUntil ?? '');
  const upload = (lines: readonly string[]) =>
    tryFile(desk, study, { lines: [header, ...lines], completeUntil });
  await upload([...rows.slice(0, 2), 'UKENDT;2024-13-01;;;;;', ...rows.slice(2)]);
  expect(await faultsOn(desk)).toEqual([
    expect.stringMatching(/^4 study_key UKENDT: Ingen deltager har denne nøgle/u),
    expect.stringMatching(/^4 offence_date 2024-13-01: Det er ikke en dato/u),
    expect.stringContaining('demo.csv'),
  ]);
  expect(await buttons(desk, 'Hent udfaldene')).toBe(0);
  await upload(rows);
  await saysOn(desk, 'Prøven gik godt');
  await press(desk, 'Hent udfaldene');
  await saysOn(desk, 'Udfaldene er hentet.');
  expect(await words(desk)).toMatch(/svar\.csv[\s\S]*Gælder[\s\S]*demo\.csv[\s\S]*Afløst/u);
});

test('9: the evaluator runs the plan again on coded arms, and two people open it', async () => {
  await become(desk, 'Evaluator');
  await desk.goto(`${study}/analysis`);
  await saysOn(desk, 'Data er ændret, siden analysen blev kørt');
  await press(desk, 'Kør igen med de nye data');
  await saysOn(desk, 'Analysen er kørt.');
  const analysis = await words(desk);
  expect(analysis).not.toContain('Data er ændret');
  for (const coded of ['gruppe X', 'gruppe Y']) expect(analysis.toLowerCase()).toContain(coded.toLowerCase());
  expect(analysis).toMatch(/13 af 48/u);
  expect(analysis).not.toContain('mentorforløb mod');
  await desk.goto(`${study}/unblinding`);
  await fill(desk, 'reason', 'Analysen er færdig.');
  await press(desk, 'Bed om afblinding');
  await saysOn(desk, 'Venter på en anden');
  expect(await buttons(desk, 'Sig ja, og åbn grupperne')).toBe(0);
  await become(desk, 'Forsøgsleder');
  await desk.goto(`${study}/unblinding`);
  await press(desk, 'Sig ja, og åbn grupperne');
  await saysOn(desk, 'Grupperne er åbne');
});

test('10: the earlier result is taken back, the new one published, and everybody can read it', async () => {
  expect(await reads('da')).toMatchObject({ status: 200 });
  await desk.goto(`${study}/publication`);
  await press(desk, 'Træk resultatet tilbage');
  const gone = await reads('da');
  expect([gone.status, gone.text.includes('Resultatet er trukket tilbage')]).toEqual([410, true]);
  await desk.goto(`${study}/publication`);
  await press(desk, 'Offentliggør');
  await desk.waitForURL(`${demo.url}${resultPath}`);
  await saysOn(desk, 'Resultatet er offentliggjort.');
  const danish = await reads('da');
  for (const said of ['13 af 48', '18 af 49', 'Hvad vi ikke ved', 'Forsøget er opdigtet'])
    expect(danish.text).toContain(said);
  const english = await reads('en');
  for (const said of ['13 of 48', '18 of 49', 'What we do not know', 'The trial is invented'])
    expect(english.text).toContain(said);
});
