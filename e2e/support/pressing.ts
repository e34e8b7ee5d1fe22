import { enterDemo } from './demo.ts';
import { knownPages } from './known.ts';
import { type Looker, openLooker } from './look.ts';
import { approveMentor } from './mentors.ts';
import { openDemo } from './open-demo.ts';

export const inDays = (days: number) =>
  Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days }).toString();

/** The first link of the page itself that is of this form; nothing where there is none. */
export const linkTo = async ({ page }: Looker, pattern: RegExp): Promise<string> => {
  const links = await page
    .locator('main a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return links.find((link) => link !== null && pattern.test(link)) ?? '';
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
