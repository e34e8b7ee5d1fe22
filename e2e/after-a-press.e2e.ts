import { DEMO_SEED, demoProtocol, simulateDemo } from '@primus-motor/trial';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeScreens, openBrowser } from './support/browser.ts';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { first, type Looker, openLooker } from './support/look.ts';
import { approveMentor } from './support/mentors.ts';
import { type RunningServer, startDemo } from './support/server.ts';

/** The pages that no link leads to: what a form answers, and what a token opens. */
let server: RunningServer;
let browser: Browser;
const known = knownPages();

beforeAll(async () => {
  server = await startDemo();
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens(browser);
  await server?.stop();
  await server?.remove();
});

const somebody = async (): Promise<Looker> => {
  const looker = await openLooker(browser, server.url, known);
  return looker;
};
const as = async (persona: string): Promise<Looker> => {
  const looker = await somebody();
  await enterDemo(looker.page, server.url, persona);
  return looker;
};
const linkTo = async ({ page }: Looker, pattern: RegExp): Promise<string> => {
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return links.find((link) => link !== null && pattern.test(link)) ?? '';
};
/** Somebody new who can be asked about this course: approved, and let into the prison where the participant sits. */
const newMentorFor = async ({ page }: Looker, course: string, name: string): Promise<void> => {
  await page.goto(`${server.url}${course}`);
  const prison = /sidder i ([^·\n]+)/u.exec(await page.locator('main').innerText())?.[1]?.trim() ?? 'Nyborg';
  const email = `${name.split(' ')[0]?.toLowerCase()}@demo.invalid`;
  const clearedUntil = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days: 900 });
  await approveMentor(page, server.url, { name, email, town: 'Aarhus', prison, clearedUntil });
};
const inDays = (days: number) => Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days }).toString();

test('a referral: the link, the form, the thanks, the used link, the answer', async () => {
  const desk = await as('Koordinator, Aarhus');
  const prison = await somebody();
  await desk.open('/referral-links/new');
  await desk.send(/referral-links/u);
  await desk.look(/link til henvisning/u, 422);
  await desk.send(/referral-links/u, { prison: first });
  await desk.look(/^Linket er klar/u);
  const link = await linkTo(desk, /\/refer\//u);

  await prison.open(link);
  await prison.look(/Henvis/u);
  await prison.send(/\/refer\//u);
  await prison.look(/Henvis/u, 422);
  await prison.send(/\/refer\//u, {
    name: 'Åse Prøve',
    cpr: '010190-1234',
    town: first,
    certainty: 'likely',
    releaseDate: inDays(50),
    referrerName: 'Opdigtet Socialrådgiver',
    referrerContact: '00 00 00 00',
    personKnows: 'yes',
  });
  await prison.look(/^Tak/u);
  await prison.open(link);
  await prison.look(/^Henvisning PM-/u);
  await prison.open(`/refer/${'x'.repeat(43)}`);
  await prison.look(/^Siden findes ikke/u, 404);

  await desk.open('/today');
  const [accepted = '', declined = ''] = await desk.page
    .locator('main a[href^="/referrals/"]')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));
  await desk.open(declined);
  await desk.send(/\/decline$/u);
  await desk.look(/: henvisning$/u, 422);
  await desk.send(/\/decline$/u, { reason: 'other' });
  await desk.look(/^I dag/u);
  await desk.open(declined);
  await desk.look(/: henvisning$/u);
  await desk.open(accepted);
  await desk.send(/\/accept$/u);
  await desk.look(/: deltager$/u);
});

