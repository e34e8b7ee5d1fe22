import type { Page } from 'playwright-core';
import { choose, follow, press, saysOn } from './page.ts';

/** From the page of a course about which three are asked: the coordinator was told three yeses, and the pair is live. */
export const allSayYes = async (desk: Page): Promise<void> => {
  await follow(desk, 'Skriv svar');
  for (const party of ['participant', 'mentor-1', 'mentor-2']) await choose(desk, party, 'yes');
  await press(desk, 'Gem svar');
  await saysOn(desk, /Alle tre har sagt ja\. Parret er sat/u);
};

/** From the page of suggestions: the three are asked, and all say yes. */
export const askThree = async (desk: Page): Promise<void> => {
  await press(desk, 'Spørg de tre');
  await saysOn(desk, /De tre er spurgt\. Svar senest/u);
  await allSayYes(desk);
};
