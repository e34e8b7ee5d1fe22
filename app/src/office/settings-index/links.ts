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
  {
    href: '/settings/matching',
    text: { da: 'Valg af par', en: 'Choosing pairs' },
    about: {
      da: 'Hvad der tæller, når to mentorer vælges til en deltager, og hvilke grænser der gælder.',
      en: 'What counts when two mentors are chosen for a participant, and which limits hold.',
    },
  },
  {
    href: '/settings/training',
    text: { da: 'Kurser for mentorer', en: 'Training for mentors' },
    about: {
      da: 'Hvilke kurser en mentor skal have taget, og hvor længe de gælder.',
      en: 'Which courses a mentor must have taken, and how long they hold.',
    },
  },
  {
    href: '/settings/conduct',
    text: { da: 'Regler for mentorer', en: 'Code of conduct' },
    about: {
      da: 'Det, alle mentorer siger ja til. En ny version skal accepteres igen.',
      en: 'What every mentor agrees to. A new version must be accepted again.',
    },
  },
  {
    href: '/settings/places',
    text: { da: 'Steder', en: 'Places' },
    about: {
      da: 'Hvor byer og fængsler ligger, så rejsetiden kan skønnes.',
      en: 'Where towns and prisons lie, so that travel time can be estimated.',
    },
  },
  {
    href: '/settings/names',
    text: { da: 'Navne eller dæknavne', en: 'Names or aliases' },
    about: {
      da: 'Om en afdeling viser deltagernes navne eller dæknavne på lister og sider.',
      en: 'Whether a branch shows the participants’ names or aliases on lists and pages.',
    },
  },
  {
    href: '/settings/expenses',
    text: { da: 'Takst for kørsel', en: 'Rate for driving' },
    about: {
      da: 'Hvad en kilometer i egen bil giver, og fra hvilken dag.',
      en: 'What a kilometre in one’s own car gives, and from which day.',
    },
  },
];
