import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Results } from '../packages/evaluation/src/index.ts';
import { type Account, accept, invite, setUpOrganisation, signInAgain } from './support/accounts.ts';
import { closeScreens, openBrowser, openPerson } from './support/browser.ts';
import { formsOf } from './support/forms.ts';
import { movableClock, openRunningHouse, type RunningHouse } from './support/house.ts';
import { approveMentor } from './support/mentors.ts';
import {
  expectedArm,
  firstDayOf,
  offencesOf,
  type Participant,
  registerFile,
} from './support/one-person/expected.ts';
import { candidates, drawnArm, prison, sendIn, takeIn, town } from './support/one-person/intake.ts';
import { followUpDays, maturityDays, slug, title } from './support/one-person/protocol.ts';
import { answerTheDay, sendRelease } from './support/one-person/releases.ts';
import { move, registerStudy } from './support/one-person/study.ts';
import { faultsOn, fetchKeyList, tryFile } from './support/outcomes.ts';
import { buttons, choose, fill, follow, pick, press, saysOn, words } from './support/page.ts';
import { askThree } from './support/pairs.ts';
import { refer } from './support/refer.ts';

/**
 * One person, from a referral to a published result: real accounts, the application as composed for production on a real
 * PostgreSQL, in a real browser without JavaScript. Only the clock is the test's own. Everybody is invented.
 */
const clock = movableClock();
const people = candidates(clock.day);
const movedTo = clock.day(80);
let house: RunningHouse;
let browser: Browser;
const open = async (at: 'desktop' | 'phone'): Promise<Page> => {
  const context = await openPerson(browser, { at, javaScript: false });
  context.setDefaultTimeout(15_000);
  return context.newPage();
};
let administrator: Page;
let desk: Page;
let manager: Account;
let evaluator: Page;
let mentor: Page;
let anybody: Page;
/** Everybody who was drawn, the one person first. */
let drawn: Participant[] = [];
let one: Participant;
let course = '';
let study = '';

beforeAll(async () => {
  house = await openRunningHouse(clock);
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens(browser);
  await house?.close();
});

test('an organisation is set up, and five people have an account with a second factor', async () => {
  administrator = await open('desktop');
  await setUpOrganisation(administrator, house.setupLink, {
    organisation: 'Den opdigtede forening',
    branches: `Østjylland: ${town}, Randers\nFyn: Odense`,
    prisons: `${prison}: lukket`,
  });
  const letters: Promise<Account>[] = [];
  for (const [at, role, branch] of [
    ['desktop', 'Koordinator', 'Østjylland'],
    ['phone', 'Mentor', 'Østjylland'],
    ['desktop', 'Forsøgsleder', undefined],
    ['desktop', 'Evaluator', undefined],
  ] as const) {
    const email = `${role.toLowerCase().replace('ø', 'oe')}@example.org`;
    const person = { name: `Opdigtet ${role}`, email, role, ...(branch === undefined ? {} : { branch }) };
    letters.push(accept(await open(at), await invite(administrator, house.url, person), email));
  }
  const [first, second, third, fourth] = await Promise.all(letters);
  if (first === undefined || second === undefined || third === undefined || fourth === undefined)
    throw new Error('four were invited');
  [desk, mentor, manager, evaluator] = [first.page, second.page, third, fourth.page];
  anybody = await open('phone');
  expect(await words(desk)).toContain('Intet venter på dig i dag');
});

test('the trial manager registers the plan, which seals the draw, and opens it for participants', async () => {
  study = await registerStudy(manager.page, house.url);
  await move(manager.page, study, 'Åbn for deltagere', 'Tager imod deltagere');
});

test('referred on a phone, accepted, three consents, assessed and drawn: until it is mentoring', async () => {
  for (const who of people) {
    await refer(desk, anybody, house.url, { ...who, prison, town });
    one = await takeIn(desk, house.url, who);
    drawn = [one, ...drawn];
    if (one.arm === 'mentoring') break;
    expect(await buttons(desk, 'Åbn forløb')).toBe(0);
  }
  expect(one.arm).toBe('mentoring');
  expect(await buttons(desk, 'Åbn forløb')).toBe(1);
});

test('two mentors are approved and become a pair, and the course has its plan', async () => {
  const both = { clearedUntil: clock.day(900), prison, town };
  const own = await approveMentor(desk, house.url, {
    ...both,
    name: 'Åge Opdigtet',
    email: 'mentor@example.org',
  });
  await approveMentor(desk, house.url, { ...both, name: 'Bodil Opdigtet', email: 'bodil@example.org' });
  await desk.goto(`${house.url}${own}`);
  await pick(desk, 'account', 'Opdigtet Mentor');
  await press(desk, 'Knyt kontoen');
  await saysOn(desk, 'Kontoen er knyttet til mentoren.');
  await desk.goto(`${house.url}${one.path}`);
  await press(desk, 'Åbn forløb');
  course = desk.url();
  await follow(desk, 'Find mentorer');
  await desk.locator('input[name="choice"]:not([value="own"])').first().check({ force: true });
  await askThree(desk);
  expect(await words(desk)).toContain('Første møde i fængslet');
});

