import type { Lang } from '../../ui/index.ts';
import { withdrawalText } from './withdrawal.ts';

export const referralStates = ['new', 'accepted', 'declined', 'withdrawn'] as const;
export type ReferralState = (typeof referralStates)[number];

/** Why a referral is declined: a closed list, so that the reasons can be counted. */
export const declineReasons = [
  'outside-area',
  'release-too-late',
  'release-too-soon',
  'does-not-want',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why no date of release can be given. */
export const unknownReasons = ['pending-case', 'remand', 'not-calculated', 'other'] as const;
export type UnknownReason = (typeof unknownReasons)[number];

export const certainties = ['certain', 'likely', 'uncertain', 'unknown'] as const;
export type Certainty = (typeof certainties)[number];

export const languages = ['da', 'en', 'ar', 'so', 'fa', 'tr', 'pl', 'ro', 'uk', 'kl', 'other'] as const;
export type Language = (typeof languages)[number];

/** What may happen to a referral in each state, and who does it. A decision is made once. */
export const transitions: Readonly<
  Record<ReferralState, readonly { to: ReferralState; by: 'coordinator' }[]>
> = {
  new: [
    { to: 'accepted', by: 'coordinator' },
    { to: 'declined', by: 'coordinator' },
    { to: 'withdrawn', by: 'coordinator' },
  ],
  // Until something has come of it: a course, or an allocation.
  accepted: [{ to: 'withdrawn', by: 'coordinator' }],
  declined: [],
  withdrawn: [],
};

export const mayBecome = (from: ReferralState, to: ReferralState): boolean =>
  transitions[from].some((transition) => transition.to === to);

/** The states from which a referral may come to another. */
export const statesBefore = (to: ReferralState): readonly ReferralState[] =>
  referralStates.filter((from) => mayBecome(from, to));

/** The number that can be said on the telephone. */
export const referralNumber = (sequence: number): string => `PM-${sequence}`;

export const words: Readonly<
  Record<
    Lang,
    {
      readonly state: Readonly<Record<ReferralState, string>>;
      readonly reason: Readonly<Record<DeclineReason, string>>;
      readonly unknownReason: Readonly<Record<UnknownReason, string>>;
      readonly certainty: Readonly<Record<Certainty, string>>;
      readonly language: Readonly<Record<Language, string>>;
    }
  >
> = {
  da: {
    state: { new: 'Ny', accepted: 'Taget imod', declined: 'Afvist', withdrawn: 'Trukket tilbage' },
    reason: {
      'outside-area': 'Løslades til en by, vi ikke dækker',
      'release-too-late': 'Løsladelsen er for langt væk',
      'release-too-soon': 'Løsladelsen er for tæt på',
      'does-not-want': 'Ønsker det ikke alligevel',
      other: 'Andet',
    },
    unknownReason: {
      'pending-case': 'Der er en sag, der ikke er afgjort',
      remand: 'Personen er varetægtsfængslet',
      'not-calculated': 'Datoen er ikke beregnet endnu',
      other: 'Andet',
    },
    certainty: { certain: 'Sikker', likely: 'Sandsynlig', uncertain: 'Usikker', unknown: 'Kendes ikke' },
    language: {
      da: 'Dansk',
      en: 'Engelsk',
      ar: 'Arabisk',
      so: 'Somali',
      fa: 'Persisk (farsi, dari)',
      tr: 'Tyrkisk',
      pl: 'Polsk',
      ro: 'Rumænsk',
      uk: 'Ukrainsk',
      kl: 'Grønlandsk',
      other: 'Et andet sprog',
    },
  },
  en: {
    state: { new: 'New', accepted: 'Accepted', declined: 'Declined', withdrawn: 'Withdrawn' },
    reason: {
      'outside-area': 'Released to a town we do not cover',
      'release-too-late': 'The release is too far away',
      'release-too-soon': 'The release is too close',
      'does-not-want': 'Does not want it after all',
      other: 'Other',
    },
    unknownReason: {
      'pending-case': 'There is a case that is not decided',
      remand: 'The person is on remand',
      'not-calculated': 'The date is not calculated yet',
      other: 'Other',
    },
    certainty: { certain: 'Certain', likely: 'Likely', uncertain: 'Uncertain', unknown: 'Not known' },
    language: {
      da: 'Danish',
      en: 'English',
      ar: 'Arabic',
      so: 'Somali',
      fa: 'Persian (Farsi, Dari)',
      tr: 'Turkish',
      pl: 'Polish',
      ro: 'Romanian',
      uk: 'Ukrainian',
      kl: 'Greenlandic',
      other: 'Another language',
    },
  },
};

export const languageName = (lang: Lang, code: string): string =>
  words[lang].language[languages.find((one) => one === code) ?? 'other'];

/** Why a referral was declined or withdrawn, in words. */
export const decisionReason = (
  lang: Lang,
  state: ReferralState,
  reason: string | null,
): string | undefined => {
  if (reason === null) return undefined;
  if (state === 'withdrawn') return withdrawalText(lang, reason);
  const decline = declineReasons.find((one) => one === reason);
  return decline === undefined ? reason : words[lang].reason[decline];
};
