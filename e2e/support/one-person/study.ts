import type { Page } from 'playwright-core';
import { fill, follow, press, saysOn } from '../page.ts';
import { protocol, title } from './protocol.ts';

/** Registers the plan, once with a fault that is told and once as it should be; the study's address comes back. */
export const registerStudy = async (manager: Page, url: string): Promise<string> => {
  await manager.goto(`${url}/studies`);
  await follow(manager, 'Registrér et forsøg');
  await fill(manager, 'protocol', JSON.stringify({ ...protocol, title: { da: title.da } }));
  await press(manager, 'Læs protokollen');
  await saysOn(manager, /kan ikke bruges endnu/u);
  await fill(manager, 'protocol', JSON.stringify(protocol));
  await press(manager, 'Læs protokollen');
  await press(manager, 'Registrér og forsegl');
  await saysOn(manager, 'lodtrækningen er forseglet');
  return manager.url();
};

/** Moves the study on: asked first, and done when it is said once more. */
export const move = async (manager: Page, study: string, button: string, state: string): Promise<void> => {
  await manager.goto(study);
  await follow(manager, button);
  await press(manager, button);
  await saysOn(manager, state);
};
