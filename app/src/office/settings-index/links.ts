import type { Lang } from '../../ui/index.ts';

interface SettingsLink {
  readonly href: string;
  readonly text: Readonly<Record<Lang, string>>;
  /** What can be decided there, in a sentence. */
  readonly about: Readonly<Record<Lang, string>>;
}

/** What the programme decides for itself, a line each, in the order in which a course meets it. */
export const settingsLinks: readonly SettingsLink[] = [
  {
    href: '/settings/intake',
    text: { da: 'Krav til henvisninger', en: 'Requirements for referrals' },
    about: {
      da: 'Alder og uger til løsladelsen, som koordinatoren ser ved hver henvisning.',
      en: 'Age and weeks to the release, as the coordinator sees them with each referral.',
    },
  },
  {
    href: '/settings/consents',
    text: { da: 'Samtykkernes ord', en: 'The words of the consents' },
    about: {
      da: 'Det, deltageren siger ja til, i ord der kan læses højt.',
      en: 'What the participant says yes to, in words that can be read aloud.',
    },
  },
];
