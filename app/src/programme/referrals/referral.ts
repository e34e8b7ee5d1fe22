import type { Lang } from '../../ui/index.ts';

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

/** Why a referral is withdrawn, by whoever referred or by the person. */
export const withdrawReasons = [
  'referrer-withdrew',
  'does-not-want',
  'transferred',
  'by-mistake',
  'other',
] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

export const certainties = ['certain', 'likely', 'uncertain', 'unknown'] as const;
export type Certainty = (typeof certainties)[number];

export const languages = ['da', 'en', 'ar', 'so', 'fa', 'tr', 'pl', 'ro', 'uk', 'kl', 'other'] as const;
export type Language = (typeof languages)[number];

/** How many days a one-time link is open. */
export const linkOpenDays = 14;

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
      readonly withdrawal: Readonly<Record<WithdrawReason, string>>;
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
    withdrawal: {
      'referrer-withdrew': 'Den, der henviste, har trukket den tilbage',
      'does-not-want': 'Personen ønsker det ikke alligevel',
      transferred: 'Personen er flyttet til et fængsel, vi ikke samarbejder med',
      'by-mistake': 'Henvist ved en fejl',
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
    withdrawal: {
      'referrer-withdrew': 'The one who referred has withdrawn it',
      'does-not-want': 'The person does not want it after all',
      transferred: 'The person was moved to a prison that we do not work with',
      'by-mistake': 'Referred by mistake',
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
  const withdrawal = withdrawReasons.find((one) => one === reason);
  const decline = declineReasons.find((one) => one === reason);
  if (state === 'withdrawn' && withdrawal !== undefined) return words[lang].withdrawal[withdrawal];
  return decline === undefined ? reason : words[lang].reason[decline];
};
