import type { Page } from 'playwright-core';
import type { Forms } from '../forms.ts';
import { fill } from '../page.ts';
import type { Participant } from './expected.ts';

const source = 'Telefon med fængslet';

/** From the line of the day's list to the filled-in form: the same for who has a course and who has none. */
export const answerTheDay = async (desk: Page, url: string, person: Participant): Promise<void> => {
  await desk.goto(`${url}/today`);
  const line = desk.locator('.pm-day', { hasText: `${person.name} skulle være løsladt` });
  await line.getByRole('link', { name: 'Bekræft løsladelsen' }).click();
  await fill(desk, 'date', person.release.toString());
  await fill(desk, 'source', source);
};

/** The same form for one of the many. */
export const sendRelease = async (coordinator: Forms, person: Participant): Promise<void> => {
  const form = await coordinator.get(`${person.path}/release-date?kind=actual`);
  await coordinator.send(`${person.path}/release-date`, {
    kind: 'actual',
    certainty: 'certain',
    date: person.release.toString(),
    latestDate: '',
    source,
    basis: /name="basis" value="([^"]+)"/u.exec(form)?.[1] ?? '',
  });
};
