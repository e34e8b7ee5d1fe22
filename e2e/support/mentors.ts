import type { Page } from 'playwright-core';
import { buttons, fill, pick, press, saysOn } from './page.ts';

export interface NewMentor {
  readonly name: string;
  readonly email: string;
  readonly town: string;
  /** Where a clearance is seen. */
  readonly prison: string;
  readonly clearedUntil: Temporal.PlainDate;
}

/** Registers a mentor, sees what must be seen, notes the training, approves; the mentor's address comes back. */
export const approveMentor = async (desk: Page, url: string, mentor: NewMentor): Promise<string> => {
  await desk.goto(`${url}/mentors/new`);
  await fill(desk, 'name', mentor.name);
  await fill(desk, 'birthDate', '1975-05-05');
  await fill(desk, 'email', mentor.email);
  await pick(desk, 'town', mentor.town);
  await desk.getByLabel('Har været mentor eller noget lignende før').check();
  await press(desk, /Gem|Registrér/u);
  await desk.waitForURL(/\/mentors\/[0-9a-f-]{36}/u);
  const path = new URL(desk.url()).pathname;
  const steps = [
    /^Samtale holdt i dag/u,
    ...[1, 2].map(() => /^Set i dag/u),
    ...[1, 2, 3].map(() => /^Underskrevet i dag/u),
    /^Gennemført i dag/u,
  ];
  for (const what of steps) {
    if ((await buttons(desk, 'Godkend mentoren')) > 0) throw new Error('approved before everything is seen');
    await press(desk, what);
  }
  await press(desk, 'Godkend mentoren');
  await saysOn(desk, 'Mentoren er godkendt.');
  await desk.getByText('Skriv et tjek').click();
  const check = desk.locator('form', { has: desk.locator('[name="seenOn"]') });
  await check.locator('[name="kind"]').selectOption('prison-clearance');
  await check.locator('[name="prison"]').selectOption({ label: mentor.prison });
  await check.locator('[name="validUntil"]').fill(mentor.clearedUntil.toString());
  await check.getByRole('button', { name: 'Gem tjekket' }).click();
  await saysOn(desk, 'Tjekket er skrevet ned.');
  return path;
};
