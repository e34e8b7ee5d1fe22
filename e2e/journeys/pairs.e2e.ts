import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMentor } from '../../app/src/programme/courses/fixture.ts';
import { closeScreens, expectAccessible, expectDanish, openBrowser, openPerson } from '../support/browser.ts';
import { ownPageOfCourse } from '../support/card.ts';
import { counted, expectWithin } from '../support/counting.ts';
import { enterDemo } from '../support/demo.ts';
import { movableClock, openRunningHouse, type RunningHouse } from '../support/house.ts';
import { saysOn } from '../support/page.ts';

/** Pairs for everybody who waits: found, one line changed, and sent in one save. No JavaScript anywhere. */
let house: RunningHouse;
let browser: Browser;

beforeAll(async () => {
  house = await openRunningHouse(movableClock(), { demo: 'on' });
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens(browser);
  await house?.close();
});

const open = async (javaScript = false): Promise<Page> => {
  const context = await openPerson(browser, { javaScript });
  return context.newPage();
};

/** What somebody sees, looked at by axe at both widths; that takes scripts, which the person has not. */
const lookAt = async (person: Page): Promise<void> => {
  const looker = await open(true);
  await looker.context().addCookies(await person.context().cookies());
  await looker.goto(person.url());
  await expectAccessible(looker);
  await expectDanish(looker);
  await looker.close();
};

/** In the demo's Aarhus everybody has a pair: one course loses its two, and three mentors have come. */
const furnish = async (): Promise<string> => {
  const { owner } = house;
  const { rows } = await owner.query(
    `select c.id, c.branch_id, c.organisation_id, r.prison_id, r.town_id
     from programme.course c join office.branch b on b.id = c.branch_id and b.name = 'Aarhus'
     join programme.referral r on r.person_id = c.person_id and r.state = 'accepted'
     where c.closed_on is null order by c.opened_on limit 1`,
  );
  const [course] = rows;
  await owner.query(
    `update programme.assignment set period = daterange(lower(period), current_date), end_reason = 'mentor-moved'
     where course_id = $1 and upper_inf(period)`,
    [course.id],
  );
  const place = { branchB: randomUUID(), townB: randomUUID(), prisonTwo: randomUUID() };
  const ids = {
    ...place,
    organisation: course.organisation_id,
    branchA: course.branch_id,
    townA: course.town_id,
    prison: course.prison_id,
  };
  for (const name of ['Åge Opdigtet', 'Bodil Opdigtet', 'Carl Opdigtet'])
    await addMentor({ owner, ids }, { name });
  return `/courses/${course.id}`;
};

/** The first mentor of the list who is not one of the two on the line. */
const anotherOf = async (page: Page): Promise<string> => {
  const list = page.locator('select[name="first"]');
  const two = [await list.inputValue(), await page.locator('select[name="other"]').inputValue()];
  for (const option of await list.locator('option').all())
    if (!two.includes((await option.getAttribute('value')) ?? '')) return option.innerText();
  throw new Error('nobody else may be chosen');
};

test('D49 D50 journey 9: a plan, one line changed, sent in one save; two presses ask each of the three once', async () => {
  const desk = await open();
  await enterDemo(desk, house.url, 'Koordinator, Aarhus');
  const course = await furnish();

  const person = counted(desk);
  await person.click(desk.getByRole('link', { name: 'Par', exact: true }).first());
  await person.click(desk.getByRole('button', { name: 'Find par til alle' }));
  expect(await desk.locator('main').innerText()).toContain('Bedst mulig plan');
  await lookAt(desk);
  await person.click(desk.getByRole('link', { name: /^Ret/u }).first());
  const other = await anotherOf(desk);
  await person.take(desk.locator('select[name="first"]'), other);
  await person.write(desk.locator('[name="reason"]'), 'Bor lige ved siden af.');
  await person.click(desk.getByRole('button', { name: 'Gem', exact: true }));
  await saysOn(desk, 'Forslaget er rettet.');
  expect(await desk.locator('main table').innerText()).toContain(other.split(',')[0] ?? '');
  await desk.getByRole('button', { name: 'Send alle forslag' }).dblclick();
  await saysOn(desk, 'Ingen venter på et par');
  // And the two presses of the last button.
  expectWithin('journey 9', person.cost(), { clicks: 4, fields: 2 });
  const { rows } = await house.owner.query(
    `select (select count(*)::int from programme.match where course_id = $1 and state = 'asked') asked,
       (select count(*)::int from audit.event where action = 'match-plan.published') sent`,
    [course.slice('/courses/'.length)],
  );
  expect(rows).toEqual([{ asked: 1, sent: 1 }]);

  const phone = await open();
  await desk.goto(`${house.url}${course}`);
  await ownPageOfCourse(desk, phone, house.url);
  await lookAt(phone);
  await phone.getByRole('link', { name: 'Se det, og svar' }).click();
  await saysOn(phone, 'Vil du prøve?');
  await lookAt(phone);
});
