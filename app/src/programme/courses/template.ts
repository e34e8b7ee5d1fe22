import type { Lang } from '../../ui/index.ts';

/** What a step's window is counted from. */
export type Anchor = 'release' | 'opened';

/** A step that every course has, with its window in whole days from the anchor (0 is the anchor's own day). */
export interface TemplateStep {
  readonly key: string;
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;
  readonly text: Readonly<Record<Lang, string>>;
}

const month = (number: number): TemplateStep => ({
  key: `month-${number}`,
  anchor: 'release',
  from: number * 30 - 7,
  to: number * 30 + 7,
  text: { da: `Kontakt i ${number}. måned`, en: `Contact in month ${number}` },
});

/** Months with a contact of their own; the talk at half a year takes the place of the sixth. */
const months = [1, 2, 3, 4, 5, 7, 8, 9, 10, 11];

/** The course from two months before release to one year after. The order is the order of the windows. */
export const template: readonly TemplateStep[] = Object.freeze([
  {
    key: 'introduction',
    anchor: 'opened',
    from: 0,
    to: 14,
    text: { da: 'Fortæl deltageren, hvad forløbet er', en: 'Tell the participant what the course is' },
  },
  {
    key: 'first-meeting',
    anchor: 'release',
    from: -60,
    to: -45,
    text: { da: 'Første møde i fængslet', en: 'First meeting in prison' },
  },
  {
    key: 'plan',
    anchor: 'release',
    from: -30,
    to: -15,
    text: {
      da: 'Aftal planen for tiden efter løsladelsen',
      en: 'Agree on the plan for the time after release',
    },
  },
  {
    key: 'gate',
    anchor: 'release',
    from: -14,
    to: -3,
    text: { da: 'Aftal, hvem der henter på dagen', en: 'Agree on who meets at the gate' },
  },
  { key: 'release', anchor: 'release', from: 0, to: 0, text: { da: 'Løsladelse', en: 'Release' } },
  {
    key: 'first-week',
    anchor: 'release',
    from: 1,
    to: 7,
    text: { da: 'Kontakt i den første uge', en: 'Contact in the first week' },
  },
  ...months.filter((number) => number < 6).map(month),
  {
    key: 'half-year',
    anchor: 'release',
    from: 176,
    to: 190,
    text: { da: 'Samtale efter et halvt år', en: 'Talk after half a year' },
  },
  ...months.filter((number) => number > 6).map(month),
  {
    key: 'closing',
    anchor: 'release',
    from: 350,
    to: 365,
    text: { da: 'Afsluttende samtale', en: 'Closing talk' },
  },
]);

/** The step's words; a step that the template no longer has is shown by its key. */
export const stepText = (lang: Lang, key: string): string =>
  template.find((step) => step.key === key)?.text[lang] ?? key;

/** The step that the release itself is: whether it is done follows from the release date, not from a tick. */
export const releaseStep = 'release';
/** The step in which it is agreed who meets at the gate. */
export const gateStep = 'gate';

export type PhaseKey = 'prison' | 'around-release' | 'first-month' | 'community' | 'closing';

/** The phases in days from release, both ends included. */
export const phases: readonly {
  readonly key: PhaseKey;
  readonly from: number;
  readonly to: number;
  readonly text: Readonly<Record<Lang, string>>;
}[] = Object.freeze([
  { key: 'prison', from: -60, to: -15, text: { da: 'I fængslet', en: 'In prison' } },
  { key: 'around-release', from: -14, to: 7, text: { da: 'Omkring løsladelsen', en: 'Around release' } },
  { key: 'first-month', from: 8, to: 30, text: { da: 'Første måned', en: 'First month' } },
  { key: 'community', from: 31, to: 334, text: { da: 'Hjemme', en: 'In the community' } },
  { key: 'closing', from: 335, to: 365, text: { da: 'Afslutning', en: 'Closing' } },
]);

/** The phase of a day, counted from release; before the first it is the first, after the last the last. */
export const phaseOn = (daysFromRelease: number): PhaseKey =>
  phases.find((phase) => daysFromRelease <= phase.to)?.key ?? 'closing';
