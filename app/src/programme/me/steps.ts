import type { Lang } from '../../ui/index.ts';
import { template } from '../courses/template.ts';

/** A step as it is said to the participant: what the two will do together, in a few short words. */
const own: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  introduction: { da: 'Hør om forløbet', en: 'Hear about the course' },
  'first-meeting': { da: 'Første møde', en: 'First meeting' },
  plan: { da: 'Lav en plan', en: 'Make a plan' },
  gate: { da: 'Aftal, hvem der henter dig', en: 'Agree on who meets you' },
  release: { da: 'Du kommer ud', en: 'You get out' },
  'first-week': { da: 'Vi ses i den første uge', en: 'We meet in the first week' },
  'half-year': { da: 'En god snak', en: 'A good talk' },
  closing: { da: 'Den sidste snak', en: 'The last talk' },
};
const month: Readonly<Record<Lang, string>> = { da: 'Vi ses', en: 'We meet' };

/** A step in the participant's words; one of a template of before as the staff say it. */
export const ownStep = (lang: Lang, key: string): string =>
  own[key]?.[lang] ??
  (key.startsWith('month-') ? month[lang] : (template.find((step) => step.key === key)?.text[lang] ?? key));

/** The keys that have words of their own. */
export const hasOwnWords = (key: string): boolean => key in own || key.startsWith('month-');