test('a participant: consents, their withdrawal, the assessment, the draw, a course', async () => {
  const desk = await as('Koordinator, Aarhus');
  await desk.open('/today');
  await desk.open(await linkTo(desk, /^\/people\/.*#consents/u));
  await desk.send(/\/consents$/u, { givenOn: '' });
  await desk.look(/: deltager$/u, 422);
  await desk.send(/\/consents$/u, { givenOn: inDays(0) });
  await desk.look(/: deltager$/u);
  await desk.open(await linkTo(desk, /\/withdraw\?/u));
  await desk.send(/\/withdraw$/u);
  await desk.look(/: træk samtykke tilbage$/u, 422);
  await desk.send(/\/withdraw$/u, { how: first });
  await desk.look(/: deltager$/u);

  await desk.open('/today');
  const ready = await desk.page
    .locator('main a[href$="#eligibility"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(ready.length).toBeGreaterThan(0);
  for (const person of ready) {
    await desk.open(person);
    await desk.send(/\/assessment$/u, { riskBand: 'high' });
    await desk.send(/\/randomise$/u);
    await desk.look(/: deltager$/u);
    if ((await desk.page.locator('form[action$="/course"]').count()) === 0) continue;
    await desk.send(/\/people\/[^/]+\/course$/u);
    await desk.look(/: forløb$/u);
  }
});

test('a course: a step, a new release date, the end of a mentor, a new pair', async () => {
  const desk = await as('Koordinator, Aarhus');
  await desk.open('/today');
  await desk.open(await linkTo(desk, /^\/concerns\//u));
  await desk.send(/\/concerns\//u);
  await desk.look(/: bekymring$/u, 422);
  await desk.send(/\/concerns\//u, { note: 'Talt med mentoren.' });
  const course = new URL(desk.page.url()).pathname;
  await desk.send(/\/steps$/u);
  await desk.look(/: forløb$/u);
  await desk.open(`${course}/release-date`);
  await desk.send(/\/release-date\/preview$/u);
  await desk.look(/: ny løsladelsesdato$/u, 422);
  await desk.send(/\/release-date\/preview$/u, {
    kind: 'expected',
    date: inDays(80),
    certainty: 'certain',
    source: 'Afgørelse om prøveløsladelse',
  });
  await desk.look(/: det flytter$/u);
  await desk.send(/\/release-date$/u);
  await desk.look(/: forløb$/u);
  await desk.open(await linkTo(desk, /\/mentors\/[^/]+\/end$/u));
  await desk.send(/\/end$/u);
  await desk.look(/^Afslut forløbet for/u, 422);
  await desk.send(/\/end$/u, {
    reason: first,
    arrivingSees: 'note',
    leavingSees: 'nothing',
    note: 'Ring først.',
  });
  await desk.look(/: forløb$/u);
  const handover = await linkTo(desk, /\/handover\/[^/]+$/u);
  await desk.open(handover);
  await desk.send(/\/handover\//u, { arrivingSees: 'since' });
  await desk.look(/^Overdragelse efter /u, 422);
  await desk.send(/\/handover\//u, { arrivingSees: 'everything' });
  await desk.look(/: forløb$/u);
  await desk.open(`${course}/match`);
  await desk.look(/: find den anden mentor$/u);
  await newMentorFor(desk, course, 'Bodil Opdigtet');
  await desk.open(`${course}/match`);
  await desk.look(/: find den anden mentor$/u);
  await desk.send(/\/match$/u, { choice: 'own' });
  await desk.look(/: find den anden mentor$/u, 422);
  await desk.send(/\/match$/u, { choice: first });
  await desk.look(/: forløb$/u);
  await desk.open(`${course}/proposal`);
  await desk.look(/: svar på forslaget$/u);
  await desk.send(/\/proposal$/u);
  await desk.look(/: svar på forslaget$/u, 422);
  await desk.send(/\/proposal$/u, { participant: 'yes' });
  await desk.look(/: forløb$/u);
  await desk.open(`${course}/proposal`);
  await desk.send(/\/proposal\/withdraw$/u);
  await desk.look(/: forløb$/u);
});

test('a proposal: half a pair is asked about a second mentor, and the one who stays answers', async () => {
  const volunteer = await as('Mentor, Aarhus');
  await volunteer.open('/my');
  const own = await linkTo(volunteer, /^\/my\/[0-9a-f-]{36}$/u);
  await volunteer.open(own);
  const other = /Sammen med (.+?)\./u.exec(await volunteer.page.locator('main').innerText())?.[1] ?? '';
  const desk = await as('Koordinator, Aarhus');
  const course = own.replace('/my/', '/courses/');
  await desk.open(course);
  const end = desk.page.locator('main a[href$="/end"]', { hasText: other });
  await desk.open((await end.getAttribute('href')) ?? '');
  await desk.send(/\/end$/u, { reason: 'mentor-moved', arrivingSees: 'everything', leavingSees: 'nothing' });
  await newMentorFor(desk, course, 'Viggo Opdigtet');
  await desk.open(`${course}/match`);
  await desk.send(/\/match$/u, { choice: first, introduction: 'I har begge tid om aftenen.' });
  await desk.look(/: forløb$/u);
  await volunteer.open('/my');
  await volunteer.look(/^Mine deltagere$/u);
  await volunteer.open(await linkTo(volunteer, /^\/my\/proposals\//u));
  await volunteer.look(/^Vil du have en ny makker/u);
  const proposal = volunteer.page.url();
  await volunteer.page.getByRole('button', { name: 'Nej tak' }).click();
  await volunteer.look(/^Vil du have en ny makker/u, 422);
  await volunteer.open(proposal);
  await volunteer.send(/\/my\/proposals\//u);
  await volunteer.look(/^Mine deltagere$/u);
  await volunteer.open(proposal);
  await volunteer.look(/^Vil du have en ny makker/u);
});

test('a mentor: registered, checked, corrected; a contact and a concern', async () => {
  const desk = await as('Koordinator, Aarhus');
  await desk.open('/mentors/new');
  await desk.send(/\/mentors\/new$/u);
  await desk.look(/^Ny mentor/u, 422);
  await desk.send(/\/mentors\/new$/u, { name: 'Åge Opdigtet', birthDate: '1975-05-05', town: first });
  await desk.look(/^Åge Opdigtet/u);
  const mentor = desk.page.url();
  await desk.send(/\/checks$/u, { seenOn: '' });
  await desk.look(/^Åge Opdigtet/u, 422);
  await desk.open(`${mentor}/edit`);
  await desk.send(/\/edit$/u, { name: '' });
  await desk.look(/: ret oplysninger$/u, 422);
  await desk.open(`${mentor}/leave`);
  await desk.send(/\/leave$/u);
  await desk.look(/^Åge Opdigtet/u);

  const volunteer = await as('Mentor, Aarhus');
  await volunteer.open('/my');
  const log = await linkTo(volunteer, /\/log$/u);
  await volunteer.open(log);
  await volunteer.send(/\/log$/u, { minutes: 'længe' });
  await volunteer.look(/: log kontakt$/u, 422);
  await volunteer.send(/\/log$/u, { minutes: '45', concern: first, note: 'Gik en tur.' });
  await volunteer.look(/^Simon Kirkegaard$/u);
  await volunteer.open(log.replace('/log', '/concern'));
  await volunteer.send(/\/concern$/u, { text: '010190-1234' });
  await volunteer.look(/: jeg er bekymret$/u, 422);
  await volunteer.send(/\/concern$/u, { text: 'Svarer ikke.' });
  await volunteer.look(/^Simon Kirkegaard$/u);
});

test('a study: registered, outcomes brought in, the result withdrawn, a new analysis opened by two', async () => {
  const manager = await as('Forsøgsleder');
  const title = { da: 'Prøveforsøget', en: 'The test trial' };
  await manager.open('/studies/new');
  await manager.send(/\/studies\/new$/u);
  await manager.look(/^Registrér et forsøg/u, 422);
  await manager.send(/\/studies\/new$/u, { protocol: JSON.stringify(demoProtocol('x y', title)) });
  await manager.look(/^Registrér et forsøg/u, 422);
  await manager.send(/\/studies\/new$/u, { protocol: JSON.stringify(demoProtocol('after-a-press', title)) });
  await manager.look(/./u);
  await manager.send(/\/studies\/new$/u);
  await manager.look(/^Prøveforsøget/u);

  await manager.open('/studies');
  const demo = simulateDemo(DEMO_SEED, Temporal.Now.plainDateISO('Europe/Copenhagen'));
  const finished = demo.studies.find(({ slug }) => slug === 'demo-finished');
  const study = `/studies/${finished?.id}`;
  const columns = 'study_key;offence_date;charge_date;decision_date;decision;custody;offence_kind';
  const upload = async (lines: readonly string[]) => {
    await manager.open(`${study}/outcomes`);
    await manager.page.locator('input[type="file"]').setInputFiles({
      name: 'udfald.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([columns, ...lines].join('\n')),
    });
    await manager.send(/\/outcomes$/u, { completeUntil: finished?.completeUntil ?? '' });
  };
  await manager.open(`${study}/outcomes`);
  await manager.send(/\/outcomes$/u);
  await manager.look(/^Udfald fra registret/u, 422);
  const faulty = ['UKENDT;2024-13-01;;;;;', 'UKENDT;2024-01-01;;2023-01-01;whatever;;'];
  await manager.lookInEnglish(() => upload(faulty));
  await upload(faulty);
  await manager.look(/^Udfald fra registret/u, 422);
  const [one] = demo.outcomes.filter(({ studyId }) => studyId === finished?.id);
  await upload([`${one?.studyKey};${one?.offenceDate};;;;nej;${one?.offenceType}`]);
  await manager.look(/./u);
  await manager.send(/\/outcomes\//u);
  await manager.look(/./u);

  await manager.open(`${study}/publication`);
  await manager.send(/\/withdraw$/u);
  await manager.look(/^Offentliggørelse/u);
  await manager.open('/results/demo-finished');
  await manager.look(/^Resultatet er trukket tilbage/u, 410);

  const evaluator = await as('Evaluator');
  await evaluator.open(`${study}/analysis`);
  await evaluator.send(/\/analysis$/u);
  await evaluator.look(/^Analyse/u);
  await evaluator.open(`${study}/unblinding`);
  await evaluator.send(/\/unblinding$/u);
  await evaluator.look(/^Afblinding/u, 422);
  await evaluator.send(/\/unblinding$/u, { reason: 'Analysen er færdig.' });
  await evaluator.look(/^Afblinding/u);
  await manager.open(`${study}/unblinding`);
  await manager.look(/^Afblinding/u);
  await manager.send(/\/unblinding\/agree$/u);
  await manager.look(/^Afblinding/u);
  await manager.open(`${study}/publication`);
  await manager.look(/^Offentliggørelse/u);
});