test('a decision on parole moves the plan, when it has been shown what moves', async () => {
  await desk.goto(course);
  const before = await words(desk);
  await follow(desk, 'Ny løsladelsesdato');
  await fill(desk, 'date', movedTo.toString());
  await choose(desk, 'certainty', 'certain');
  await fill(desk, 'source', 'Afgørelse om prøveløsladelse');
  await press(desk, 'Se, hvad der flytter');
  await saysOn(desk, /^Flytter: /u);
  expect(await words(desk)).toContain('Første møde i fængslet');
  await press(desk, 'Gem datoen og flyt');
  await saysOn(desk, /Datoen er gemt, og \d+ trin er flyttet/u);
  expect(await words(desk)).not.toBe(before);
});

test('the mentor logs a visit on a phone with a concern, which the coordinator finds first and handles', async () => {
  clock.goTo(clock.day(10));
  await mentor.goto(`${house.url}/my`);
  expect(await words(mentor)).toContain(one.name);
  await follow(mentor, /Log kontakt/u);
  await fill(mentor, 'minutes', '45');
  await fill(mentor, 'note', 'Talte om arbejde.');
  await mentor.locator('[name="concern"]').check({ force: true });
  await press(mentor, 'Gem');
  await saysOn(mentor, /koordinatoren har fået din bekymring/u);
  await desk.goto(`${house.url}/today`);
  const first = desk.locator('.pm-day').first();
  expect(await first.innerText()).toContain(`En mentor er bekymret for ${one.name}`);
  await first.getByRole('link').click();
  await saysOn(desk, 'Talte om arbejde.');
});

test('twenty-three others come the same way, and the trial manager draws for half of them by number', async () => {
  const coordinator = await formsOf(desk.context(), house.url, '/today');
  const prisonContact = await formsOf(anybody.context(), house.url, '/sign-in');
  const trialManager = await formsOf(manager.page.context(), house.url, '/randomise');
  const studyId = study.split('/').at(-1) ?? '';
  for (const [i, who] of people.entries()) {
    if (drawn.some(({ cpr }) => cpr === who.cpr)) continue;
    const path = await sendIn(coordinator, prisonContact, who);
    const person = path.split('/').at(-1) ?? '';
    if (i % 2 === 0) await coordinator.send(`${path}/randomise`, { study: studyId });
    else {
      const ready = await trialManager.get(`/randomise?study=${studyId}`);
      expect(ready).toContain(person);
      expect(ready).not.toContain('Opdigtsen');
      await trialManager.send('/randomise', { person, study: studyId, number: '1' });
    }
    drawn.push({ ...who, path, arm: await drawnArm(coordinator, path) });
  }
  expect(Map.groupBy(drawn, ({ arm, risk }) => `${arm} ${risk}`).size).toBe(4);
  expect(drawn.filter(({ arm }) => arm === 'control')).toHaveLength(12);
  expect(drawn).toHaveLength(24);
  await move(manager.page, study, 'Slut med at tage imod', 'Følger op');
});

test('every release is asked for and confirmed, in both arms alike; only then does follow-up begin', async () => {
  clock.goTo(movedTo.add({ days: 1 }));
  drawn = drawn.map((person) => (person === one ? { ...person, release: movedTo } : person));
  one = drawn.find(({ cpr }) => cpr === one.cpr) ?? one;
  await answerTheDay(desk, house.url, one);
  await press(desk, 'Se, hvad der flytter');
  await press(desk, 'Gem datoen');
  await saysOn(desk, /Datoen er gemt/u);
  const control = drawn.find(({ arm }) => arm === 'control');
  if (control === undefined) throw new Error('nobody was drawn to control');
  await answerTheDay(desk, house.url, control);
  await press(desk, 'Gem datoen');
  await saysOn(desk, 'Datoen er gemt.');
  const coordinator = await formsOf(desk.context(), house.url, '/today');
  for (const person of drawn)
    if (person !== one && person !== control) await sendRelease(coordinator, person);
  expect(await coordinator.get('/today')).not.toContain('ingen har bekræftet det');
  const { page } = manager;
  await page.goto(study);
  await page.getByText('Andet, du kan gøre').click();
  await press(page, 'Hent løsladelser og forløb');
  await saysOn(page, 'Hentet for 24 deltagere: 24 nye eller rettede datoer');
  await evaluator.goto(`${study}/analysis`);
  await saysOn(evaluator, 'Resultatet er ikke modent');
});

