import { enterDemo } from './demo.ts';
import { knownPages } from './known.ts';
import { type Looker, openLooker } from './look.ts';
import { approveMentor } from './mentors.ts';
import { openDemo } from './open-demo.ts';

export const inDays = (days: number) =>
  Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days }).toString();

/** The links of the page itself that are of this form. */
export const linksTo = async ({ page }: Looker, pattern: RegExp): Promise<readonly string[]> => {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
  );
  return links.flatMap((link) => (link !== null && pattern.test(link) ? [link] : []));
};

/** The first of them; nothing where there is none. */
export const linkTo = async (looker: Looker, pattern: RegExp): Promise<string> =>
  (await linksTo(looker, pattern))[0] ?? '';

/** The first participant's course whose page has all of these: which one that is, depends on the day of the demo. */
export const courseWith = async ({ page }: Looker, parts: readonly string[]): Promise<string> => {
  const { origin } = new URL(page.url());
  const read = async (address: string) => (await page.request.get(`${origin}${address}`)).text();
  for (const [person] of (await read('/people')).matchAll(/\/people\/[0-9a-f-]{36}(?=")/gu)) {
    const [course = person] = /\/courses\/[0-9a-f-]{36}(?=")/u.exec(await read(person)) ?? [];
    const html = await read(course);
    if (parts.every((part) => html.includes(part))) return course;
  }
  throw new Error(`no course has ${parts.join(' and ')}`);
};

/** A demo of the file's own, and those who press in it. */
export interface Pressing {
  /** Somebody without an account. */
  readonly somebody: () => Promise<Looker>;
  /** Whoever has this role in the demo: one person, however often the file asks. */
  readonly as: (persona: string) => Promise<Looker>;
  /** Somebody new who can be asked about this course: approved, and let into the prison where the participant sits. */
  readonly newMentorFor: (desk: Looker, course: string, name: string) => Promise<void>;
}

export const openPressing = (): Pressing => {
  const demo = openDemo();
  const known = knownPages();
  const present = new Map<string, Looker>();
  const somebody = () => openLooker(demo.browser, demo.url, known);
  return {
    somebody,
    as: async (persona) => {
      const here = present.get(persona);
      if (here !== undefined) return here;
      const looker = await somebody();
      await enterDemo(looker.page, demo.url, persona);
      present.set(persona, looker);
      return looker;
    },
    newMentorFor: async ({ page }, course, name) => {
      await page.goto(`${demo.url}${course}`);
      const prison =
        /sidder i ([^·\n]+)/u.exec(await page.locator('main').innerText())?.[1]?.trim() ?? 'Nyborg';
      const email = `${name.split(' ')[0]?.toLowerCase()}@demo.invalid`;
      const clearedUntil = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days: 900 });
      await approveMentor(page, demo.url, { name, email, town: 'Aarhus', prison, clearedUntil });
    },
  };
};
