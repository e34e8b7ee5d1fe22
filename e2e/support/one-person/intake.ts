import type { Page } from 'playwright-core';
import type { Forms } from '../forms.ts';
import { buttons, press, saysOn } from '../page.ts';
import type { Arm, Participant } from './expected.ts';

export const prison = 'Nyborg';
export const town = 'Aarhus';
const consents = ['programme', 'register-follow-up', 'authority-contact'] as const;

export type Candidate = Omit<Participant, 'path' | 'arm'>;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWX';

/** Twenty-four invented people: half of high risk, half of medium; the first ones are those who are looked at. */
export const candidates = (day: (days: number) => Temporal.PlainDate): readonly Candidate[] =>
  [...letters].map((letter, i) => ({
    name: `Ærlig Opdigtsen ${letter}`,
    cpr: `0101${70 + i}-1${200 + i}`,
    risk: i < letters.length / 2 ? 'high' : 'medium',
    release: day(50 + (i % 10)),
  }));

const armOn = (text: string): Arm => {
  if (text.includes('Kontrolgruppe: intet forløb')) return 'control';
  if (text.includes('Forløb med to mentorer')) return 'mentoring';
  throw new Error(`no arm on the page: ${text.slice(0, 400)}`);
};

/** Found on the day's list, accepted, three consents, assessed, drawn: every page of the way. */
export const takeIn = async (desk: Page, url: string, who: Candidate): Promise<Participant> => {
  await desk.goto(`${url}/today`);
  await desk.locator('.pm-day', { hasText: who.name }).getByRole('link').click();
  await press(desk, 'Tag imod');
  const path = new URL(desk.url()).pathname;
  for (const purpose of consents) {
    const own = `:has(input[name="purpose"][value="${purpose}"])`;
    await desk.locator(`details${own} > summary`).click();
    if (purpose === 'authority-contact') await desk.locator(`form${own}`).getByLabel('Jobcentret').check();
    await desk.locator(`form${own}`).getByRole('button').click();
    await saysOn(desk, 'Samtykket er registreret.');
  }
  await desk.locator('[name="riskBand"]').selectOption(who.risk);
  await press(desk, 'Gem vurderingen');
  if ((await buttons(desk, 'Træk lod')) > 0) throw new Error('drawn before every requirement is met');
  await desk.locator('[name="answer-understands"]').selectOption('yes');
  await press(desk, 'Gem vurderingen');
  await press(desk, 'Træk lod');
  await saysOn(desk, /Lodtrækningen er sket/u);
  return { ...who, path, arm: armOn(await desk.locator('main').innerText()) };
};

/** The id behind a choice of a form. */
const optionIn = (html: string, label: string): string =>
  new RegExp(`<option value="([^"]+)"[^>]*>${label}<`, 'u').exec(html)?.[1] ?? '';

/** The same way for one of the many: the same forms, sent without drawing the pages. */
export const sendIn = async (coordinator: Forms, anybody: Forms, who: Candidate): Promise<string> => {
  const from = optionIn(await coordinator.get('/referral-links/new'), prison);
  const made = await coordinator.send('/referral-links/new', { prison: from, contactName: '' });
  const link = /http\S+?(\/refer\/[\w-]+)/u.exec(made.html)?.[1] ?? '';
  const to = optionIn(await anybody.get(link), town);
  await anybody.send(link, {
    name: who.name,
    cpr: who.cpr,
    language: 'da',
    town: to,
    certainty: 'likely',
    releaseDate: who.release.toString(),
    kind: 'expected',
    referrerName: 'Opdigtet Socialrådgiver',
    referrerContact: '00 00 00 00',
    personKnows: 'yes',
    note: '',
  });
  const day = await coordinator.get('/today');
  const referral = new RegExp(`${who.name} er henvist.*?(/referrals/[0-9a-f-]{36})`, 'su').exec(day)?.[1];
  const { location } = await coordinator.send(`${referral}/accept`, {});
  for (const purpose of consents)
    await coordinator.send(`${location}/consents`, {
      purpose,
      givenOn: who.release.subtract({ days: 50 + 9 }).toString(),
      givenHow: 'in-writing',
      ...(purpose === 'authority-contact' ? { 'recipients[]': 'job-centre' } : {}),
    });
  await coordinator.send(`${location}/assessment`, { riskBand: who.risk, 'answer-understands': 'yes' });
  return location;
};

/** What the coordinator reads on the person's page after the draw. */
export const drawnArm = async (coordinator: Forms, path: string): Promise<Arm> =>
  armOn((await coordinator.get(path)).replaceAll(/<[^>]+>/gu, ' '));
