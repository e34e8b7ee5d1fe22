import type { Lang } from '../../ui/index.ts';

/** Where a referral stands when it is withdrawn: no answer yet, accepted and waiting, or the person is released. */
export const withdrawPhases = ['before-answer', 'waiting', 'after-release'] as const;
export type WithdrawPhase = (typeof withdrawPhases)[number];

/** Why a referral is withdrawn: a closed list, so that the reasons can be counted. */
export const withdrawReasons = [
  'referrer-withdrew',
  'does-not-want',
  'transferred',
  'other-offer',
  'no-pair-in-time',
  'no-contact',
  'moved-away',
  'new-sentence',
  'by-mistake',
  'other',
] as const;
export type WithdrawReason = (typeof withdrawReasons)[number];

/** Which reasons there can be in each phase. */
export const reasonsIn: Readonly<Record<WithdrawPhase, readonly WithdrawReason[]>> = {
  'before-answer': ['referrer-withdrew', 'does-not-want', 'transferred', 'by-mistake', 'other'],
  waiting: [
    'does-not-want',
    'transferred',
    'other-offer',
    'no-pair-in-time',
    'referrer-withdrew',
    'by-mistake',
    'other',
  ],
  'after-release': ['does-not-want', 'no-contact', 'moved-away', 'other-offer', 'new-sentence', 'other'],
};

/** Where a referral stands: the answer comes first, then the day of release. */
export const phaseOf = (
  state: string,
  release: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): WithdrawPhase => {
  if (state === 'new') return 'before-answer';
  return release !== undefined && Temporal.PlainDate.compare(release, today) <= 0
    ? 'after-release'
    : 'waiting';
};

export const withdrawalWords: Readonly<Record<Lang, Readonly<Record<WithdrawReason, string>>>> = {
  da: {
    'referrer-withdrew': 'Den, der henviste, har trukket den tilbage',
    'does-not-want': 'Personen ønsker det ikke alligevel',
    transferred: 'Personen er flyttet til et fængsel, vi ikke samarbejder med',
    'other-offer': 'Personen har fået et andet tilbud',
    'no-pair-in-time': 'Der kunne ikke findes to mentorer i tide',
    'no-contact': 'Vi kan ikke få kontakt med personen',
    'moved-away': 'Personen er flyttet til en by, vi ikke dækker',
    'new-sentence': 'Personen er i fængsel igen',
    'by-mistake': 'Henvist ved en fejl',
    other: 'Andet',
  },
  en: {
    'referrer-withdrew': 'The one who referred has withdrawn it',
    'does-not-want': 'The person does not want it after all',
    transferred: 'The person was moved to a prison that we do not work with',
    'other-offer': 'The person has another offer',
    'no-pair-in-time': 'Two mentors could not be found in time',
    'no-contact': 'We cannot get in touch with the person',
    'moved-away': 'The person has moved to a town that we do not cover',
    'new-sentence': 'The person is in prison again',
    'by-mistake': 'Referred by mistake',
    other: 'Other',
  },
};

export const withdrawalText = (lang: Lang, reason: string): string => {
  const known = withdrawReasons.find((one) => one === reason);
  return known === undefined ? reason : withdrawalWords[lang][known];
};

export const phaseWords: Readonly<Record<Lang, Readonly<Record<WithdrawPhase, string>>>> = {
  da: {
    'before-answer': 'før der var svar',
    waiting: 'mens personen ventede',
    'after-release': 'efter løsladelsen',
  },
  en: {
    'before-answer': 'before there was an answer',
    waiting: 'while the person waited',
    'after-release': 'after the release',
  },
};