const lastRelease = () =>
  drawn.map(({ release }) => release).reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a));
const completeUntil = () => lastRelease().add({ days: followUpDays + maturityDays });
let keys: ReadonlyMap<string, string> = new Map();

test('years later the administrator fetches the key list for the register, which finds everybody by CPR', async () => {
  clock.goTo(completeUntil().add({ days: 40 }));
  const list = await fetchKeyList(administrator, house.url);
  expect(list.header).toBe('cpr;study_key');
  keys = list.keys;
  expect([...keys.keys()].toSorted()).toEqual(drawn.map(({ cpr }) => cpr).toSorted());
  expect(new Set(keys.values()).size).toBe(24);
  expect((await manager.page.goto(`${house.url}/register-lists`))?.status()).toBe(404);
});

test('the register’s answer is tried, refused line by line, and brought in when it is whole', async () => {
  await signInAgain(manager, house.url);
  const { page } = manager;
  const lines = registerFile(drawn, offencesOf(drawn), keys);
  const upload = (content: readonly string[]) =>
    tryFile(page, study, { lines: content, completeUntil: completeUntil() });
  const wrong = lines.with(2, `${one.cpr};2030-13-01;;;;;`);
  await upload([...wrong.slice(0, 7), wrong[1] ?? '', ...wrong.slice(7)]);
  expect(await faultsOn(page)).toEqual([
    expect.stringMatching(/^3 study_key .*Ingen deltager har denne nøgle/u),
    expect.stringMatching(/^3 offence_date 2030-13-01: Det er ikke en dato/u),
    expect.stringMatching(/^8 – .*allerede på linje 2/u),
  ]);
  expect(await buttons(page, 'Hent udfaldene')).toBe(0);
  await page.goto(`${study}/outcomes`);
  await saysOn(page, 'Der er ikke hentet udfald endnu.');
  await upload(lines);
  await saysOn(page, 'Prøven gik godt');
  expect(await words(page)).toMatch(/Deltagere med mindst én række\s+23 af 24/u);
  await press(page, 'Hent udfaldene');
  await saysOn(page, 'Udfaldene er hentet.');
});

/** What stands in the research register and on everything that it shows; the person must be in none of it. */
const shown: string[] = [];
const keep = async (page: Page, path: string): Promise<string> => {
  const answer = await page.context().request.get(path);
  expect(answer.status(), path).toBe(200);
  const text = await answer.text();
  shown.push(text);
  return text;
};

test('the evaluator finds the person’s own event under a key, in an arm that is only called X or Y', async () => {
  await evaluator.goto(`${study}/analysis`);
  await press(evaluator, 'Kør planens analyser');
  await saysOn(evaluator, 'Analysen er kørt.');
  const offences = offencesOf(drawn);
  const data = await keep(evaluator, `${study}/analysis/data.csv`);
  const [, ...rows] = data.trimEnd().split('\r\n');
  const own = rows.find((row) => row.startsWith(`${keys.get(one.cpr)},`))?.split(',') ?? [];
  expect(own.slice(2, 4)).toEqual(['41', '1']);
  for (const { cpr } of drawn) {
    const day = firstDayOf(cpr, offences);
    const row = rows.find((line) => line.startsWith(`${keys.get(cpr)},`)) ?? '';
    expect(row.split(',').slice(2, 4)).toEqual(
      day === undefined ? [String(followUpDays), '0'] : [String(day), '1'],
    );
  }
  const results = JSON.parse(await keep(evaluator, `${study}/analysis/results.json`)) as Results;
  expect(results.arms.map(({ code, role }) => [code, role])).toEqual([
    ['X', null],
    ['Y', null],
  ]);
  const coded = results.arms.findIndex(({ code }) => code === own[1]);
  for (const [index, arm] of (coded === 0
    ? (['mentoring', 'control'] as const)
    : (['control', 'mentoring'] as const)
  ).entries()) {
    const expected = expectedArm(drawn, offences, arm);
    const found = results.survival[index === 0 ? 0 : 1];
    expect(found).toMatchObject({ n: expected.n, events: expected.events });
    expect(found.curve.time).toEqual(expected.days);
    found.curve.survival.forEach((free, i) => {
      expect(free).toBeCloseTo(expected.survival[i] ?? Number.NaN, 12);
    });
  }
  expect(results.survival[coded === 0 ? 0 : 1].curve.time[0]).toBe(41);
});

