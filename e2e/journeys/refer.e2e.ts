import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openPerson } from '../support/browser.ts';
import { type Cost, type CountedPage, counted, expectWithin } from '../support/counting.ts';
import { enterDemo } from '../support/demo.ts';
import { openDemo } from '../support/open-demo.ts';
import { pick, press, saysOn } from '../support/page.ts';

/**
 * Journey 3, by somebody in a prison on a phone, without account and without JavaScript: at most two pages, twelve
 * fields and the clicks to send, within four minutes.
 *
 * The minutes are reckoned, not clocked. What is counted in the browser is put into the keystroke-level model (Card,
 * Moran and Newell, 1980), whose operators have fixed times: K a key, P to point at something, H to move the hand between
 * keyboard and pointer, M to make up one's mind. K is that of random letters, the slowest of theirs for whoever knows a keyboard; P is spent
 * on every field and every click, H twice a field (there and back), M once a field and once a click. R, the reading, is
 * added for each page: the words on it at the pace of somebody who reads slowly.
 */
const seconds = { key: 0.5, point: 1.1, home: 0.4, mind: 1.35, wordRead: 60 / 130 } as const;

const reckoned = (cost: Cost, words: number): number =>
  (cost.characters * seconds.key +
    (cost.fields + cost.clicks) * (seconds.point + seconds.mind) +
    cost.fields * 2 * seconds.home +
    words * seconds.wordRead) /
  60;

const demo = openDemo();
let desk: Page;

const open = async (at: 'desktop' | 'phone') => {
  const context = await openPerson(demo.browser, { at, javaScript: false });
  return context.newPage();
};

beforeAll(async () => {
  desk = await open('desktop');
  await enterDemo(desk, demo.url, 'Koordinator, Aarhus');
});

const inDays = (days: number) => Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days }).toString();

const newLink = async (): Promise<string> => {
  await desk.goto(`${demo.url}/referral-links/new`);
  await pick(desk, 'prison', 'Nyborg');
  await press(desk, 'Lav link');
  return (await desk.locator('a[href*="/refer/"]').getAttribute('href')) ?? '';
};

const named = (person: CountedPage, name: string) => person.page.locator(`[name="${name}"]`);
const button = (person: CountedPage, name: string) => person.page.getByRole('button', { name });

const aboutThePerson = async (person: CountedPage, name: string, cpr: string) => {
  await person.write(named(person, 'name'), name);
  await person.write(named(person, 'cpr'), cpr);
  await person.tick(named(person, 'personKnows'));
};
const aboutTheRest = async (person: CountedPage) => {
  await person.take(named(person, 'town'), 'Aarhus');
  await person.tick(person.page.locator('input[name="certainty"][value="likely"]'));
  await person.write(named(person, 'releaseDate'), inDays(50));
  await person.take(named(person, 'kind'), 'To tredjedele af straffen');
  await person.write(named(person, 'referrerName'), 'Opdigtet Socialrådgiver');
  await person.write(named(person, 'referrerContact'), '00 00 00 00');
};

/** The words that are there to be read: a list that is folded up is searched, not read. */
const wordsOn = (page: Page): Promise<number> =>
  page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const option of copy.querySelectorAll('option')) option.remove();
    return (copy.textContent ?? '').split(/\s+/u).filter((word) => word !== '').length;
  });

const budget = { pages: 2, fields: 12, clicks: 1 };

test('A1 journey 3: a person is referred within two pages, twelve fields, one click and four minutes', async () => {
  const link = await newLink();
  const person = counted(await open('phone'));
  await person.open(link);
  // What the page itself carries is nobody's to fill in.
  const all = await person.page
    .locator('form')
    .evaluate(
      (form) =>
        new Set(
          ([...(form as HTMLFormElement).elements] as HTMLInputElement[])
            .filter((one) => one.name !== '' && one.type !== 'hidden')
            .map((one) => one.name),
        ).size,
    );
  expect(all).toBe(12);
  const words = await wordsOn(person.page);
  await aboutThePerson(person, 'Opdigtet Rejsende', '12.3.1990');
  await aboutTheRest(person);
  await person.write(named(person, 'note'), 'Han vil gerne tale med jer snart.');
  await person.click(button(person, 'Send henvisningen'));
  await saysOn(person.page, /Nummeret er PM-\d+/u);
  const cost = person.cost();
  expectWithin('refer a person', cost, budget);
  const thanks = await wordsOn(person.page);
  expect(reckoned(cost, words + thanks), JSON.stringify({ ...cost, words, thanks })).toBeLessThan(4);
});

test('A2 A3 kept halfway, gone on with on another device, with the state of each part', async () => {
  const link = await newLink();
  const phone = counted(await open('phone'));
  await phone.open(link);
  await aboutThePerson(phone, 'Opdigtet Halvvejs', '13.3.1990');
  await phone.click(button(phone, 'Gem og fortsæt senere'));
  await saysOn(phone.page, /Gemt\. Linket virker til og med/u);

  const computer = counted(await open('desktop'));
  await computer.open(link);
  expect(await named(computer, 'name').inputValue()).toBe('Opdigtet Halvvejs');
  expect(await computer.page.locator('.pm-step-detail').allInnerTexts()).toEqual([
    'klar',
    'mangler',
    'mangler',
  ]);
  await aboutTheRest(computer);
  await computer.click(button(computer, 'Send henvisningen'));
  await saysOn(computer.page, /Nummeret er PM-\d+/u);
  expectWithin('go on elsewhere', computer.cost(), budget);
});

test('A1 A5 the same link later: a date is confirmed in three clicks at most, and the answer is read there', async () => {
  const link = await newLink();
  const person = counted(await open('phone'));
  await person.open(link);
  await aboutThePerson(person, 'Opdigtet Senere', '14.3.1990');
  await aboutTheRest(person);
  await person.click(button(person, 'Send henvisningen'));
  await saysOn(person.page, /Nummeret er PM-\d+/u);
  person.cost();

  await person.open(link);
  await saysOn(person.page, 'Modtaget. Der er ikke svaret endnu.');
  await person.tick(person.page.locator('input[name="answer"][value="same"]'));
  await person.click(button(person, 'Send svaret'));
  await saysOn(person.page, 'Tak. Koordinatoren ser dit svar.');
  expectWithin('confirm a date', person.cost(), { pages: 2, clicks: 1, fields: 1 });

  await desk.goto(`${demo.url}/today`);
  await saysOn(desk, 'Der er svar fra fængslet om Opdigtet Senere.');
  const line = desk.locator('.pm-day', { hasText: 'Opdigtet Senere er henvist' });
  await line.getByRole('link').click();
  await saysOn(desk, 'Programmets egne krav');
  await press(desk, 'Tag imod');
  await person.open(link);
  await saysOn(person.page, 'Taget imod.');
  expect(await person.page.locator('main').innerText()).not.toContain('Opdigtet Senere');
});