test('two people open the arms, and the trial manager publishes', async () => {
  const { page } = manager;
  await evaluator.goto(`${study}/unblinding`);
  await fill(evaluator, 'reason', 'Analysen ligger fast.');
  await press(evaluator, 'Bed om afblinding');
  await saysOn(evaluator, 'Venter på en anden');
  expect(await buttons(evaluator, 'Sig ja, og åbn grupperne')).toBe(0);
  await page.goto(`${study}/publication`);
  expect(await buttons(page, 'Offentliggør')).toBe(0);
  expect((await anybody.goto(`${house.url}/results/${slug}`))?.status()).toBe(404);
  await page.goto(`${study}/unblinding`);
  await press(page, 'Sig ja, og åbn grupperne');
  await saysOn(page, 'Grupperne er åbne');
  await saysOn(page, /Gruppe [XY] er mentorforløb/u);
  await page.goto(`${study}/publication`);
  await saysOn(page, '42 ud af 100 i gruppen mentorforløb mod 50');
  await saysOn(page, 'Kurvernes trin er lagt sammen');
  await press(page, 'Offentliggør');
  await page.waitForURL(`${house.url}/results/${slug}`);
  await saysOn(page, 'Resultatet er offentliggjort.');
});

test('anybody reads on a phone what happened, in Danish and English, and can check the numbers', async () => {
  const offences = offencesOf(drawn);
  const address = `${house.url}/results/${slug}`;
  const mentoring = expectedArm(drawn, offences, 'mentoring');
  const control = expectedArm(drawn, offences, 'control');
  await anybody.goto(address);
  const danish = await words(anybody);
  for (const arm of [mentoring, control]) expect(danish).toContain(`${arm.events} af ${arm.n}`);
  for (const said of [title.da, '24 deltagere', 'Hvad vi ikke ved']) expect(danish).toContain(said);
  await anybody.goto(`${address}?lang=en`);
  const english = await words(anybody);
  for (const arm of [mentoring, control]) expect(english).toContain(`${arm.events} of ${arm.n}`);
  for (const said of [title.en, '24 participants', 'What we do not know']) expect(english).toContain(said);
  const file = await keep(anybody, `${address}/results.json`);
  expect(english).toContain(createHash('sha256').update(file).digest('hex'));
  const results = JSON.parse(file) as Results;
  expect(results.arms.map(({ code }) => code)).toEqual(['mentoring', 'control']);
  expect(results.flow.map(({ randomised, events }) => [randomised, events])).toEqual([
    [mentoring.n, mentoring.events],
    [control.n, control.events],
  ]);
  // Without this one person's offences the result would be another one.
  const without = expectedArm(
    drawn,
    offences.filter(({ cpr }) => cpr !== one.cpr),
    'mentoring',
  );
  expect(without.events).toBe(mentoring.events - 1);
  // The person counts, and cannot be found: the day stands nowhere in public.
  expect(results.survival[0].curve).toMatchObject({ time: [511], event: [mentoring.events] });
  expect(results.survival[1].curve.event.every((events) => events >= 5)).toBe(true);
});

test('no page, file or row of the study’s side knows a name or a CPR number', async () => {
  const { page } = manager;
  const pages = ['', '/outcomes', '/unblinding', '/publication'].map((path) => `${study}${path}`);
  for (const path of [`${house.url}/randomise`, `${house.url}/studies`, ...pages]) {
    await keep(page, path);
    await keep(page, `${path}?lang=en`);
  }
  for (const path of ['', '/analysis', '/analysis/report.html', '/unblinding'])
    await keep(evaluator, `${study}${path}`);
  for (const path of ['', '/dots.svg', '/survival.svg', '/flow.svg'])
    await keep(anybody, `${house.url}/results/${slug}${path}`);
  const { rows } = await house.owner.query(
    `select table_name from information_schema.tables where table_schema = 'study' order by 1`,
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { table_name } of rows) {
    const all = await house.owner.query(`select t::text as row from study."${table_name}" t`);
    shown.push(...all.rows.map(({ row }) => row));
  }
  const everything = shown.join('\n');
  expect(everything).toContain(keys.get(one.cpr));
  for (const { name, cpr, path } of drawn)
    for (const personal of [name, cpr, cpr.replace('-', ''), path.split('/').at(-1) ?? ''])
      expect(everything.includes(personal), personal).toBe(false);
  expect(everything).not.toContain('Opdigtsen');
  for (const path of ['', '/analysis', '/outcomes']) {
    expect((await desk.goto(`${study}${path}`))?.status()).toBe(404);
    expect((await mentor.goto(`${study}${path}`))?.status()).toBe(404);
  }
});
